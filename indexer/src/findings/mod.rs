//! Findings: what is wrong in the sources. They are counted, and printed in Vietnamese for the person who can correct
//! the sources.

mod english;
mod kinds;

use std::collections::BTreeMap;

use crate::lang::tr;
use crate::say::say;
pub use kinds::Kind;

/// How many findings of a kind are printed without `--all`.
const EXAMPLES: usize = 3;

/// Something in a source that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Its kind, which says what it means for the record.
    pub kind: Kind,
    /// The file, relative to the catalogue.
    pub file: String,
    /// The record, such as "dòng 12, mã 1.004194".
    pub record: String,
    /// The code of the procedure; empty if it is unknown, or if the finding is about none.
    pub code: String,
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
    /// Nothing is wrong; somebody may want to know it.
    Note,
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
    /// Records that only add to a procedure of another record, or are older than it.
    pub merged: usize,
    /// Records that are not published.
    pub rejected: usize,
    /// What became of each file, in the order of their names.
    pub files: Vec<FileAccount>,
    /// All findings, sorted.
    pub findings: Vec<Finding>,
}

/// What became of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileAccount {
    /// The file, relative to the catalogue.
    pub file: String,
    /// Its format, in Vietnamese.
    pub format: &'static str,
    /// Records found in it: the sum of the other three.
    pub read: usize,
    /// Records that are published.
    pub published: usize,
    /// Records that only add to another, or are older than it.
    pub merged: usize,
    /// Records that are not published.
    pub rejected: usize,
}

impl Report {
    /// [`Outcome::Findings`] if somebody should look at any.
    pub fn outcome(&self) -> Outcome {
        let is_clean = self.findings.iter().all(|finding| finding.kind.severity() == Severity::Note);
        if is_clean { Outcome::Clean } else { Outcome::Findings }
    }

    /// Prints the findings by kind and the balance.
    pub fn print(&self, all: bool) {
        let mut kinds: BTreeMap<(Severity, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            kinds.entry((finding.kind.severity(), finding.todo.as_str())).or_default().push(finding);
        }
        for ((severity, todo), findings) in kinds {
            say!("{} ({}): {todo}", severity.label(), findings.len());
            let shown = if all { findings.len() } else { EXAMPLES };
            for finding in findings.iter().take(shown) {
                say!("  {}: {}: {}: {}", finding.file, finding.record, finding.field, finding.what);
            }
            if findings.len() > shown {
                let more = findings.len() - shown;
                say!("{}", tr!("  … và {} chỗ khác (thêm --all để xem hết)", "  … and {} more (--all lists them)", more));
            }
        }
        for account in &self.files {
            say!("  {account}");
        }
        say!("{} {}", tr!("Đã đọc", "Read"), balance(self.read, self.published, self.merged, self.rejected));
    }
}

impl std::fmt::Display for FileAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}): ", self.file, self.format)?;
        match self.read {
            0 => f.write_str(tr!("không có thủ tục nào", "no procedures")),
            read => f.write_str(&balance(read, self.published, self.merged, self.rejected)),
        }
    }
}

/// "5 = đăng 3 + gộp vào bản khác 1 + không đăng 1".
fn balance(read: usize, published: usize, merged: usize, rejected: usize) -> String {
    let merged = if merged == 0 { String::new() } else { tr!(" + gộp vào bản khác {}", " + merged {}", merged) };
    tr!("{} = đăng {}{} + không đăng {}", "{} = published {}{} + rejected {}", read, published, merged, rejected)
}

impl Severity {
    fn label(self) -> &'static str {
        match self {
            Self::Rejected => tr!("KHÔNG ĐĂNG", "NOT PUBLISHED"),
            Self::Suspect => tr!("Cần xem lại", "To be looked at"),
            Self::Note => tr!("Để biết", "For information"),
        }
    }
}
