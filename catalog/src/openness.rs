//! The figures of the openness page ("Công khai"): what the catalogue itself says of how much is posted, cut
//! and open. Counted once when a site is built, from the procedures that are in it.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::cut::per_cent;
use crate::day::written;
use crate::{Code, Comparison, FeeBrief, OnlineLevel, Procedure, Scope};

/// How many of the procedures changed last are named.
const CHANGED_LAST: usize = 10;
/// What a cut is measured by in official reports: a fifth of the legal time.
const FIFTH: u32 = 20;

/// The figures of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Openness {
    /// All procedures.
    pub procedures: u32,
    /// How many of each scope, in the order of [`Scope::ALL`].
    pub by_scope: [u32; 4],
    /// What became of the times.
    pub times: TimeFigures,
    /// How many of each online level, in the order of [`OnlineLevel::ALL`].
    pub by_online_level: [u32; 3],
    /// How many state what is to be paid: an amount, words, or that nothing is.
    pub fee_stated: u32,
    /// How many leave the fee to the province, without the office saying what that has set.
    pub fee_by_province: u32,
    /// When the source last changed each.
    pub changes: Changes,
}

/// How the office's own times stand to the legal ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeFigures {
    /// Shorter than the legal time.
    pub cut: u32,
    /// Of them, shorter by a fifth of the legal time or more.
    pub cut_by_fifth: u32,
    /// The mean of the cuts, in tenths of a per cent; 0 where nothing is cut.
    pub mean_per_mille: u32,
    /// Stated as not cut, or the same as the legal time.
    pub not_cut: u32,
    /// An office's time that cannot be compared with a legal one.
    pub incomparable: u32,
}

/// How fresh the postings are, where the sources say when they changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The oldest.
    #[serde(with = "crate::day::optional")]
    pub oldest: Option<Date>,
    /// The newest.
    #[serde(with = "crate::day::optional")]
    pub newest: Option<Date>,
    /// How many changed on the newest day.
    pub on_newest: u32,
    /// How many sources do not say.
    pub undated: u32,
    /// The procedures changed last, the newest first.
    pub last: Vec<Change>,
}

/// When a procedure last changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub code: Code,
    /// The day.
    #[serde(with = "crate::day")]
    pub day: Date,
}

impl Openness {
    /// Counts a catalogue.
    pub fn of(procedures: &[Procedure]) -> Self {
        let scope = |procedure: &Procedure| procedure.local.as_ref().and_then(|local| local.scope);
        Self {
            procedures: procedures.len() as u32,
            by_scope: Scope::ALL.map(|wanted| count(procedures, |procedure| scope(procedure) == Some(wanted))),
            times: TimeFigures::of(procedures),
            by_online_level: OnlineLevel::ALL.map(|level| count(procedures, |procedure| procedure.online == level)),
            fee_stated: count(procedures, |procedure| {
                !matches!(FeeBrief::of(procedure), FeeBrief::Unknown | FeeBrief::ByProvince)
            }),
            fee_by_province: count(procedures, |procedure| FeeBrief::of(procedure) == FeeBrief::ByProvince),
            changes: Changes::of(procedures),
        }
    }

    /// How many the office says that it receives.
    pub fn received_here(&self) -> u32 {
        let scopes = Scope::ALL.iter().zip(self.by_scope);
        scopes.filter(|(scope, _)| scope.received_here()).map(|(_, count)| count).fold(0, u32::saturating_add)
    }

    /// Of how many the office does not say what it does.
    pub fn scope_unsaid(&self) -> u32 {
        self.by_scope.into_iter().fold(self.procedures, u32::saturating_sub)
    }

    /// How many say nothing of a fee.
    pub fn fee_unknown(&self) -> u32 {
        self.procedures.saturating_sub(self.fee_stated).saturating_sub(self.fee_by_province)
    }
}

impl TimeFigures {
    fn of(procedures: &[Procedure]) -> Self {
        let mut figures = Self::default();
        let mut sum = 0;
        for procedure in procedures {
            match procedure.comparison() {
                Comparison::Unsaid => {}
                Comparison::NotCut => figures.not_cut += 1,
                Comparison::Incomparable => figures.incomparable += 1,
                Comparison::Cut(cut) => {
                    figures.cut += 1;
                    figures.cut_by_fifth += u32::from(cut.at_least(FIFTH));
                    sum += cut.per_mille();
                }
            }
        }
        figures.mean_per_mille = (sum + figures.cut / 2).checked_div(figures.cut).unwrap_or_default();
        figures
    }

    /// How many times the office has stated that can be compared with the legal ones.
    pub fn compared(&self) -> u32 {
        self.cut.saturating_add(self.not_cut)
    }

    /// How many times the office has stated.
    pub fn stated(&self) -> u32 {
        self.compared().saturating_add(self.incomparable)
    }

    /// What the page says of the cuts, a sentence each; nothing where the office states no time.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if self.compared() > 0 {
            sentences.push(format!(
                "Văn phòng rút ngắn thời hạn của {} trong {} thủ tục so được với luật định.",
                self.cut,
                self.compared()
            ));
        }
        if self.cut > 0 {
            sentences
                .push(format!("Mỗi thủ tục được rút ngắn giảm bình quân {} thời hạn luật định.", per_cent(self.mean_per_mille)));
            let share = share(self.cut_by_fifth, self.compared()).unwrap_or_default();
            sentences.push(format!("{} thủ tục giảm từ {FIFTH} % trở lên, tức {share} số thủ tục so được.", self.cut_by_fifth));
        }
        if self.incomparable > 0 {
            sentences.push(format!(
                "{} thủ tục không so được: thời hạn ghi bằng lời, khác đơn vị, hoặc khác nhau theo cách nộp.",
                self.incomparable
            ));
        }
        sentences
    }
}

impl Changes {
    fn of(procedures: &[Procedure]) -> Self {
        let mut all: Vec<(Reverse<Date>, &Code)> =
            procedures.iter().filter_map(|procedure| Some((Reverse(procedure.source.updated?), &procedure.code))).collect();
        all.sort_unstable();
        Self {
            oldest: all.last().map(|(Reverse(day), _)| *day),
            newest: all.first().map(|(Reverse(day), _)| *day),
            on_newest: all.iter().filter(|(day, _)| Some(day) == all.first().map(|(day, _)| day)).count() as u32,
            undated: (procedures.len() - all.len()) as u32,
            last: all.iter().take(CHANGED_LAST).map(|(Reverse(day), code)| Change { code: (*code).clone(), day: *day }).collect(),
        }
    }

    /// What the page says of how fresh the postings are; nothing where no source says.
    pub fn sentence(&self) -> Option<String> {
        let (oldest, newest) = self.oldest.zip(self.newest)?;
        let (newest, oldest) = (written(newest), written(oldest));
        Some(format!("Lần đổi gần nhất là ngày {newest}, {} thủ tục; bản đăng cũ nhất từ ngày {oldest}.", self.on_newest))
    }
}

/// A share as Vietnamese writes it: "33,3 %". What is more than nothing or less than all is not rounded to
/// it: "dưới 0,1 %", "trên 99,9 %". None where there is no whole.
pub fn share(part: u32, whole: u32) -> Option<String> {
    match (share_per_mille(part, whole)?, part) {
        (0, 1..) => Some(format!("dưới {}", per_cent(1))),
        (1000, _) if part < whole => Some(format!("trên {}", per_cent(999))),
        (per_mille, _) => Some(per_cent(per_mille)),
    }
}

/// A share in tenths of a per cent, rounded. None where there is no whole.
pub fn share_per_mille(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (part * 1000 + whole / 2).checked_div(whole).and_then(|share| u32::try_from(share).ok())
}

fn count(procedures: &[Procedure], of: impl Fn(&Procedure) -> bool) -> u32 {
    procedures.iter().filter(|procedure| of(procedure)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;
    use crate::{Channel, Charge, Fee, FeeKind, Local, Means, Shortened, Source, Span, Time};

    fn with(code: &str, legal: &str, shortened: Shortened, scope: Option<Scope>, updated: Option<Date>) -> Procedure {
        let time = Time::Span(Span::parse(legal).unwrap());
        let fees = vec![Fee { kind: FeeKind::Fee, charge: Charge::Free, note: String::new(), until: None }];
        Procedure {
            channels: vec![Channel { means: Means::InPerson, time, fees, note: String::new() }],
            source: Source { url: String::new(), updated },
            local: Some(Local { scope, time: shortened, ..Local::default() }),
            ..procedure(code, "x", "y")
        }
    }

    fn span(text: &str) -> Shortened {
        Shortened::Span(Span::parse(text).unwrap())
    }

    fn day(month: i8, day: i8) -> Option<Date> {
        Date::new(2026, month, day).ok()
    }

    fn catalogue() -> Vec<Procedure> {
        vec![
            with("1.000001", "10 ngày", span("5 ngày"), Some(Scope::Decided), day(4, 1)),
            with("1.000002", "10 ngày", span("9 ngày"), Some(Scope::ReceivedOnly), day(7, 1)),
            with("1.000003", "10 ngày", Shortened::NotCut, Some(Scope::NotReceived), day(7, 1)),
            with("1.000004", "10 ngày", span("3 ngày làm việc"), None, None),
            procedure("1.000005", "x", "y"),
        ]
    }

    #[test]
    fn figures_beyond_all_measure_are_no_panic() {
        let mut figures = Openness::of(&[]);
        (figures.fee_stated, figures.fee_by_province) = (u32::MAX, u32::MAX);
        figures.by_scope.fill(u32::MAX);
        figures.times = TimeFigures { cut: u32::MAX, not_cut: u32::MAX, incomparable: u32::MAX, ..TimeFigures::default() };
        assert_eq!((figures.received_here(), figures.times.compared()), (u32::MAX, u32::MAX));
        assert_eq!(figures.times.stated(), u32::MAX);
        assert_eq!((figures.scope_unsaid(), figures.fee_unknown()), (0, 0));
    }

    #[test]
    fn a_catalogue_is_counted() {
        let figures = Openness::of(&catalogue());
        assert_eq!((figures.procedures, figures.by_scope), (5, [1, 0, 1, 1]));
        assert_eq!((figures.received_here(), figures.scope_unsaid()), (2, 2));
        assert_eq!((figures.fee_stated, figures.fee_by_province, figures.fee_unknown()), (4, 0, 1));
        assert_eq!(figures.by_online_level, [0, 0, 5]);
        let times = TimeFigures { cut: 2, cut_by_fifth: 1, mean_per_mille: 300, not_cut: 1, incomparable: 1 };
        assert_eq!(figures.times, times);
    }

    #[test]
    fn the_last_changes_come_first_and_those_of_one_day_by_code() {
        let changes = Openness::of(&catalogue()).changes;
        let last: Vec<_> = changes.last.iter().map(|change| change.code.as_str()).collect();
        assert_eq!(last, ["1.000002", "1.000003", "1.000001"]);
        assert_eq!((changes.oldest, changes.newest, changes.undated), (day(4, 1), day(7, 1), 2));
        assert_eq!(
            changes.sentence().unwrap(),
            "Lần đổi gần nhất là ngày 1/7/2026, 2 thủ tục; bản đăng cũ nhất từ ngày 1/4/2026."
        );
    }

    #[test]
    fn sentences_say_what_was_compared() {
        let sentences = Openness::of(&catalogue()).times.sentences();
        assert_eq!(sentences[0], "Văn phòng rút ngắn thời hạn của 2 trong 3 thủ tục so được với luật định.");
        assert_eq!(sentences[1], "Mỗi thủ tục được rút ngắn giảm bình quân 30 % thời hạn luật định.");
        assert_eq!(sentences[2], "1 thủ tục giảm từ 20 % trở lên, tức 33,3 % số thủ tục so được.");
        assert!(sentences[3].starts_with("1 thủ tục không so được"));
    }

    #[test]
    fn a_share_is_neither_nothing_nor_all_unless_it_is() {
        let shares = [(0, 3), (1, 3), (3, 3), (1, 4_633), (4_632, 4_633)];
        let shares = shares.map(|(part, whole)| share(part, whole).unwrap());
        assert_eq!(shares, ["0 %", "33,3 %", "100 %", "dưới 0,1 %", "trên 99,9 %"]);
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn nothing_is_said_of_what_nobody_stated() {
        let figures = Openness::of(&[procedure("1.000005", "x", "y")]);
        assert_eq!(figures.times.sentences(), Vec::<String>::new());
        assert_eq!(figures.changes.sentence(), None);
        assert_eq!(figures.scope_unsaid(), 1);
    }
}
