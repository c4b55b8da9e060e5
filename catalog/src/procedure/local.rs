//! The office's own facts of a procedure (thông tin riêng của cơ quan), for which the national record has no
//! field. They come from files that the office writes, and are shown beside the national facts, never instead of
//! them.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fee::Currency;
use super::local_times::{FreeOnline, TimeOfDay, Weekdays};
use super::record::Procedure;
use super::validity::Validity;
use crate::calendar::{Span, written_day};
use crate::text::grouped;

/// What an office states about one procedure. Fields that it leaves out are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Local {
    /// What the office does of the procedure.
    pub scope: Option<Scope>,
    /// The time within which the office promises the result.
    pub time: Shortened,
    /// The days on which that time holds, if they are stated.
    pub time_days: Validity,
    /// The legal time that the office's decision starts from; it may differ from the record's.
    pub legal: Option<Span>,
    /// The weekdays on which the result comes on the day of filing.
    pub same_day: Option<Weekdays>,
    /// What the office charges; mostly the province has set it.
    pub fee: Option<LocalFee>,
    /// The days on which filing online is free.
    pub free_online: Option<FreeOnline>,
    /// A dossier filed after this time of day counts as received on the next working day.
    pub cut_off: Option<TimeOfDay>,
    /// Where the office receives the dossier; may be empty.
    pub receiving: String,
    /// A note to the citizen; may be empty.
    pub note: String,
    /// The decision that sets these facts.
    pub decision: Option<LocalDecision>,
}

/// What the office does of a procedure (phạm vi).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// The office decides.
    Decided,
    /// The office decides together with another level.
    Shared,
    /// The office receives the dossier, another agency decides.
    ReceivedOnly,
    /// The office does not receive the dossier.
    NotReceived,
}

/// The office's own time (thời hạn sau cắt giảm). Stating nothing differs from stating "not cut".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortened {
    /// The office states nothing.
    #[default]
    Unstated,
    /// "Không thực hiện cắt giảm".
    NotCut,
    /// A number of units.
    Span(Span),
    /// Words only: times by case or by step.
    Text(String),
}

/// A charge that the office states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalFee {
    /// How much.
    pub charge: LocalCharge,
    /// The office's words on unit and object; may be empty.
    pub note: String,
    /// The days on which it holds, if they are stated.
    pub days: Validity,
}

/// How much the office charges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LocalCharge {
    /// An amount above zero.
    Amount(u64, Currency),
    /// Nothing.
    Free,
    /// The note states it.
    ByText,
}

/// The decision that sets an office's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalDecision {
    /// Số quyết định.
    pub number: String,
    /// Ngày ký.
    #[serde(with = "crate::calendar::date::optional")]
    pub date: Option<Date>,
    /// Ngày có hiệu lực.
    #[serde(with = "crate::calendar::date::optional")]
    pub effect: Option<Date>,
}

impl Procedure {
    /// Which part the office takes in it, if the office states it.
    pub fn scope(&self) -> Option<Scope> {
        self.local.as_ref().and_then(|local| local.scope)
    }
}

impl Scope {
    /// All scopes, from the largest part of the office to the smallest.
    pub const ALL: [Self; 4] = [Self::Decided, Self::Shared, Self::ReceivedOnly, Self::NotReceived];

    /// The scope in words, for citizens.
    pub fn label(self) -> &'static str {
        match self {
            Self::Decided => "Giải quyết tại đây",
            Self::Shared => "Giải quyết cùng cơ quan khác",
            Self::ReceivedOnly => "Chỉ tiếp nhận tại đây, cơ quan khác giải quyết",
            Self::NotReceived => "Không tiếp nhận tại đây",
        }
    }

    /// Whether the office receives the dossier.
    pub fn received_here(self) -> bool {
        self != Self::NotReceived
    }
}

impl fmt::Display for LocalDecision {
    /// "3500/QĐ-UBND ngày 30/8/2026, hiệu lực từ ngày 1/9/2026".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        if let Some(date) = self.date {
            write!(f, " ngày {}", written_day(date))?;
        }
        self.effect.map_or(Ok(()), |effect| write!(f, ", hiệu lực từ ngày {}", written_day(effect)))
    }
}

impl fmt::Display for LocalFee {
    /// "10.000 đồng. Mỗi bản", "Không thu phí", or the office's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = match self.charge {
            LocalCharge::Amount(value, currency) => format!("{}{}", grouped(value), currency.sign()),
            LocalCharge::Free => "Không thu phí".to_owned(),
            LocalCharge::ByText => return f.write_str(&self.note),
        };
        let between = if self.note.is_empty() { "" } else { ". " };
        write!(f, "{amount}{between}{}", self.note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_and_fees_are_written_for_citizens() {
        let decision = LocalDecision {
            number: "3500/QĐ-UBND".into(),
            date: Date::new(2026, 8, 30).ok(),
            effect: Date::new(2026, 9, 1).ok(),
        };
        assert_eq!(decision.to_string(), "3500/QĐ-UBND ngày 30/8/2026, hiệu lực từ ngày 1/9/2026");
        let fee = |charge, note: &str| LocalFee { charge, note: note.into(), days: Validity::default() }.to_string();
        assert_eq!(fee(LocalCharge::Amount(10_000, Currency::Vnd), "Mỗi bản"), "10.000 đồng. Mỗi bản");
        assert_eq!(fee(LocalCharge::Free, ""), "Không thu phí");
        assert_eq!(fee(LocalCharge::ByText, "Theo bảng giá"), "Theo bảng giá");
    }
}
