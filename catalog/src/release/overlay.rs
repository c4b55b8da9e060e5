//! What one office says on a site of many (lớp riêng của cơ quan): who it is, and its facts of procedures. A device lays
//! it over the national release, which is the same for all offices.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::names::{Names, brief};
use super::pack;
use super::read::{Json, office, text, whole};
use crate::office::Office;
use crate::procedure::{Code, FeeBrief, Local, Procedure, Scope, TimeBrief};

/// The member of an office's web manifest that holds its part. One file is enough for both, and a free host takes only so
/// many files.
const MEMBER: &str = "co_quan";

/// One office's part of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// The code of its administrative unit (mã đơn vị hành chính): "04306".
    pub code: String,
    /// The office.
    pub office: Office,
    /// Its facts, sorted by the procedure's code.
    pub facts: Vec<OverlayFact>,
}

/// What an office says of a procedure, and what lists then show of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlayFact {
    /// The procedure.
    pub code: Code,
    /// What the office says. None if it says nothing while the site's own office does: lists then show the source's time and
    /// fee again.
    pub local: Option<Local>,
    /// The time that lists show.
    pub time: TimeBrief,
    /// The fee that lists show.
    pub fee: FeeBrief,
}

impl OverlayFact {
    /// What an office says of a procedure, for a release of a day.
    pub fn of(procedure: &Procedure, local: Option<Local>, made: Date) -> Self {
        let laid_over = Procedure { local, ..procedure.clone() };
        let (time, fee) = brief(&laid_over, made);
        Self { code: laid_over.code, local: laid_over.local, time, fee }
    }
}

/// A pack inside a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inlined {
    /// The pack in Base64.
    pub base64: String,
    /// Its SHA-256 in hex.
    pub sha256: String,
    /// Its size in bytes, decompressed.
    pub unpacked: u64,
}

impl Overlay {
    /// Writes the office's part into its web manifest. `facts` is the pack of [`Overlay::facts`].
    pub fn write_into(&self, manifest: &mut serde_json::Value, facts: Inlined) {
        let Inlined { base64, sha256, unpacked } = facts;
        manifest[MEMBER] = serde_json::json!({
            "ma": self.code,
            "site": self.office,
            "facts": { "base64": base64, "sha256": sha256, "unpacked": unpacked },
        });
    }

    /// Reads the office's part of the tree that a JSON parser made of its web manifest. `decode` is Base64's.
    pub fn read(manifest: &impl Json, decode: impl Fn(&str) -> Option<Vec<u8>>) -> Option<Self> {
        let member = manifest.get(MEMBER)?;
        let facts = member.get("facts")?;
        let packed = decode(&text(&facts, "base64")?)?;
        let facts = pack::open(&packed, &text(&facts, "sha256")?, whole(&facts, "unpacked")?).ok()?;
        Some(Self { code: text(&member, "ma")?, office: office(&member.get("site")?)?, facts })
    }

    /// What the office says of a procedure.
    pub fn local(&self, code: &Code) -> Option<&Local> {
        self.fact(code)?.local.as_ref()
    }

    /// A procedure as this office presents it. What the site's own office says of it is not said here.
    pub fn laid_over(&self, procedure: Procedure) -> Procedure {
        Procedure { local: self.local(&procedure.code).cloned(), ..procedure }
    }

    /// Puts the office's times and fees into lists.
    pub fn lay_over(&self, names: &mut Names) {
        for line in &mut names.lines {
            if let Some(fact) = self.fact(&line.code) {
                (line.time, line.fee) = (fact.time, fact.fee);
            }
        }
    }

    /// The procedures that the office says it receives (true) or does not receive (false), by ordinal.
    pub fn stated(&self, names: &Names) -> Vec<(u32, bool)> {
        let lines = names.lines.iter().zip(0..);
        let scope = |code| self.local(code).and_then(|local| local.scope);
        lines.filter_map(|(line, ordinal)| Some((ordinal, scope(&line.code).map(Scope::received_here)?))).collect()
    }

    fn fact(&self, code: &Code) -> Option<&OverlayFact> {
        let place = self.facts.binary_search_by(|fact| fact.code.cmp(code)).ok()?;
        self.facts.get(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::{Level, Shortened};

    fn voi() -> Procedure {
        Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into())
    }

    fn overlay(local: Option<Local>) -> Overlay {
        let fact = OverlayFact { code: voi().code, local, time: TimeBrief::Varies, fee: FeeBrief::Free };
        let office = Office::blank("Xã Mẫu".into(), Level::Commune);
        Overlay { code: "00001".into(), office, facts: vec![fact] }
    }

    #[test]
    fn the_offices_facts_take_the_place_of_the_sites() {
        let here = Local { note: "ở đây".into(), ..Local::default() };
        let national = Procedure { local: Some(Local { time: Shortened::NotCut, ..Local::default() }), ..voi() };
        assert_eq!(overlay(Some(here.clone())).laid_over(national.clone()).local, Some(here));
        assert_eq!(overlay(None).laid_over(national).local, None);
    }

    #[test]
    fn lists_show_the_offices_time_and_fee_and_the_search_knows_what_it_receives() {
        let mut names = Names::of(&[voi(), Procedure::blank(Code::parse("1.000002").unwrap(), "Nuôi trâu".into())]);
        let before = names.lines[1].clone();
        let overlay = overlay(Some(Local { scope: Some(Scope::NotReceived), ..Local::default() }));
        overlay.lay_over(&mut names);
        assert_eq!((names.lines[0].time, names.lines[0].fee), (TimeBrief::Varies, FeeBrief::Free));
        assert_eq!(names.lines[1], before);
        assert_eq!(overlay.stated(&names), [(0, false)]);
    }
}
