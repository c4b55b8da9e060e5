//! The plain parts of a procedure: decision, levels, agencies, steps, channels, legal bases.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fee::Fee;
use crate::calendar::{Span, written_day};

/// The decision that publishes a procedure (quyết định công bố).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Số quyết định: `1234/QĐ-BTP`.
    pub number: String,
    /// Ngày ký.
    #[serde(with = "crate::calendar::date::optional")]
    pub date: Option<Date>,
    /// Cơ quan ban hành.
    pub agency: String,
}

/// The level of government that carries out a procedure (cấp thực hiện).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Cấp xã: xã, phường, đặc khu.
    Commune,
    /// Cấp tỉnh.
    Province,
    /// Cấp bộ.
    Ministry,
    /// Cơ quan khác.
    Other,
}

/// Who may set the rules of a procedure (loại thủ tục), in the classes of the national portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// TTHC được luật giao quy định chi tiết.
    Assigned,
    /// TTHC không được luật giao quy định chi tiết.
    NotAssigned,
    /// TTHC do trung ương quy định.
    Central,
    /// TTHC do địa phương quy định.
    Local,
    /// Khác, or not stated.
    Other,
}

/// The agencies of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agencies {
    /// Cơ quan thực hiện.
    pub executing: Vec<String>,
    /// Cơ quan có thẩm quyền.
    pub competent: Vec<String>,
    /// Cơ quan được ủy quyền.
    pub delegated: Vec<String>,
    /// Cơ quan phối hợp.
    pub coordinating: Vec<String>,
    /// Địa chỉ tiếp nhận hồ sơ: the source's words.
    pub receiving: String,
}

/// One step (bước) of a procedure. Many sources have one text for all steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its heading; may be empty.
    pub title: String,
    /// Its text, with line breaks.
    pub text: String,
}

/// A way to submit (hình thức nộp), with its time and fees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// The way.
    pub means: Means,
    /// Thời hạn giải quyết.
    pub time: Time,
    /// Phí, lệ phí: one row each.
    pub fees: Vec<Fee>,
    /// Mô tả.
    pub note: String,
}

/// How a dossier is submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Means {
    /// Trực tiếp.
    InPerson,
    /// Trực tuyến.
    Online,
    /// Dịch vụ bưu chính.
    Post,
}

/// A legal text on which a procedure is based (căn cứ pháp lý).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBasis {
    /// Số ký hiệu.
    pub number: String,
    /// Trích yếu.
    pub title: String,
}

/// How far a procedure can be done online (mức độ cung cấp dịch vụ công trực tuyến).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OnlineLevel {
    /// Toàn trình.
    Full,
    /// Một phần.
    Partial,
    /// Cung cấp thông tin: filing online is not possible.
    Information,
}

/// The source of a procedure's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its page on the national portal, or another https address; may be empty.
    pub url: String,
    /// The day on which the source last changed it.
    #[serde(with = "crate::calendar::date::optional")]
    pub updated: Option<Date>,
}

/// The time for settling a dossier (thời hạn giải quyết) that comes through one channel. It is never more exact
/// than the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Time {
    /// A number of units.
    Span(Span),
    /// Words only: times by case, mixed units, conditions.
    Text(String),
    /// The source states nothing: it has a zero, or the portal's placeholder `1 OTHER`.
    Unknown,
}

impl Decision {
    /// "1/QĐ-BTP ngày 1/2/2026".
    pub fn number_and_day(&self) -> String {
        let day = self.date.map(|date| format!(" ngày {}", written_day(date))).unwrap_or_default();
        format!("{}{day}", self.number)
    }
}

impl fmt::Display for Decision {
    /// "Quyết định số 1/QĐ-BTP ngày 1/2/2026 của Bộ Tư pháp".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Quyết định số {}", self.number_and_day())?;
        if self.agency.is_empty() { Ok(()) } else { write!(f, " của {}", self.agency) }
    }
}

impl Level {
    /// All levels, closest to the citizen first.
    pub const ALL: [Self; 4] = [Self::Commune, Self::Province, Self::Ministry, Self::Other];

    /// The level in words: "Cấp xã".
    pub fn label(self) -> &'static str {
        match self {
            Self::Commune => "Cấp xã",
            Self::Province => "Cấp tỉnh",
            Self::Ministry => "Cấp bộ",
            Self::Other => "Cơ quan khác",
        }
    }
}

impl Kind {
    /// The portal's name of the class; empty for [`Kind::Other`].
    pub fn label(self) -> &'static str {
        match self {
            Self::Assigned => "TTHC được luật giao quy định chi tiết",
            Self::NotAssigned => "TTHC không được luật giao quy định chi tiết",
            Self::Central => "TTHC do trung ương quy định",
            Self::Local => "TTHC do địa phương quy định",
            Self::Other => "",
        }
    }
}

impl Means {
    /// The way in words: "Trực tiếp".
    pub fn label(self) -> &'static str {
        match self {
            Self::InPerson => "Trực tiếp",
            Self::Online => "Trực tuyến",
            Self::Post => "Dịch vụ bưu chính",
        }
    }
}

impl OnlineLevel {
    /// All levels, from fully online to not online.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::Information];

    /// The official term: "Toàn trình".
    pub fn label(self) -> &'static str {
        match self {
            Self::Full => "Toàn trình",
            Self::Partial => "Một phần",
            Self::Information => "Cung cấp thông tin",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_written_with_its_known_parts() {
        let mut decision =
            Decision { number: "1/QĐ-BTP".into(), date: Date::new(2026, 2, 1).ok(), agency: "Bộ Tư pháp".into() };
        assert_eq!(decision.to_string(), "Quyết định số 1/QĐ-BTP ngày 1/2/2026 của Bộ Tư pháp");
        (decision.date, decision.agency) = (None, String::new());
        assert_eq!(decision.to_string(), "Quyết định số 1/QĐ-BTP");
    }
}
