//! A procedure (thủ tục hành chính) with every part that the law requires of a published one: Nghị định
//! 63/2010/NĐ-CP, Điều 8 khoản 2, as amended by Nghị định 92/2017/NĐ-CP.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::code::Code;
use super::dossier::{Case, CaseKind};
use super::form_file::FormFile;
use super::handover::Handovers;
use super::local::Local;
use super::parts::{Agencies, Channel, Decision, Kind, LegalBasis, Level, OnlineLevel, Source, Step};

/// One administrative procedure, as one source states it. Texts are clean (see [`crate::text::clean`]); a text is
/// empty if the source states nothing. Nothing is ever guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Mã thủ tục.
    pub code: Code,
    /// Tên thủ tục.
    pub name: String,
    /// Tên thường gọi: what people call it; empty if the official name is plain. No source states it: it is the
    /// indexer's or the office's.
    pub everyday: String,
    /// Quyết định công bố.
    pub decision: Option<Decision>,
    /// Cấp thực hiện: the levels that carry it out. Sorted, each level once.
    pub levels: Vec<Level>,
    /// Loại thủ tục.
    pub kind: Kind,
    /// Whether it is between state agencies only (thủ tục hành chính nội bộ).
    pub internal: bool,
    /// Lĩnh vực.
    pub fields: Vec<String>,
    /// Đối tượng thực hiện.
    pub subjects: Vec<String>,
    /// The agencies involved.
    pub agencies: Agencies,
    /// Cơ quan công bố: the body that published it. It distinguishes provincial variants of the same name.
    pub publisher: String,
    /// Trình tự thực hiện.
    pub steps: Vec<Step>,
    /// Cách thức thực hiện: the ways to submit, each with its time and fees.
    pub channels: Vec<Channel>,
    /// Thành phần hồ sơ: the papers that everybody needs, then each condition (trường hợp) with its papers, then
    /// notes for everybody. Each of the three may be missing.
    pub cases: Vec<Case>,
    /// Yêu cầu, điều kiện.
    pub conditions: String,
    /// Căn cứ pháp lý.
    pub legal_bases: Vec<LegalBasis>,
    /// Kết quả thực hiện.
    pub results: Vec<String>,
    /// Trả kết quả: how the result is handed over.
    pub handovers: Handovers,
    /// Mức độ trực tuyến.
    pub online: OnlineLevel,
    /// Whether any office of the level accepts it, wherever the applicant lives ("phi địa giới").
    pub non_territorial: bool,
    /// Từ khóa; in hand-written procedures also the words that people use for it.
    pub keywords: Vec<String>,
    /// Ghi chú.
    pub note: String,
    /// The first day it is in force, if the source states it.
    #[serde(with = "crate::calendar::date::optional")]
    pub in_force_from: Option<Date>,
    /// The last day it is in force, if the source states it.
    #[serde(with = "crate::calendar::date::optional")]
    pub in_force_to: Option<Date>,
    /// What replaces it, if the source states it. Each is in the catalogue, and none is replaced by this one in turn.
    pub replaced_by: Vec<Code>,
    /// What it replaces: the procedures whose [`Procedure::replaced_by`] names it. The indexer finds them.
    pub replaces: Vec<Code>,
    /// The source of these facts.
    pub source: Source,
    /// The office's own facts.
    pub local: Option<Local>,
    /// The ordinals of related procedures in [`crate::Names`], closest first. No source states them: the indexer
    /// finds them when it writes a release.
    pub related: Vec<u32>,
    /// The day of the last release that changed it, by the site's history; `None` if the history has nothing of it. The
    /// indexer fills it in when it writes a release.
    #[serde(with = "crate::calendar::date::optional")]
    pub changed: Option<Date>,
}

impl Procedure {
    /// A procedure with a code and a name and nothing else.
    pub fn blank(code: Code, name: String) -> Self {
        Self {
            code,
            name,
            everyday: String::new(),
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
            handovers: Handovers::default(),
            online: OnlineLevel::Information,
            non_territorial: false,
            keywords: Vec::new(),
            note: String::new(),
            in_force_from: None,
            in_force_to: None,
            replaced_by: Vec::new(),
            replaces: Vec::new(),
            source: Source { url: String::new(), updated: None },
            local: None,
            related: Vec::new(),
            changed: None,
        }
    }

    /// The forms of all papers, in the order of the papers.
    pub fn forms(&self) -> impl Iterator<Item = &FormFile> {
        self.cases.iter().flat_map(|case| &case.documents).flat_map(|document| &document.forms)
    }

    /// The cases of which a person chooses exactly one. There are none, or at least two.
    pub fn alternatives(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| case.kind == CaseKind::Alternative)
    }

    /// Whether any case has a paper.
    pub fn has_papers(&self) -> bool {
        self.cases.iter().flat_map(Case::papers).next().is_some()
    }
}
