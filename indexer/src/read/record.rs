//! Shared by all readers of procedures: the origin of a record, and the result of reading it.

use catalog::{CodeError, Procedure};
use jiff::civil::Date;

use super::forms::FormRow;
use super::lists::InForce;
use super::national_code::Written;
use super::{calendar, local, office, ratings, stats};
use crate::findings::{Finding, Kind};

/// What one file says.
#[derive(Default)]
pub(super) struct Reading {
    /// Its procedures.
    pub records: Vec<ReadRecord>,
    /// Rows that state a fact of the office, such as a time cut in the annex of a decision.
    pub local: Vec<local::Row>,
    /// Rows that name a procedure without a code that is sure.
    pub named: Vec<NamedRow>,
    /// Which procedures are in force, if it is an official list.
    pub in_force: Vec<InForce>,
    /// The office, if the file describes it.
    pub office: Option<office::Described>,
    /// Which file is the form of which paper.
    pub forms: Vec<FormRow>,
    /// The office's own figures.
    pub figures: stats::Figures,
    /// What people said of their visits at a counter screen.
    pub ratings: Vec<ratings::Row>,
    /// What the office adds to the national calendar.
    pub calendar: calendar::Additions,
    /// What is wrong with the file beyond its records.
    pub findings: Vec<Finding>,
}

/// A row of a list that cannot be a record: its code is missing or a guess, or it has no name.
pub(super) struct NamedRow {
    pub origin: RecordOrigin,
    /// The code that it has or may have.
    pub code: Option<Written>,
    /// What is in the place of the code.
    pub written: String,
    pub name: String,
    pub publisher: String,
}

/// The result of reading one record. Without a procedure, the findings say why.
pub(super) struct ReadRecord {
    pub origin: RecordOrigin,
    pub procedure: Option<Procedure>,
    /// How much the source says of the procedure.
    pub depth: Depth,
    pub findings: Vec<Finding>,
}

/// How much a source says of a procedure. What it does not say is taken from other sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// Every part, as far as there is something to say.
    Full,
    /// Every part, in the release of another office that this one builds on.
    Base,
    /// A row of a list: code, name and a few other facts.
    Listed,
}

/// The file and the place that a record was read from.
#[derive(Clone, Debug)]
pub(crate) struct RecordOrigin {
    /// The file, relative to the catalogue.
    pub file: String,
    /// The place in the file, such as "dòng 12".
    pub place: String,
    /// Whether the source writes the code without white space around it.
    pub exact_code: bool,
    /// The day on which the source says that it was posted.
    pub posted: Option<Date>,
}

impl RecordOrigin {
    pub(crate) fn new(file: &str, place: impl ToString) -> Self {
        Self { file: file.to_owned(), place: place.to_string(), exact_code: true, posted: None }
    }

    /// The name of a field where the officer sees it: its key in a TOML file, or the heading of a sheet.
    pub(super) fn field(&self, key: &'static str, heading: &'static str) -> &'static str {
        if self.file.ends_with(".toml") { key } else { heading }
    }

    /// A finding about a field of this record. An empty `code` means that the code is unknown.
    pub(crate) fn finding(&self, kind: Kind, code: &str, field: &str, what: String, todo: &str) -> Finding {
        let with_code = if code.is_empty() { String::new() } else { format!(", mã {code}") };
        Finding {
            kind,
            file: self.file.clone(),
            record: format!("{}{with_code}", self.place),
            code: code.to_owned(),
            field: field.to_owned(),
            what,
            todo: todo.to_owned(),
        }
    }

    /// A record that is not published, with the finding that says why.
    pub(super) fn rejected(self, kind: Kind, code: &str, field: &str, what: String, todo: &str) -> ReadRecord {
        let finding = self.finding(kind, code, field, what, todo);
        ReadRecord { origin: self, procedure: None, depth: Depth::Full, findings: vec![finding] }
    }

    /// A record whose code is marked as deleted.
    pub(super) fn withdrawn(self, written: &str, field: &str) -> ReadRecord {
        let what = CodeError::Withdrawn(written.to_owned()).to_string();
        self.rejected(Kind::Withdrawn, written, field, what, "Thủ tục đã bị nguồn đánh dấu xóa; bỏ khỏi danh mục")
    }

    /// A finding about the whole file.
    pub(super) fn of_file(file: &str, kind: Kind, what: &str, todo: &str) -> Finding {
        Self::new(file, "cả tệp").finding(kind, "", "(cả tệp)", what.to_owned(), todo)
    }
}
