//! Shared by all readers of procedures: the origin of a record, and the result of reading it.

use catalog::Procedure;

use crate::findings::{Finding, Severity};

/// The result of reading one record. Without a procedure, the findings say why.
pub(super) struct ReadRecord {
    pub origin: RecordOrigin,
    pub procedure: Option<Procedure>,
    pub findings: Vec<Finding>,
}

/// The file and the place that a record was read from.
#[derive(Clone, Debug)]
pub(super) struct RecordOrigin {
    /// The file, relative to the catalogue.
    pub file: String,
    /// The place in the file, such as "dòng 12".
    pub place: String,
    /// Whether the source writes the code without white space around it.
    pub exact_code: bool,
}

impl RecordOrigin {
    pub(super) fn new(file: &str, place: impl ToString) -> Self {
        Self { file: file.to_owned(), place: place.to_string(), exact_code: true }
    }

    /// A finding about a field of this record. An empty `code` means that the code is unknown.
    pub(super) fn finding(&self, severity: Severity, code: &str, field: &str, what: String, todo: &str) -> Finding {
        let code = if code.is_empty() { String::new() } else { format!(", mã {code}") };
        Finding {
            severity,
            file: self.file.clone(),
            record: format!("{}{code}", self.place),
            field: field.to_owned(),
            what,
            todo: todo.to_owned(),
        }
    }

    /// A record that is not published, with the finding that says why.
    pub(super) fn rejected(self, code: &str, field: &str, what: String, todo: &str) -> ReadRecord {
        let finding = self.finding(Severity::Rejected, code, field, what, todo);
        ReadRecord { origin: self, procedure: None, findings: vec![finding] }
    }
}
