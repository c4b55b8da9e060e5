//! The figures of the openness page ("Công khai"): how many procedures a catalogue publishes, how many times the
//! office cuts, how many can be filed online. The indexer counts them once, when it builds a site.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::procedure::{Code, Comparison, FeeBrief, OnlineLevel, Procedure, Reading, Scope};

/// How many of the latest changes are listed.
const CHANGED_LAST: usize = 10;
/// Official reports count cuts of at least this many per cent of the legal time: a fifth.
const FIFTH: u32 = 20;

/// The openness (công khai) of a catalogue, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Openness {
    /// The number of procedures.
    pub procedures: u32,
    /// The number of procedures per scope, in the order of [`Scope::ALL`].
    pub by_scope: [u32; 4],
    /// The office's times.
    pub times: TimeFigures,
    /// The number of procedures per online level, in the order of [`OnlineLevel::ALL`].
    pub by_online_level: [u32; 3],
    /// How many procedures state what to pay: an amount, words, or nothing at all.
    pub fee_stated: u32,
    /// How many leave the fee to the province while the office does not state what the province has set.
    pub fee_by_province: u32,
    /// When the sources changed.
    pub changes: Changes,
}

/// The office's own times, compared with the legal ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeFigures {
    /// How many are shorter than the legal time.
    pub cut: u32,
    /// How many of those are shorter by a fifth of the legal time or more.
    pub cut_by_fifth: u32,
    /// The mean of the cuts, in tenths of a per cent; 0 if there are no cuts.
    pub mean_per_mille: u32,
    /// How many are stated as not cut, or equal the legal time.
    pub not_cut: u32,
    /// How many cannot be compared with a legal time.
    pub incomparable: u32,
}

/// When the sources of procedures last changed. A source may not state a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The oldest day.
    #[serde(with = "crate::calendar::date::optional")]
    pub oldest: Option<Date>,
    /// The newest day.
    #[serde(with = "crate::calendar::date::optional")]
    pub newest: Option<Date>,
    /// How many procedures changed on the newest day.
    pub on_newest: u32,
    /// How many procedures have no day.
    pub undated: u32,
    /// The latest changes, newest first; at most ten.
    pub last: Vec<Change>,
}

/// The last change of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The procedure.
    pub code: Code,
    /// The day of the change.
    #[serde(with = "crate::calendar::date")]
    pub day: Date,
}

impl Openness {
    /// Counts a catalogue on a day, with what its office states for that day and all later ones.
    pub fn of(procedures: &[Procedure], made: Date) -> Self {
        let fee = |procedure: &Procedure| FeeBrief::of(&procedure.holding(Reading::From(made)));
        Self {
            procedures: procedures.len() as u32,
            by_scope: Scope::ALL.map(|wanted| count(procedures, |procedure| procedure.scope() == Some(wanted))),
            times: TimeFigures::of(procedures, made),
            by_online_level: OnlineLevel::ALL.map(|level| count(procedures, |procedure| procedure.online == level)),
            fee_stated: count(procedures, |procedure| !matches!(fee(procedure), FeeBrief::Unknown | FeeBrief::ByProvince)),
            fee_by_province: count(procedures, |procedure| fee(procedure) == FeeBrief::ByProvince),
            changes: Changes::of(procedures),
        }
    }

    /// How many procedures the office states that it receives.
    pub fn received_here(&self) -> u32 {
        let scopes = Scope::ALL.iter().zip(self.by_scope);
        scopes.filter(|(scope, _)| scope.received_here()).map(|(_, count)| count).fold(0, u32::saturating_add)
    }

    /// For how many procedures the office states no scope.
    pub fn scope_unstated(&self) -> u32 {
        self.by_scope.into_iter().fold(self.procedures, u32::saturating_sub)
    }

    /// How many procedures state nothing about a fee.
    pub fn fee_unknown(&self) -> u32 {
        self.procedures.saturating_sub(self.fee_stated).saturating_sub(self.fee_by_province)
    }
}

impl TimeFigures {
    fn of(procedures: &[Procedure], made: Date) -> Self {
        let mut figures = Self::default();
        let mut sum = 0;
        for procedure in procedures {
            match procedure.holding(Reading::From(made)).comparison() {
                Comparison::Unstated => {}
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

    /// How many of the office's times can be compared with legal ones.
    pub fn compared(&self) -> u32 {
        self.cut.saturating_add(self.not_cut)
    }

    /// How many times the office states.
    pub fn stated(&self) -> u32 {
        self.compared().saturating_add(self.incomparable)
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
    fn absurd_figures_do_not_panic() {
        let mut figures = Openness::of(&[], Date::MIN);
        (figures.fee_stated, figures.fee_by_province) = (u32::MAX, u32::MAX);
        figures.by_scope.fill(u32::MAX);
        figures.times = TimeFigures { cut: u32::MAX, not_cut: u32::MAX, incomparable: u32::MAX, ..TimeFigures::default() };
        assert_eq!((figures.received_here(), figures.times.compared()), (u32::MAX, u32::MAX));
        assert_eq!(figures.times.stated(), u32::MAX);
        assert_eq!((figures.scope_unstated(), figures.fee_unknown()), (0, 0));
    }

    #[test]
    fn a_catalogue_is_counted() {
        let figures = Openness::of(&catalogue(), Date::MIN);
        assert_eq!((figures.procedures, figures.by_scope), (5, [1, 0, 1, 1]));
        assert_eq!((figures.received_here(), figures.scope_unstated()), (2, 2));
        assert_eq!((figures.fee_stated, figures.fee_by_province, figures.fee_unknown()), (4, 0, 1));
        assert_eq!(figures.by_online_level, [0, 0, 5]);
        let times = TimeFigures { cut: 2, cut_by_fifth: 1, mean_per_mille: 300, not_cut: 1, incomparable: 1 };
        assert_eq!(figures.times, times);
    }

    #[test]
    fn changes_are_sorted_by_day_and_then_by_code() {
        let changes = Openness::of(&catalogue(), Date::MIN).changes;
        let last: Vec<_> = changes.last.iter().map(|change| change.code.as_str()).collect();
        assert_eq!(last, ["1.000002", "1.000003", "1.000001"]);
        assert_eq!((changes.oldest, changes.newest, changes.undated), (day(4, 1), day(7, 1), 2));
        assert_eq!(changes.on_newest, 2);
    }

    #[test]
    fn silent_records_have_no_figures() {
        let figures = Openness::of(&[procedure("1.000005", "x", "y")], Date::MIN);
        assert_eq!((&figures.times, figures.changes.oldest, figures.changes.newest), (&TimeFigures::default(), None, None));
        assert_eq!(figures.scope_unstated(), 1);
    }
}
