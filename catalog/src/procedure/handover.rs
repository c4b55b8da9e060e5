//! How the result is handed over (trả kết quả): at the office, at home by post, or online.

use serde::{Deserialize, Serialize};

use super::parts::Means;
use super::record::Procedure;

/// A way to hand over the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Handover {
    /// Tại nơi nộp hồ sơ.
    AtOffice,
    /// Tại nhà, qua bưu chính.
    AtHome,
    /// Trực tuyến.
    Online,
}

/// The ways to hand over the result, by how the dossier was filed. Each list is sorted, each way once; it is empty if the
/// source states nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handovers {
    /// Of a dossier that was filed online.
    pub filed_online: Vec<Handover>,
    /// Of a dossier that was filed in any other way.
    pub filed_otherwise: Vec<Handover>,
}

impl Handover {
    /// All ways, the most common first.
    pub const ALL: [Self; 3] = [Self::AtOffice, Self::AtHome, Self::Online];

    /// The way in words: "Tại nơi nộp".
    pub const fn label(self) -> &'static str {
        match self {
            Self::AtOffice => "Tại nơi nộp",
            Self::AtHome => "Tại nhà (bưu chính)",
            Self::Online => "Trực tuyến",
        }
    }
}

impl Handovers {
    /// The same ways, sorted, each once.
    pub fn of(mut filed_online: Vec<Handover>, mut filed_otherwise: Vec<Handover>) -> Self {
        for ways in [&mut filed_online, &mut filed_otherwise] {
            ways.sort_unstable();
            ways.dedup();
        }
        Self { filed_online, filed_otherwise }
    }

    /// Whether the source states nothing.
    pub fn is_empty(&self) -> bool {
        self.filed_online.is_empty() && self.filed_otherwise.is_empty()
    }

    /// The ways in sentences: one if they do not depend on how the dossier was filed, or if it cannot be filed online. None
    /// if nothing is stated.
    fn sentences(&self, can_be_filed_online: bool) -> Vec<String> {
        let sentence =
            |filed: &str, ways: &[Handover]| (!ways.is_empty()).then(|| format!("Nhận kết quả{filed}: {}.", list(ways)));
        let is_never_filed_online = self.filed_online.is_empty() && !can_be_filed_online;
        if self.filed_online == self.filed_otherwise || is_never_filed_online {
            return sentence("", &self.filed_otherwise).into_iter().collect();
        }
        let online = sentence(" khi nộp trực tuyến", &self.filed_online);
        let otherwise = sentence(" khi nộp trực tiếp, qua bưu chính", &self.filed_otherwise);
        [online, otherwise].into_iter().flatten().collect()
    }
}

impl Procedure {
    /// How the result is handed over, in sentences.
    pub fn handover_sentences(&self) -> Vec<String> {
        self.handovers.sentences(self.channels.iter().any(|channel| channel.means == Means::Online))
    }
}

fn list(ways: &[Handover]) -> String {
    ways.iter().map(|way| way.label().to_lowercase()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_that_do_not_depend_on_filing_are_one_sentence() {
        use Handover::{AtHome, AtOffice, Online};
        let said =
            |online: &[Handover], otherwise: &[Handover]| Handovers::of(online.to_vec(), otherwise.to_vec()).sentences(true);
        assert_eq!(said(&[], &[]), [""; 0]);
        assert_eq!(
            said(&[Online, AtHome, AtOffice], &[AtOffice, AtHome, Online, Online]),
            ["Nhận kết quả: tại nơi nộp, tại nhà (bưu chính), trực tuyến."]
        );
        assert_eq!(
            said(&[Online], &[AtOffice]),
            ["Nhận kết quả khi nộp trực tuyến: trực tuyến.", "Nhận kết quả khi nộp trực tiếp, qua bưu chính: tại nơi nộp."]
        );
        let in_person = Handovers::of(Vec::new(), vec![AtOffice]).sentences(false);
        assert_eq!(in_person, ["Nhận kết quả: tại nơi nộp."]);
        assert_eq!(said(&[Online], &[]), ["Nhận kết quả khi nộp trực tuyến: trực tuyến."]);
    }
}
