//! From which day to which something holds (hiệu lực): a procedure, or a fact of an office. A release is read long after it
//! was made, so only the device can say what holds today.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::local::{Local, Shortened};
use super::record::Procedure;
use crate::calendar::written_day;

/// The first and the last day, each if it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// The first day.
    #[serde(with = "crate::calendar::date::optional")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(with = "crate::calendar::date::optional")]
    pub to: Option<Date>,
}

/// How something stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It will hold, from this day on.
    Coming(Date),
    /// It holds, or nothing is stated.
    Holds,
    /// It no longer holds, since this day.
    Ended(Date),
}

/// When a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// On this day.
    On(Date),
    /// On this day or any later one: a page that is kept as a file.
    From(Date),
}

impl Validity {
    /// From one day to another, each if it is stated. `None` if the last day is before the first.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Option<Self> {
        let is_backward = from.zip(to).is_some_and(|(from, to)| to < from);
        (!is_backward).then_some(Self { from, to })
    }

    /// Whether no day is stated.
    pub fn is_unstated(self) -> bool {
        self == Self::default()
    }

    /// How it stands on a day.
    pub fn on(self, today: Date) -> Standing {
        let end = self.to.filter(|to| *to < today).and_then(|to| to.tomorrow().ok());
        match self.from.filter(|from| today < *from) {
            Some(from) => Standing::Coming(from),
            None => end.map_or(Standing::Holds, Standing::Ended),
        }
    }

    /// Whether it surely holds when a page is read.
    pub fn holds(self, reading: Reading) -> bool {
        match reading {
            Reading::On(today) => self.on(today) == Standing::Holds,
            Reading::From(day) => self.to.is_none() && self.on(day) == Standing::Holds,
        }
    }

    /// The days in words: "từ ngày 1/3/2027 đến hết ngày 31/12/2027". `None` if no day is stated.
    pub fn words(self) -> Option<String> {
        let from = self.from.map(|day| format!("từ ngày {}", written_day(day)));
        let to = self.to.map(|day| format!("đến hết ngày {}", written_day(day)));
        let parts: Vec<String> = from.into_iter().chain(to).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

impl Reading {
    /// How something stands when a page is read. A page that is kept knows only that what has ended stays so; `None` if it
    /// cannot know.
    pub fn standing(self, validity: Validity) -> Option<Standing> {
        match self {
            Self::On(today) => Some(validity.on(today)),
            Self::From(_) if validity.is_unstated() => Some(Standing::Holds),
            Self::From(day) => Some(validity.on(day)).filter(|standing| matches!(standing, Standing::Ended(_))),
        }
    }
}

impl Local {
    /// When the office's time holds: its own days, otherwise from the day on which the decision takes effect.
    pub fn time_validity(&self) -> Validity {
        self.or_of_decision(self.time_days)
    }

    /// When the office's fee holds, likewise.
    pub fn fee_validity(&self) -> Validity {
        self.or_of_decision(self.fee.as_ref().map(|fee| fee.days).unwrap_or_default())
    }

    fn or_of_decision(&self, days: Validity) -> Validity {
        let effect = self.decision.as_ref().and_then(|decision| decision.effect);
        if days.is_unstated() { Validity { from: effect, to: None } } else { days }
    }

    /// The facts without a time and a fee that do not surely hold when a page is read.
    fn holding(&self, reading: Reading) -> Self {
        let mut local = self.clone();
        if !self.time_validity().holds(reading) {
            local.time = Shortened::Unstated;
        }
        local.fee = local.fee.filter(|_| self.fee_validity().holds(reading));
        local
    }
}

impl Procedure {
    /// When it is in force. Days that contradict each other say nothing.
    pub fn in_force(&self) -> Validity {
        Validity::new(self.in_force_from, self.in_force_to).unwrap_or_default()
    }

    /// The procedure without what its office states for other days than those on which a page is read.
    pub fn holding(&self, reading: Reading) -> Cow<'_, Self> {
        let local = self.local.as_ref().map(|local| local.holding(reading));
        if local == self.local { Cow::Borrowed(self) } else { Cow::Owned(Self { local, ..self.clone() }) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::procedure::tests::procedure;
    use crate::{LocalCharge, LocalDecision, LocalFee, Span};

    const FIRST: Date = date(2027, 3, 1);
    const LAST: Date = date(2027, 12, 31);

    #[test]
    fn first_and_last_days_count() {
        let both = Validity::new(Some(FIRST), Some(LAST)).unwrap();
        assert_eq!(both.on(date(2027, 2, 28)), Standing::Coming(FIRST));
        assert_eq!((both.on(FIRST), both.on(LAST)), (Standing::Holds, Standing::Holds));
        assert_eq!(both.on(date(2028, 1, 1)), Standing::Ended(date(2028, 1, 1)));
        assert_eq!(Validity::default().on(FIRST), Standing::Holds);
        assert_eq!(Validity::new(Some(LAST), Some(FIRST)), None);
        assert_eq!(both.words().unwrap(), "từ ngày 1/3/2027 đến hết ngày 31/12/2027");
    }

    #[test]
    fn a_kept_page_knows_only_what_stays_true() {
        let days = |from, to| Validity { from, to };
        let reading = Reading::From(FIRST);
        assert_eq!(reading.standing(Validity::default()), Some(Standing::Holds));
        assert_eq!(reading.standing(days(None, Some(date(2027, 2, 1)))), Some(Standing::Ended(date(2027, 2, 2))));
        assert_eq!(reading.standing(days(None, Some(LAST))), None);
        assert_eq!(reading.standing(days(Some(LAST), None)), None);
        assert!(days(Some(FIRST), None).holds(reading) && !days(None, Some(LAST)).holds(reading));
    }

    #[test]
    fn a_fee_and_a_time_hold_on_their_days_only() {
        let mut voi = procedure("1.000001", "Nuôi voi", "y");
        let days = Validity { from: Some(FIRST), to: Some(LAST) };
        let fee = LocalFee { charge: LocalCharge::Free, note: String::new(), days };
        let time = Shortened::Span(Span::parse("2 ngày").unwrap());
        let decision = LocalDecision { number: "1/QĐ".into(), date: None, effect: Some(LAST) };
        voi.local = Some(Local { time, fee: Some(fee), decision: Some(decision), ..Local::default() });
        let stated = |reading| {
            let local = voi.holding(reading).local.clone().unwrap();
            (local.time != Shortened::Unstated, local.fee.is_some())
        };
        assert_eq!(stated(Reading::On(date(2027, 1, 1))), (false, false));
        assert_eq!(stated(Reading::On(FIRST)), (false, true), "the decision takes effect later");
        assert_eq!(stated(Reading::On(LAST)), (true, true));
        assert_eq!(stated(Reading::On(date(2028, 1, 1))), (true, false));
        assert_eq!(stated(Reading::From(LAST)), (true, false));
        assert!(matches!(voi.holding(Reading::On(LAST)), Cow::Borrowed(_)));
    }
}
