//! Time and cost of a procedure in a few words, for a line of a list. Never more than the source says:
//! what differs by case is said to differ.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Channel, Charge, Currency, Procedure, Span, Time};

/// How long, over all channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeBrief {
    /// The same everywhere.
    Span(Span),
    /// From the shortest to the longest, in one unit.
    Range(Span, Span),
    /// Different units, or words.
    Varies,
    /// Not stated.
    Unknown,
}

/// How much, over all channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeeBrief {
    /// From the least to the most amount of one currency; both may be the same.
    Amount(u64, u64, Currency),
    /// Stated free.
    Free,
    /// Set by the provincial People's Council.
    ByProvince,
    /// By case, formula or table.
    Varies,
    /// Not stated.
    Unknown,
}

impl TimeBrief {
    /// Sums up the channels' times.
    pub fn of(procedure: &Procedure) -> Self {
        let times = || procedure.channels.iter().map(|channel| &channel.time).filter(|time| **time != Time::Unknown);
        let mut spans: Vec<Span> = times().filter_map(|time| if let Time::Span(span) = time { Some(*span) } else { None }).collect();
        spans.sort_by(|a, b| a.amount().total_cmp(&b.amount()));
        let only_spans = spans.len() == times().count();
        match (spans.first(), spans.last()) {
            (Some(first), Some(last)) if only_spans && first == last => Self::Span(*first),
            (Some(first), Some(last)) if only_spans && spans.iter().all(|span| span.unit == first.unit) => Self::Range(*first, *last),
            (None, None) if times().count() == 0 => Self::Unknown,
            _ => Self::Varies,
        }
    }
}

impl FeeBrief {
    /// Sums up the channels' fees. A row without information does not hide what the others say.
    pub fn of(procedure: &Procedure) -> Self {
        let fees = procedure.channels.iter().flat_map(|channel: &Channel| &channel.fees);
        let known = fees.map(|fee| fee.charge).filter(|charge| *charge != Charge::Unknown).map(Self::of_charge);
        known.reduce(Self::with).unwrap_or(Self::Unknown)
    }

    fn of_charge(charge: Charge) -> Self {
        match charge {
            Charge::Amount(value, currency) => Self::Amount(value, value, currency),
            Charge::Free => Self::Free,
            Charge::ByProvince => Self::ByProvince,
            Charge::ByText => Self::Varies,
            Charge::Unknown => Self::Unknown,
        }
    }

    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Amount(a, b, one), Self::Amount(c, d, two)) if one == two => Self::Amount(a.min(c), b.max(d), one),
            (a, b) if a == b => a,
            _ => Self::Varies,
        }
    }
}

/// A number with dots between thousands, as Vietnamese writes it: `1.200.000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

impl fmt::Display for TimeBrief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Span(span) => write!(f, "{span}"),
            Self::Range(from, to) => {
                let from = from.to_string();
                write!(f, "{} – {to}", from.split(' ').next().unwrap_or_default())
            }
            Self::Varies => f.write_str("Thời hạn theo trường hợp"),
            Self::Unknown => f.write_str("Chưa rõ thời hạn"),
        }
    }
}

impl fmt::Display for FeeBrief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(from, to, currency) if from == to => write!(f, "{}{}", grouped(*from), currency.sign()),
            Self::Amount(from, to, currency) => write!(f, "{} – {}{}", grouped(*from), grouped(*to), currency.sign()),
            Self::Free => f.write_str("Không thu phí"),
            Self::ByProvince => f.write_str("Phí do HĐND tỉnh quy định"),
            Self::Varies => f.write_str("Phí theo trường hợp"),
            Self::Unknown => f.write_str("Chưa rõ phí"),
        }
    }
}

impl Currency {
    /// What follows an amount, with its space.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Vnd => " đồng",
            Self::Usd => " USD",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fees_are_summed_up_without_inventing() {
        let amount = |value| FeeBrief::of_charge(Charge::Amount(value, Currency::Vnd));
        assert_eq!(amount(7000).with(amount(15000)).to_string(), "7.000 – 15.000 đồng");
        assert_eq!(amount(7000).with(amount(7000)).to_string(), "7.000 đồng");
        assert_eq!(amount(7000).with(FeeBrief::Free), FeeBrief::Varies);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_200_000), "1.200.000");
    }
}
