//! Time and cost of a procedure in a few words, for one line of a list. They never state more than the source: if
//! values differ by case, the text says that they differ.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::cut::Comparison;
use super::fee::{Charge, Currency};
use super::local::LocalCharge;
use super::parts::{Channel, Time};
use super::record::Procedure;
use crate::calendar::Span;
use crate::text::grouped;

/// The time (thời hạn) over all channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeBrief {
    /// The same for every channel that states one.
    Span(Span),
    /// The shortest and the longest, in one unit.
    Range(Span, Span),
    /// Different units, or words.
    Varies,
    /// Not stated.
    Unknown,
    /// The office's own time, if it differs from the legal time and no legal time is shorter.
    Here(Span),
}

/// The cost (phí, lệ phí) over all channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeeBrief {
    /// An amount or a range of amounts, and what the source states besides.
    Amount {
        /// The lowest amount.
        from: u64,
        /// The highest amount; may be the same.
        to: u64,
        /// The currency of both.
        currency: Currency,
        /// What other rows of the source state.
        besides: Besides,
    },
    /// Stated free.
    Free,
    /// Set by the provincial People's Council.
    ByProvince,
    /// By case, formula or table.
    Varies,
    /// Not stated.
    Unknown,
}

/// What a source states besides amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Besides {
    /// Nothing else.
    Nothing,
    /// A row that is free.
    Free,
    /// Cases without an amount: set by the province, by formula or table, or contradictory.
    OtherCases,
}

impl TimeBrief {
    /// Sums up the times of all channels. The office's own time takes precedence.
    pub fn of(procedure: &Procedure) -> Self {
        match procedure.time_here() {
            Some(span) if procedure.comparison() != Comparison::NotCut => Self::Here(span),
            _ => Self::legal(procedure),
        }
    }

    fn legal(procedure: &Procedure) -> Self {
        let times = || procedure.channels.iter().map(|channel| &channel.time).filter(|time| **time != Time::Unknown);
        let mut spans: Vec<Span> =
            times().filter_map(|time| if let Time::Span(span) = time { Some(*span) } else { None }).collect();
        spans.sort_by(|a, b| a.amount().total_cmp(&b.amount()));
        let only_spans = spans.len() == times().count();
        match (spans.first(), spans.last()) {
            (Some(first), Some(last)) if only_spans && first == last => Self::Span(*first),
            (Some(first), Some(last)) if only_spans && spans.iter().all(|span| span.unit == first.unit) => {
                Self::Range(*first, *last)
            }
            (None, None) if times().count() == 0 => Self::Unknown,
            _ => Self::Varies,
        }
    }
}

impl FeeBrief {
    /// Sums up the fees of all channels. Rows without information are ignored. If the source leaves the fee to the
    /// province or states none, the fee in the office's own facts is used.
    pub fn of(procedure: &Procedure) -> Self {
        let fees = procedure.channels.iter().flat_map(|channel: &Channel| &channel.fees);
        let known = fees.map(|fee| fee.charge).filter(|charge| *charge != Charge::Unknown);
        let here = procedure.local.as_ref().and_then(|local| local.fee.as_ref()).map(|fee| Self::of_local(fee.charge));
        let brief = |charge| match (charge, here) {
            (Charge::ByProvince, Some(here)) => here,
            (charge, _) => Self::of_charge(charge),
        };
        let briefs: Vec<Self> = known.map(brief).collect();
        Self::of_all(&briefs).or(here).unwrap_or(Self::Unknown)
    }

    /// Sums up the fees of one procedure. None if there are none. Amounts in two currencies have no range.
    fn of_all(briefs: &[Self]) -> Option<Self> {
        let first = *briefs.first()?;
        let (amounts, others): (Vec<Self>, Vec<Self>) = briefs.iter().partition(|brief| matches!(brief, Self::Amount { .. }));
        let besides = others.iter().map(|other| if *other == Self::Free { Besides::Free } else { Besides::OtherCases }).max();
        let all = amounts.into_iter().map(Some).reduce(|a, b| a?.joined(b?));
        Some(match all {
            Some(range) => range.map_or(Self::Varies, |range| range.and(besides.unwrap_or(Besides::Nothing))),
            None if others.iter().all(|other| *other == first) => first,
            None => Self::Varies,
        })
    }

    /// The range of two ranges. None if their currencies differ.
    fn joined(self, other: Self) -> Option<Self> {
        match (self, other) {
            (
                Self::Amount { from, to, currency, besides },
                Self::Amount { from: least, to: most, currency: other, besides: more },
            ) if currency == other => {
                Some(Self::Amount { from: from.min(least), to: to.max(most), currency, besides: besides.max(more) })
            }
            _ => None,
        }
    }

    /// An amount, with what else the source states.
    fn and(self, more: Besides) -> Self {
        match self {
            Self::Amount { from, to, currency, besides } => Self::Amount { from, to, currency, besides: besides.max(more) },
            other => other,
        }
    }

    fn of_local(charge: LocalCharge) -> Self {
        match charge {
            LocalCharge::Amount(value, currency) => Self::of_charge(Charge::Amount(value, currency)),
            LocalCharge::Free => Self::Free,
            LocalCharge::ByText => Self::Varies,
        }
    }

    fn of_charge(charge: Charge) -> Self {
        match charge {
            Charge::Amount(..) => charge.amount().map_or(Self::Varies, |(value, currency)| Self::Amount {
                from: value,
                to: value,
                currency,
                besides: Besides::Nothing,
            }),
            Charge::Free => Self::Free,
            Charge::ByProvince => Self::ByProvince,
            Charge::ByText | Charge::Contradiction => Self::Varies,
            Charge::Unknown => Self::Unknown,
        }
    }
}

impl fmt::Display for TimeBrief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Span(span) => write!(f, "{span}"),
            Self::Range(from, to) => {
                let from = from.to_string();
                write!(f, "{} – {to}", from.split(' ').next().unwrap_or_default())
            }
            Self::Here(span) => write!(f, "{span} tại đây"),
            Self::Varies => f.write_str("Thời hạn theo trường hợp"),
            Self::Unknown => f.write_str("Chưa rõ thời hạn"),
        }
    }
}

impl fmt::Display for FeeBrief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount { from, to, currency, besides } => {
                let least = if from == to { String::new() } else { format!("{} – ", grouped(*from)) };
                let more = match besides {
                    Besides::Nothing => "",
                    Besides::Free => ", có trường hợp không thu",
                    Besides::OtherCases => "; có trường hợp khác",
                };
                write!(f, "{least}{}{}{more}", grouped(*to), currency.sign())
            }
            Self::Free => f.write_str("Không thu phí"),
            Self::ByProvince => f.write_str("Phí do HĐND tỉnh quy định"),
            Self::Varies => f.write_str("Phí theo trường hợp"),
            Self::Unknown => f.write_str("Chưa rõ phí"),
        }
    }
}

impl Currency {
    /// The text after an amount, with its space: " đồng".
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
    use crate::procedure::tests::procedure;
    use crate::{Fee, FeeKind, Local, LocalFee, Means, Shortened, Validity};

    #[test]
    fn the_offices_own_time_takes_precedence() {
        let brief = |legal: &str, shortened: &str| {
            let time = Time::Span(Span::parse(legal).unwrap());
            let channel = Channel { means: Means::InPerson, time, fees: vec![], note: String::new() };
            let local = Local { time: Shortened::Span(Span::parse(shortened).unwrap()), ..Local::default() };
            let procedure = Procedure { channels: vec![channel], local: Some(local), ..procedure("1.000001", "x", "y") };
            TimeBrief::of(&procedure).to_string()
        };
        assert_eq!(brief("3 ngày làm việc", "2,5 ngày làm việc"), "2,5 ngày làm việc tại đây");
        assert_eq!(brief("3 ngày làm việc", "3 ngày làm việc"), "3 ngày làm việc");
        assert_eq!(brief("3 ngày làm việc", "4 ngày làm việc"), "3 ngày làm việc");
        assert_eq!(brief("1 tháng", "20 ngày"), "20 ngày tại đây");
    }

    #[test]
    fn fees_are_summed_up_without_guessing() {
        let vnd = |value| Charge::Amount(value, Currency::Vnd);
        let brief = |charges: &[Charge]| {
            let briefs: Vec<FeeBrief> = charges.iter().map(|charge| FeeBrief::of_charge(*charge)).collect();
            FeeBrief::of_all(&briefs).unwrap().to_string()
        };
        assert_eq!(brief(&[vnd(15000), vnd(7000)]), "7.000 – 15.000 đồng");
        assert_eq!(brief(&[vnd(7000), vnd(7000)]), "7.000 đồng");
        assert_eq!(brief(&[Charge::Free, vnd(7000)]), "7.000 đồng, có trường hợp không thu");
        for other in [Charge::ByProvince, Charge::ByText, Charge::Contradiction, vnd(25)] {
            assert_eq!(brief(&[vnd(7000), other, Charge::Free, vnd(9000)]), "7.000 – 9.000 đồng; có trường hợp khác");
        }
        assert_eq!(brief(&[vnd(7000), Charge::Amount(10, Currency::Usd)]), "Phí theo trường hợp");
        assert_eq!(brief(&[Charge::ByProvince, Charge::Free]), "Phí theo trường hợp");
        assert_eq!(brief(&[Charge::ByProvince, Charge::ByProvince]), "Phí do HĐND tỉnh quy định");
        assert_eq!(FeeBrief::of_all(&[]), None);
    }

    #[test]
    fn a_fee_that_the_source_leaves_open_is_the_one_that_the_office_states() {
        let brief = |charge| {
            let fees = vec![Fee { kind: FeeKind::Levy, charge, note: String::new(), until: None }];
            let channel = Channel { means: Means::InPerson, time: Time::Unknown, fees, note: String::new() };
            let fee =
                LocalFee { charge: LocalCharge::Amount(8000, Currency::Vnd), note: String::new(), days: Validity::default() };
            let local = Some(Local { fee: Some(fee), ..Local::default() });
            FeeBrief::of(&Procedure { channels: vec![channel], local, ..procedure("1.000001", "x", "y") }).to_string()
        };
        assert_eq!(brief(Charge::ByProvince), "8.000 đồng");
        assert_eq!(brief(Charge::ByText), "Phí theo trường hợp");
        assert_eq!(brief(Charge::Unknown), "8.000 đồng");
    }
}
