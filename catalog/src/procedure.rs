//! The procedure (thủ tục hành chính) with every part that a published one must have: Nghị định
//! 63/2010/NĐ-CP, Điều 8 khoản 2, as amended by Nghị định 92/2017/NĐ-CP.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::day::written;
use crate::{Case, Code, Fee, Local, Time};

/// One administrative procedure, as one source states it. Texts are clean (see [`crate::text::clean`])
/// and may be empty where the source is silent; nothing is ever guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Mã thủ tục.
    pub code: Code,
    /// Tên thủ tục.
    pub name: String,
    /// Số quyết định công bố.
    pub decision: Option<Decision>,
    /// Cấp thực hiện: where it is carried out. Sorted, no level twice.
    pub levels: Vec<Level>,
    /// Loại thủ tục.
    pub kind: Kind,
    /// Between state agencies only (thủ tục hành chính nội bộ).
    pub internal: bool,
    /// Lĩnh vực.
    pub fields: Vec<String>,
    /// Đối tượng thực hiện.
    pub subjects: Vec<String>,
    /// Who does what.
    pub agencies: Agencies,
    /// Cơ quan công bố: the body that published it; it tells provincial variants of one name apart.
    pub publisher: String,
    /// Trình tự thực hiện.
    pub steps: Vec<Step>,
    /// Cách thức thực hiện: each way to submit, with its time and fees.
    pub channels: Vec<Channel>,
    /// Thành phần hồ sơ: what everybody needs, then the conditions (trường hợp) with what each needs, then
    /// the notes for everybody; each of the three may be missing.
    pub cases: Vec<Case>,
    /// Yêu cầu, điều kiện.
    pub conditions: String,
    /// Căn cứ pháp lý.
    pub legal_bases: Vec<LegalBasis>,
    /// Kết quả thực hiện.
    pub results: Vec<String>,
    /// How far it can be done online.
    pub online: OnlineLevel,
    /// May be filed at any office of the level, wherever one lives ("phi địa giới").
    pub non_territorial: bool,
    /// Từ khóa, and in hand-written procedures the words people use for it.
    pub keywords: Vec<String>,
    /// Ghi chú.
    pub note: String,
    /// The first day it is in force, where the source says so.
    #[serde(with = "crate::day::optional")]
    pub in_force_from: Option<Date>,
    /// The last day it is in force, where the source says so.
    #[serde(with = "crate::day::optional")]
    pub in_force_to: Option<Date>,
    /// Where the facts come from.
    pub source: Source,
    /// What the office says of it beside its source.
    pub local: Option<Local>,
    /// The ordinals of related procedures in [`crate::Names`], the nearest first. No source states them:
    /// the indexer finds them when it writes a release.
    pub related: Vec<u32>,
}

/// The decision that publishes a procedure (quyết định công bố).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Số quyết định, as `1234/QĐ-BTP`.
    pub number: String,
    /// Ngày ký.
    #[serde(with = "crate::day::optional")]
    pub date: Option<Date>,
    /// Cơ quan ban hành.
    pub agency: String,
}

/// Where a procedure is carried out (cấp thực hiện).
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

/// Who may decide on the procedure's rules (loại thủ tục), as the national portal names the sorts.
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

/// One step (bước) of the order of work. Often a source has all of it in one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The heading; may be empty.
    pub title: String,
    /// The text, with its line breaks.
    pub text: String,
}

/// A way to submit (hình thức nộp), with its time and its fees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Which way.
    pub means: Means,
    /// Thời hạn giải quyết.
    pub time: Time,
    /// Phí, lệ phí, a row each.
    pub fees: Vec<Fee>,
    /// Mô tả.
    pub note: String,
}

/// How a dossier is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Means {
    /// Trực tiếp.
    InPerson,
    /// Trực tuyến.
    Online,
    /// Dịch vụ bưu chính.
    Post,
}

/// A legal text the procedure stands on (căn cứ pháp lý).
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
    /// Cung cấp thông tin: it cannot be filed online.
    Information,
}

/// Where a procedure's facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its page on the national portal, or another https address; may be empty.
    pub url: String,
    /// The day the source last changed it.
    #[serde(with = "crate::day::optional")]
    pub updated: Option<Date>,
}

impl Procedure {
    /// A procedure of which nothing but its code and its name is known.
    pub fn blank(code: Code, name: String) -> Self {
        Self {
            code,
            name,
            decision: None,
            levels: Vec::new(),
            kind: Kind::Other,
            internal: false,
            fields: Vec::new(),
            subjects: Vec::new(),
            agencies: Agencies::default(),
            publisher: String::new(),
            steps: Vec::new(),
            channels: Vec::new(),
            cases: Vec::new(),
            conditions: String::new(),
            legal_bases: Vec::new(),
            results: Vec::new(),
            online: OnlineLevel::Information,
            non_territorial: false,
            keywords: Vec::new(),
            note: String::new(),
            in_force_from: None,
            in_force_to: None,
            source: Source { url: String::new(), updated: None },
            local: None,
            related: Vec::new(),
        }
    }
}

impl Decision {
    /// "1/QĐ-BTP ngày 1/2/2026".
    pub fn number_and_day(&self) -> String {
        let day = self.date.map(|date| format!(" ngày {}", written(date))).unwrap_or_default();
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
    /// All levels, nearest to the citizen first.
    pub const ALL: [Self; 4] = [Self::Commune, Self::Province, Self::Ministry, Self::Other];

    /// "Cấp xã".
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
    /// The portal's name of the sort; empty where it is not stated.
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
    /// "Trực tiếp".
    pub fn label(self) -> &'static str {
        match self {
            Self::InPerson => "Trực tiếp",
            Self::Online => "Trực tuyến",
            Self::Post => "Dịch vụ bưu chính",
        }
    }
}

impl OnlineLevel {
    /// All levels, the fullest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::Information];

    /// The official term.
    pub fn label(self) -> &'static str {
        match self {
            Self::Full => "Toàn trình",
            Self::Partial => "Một phần",
            Self::Information => "Cung cấp thông tin",
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{CaseKind, Document, Role};

    #[test]
    fn a_decision_is_said_with_what_is_known_of_it() {
        let mut decision =
            Decision { number: "1/QĐ-BTP".into(), date: Date::new(2026, 2, 1).ok(), agency: "Bộ Tư pháp".into() };
        assert_eq!(decision.to_string(), "Quyết định số 1/QĐ-BTP ngày 1/2/2026 của Bộ Tư pháp");
        (decision.date, decision.agency) = (None, String::new());
        assert_eq!(decision.to_string(), "Quyết định số 1/QĐ-BTP");
    }

    /// A procedure with a name and one paper, for tests.
    pub(crate) fn procedure(code: &str, name: &str, paper: &str) -> Procedure {
        let document = Document { name: paper.into(), originals: 1, copies: 0, forms: vec![], role: Role::Paper };
        Procedure {
            levels: vec![Level::Commune],
            fields: vec!["Hộ tịch".into()],
            publisher: "Bộ Tư pháp".into(),
            cases: vec![Case { name: String::new(), kind: CaseKind::Everybody, documents: vec![document] }],
            ..Procedure::blank(Code::parse(code).unwrap(), name.into())
        }
    }
}
