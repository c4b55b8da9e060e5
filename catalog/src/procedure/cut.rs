//! How much shorter an office's time is than the legal one (cắt giảm thời hạn). Only convertible units are compared:
//! working days with working days, months with years, never days with working days.

use std::cmp::Ordering;
use std::fmt;

use super::local::Shortened;
use super::parts::{Means, Time};
use super::record::Procedure;
use crate::calendar::Span;
use crate::text::per_cent;

/// A cut (cắt giảm): the legal time and a shorter one, in hundredths of the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    legal: u32,
    shortened: u32,
}

/// An office's time compared with the legal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The office states no time.
    Unstated,
    /// The office states that it does not cut, or states the legal time.
    NotCut,
    /// The office's time is shorter.
    Cut(Cut),
    /// The times cannot be compared: words, other units, no legal time, or one way to submit has a shorter legal
    /// time.
    Incomparable,
}

impl Cut {
    /// The cut from one time to another. None if the units cannot be compared, or the second is not shorter.
    pub(crate) fn of(legal: Span, shortened: Span) -> Option<Self> {
        let (legal, shortened) = legal.in_one_unit(shortened)?;
        (shortened < legal).then_some(Self { legal, shortened })
    }

    /// The share that is cut, in tenths of a per cent of the legal time, rounded.
    pub(crate) fn per_mille(self) -> u32 {
        let (legal, cut) = (u64::from(self.legal), u64::from(self.legal - self.shortened));
        ((cut * 1000 + legal / 2) / legal) as u32
    }

    /// Whether at least `per_cent` of the legal time is cut. Nothing is rounded: 19.96 % is less than 20 %.
    pub(crate) fn at_least(self, per_cent: u32) -> bool {
        u64::from(self.legal - self.shortened) * 100 >= u64::from(self.legal) * u64::from(per_cent)
    }
}

impl fmt::Display for Cut {
    /// "16,7 %".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&per_cent(self.per_mille()))
    }
}

impl Procedure {
    /// The legal times that are a number of units, each with its way to submit.
    pub fn legal_spans(&self) -> impl Iterator<Item = (Means, Span)> {
        self.channels.iter().filter_map(|channel| match channel.time {
            Time::Span(span) => Some((channel.means, span)),
            _ => None,
        })
    }

    /// The office's own time, if it applies to every way to submit: no legal time is shorter.
    pub fn time_here(&self) -> Option<Span> {
        let Shortened::Span(span) = self.local.as_ref()?.time else { return None };
        let longer = self.legal_spans().any(|(_, legal)| span.compare(legal) == Some(Ordering::Greater));
        (!longer).then_some(span)
    }

    /// Compares the office's time with the shortest legal time of the record and of the office's decision, so that
    /// the claimed cut is never too large.
    pub fn comparison(&self) -> Comparison {
        let Some(local) = &self.local else { return Comparison::Unstated };
        let shortened = match &local.time {
            Shortened::Unstated => return Comparison::Unstated,
            Shortened::NotCut => return Comparison::NotCut,
            Shortened::Text(_) => return Comparison::Incomparable,
            Shortened::Span(span) => *span,
        };
        let shortest =
            self.legal_spans().map(|(_, span)| span).chain(local.legal).filter(|span| span.compare(shortened).is_some());
        let shortest = shortest.reduce(|a, b| if b.compare(a) == Some(Ordering::Less) { b } else { a });
        match shortest.and_then(|legal| Some((legal, shortened.compare(legal)?))) {
            Some((legal, Ordering::Less)) => Cut::of(legal, shortened).map_or(Comparison::Incomparable, Comparison::Cut),
            Some((_, Ordering::Equal)) => Comparison::NotCut,
            Some((_, Ordering::Greater)) | None => Comparison::Incomparable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;
    use crate::{Channel, Local};

    fn span(text: &str) -> Span {
        Span::parse(text).unwrap()
    }

    fn cut(legal: &str, shortened: &str) -> Option<String> {
        Cut::of(span(legal), span(shortened)).map(|cut| cut.to_string())
    }

    fn with(legal: &[&str], shortened: Shortened) -> Procedure {
        let channel = |time: &&str| Channel {
            means: Means::InPerson,
            time: Span::parse(time).map_or(Time::Text((*time).into()), Time::Span),
            fees: vec![],
            note: String::new(),
        };
        let channels = legal.iter().map(channel).collect();
        let local = Some(Local { time: shortened, ..Local::default() });
        Procedure { channels, local, ..procedure("1.000001", "x", "y") }
    }

    #[test]
    fn a_cut_is_written_in_per_cent() {
        assert_eq!(cut("3 ngày làm việc", "2,5 ngày làm việc").unwrap(), "16,7 %");
        assert_eq!(cut("30 ngày làm việc", "12 ngày làm việc").unwrap(), "60 %");
        assert_eq!(cut("1 năm", "6 tháng").unwrap(), "50 %");
    }

    #[test]
    fn other_units_and_longer_times_are_no_cut() {
        for (legal, shortened) in
            [("30 ngày", "20 ngày làm việc"), ("8 giờ", "1 ngày"), ("3 ngày", "3 ngày"), ("3 ngày", "4 ngày")]
        {
            assert_eq!(cut(legal, shortened), None, "{legal}, {shortened}");
        }
    }

    #[test]
    fn a_share_is_not_reached_by_rounding() {
        let almost = Cut::of(span("100,2 ngày"), span("80,2 ngày")).unwrap();
        assert_eq!((almost.to_string().as_str(), almost.at_least(20)), ("20 %", false));
        assert!(Cut::of(span("5 ngày"), span("4 ngày")).unwrap().at_least(20));
    }

    #[test]
    fn the_shortest_legal_time_is_compared() {
        let of = |legal: &[&str], shortened: &str| with(legal, Shortened::Span(span(shortened))).comparison();
        let Comparison::Cut(cut) = of(&["27 ngày", "17 ngày", "theo trường hợp"], "15 ngày") else { panic!() };
        assert_eq!(cut.to_string(), "11,8 %");
        assert_eq!(of(&["27 ngày", "17 ngày"], "20 ngày"), Comparison::Incomparable);
        assert_eq!(of(&["27 ngày"], "27 ngày"), Comparison::NotCut);
        assert_eq!(of(&["theo trường hợp"], "27 ngày"), Comparison::Incomparable);
    }

    #[test]
    fn the_legal_time_of_the_decision_limits_the_cut() {
        let mut procedure = with(&["5 ngày làm việc"], Shortened::Span(span("2,5 ngày làm việc")));
        procedure.local.as_mut().unwrap().legal = Some(span("3 ngày làm việc"));
        let Comparison::Cut(cut) = procedure.comparison() else { panic!() };
        assert_eq!(cut.to_string(), "16,7 %");
    }

    #[test]
    fn unstated_and_not_cut_are_different() {
        assert_eq!(with(&["3 ngày"], Shortened::Unstated).comparison(), Comparison::Unstated);
        assert_eq!(with(&["3 ngày"], Shortened::NotCut).comparison(), Comparison::NotCut);
        assert_eq!(with(&["3 ngày"], Shortened::Text("x".into())).comparison(), Comparison::Incomparable);
    }

    #[test]
    fn the_time_here_applies_to_every_way_to_submit() {
        let of = |legal: &[&str], shortened: &str| with(legal, Shortened::Span(span(shortened))).time_here();
        assert_eq!(of(&["5 ngày", "theo trường hợp"], "3 ngày"), Some(span("3 ngày")));
        assert_eq!(of(&["5 ngày", "2 ngày"], "3 ngày"), None);
    }
}
