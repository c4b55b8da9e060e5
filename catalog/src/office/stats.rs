//! The office's own figures, exactly as it states them: dossiers by period, and the indicators that rate it by
//! year. Nothing is corrected; if the parts of a total do not add up, [`Period::warning`] says so.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::share;

/// All figures of an office, newest first.
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
    /// The name of the period: "Quý III năm 2026".
    pub name: String,
    /// Its first day.
    #[serde(with = "crate::calendar::date")]
    pub from: Date,
    /// Its last day.
    #[serde(with = "crate::calendar::date")]
    pub to: Date,
    /// The number of dossiers to settle: those received, and those carried over if the office counts them in.
    pub received: u32,
    /// What became of those dossiers.
    pub parts: Parts,
    /// The source of the figures; may be empty.
    pub source: String,
}

/// The dossiers of a period by outcome. Parts that the office does not state are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// Settled early (trước hạn).
    pub early: Option<u32>,
    /// Settled on time (đúng hạn); early ones are not included if they are stated separately.
    pub on_time: Option<u32>,
    /// Settled late (trễ hạn).
    pub late: Option<u32>,
    /// Open and not yet due (chưa đến hạn).
    pub not_due: Option<u32>,
    /// Open and overdue (quá hạn).
    pub overdue: Option<u32>,
}

/// A rating of an office in one year (chỉ số).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Which indicator.
    pub kind: IndicatorKind,
    /// The year it rates.
    pub year: i16,
    /// Its value.
    pub value: Score,
    /// The best possible value, if the source states it.
    pub most: Option<Score>,
    /// The place among all rated bodies, if the source states it.
    pub rank: Option<Rank>,
    /// The rated body: "Tỉnh Bắc Ninh". Empty if it is this office.
    pub of: String,
    /// Where it was published; may be empty.
    pub source: String,
}

/// An indicator that rates offices, published once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IndicatorKind {
    /// Cải cách hành chính (Public Administration Reform Index), by the Ministry of Home Affairs.
    ParIndex,
    /// Hài lòng về sự phục vụ hành chính (Satisfaction Index of Public Administrative Services), by the Ministry of
    /// Home Affairs.
    Sipas,
    /// Hiệu quả quản trị và hành chính công cấp tỉnh (Provincial Governance and Public Administration Performance
    /// Index), by UNDP and its partners.
    Papi,
    /// Năng lực cạnh tranh cấp tỉnh (Provincial Competitiveness Index), by the chamber of commerce VCCI.
    Pci,
}

/// A number of points, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score(u32);

/// A place among all rated bodies, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    place: u32,
    of: Option<u32>,
}

impl Period {
    /// Whether the stated parts add up to what was received. None if no part is stated.
    pub fn adds_up(&self) -> Option<bool> {
        self.parts.sum().map(|sum| sum == u64::from(self.received))
    }

    /// A warning in Vietnamese, for pages and findings, if the parts do not add up to the total.
    pub fn warning(&self) -> Option<String> {
        let sum = self.parts.sum().filter(|sum| *sum != u64::from(self.received))?;
        let (received, parts) = (self.received, self.parts.given().map(|part| part.to_string()).collect::<Vec<_>>().join(" + "));
        Some(format!("Số liệu văn phòng cung cấp chưa khớp: {parts} = {sum}, nhưng tổng ghi {received}."))
    }

    /// How many dossiers were settled in time, and how many were settled at all. None if the office does not state
    /// both the timely and the late ones, or none was settled.
    pub fn settled(&self) -> Option<(u32, u32)> {
        let (on_time, late) = self.parts.on_time.zip(self.parts.late)?;
        let in_time = on_time.saturating_add(self.parts.early.unwrap_or_default());
        let settled = in_time.checked_add(late).filter(|settled| *settled > 0)?;
        Some((in_time, settled))
    }

    /// The share of settled dossiers that were settled in time: "97,7 %".
    pub fn on_time_share(&self) -> Option<String> {
        self.settled().and_then(|(in_time, settled)| share(in_time, settled))
    }
}

impl Parts {
    /// The parts with their names, in the order in which pages show them.
    pub fn named(&self) -> [(&'static str, Option<u32>); 5] {
        [
            ("Trả trước hạn", self.early),
            ("Trả đúng hạn", self.on_time),
            ("Trả trễ hạn", self.late),
            ("Đang giải quyết, chưa đến hạn", self.not_due),
            ("Đang giải quyết, đã quá hạn", self.overdue),
        ]
    }

    /// The sum of the stated parts; none if there are none.
    fn sum(&self) -> Option<u64> {
        self.given().map(u64::from).reduce(|a, b| a + b)
    }

    fn given(&self) -> impl Iterator<Item = u32> {
        self.named().into_iter().filter_map(|(_, part)| part)
    }
}

impl IndicatorKind {
    /// All indicators.
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

    /// Its name in full.
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
    /// A number of points, rounded to two decimals. None unless it is from 0 to 10,000.
    pub fn new(points: f64) -> Option<Self> {
        let hundredths = (points * 100.0).round();
        (0.0..=1_000_000.0).contains(&hundredths).then_some(Self(hundredths as u32))
    }

    /// The points, in hundredths.
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
    /// A place, counted from 1, among `of` bodies if that number is known. None if the place is impossible.
    pub fn new(place: u32, of: Option<u32>) -> Option<Self> {
        (place > 0 && of.is_none_or(|of| place <= of)).then_some(Self { place, of })
    }

    /// The place, counted from 1.
    pub fn place(self) -> u32 {
        self.place
    }

    /// The number of rated bodies, if it is known.
    pub fn places(self) -> Option<u32> {
        self.of
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
    fn parts_that_do_not_add_up_get_a_warning() {
        let parts = Parts { early: Some(458), on_time: Some(211), late: Some(15), ..Parts::default() };
        let report = period(726, parts);
        assert_eq!(report.adds_up(), Some(false));
        assert_eq!(report.warning().unwrap(), "Số liệu văn phòng cung cấp chưa khớp: 458 + 211 + 15 = 684, nhưng tổng ghi 726.");
        assert_eq!(report.on_time_share().unwrap(), "97,8 %");
    }

    #[test]
    fn parts_that_add_up_get_none() {
        let whole = period(684, Parts { early: Some(458), on_time: Some(211), late: Some(15), ..Parts::default() });
        assert_eq!((whole.adds_up(), whole.warning()), (Some(true), None));
        let total_only = period(684, Parts::default());
        assert_eq!((total_only.adds_up(), total_only.warning(), total_only.on_time_share()), (None, None, None));
    }

    #[test]
    fn points_and_places_are_written_in_vietnamese() {
        assert_eq!(
            ["87.65", "90", "6.5", "0"].map(|text| Score::new(text.parse().unwrap()).unwrap().to_string()),
            ["87,65", "90", "6,5", "0"]
        );
        assert_eq!(Score::new(-1.0), None);
        assert_eq!(Rank::new(12, Some(34)).unwrap().to_string(), "12/34");
        assert_eq!((Rank::new(35, Some(34)), Rank::new(0, None)), (None, None));
    }
}
