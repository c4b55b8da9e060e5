//! Continues the history of the site that is replaced. It is kept as lines of JSON, not as a pack, so that a later
//! version of the formats still reads what an earlier one wrote.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::Context;
use catalog::release::RELEASE_FILE;
use catalog::release::history::{HISTORY_FILE, HistoryEntry, gone};
use catalog::{Code, Names, Procedure};
use jiff::civil::Date;

use super::staging::Staging;
use crate::lang::tr;
use crate::site::Packs;
use crate::{diff, limits};

/// A history with what the new release adds.
#[derive(Default)]
pub(super) struct History {
    /// All entries, oldest first.
    pub entries: Vec<HistoryEntry>,
    /// How many of them the new release adds.
    pub added: usize,
    /// What an officer should know: why nothing was compared, or which lines were lost.
    pub note: Option<String>,
}

impl History {
    /// The history of the site in a folder, continued by a release of an office that was made on a day. A site that
    /// cannot be compared leaves the history as it is. One under another name is continued if most of its procedures are
    /// still there: a name that was corrected must not cost the history. Otherwise it is of another office.
    ///
    /// # Errors
    /// The history is there and cannot be read.
    pub(super) fn continued(folder: &Path, office: &str, procedures: &[Procedure], day: Date) -> anyhow::Result<Self> {
        if !limits::is_there(&folder.join(RELEASE_FILE)) {
            return Ok(Self::default());
        }
        let (entries, lost) = read(folder)?;
        let (new, note) = match before(folder) {
            Ok((name, before)) if name != office && !is_continued(&before, procedures) => {
                return Ok(Self { note: Some(of_another(&name)), ..Self::default() });
            }
            Ok((name, before)) => (diff::entries(&before, procedures, day), renamed(&name, office)),
            Err(error) => (Vec::new(), Some(not_compared(&error))),
        };
        let notes: Vec<String> = lost.into_iter().chain(note).collect();
        let note = (!notes.is_empty()).then(|| notes.join("; "));
        Ok(Self { added: new.len(), entries: entries.into_iter().chain(new).collect(), note })
    }

    /// Writes into each procedure the day of its last change.
    pub(super) fn dated(&self, mut procedures: Vec<Procedure>) -> Vec<Procedure> {
        let days: HashMap<&Code, Date> = self.entries.iter().map(|entry| (&entry.code, entry.day)).collect();
        procedures.iter_mut().for_each(|procedure| procedure.changed = days.get(&procedure.code).copied());
        procedures
    }

    /// The addresses of its pages: the changes of each field, and the procedures that are gone.
    pub(super) fn pages(&self, names: &Names) -> Vec<String> {
        let fields = names.fields.iter().map(|facet| format!("/thay-doi/{}/", facet.slug));
        let gone = gone(&self.entries, |code| names.ordinal(code).is_some());
        fields.chain(gone.into_keys().map(|code| format!("/thu-tuc/{code}/"))).collect()
    }

    /// Writes all of it for the next release, and for whoever wants to read it.
    pub(super) fn write(&self, staging: &Staging) -> anyhow::Result<()> {
        let mut lines = String::new();
        for entry in &self.entries {
            lines += &serde_json::to_string(entry).context("không viết được lịch sử thay đổi")?;
            lines.push('\n');
        }
        staging.write(HISTORY_FILE, lines.as_bytes())
    }
}

/// The name of the old site's office, and its procedures.
fn before(folder: &Path) -> anyhow::Result<(String, Vec<Procedure>)> {
    let packs = Packs::open(folder)?;
    Ok((packs.release().office.name.clone(), packs.procedures()?))
}

/// Whether most procedures of a site are in another one too.
fn is_continued(before: &[Procedure], after: &[Procedure]) -> bool {
    let after: HashSet<&Code> = after.iter().map(|procedure| &procedure.code).collect();
    before.iter().filter(|procedure| after.contains(&procedure.code)).count() * 2 > before.len()
}

fn of_another(name: &str) -> String {
    tr!(
        "trang cũ là của \"{}\", với các thủ tục khác: lịch sử thay đổi bắt đầu lại từ bản này",
        "the old site is of \"{}\", with other procedures: the history of changes starts anew with this release",
        name
    )
}

fn renamed(before: &str, now: &str) -> Option<String> {
    let note = || {
        tr!(
            "trang cũ mang tên \"{}\": lịch sử thay đổi được ghi tiếp; nếu đó là cơ quan khác, hãy xuất bản vào thư mục khác",
            "the old site is of \"{}\": its history of changes is continued; if that is another office, publish to another folder",
            before
        )
    };
    (before != now).then(note)
}

fn not_compared(error: &anyhow::Error) -> String {
    tr!(
        "trang cũ không so sánh được nên lịch sử không có thay đổi của lần này ({})",
        "the old site cannot be compared, so the history lacks the changes of this time ({})",
        format!("{error:#}")
    )
}

/// The entries of the old site, and what of them was lost. A site of before this file existed has none.
fn read(folder: &Path) -> anyhow::Result<(Vec<HistoryEntry>, Option<String>)> {
    let path = folder.join(HISTORY_FILE);
    if !limits::is_there(&path) {
        return Ok((Vec::new(), None));
    }
    let bytes = limits::file(&path, &limits::SITE_FILE)?;
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect();
    let entries: Vec<HistoryEntry> = lines.iter().filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let lost = lines.len() - entries.len();
    let said =
        tr!("{} dòng của {} không đọc được, đã bỏ qua", "{} lines of {} cannot be read and were left out", lost, HISTORY_FILE);
    Ok((entries, (lost > 0).then_some(said)))
}
