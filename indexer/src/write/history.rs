//! Continues the history of the site that is replaced. It is kept as lines of JSON, not as a pack, so that a later
//! version of the formats still reads what an earlier one wrote.

use std::collections::HashMap;
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
    /// cannot be compared leaves the history as it is; that of another office has no part in it.
    pub(super) fn continued(folder: &Path, office: &str, procedures: &[Procedure], day: Date) -> Self {
        if !limits::is_there(&folder.join(RELEASE_FILE)) {
            return Self::default();
        }
        let (entries, lost) = read(folder);
        let lost = lost.map(|lost| tr!("lịch sử thay đổi cũ: {}", "the old history of changes: {}", lost));
        match before(folder, office) {
            Ok(Some(before)) => {
                let new = diff::entries(&before, procedures, day);
                let added = new.len();
                Self { entries: entries.into_iter().chain(new).collect(), added, note: lost }
            }
            Ok(None) => Self {
                note: Some(
                    tr!(
                        "trang cũ là của văn phòng khác: lịch sử thay đổi bắt đầu lại từ bản này",
                        "the old site is of another office: the history of changes starts anew with this release"
                    )
                    .to_owned(),
                ),
                ..Self::default()
            },
            Err(error) => Self {
                entries,
                added: 0,
                note: Some(tr!(
                    "trang cũ không so sánh được nên lịch sử không có thay đổi của lần này ({})",
                    "the old site cannot be compared, so the history lacks the changes of this time ({})",
                    format!("{error:#}")
                )),
            },
        }
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

/// The procedures of the old site. `None` if it is of another office.
fn before(folder: &Path, office: &str) -> anyhow::Result<Option<Vec<Procedure>>> {
    let packs = Packs::open(folder)?;
    if packs.release().office.name == office { packs.procedures().map(Some) } else { Ok(None) }
}

/// The entries of the old site, and what of them was lost. A site of before this file existed has none.
fn read(folder: &Path) -> (Vec<HistoryEntry>, Option<String>) {
    let path = folder.join(HISTORY_FILE);
    if !limits::is_there(&path) {
        return (Vec::new(), None);
    }
    let text = match limits::text(&path, &limits::HISTORY) {
        Ok(text) => text,
        Err(error) => return (Vec::new(), Some(format!("{error:#}"))),
    };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let entries: Vec<HistoryEntry> = lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let lost = lines.len() - entries.len();
    let said =
        tr!("{} dòng của {} không đọc được, đã bỏ qua", "{} lines of {} cannot be read and were left out", lost, HISTORY_FILE);
    (entries, (lost > 0).then_some(said))
}
