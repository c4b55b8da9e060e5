//! The office's own figures, as it gives them: dossiers by period, and the indicators that rate it by year.
//! Nothing is corrected; where the parts of a total do not add up, that can be asked and said.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::openness::share;

/// All figures of an office, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Dossiers by period.
    pub periods: Vec<Period>,
    /// Indicators by year.
    pub indicators: Vec<Indicator>,
}

/// The dossiers of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its name: "Quý III năm 2026".
    pub name: String,
    /// Its first day.
    #[serde(with = "crate::day")]
    pub from: Date,
    /// Its last day.
    #[serde(with = "crate::day")]
    pub to: Date,
    /// How many dossiers there were to settle: received, with those carried over from before where the
    /// office counts them in.
    pub received: u32,
    /// What became of them.
    pub parts: Parts,
    /// Where the figures come from.
    pub source: String,
}

/// What became of the dossiers of a period. What the office does not give stays unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// Settled before their time (trước hạn).
    pub early: Option<u32>,
    /// Settled in time (đúng hạn), without those before it where these are given apart.
    pub on_time: Option<u32>,
    /// Settled late (trễ hạn).
    pub late: Option<u32>,
    /// Not settled, and not yet due (chưa đến hạn).
    pub not_due: Option<u32>,
    /// Not settled, and past their time (quá hạn).
    pub overdue: Option<u32>,
}

/// A rating of an office in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Which.
    pub kind: IndicatorKind,
    /// The year it rates.
    pub year: i16,
    /// Its value.
    pub value: Score,
    /// The best value there can be, where the source says.
    pub most: Option<Score>,
    /// The place among the rated, where the source says.
    pub rank: Option<Rank>,
    /// Who is rated, where it is not this office itself: "Tỉnh Bắc Ninh". May be empty.
    pub of: String,
    /// Where it was published.
    pub source: String,
}

/// An indicator that rates offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IndicatorKind {
    /// Cải cách hành chính.
    ParIndex,
    /// Hài lòng về sự phục vụ hành chính.
    Sipas,
    /// Hiệu quả quản trị và hành chính công.
    Papi,
    /// Năng lực cạnh tranh cấp tỉnh.
    Pci,
}

/// A number of points, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score(u32);

/// A place among the rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    place: u32,
    of: Option<u32>,
}

impl Period {
    /// Whether the parts that are given make up what was received. None where no part is given.
    pub fn adds_up(&self) -> Option<bool> {
        self.parts.sum().map(|sum| sum == u64::from(self.received))
    }

    /// What the page says where the parts do not make up the total.
    pub fn warning(&self) -> Option<String> {
        let sum = self.parts.sum().filter(|sum| *sum != u64::from(self.received))?;
        let (received, parts) = (self.received, self.parts.given().map(|part| part.to_string()).collect::<Vec<_>>().join(" + "));
        Some(format!("Số liệu văn phòng cung cấp chưa khớp: {parts} = {sum}, nhưng tổng ghi {received}."))
    }

    /// How many were settled in time, and how many were settled. None where the office does not give how
    /// many were in time and how many late, and where none was settled.
    pub fn settled(&self) -> Option<(u32, u32)> {
        let (on_time, late) = self.parts.on_time.zip(self.parts.late)?;
        let in_time = on_time.saturating_add(self.parts.early.unwrap_or_default());
        let settled = in_time.checked_add(late).filter(|settled| *settled > 0)?;
        Some((in_time, settled))
    }

    /// What share of the settled ones was settled in time: "97,7 %".
    pub fn on_time_share(&self) -> Option<String> {
        self.settled().and_then(|(in_time, settled)| share(in_time, settled))
    }
}

impl Parts {
    /// The parts with their names, in the order in which they are shown.
    pub fn named(&self) -> [(&'static str, Option<u32>); 5] {
        [
            ("Trả trước hạn", self.early),
            ("Trả đúng hạn", self.on_time),
            ("Trả trễ hạn", self.late),
            ("Đang giải quyết, chưa đến hạn", self.not_due),
            ("Đang giải quyết, đã quá hạn", self.overdue),
        ]
    }

    /// The sum of the parts that are given; none where none is.
    pub fn sum(&self) -> Option<u64> {
        self.given().map(u64::from).reduce(|a, b| a + b)
    }

    fn given(&self) -> impl Iterator<Item = u32> {
        self.named().into_iter().filter_map(|(_, part)| part)
    }
}

impl IndicatorKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::ParIndex, Self::Sipas, Self::Papi, Self::Pci];

    /// "PAR INDEX".
    pub fn label(self) -> &'static str {
        match self {
            Self::ParIndex => "PAR INDEX",
            Self::Sipas => "SIPAS",
            Self::Papi => "PAPI",
            Self::Pci => "PCI",
        }
    }

    /// What it rates, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::ParIndex => "Chỉ số cải cách hành chính",
            Self::Sipas => "Chỉ số hài lòng về sự phục vụ hành chính",
            Self::Papi => "Chỉ số hiệu quả quản trị và hành chính công",
            Self::Pci => "Chỉ số năng lực cạnh tranh cấp tỉnh",
        }
    }
}

impl Score {
    /// So many points: not below zero, at most 10,000, with two decimals that count.
    pub fn new(points: f64) -> Option<Self> {
        let hundredths = (points * 100.0).round();
        (0.0..=1_000_000.0).contains(&hundredths).then_some(Self(hundredths as u32))
    }

    /// Hundredths of a point.
    pub fn hundredths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Score {
    /// "87,65", "90".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole},{}", part / 10),
            (whole, part) => write!(f, "{whole},{part:02}"),
        }
    }
}

impl Rank {
    /// A place, counted from 1, among so many where that is known.
    pub fn new(place: u32, of: Option<u32>) -> Option<Self> {
        (place > 0 && of.is_none_or(|of| place <= of)).then_some(Self { place, of })
    }
}

impl fmt::Display for Rank {
    /// "12/34", "12".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            Some(of) => write!(f, "{}/{of}", self.place),
            None => write!(f, "{}", self.place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(received: u32, parts: Parts) -> Period {
        let (from, to) = (Date::new(2026, 7, 1).unwrap(), Date::new(2026, 9, 30).unwrap());
        Period { name: "Quý III năm 2026".into(), from, to, received, parts, source: String::new() }
    }

    #[test]
    fn parts_that_do_not_make_up_the_total_are_said() {
        let parts = Parts { early: Some(458), on_time: Some(211), late: Some(15), ..Parts::default() };
        let report = period(726, parts);
        assert_eq!(report.adds_up(), Some(false));
        assert_eq!(report.warning().unwrap(), "Số liệu văn phòng cung cấp chưa khớp: 458 + 211 + 15 = 684, nhưng tổng ghi 726.");
        assert_eq!(report.on_time_share().unwrap(), "97,8 %");
    }

    #[test]
    fn parts_that_do_are_not() {
        let whole = period(684, Parts { early: Some(458), on_time: Some(211), late: Some(15), ..Parts::default() });
        assert_eq!((whole.adds_up(), whole.warning()), (Some(true), None));
        let total_only = period(684, Parts::default());
        assert_eq!((total_only.adds_up(), total_only.warning(), total_only.on_time_share()), (None, None, None));
    }

    #[test]
    fn points_and_places_are_written_as_vietnamese_does() {
        assert_eq!(
            ["87.65", "90", "6.5", "0"].map(|text| Score::new(text.parse().unwrap()).unwrap().to_string()),
            ["87,65", "90", "6,5", "0"]
        );
        assert_eq!(Score::new(-1.0), None);
        assert_eq!(Rank::new(12, Some(34)).unwrap().to_string(), "12/34");
        assert_eq!((Rank::new(35, Some(34)), Rank::new(0, None)), (None, None));
    }
}
