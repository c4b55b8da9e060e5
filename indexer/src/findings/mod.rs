//! Findings: what is wrong in the sources. They are counted, and shown in Vietnamese to the person who can correct the
//! sources: on the terminal, as a page, and as JSON and SARIF for other programs, with the same counts in each.

mod explain;
mod html;
mod json;
mod kinds;
mod sarif;
mod text;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;

use catalog::text::capitalised;
use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::lang::tr;
use crate::time_zone;
pub use explain::{explanation, list};
pub use html::html;
pub use json::json;
pub use kinds::Kind;
pub use sarif::sarif;
pub use text::text;

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
    /// The findings that the office has silenced.
    pub silenced: Vec<Silenced>,
}

/// A finding that the office has silenced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The office's reason.
    pub reason: String,
    /// The entry that silences it, such as "bo-qua.toml, dòng 3".
    pub entry: String,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// [`Severity::Rejected`].
    pub rejected: usize,
    /// [`Severity::Suspect`].
    pub suspect: usize,
    /// [`Severity::Note`].
    pub note: usize,
    /// Silenced by the office, of any severity.
    pub silenced: usize,
}

/// A report with what a reader wants to know about its catalogue.
pub struct Presented<'a> {
    /// The office.
    pub office: &'a str,
    /// The day of the check.
    pub day: Date,
    /// The names of the procedures by their codes.
    pub names: HashMap<&'a str, &'a str>,
    /// The report.
    pub report: &'a Report,
}

impl<'a> Presented<'a> {
    /// The report of a catalogue that was read today.
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let Catalogue { office, procedures, report, .. } = catalogue;
        let names = procedures.iter().map(|procedure| (procedure.code.as_str(), procedure.name.as_str())).collect();
        Self { office: &office.name, day: time_zone::today(), names, report }
    }
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

impl Finding {
    /// Where it is: the file, the sheet and row or the line, and the field. A part that is unknown is left out.
    pub fn place(&self) -> String {
        let parts = [self.file.as_str(), &self.record, self.named_field()];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if known.is_empty() { tr!("cả danh mục", "the whole catalogue").to_owned() } else { known.join(", ") }
    }

    /// Its field; empty if it is about all of the record: "(cả bản ghi)".
    fn named_field(&self) -> &str {
        if self.field.starts_with('(') { "" } else { &self.field }
    }

    /// The next step, as a sentence.
    pub fn next_step(&self) -> String {
        format!("{}.", capitalised(self.todo.trim_end_matches('.')))
    }

    /// The line of its file, if the file has lines: not the row of a sheet.
    pub fn line(&self) -> Option<u32> {
        self.record.strip_prefix("dòng ")?.split(',').next()?.parse().ok().filter(|line| *line > 0)
    }

    /// Worst first, then by procedure, then by kind and place. Numbers in a place are compared as numbers.
    fn compare(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order()).then_with(|| self.cmp(other))
    }

    /// What decides the order. The last two are the place without and with its row: "trang \"Phí\", " and 12.
    fn order(&self) -> (Severity, &str, Kind, &str, &str, Option<u32>) {
        let (sheet, row) = self.record.rsplit_once("dòng ").unwrap_or((&self.record, ""));
        let row = row.split(',').next().and_then(|row| row.parse().ok());
        (self.kind.severity(), &self.code, self.kind, &self.file, sheet, row)
    }
}

impl fmt::Display for Finding {
    /// The whole finding: where, what, and the next step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.place(), self.what.trim_end_matches('.'), self.next_step())
    }
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is published.
    Published,
    /// It only adds to a procedure of another record, or is older than it.
    Merged,
    /// It is not published.
    Rejected,
}

impl Report {
    /// Counts a record of a file.
    pub fn count(&mut self, file: &str, fate: Fate) {
        let at = self.files.binary_search_by(|account| account.file.as_str().cmp(file)).unwrap_or_else(|at| {
            self.files.insert(at, FileAccount { file: file.to_owned(), ..FileAccount::default() });
            at
        });
        let account = &mut self.files[at];
        let (total, of_file) = match fate {
            Fate::Published => (&mut self.published, &mut account.published),
            Fate::Merged => (&mut self.merged, &mut account.merged),
            Fate::Rejected => (&mut self.rejected, &mut account.rejected),
        };
        (*total, *of_file) = (*total + 1, *of_file + 1);
        (self.read, account.read) = (self.read + 1, account.read + 1);
    }

    /// [`Outcome::Findings`] if somebody should look at any.
    pub fn outcome(&self) -> Outcome {
        let is_clean = self.findings.iter().all(|finding| finding.kind.severity() == Severity::Note);
        if is_clean { Outcome::Clean } else { Outcome::Findings }
    }

    /// Sorts the findings: worst first, then by procedure.
    pub fn sort(&mut self) {
        self.findings.sort_by(Finding::compare);
        self.silenced.sort_by(|a, b| a.finding.compare(&b.finding));
    }

    /// How many findings there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { silenced: self.silenced.len(), ..Counts::default() };
        for finding in &self.findings {
            match finding.kind.severity() {
                Severity::Rejected => counts.rejected += 1,
                Severity::Suspect => counts.suspect += 1,
                Severity::Note => counts.note += 1,
            }
        }
        counts
    }

    /// The kinds of the findings, worst first, each with its count. Silenced findings are not counted.
    pub fn kinds(&self) -> Vec<(Kind, usize)> {
        let mut counts: HashMap<Kind, usize> = HashMap::new();
        for finding in &self.findings {
            *counts.entry(finding.kind).or_default() += 1;
        }
        let mut kinds: Vec<(Kind, usize)> = counts.into_iter().collect();
        kinds.sort_by_key(|(kind, _)| (kind.severity(), *kind));
        kinds
    }
}

impl fmt::Display for Counts {
    /// "không đăng 1, cần xem lại 3, để biết 0, bỏ qua có lý do 2".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rejected, suspect, note, silenced } = self;
        f.write_str(&tr!(
            "không đăng {}, cần xem lại {}, để biết {}, bỏ qua có lý do {}",
            "not published {}, to be looked at {}, for information {}, silenced {}",
            rejected,
            suspect,
            note,
            silenced
        ))
    }
}

impl FileAccount {
    /// The accounts for a person to read: more than `most` files of one format in a folder are one account.
    pub fn together(files: &[Self], most: usize) -> Vec<Self> {
        let folder = |account: &Self| account.file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let alike = files.chunk_by(|a, b| a.format == b.format && folder(a) == folder(b));
        alike
            .flat_map(|alike| if alike.len() > most { vec![Self::sum(alike, folder(&alike[0]))] } else { alike.to_vec() })
            .collect()
    }

    /// One account of several files of a folder.
    fn sum(alike: &[Self], folder: Option<String>) -> Self {
        let file = folder.map_or_else(String::new, |folder| format!("{folder}/, ")) + &format!("{} tệp", alike.len());
        let total = |of: fn(&Self) -> usize| alike.iter().map(of).sum();
        Self {
            file,
            format: alike[0].format,
            read: total(|account| account.read),
            published: total(|account| account.published),
            merged: total(|account| account.merged),
            rejected: total(|account| account.rejected),
        }
    }
}

impl fmt::Display for FileAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
    /// All severities, worst first.
    pub const ALL: [Self; 3] = [Self::Rejected, Self::Suspect, Self::Note];

    /// It in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Rejected => tr!("Không đăng", "Not published"),
            Self::Suspect => tr!("Cần xem lại", "To be looked at"),
            Self::Note => tr!("Để biết", "For information"),
        }
    }

    /// Its name in the formats for other programs, the one that SARIF uses.
    pub fn level(self) -> &'static str {
        match self {
            Self::Rejected => "error",
            Self::Suspect => "warning",
            Self::Note => "note",
        }
    }

    /// What it means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Rejected => tr!(
                "Bản ghi không được đăng cho tới khi sửa. Không bỏ qua được loại này.",
                "The record is not published until it is corrected. This cannot be silenced."
            ),
            Self::Suspect => tr!(
                "Thủ tục vẫn được đăng, phần không chắc thì không đăng hoặc có ghi chú. Cần có người xem lại.",
                "The procedure is published, without the doubtful part or with a note. Somebody should look at it."
            ),
            Self::Note => tr!("Không có gì sai; có người nên biết.", "Nothing is wrong; somebody may want to know it."),
        }
    }
}

#[cfg(test)]
mod tests;
