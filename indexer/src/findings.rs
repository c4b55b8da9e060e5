//! Findings: what is wrong in the sources. They are counted, and printed in Vietnamese for the person who can correct
//! the sources.

use std::collections::BTreeMap;

/// How many findings of a kind are printed without `--all`.
const EXAMPLES: usize = 3;

/// Something in a source that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What it means for the record.
    pub severity: Severity,
    /// The file, relative to the catalogue.
    pub file: String,
    /// The record, such as "dòng 12, mã 1.004194".
    pub record: String,
    /// The field, by its name in the file.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

/// What a finding means for its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The record is not published.
    Rejected,
    /// The record is published without the wrong part.
    Suspect,
}

/// How a run ended, if it could run at all: exit code 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// The work is done, but somebody should look at the findings.
    Findings,
}

/// The balance of everything that was read.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Records found in the sources.
    pub read: usize,
    /// Records that are published.
    pub published: usize,
    /// Records that are not published.
    pub rejected: usize,
    /// All findings, sorted.
    pub findings: Vec<Finding>,
}

impl Report {
    /// [`Outcome::Findings`] if there are any.
    pub fn outcome(&self) -> Outcome {
        if self.findings.is_empty() { Outcome::Clean } else { Outcome::Findings }
    }

    /// Prints the findings by kind and the balance.
    pub fn print(&self, all: bool) {
        let mut kinds: BTreeMap<(Severity, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            kinds.entry((finding.severity, finding.todo.as_str())).or_default().push(finding);
        }
        for ((severity, todo), findings) in kinds {
            println!("{} ({}): {todo}", severity.label(), findings.len());
            let shown = if all { findings.len() } else { EXAMPLES };
            for finding in findings.iter().take(shown) {
                println!("  {}: {}: {}: {}", finding.file, finding.record, finding.field, finding.what);
            }
            if findings.len() > shown {
                println!("  … và {} chỗ khác (thêm --all để xem hết)", findings.len() - shown);
            }
        }
        println!("Đã đọc {} = đăng {} + không đăng {}", self.read, self.published, self.rejected);
    }
}

impl Severity {
    fn label(self) -> &'static str {
        match self {
            Self::Rejected => "KHÔNG ĐĂNG",
            Self::Suspect => "Cần xem lại",
        }
    }
}
