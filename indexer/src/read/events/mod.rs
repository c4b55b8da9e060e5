//! Life events (việc trong đời): what happened to somebody, as a path of procedures. The program knows those of
//! `indexer/data/su-kien/`, a file an event. A catalogue adds its own in its folder `su-kien/`, in the same format; one with
//! the address of a known event replaces it.

mod file;
mod resolve;

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, ensure};
use catalog::Procedure;
use catalog::release::LifeEvent;
use include_dir::{Dir, include_dir};

use super::record::RecordOrigin;
use crate::findings::{Finding, Kind};
use crate::foreign::told;
use crate::limits;
use file::EventFile;
use resolve::{ByCode, Resolved};

/// The folder of a catalogue's own events.
pub(super) const FOLDER: &str = "su-kien";
/// The most events of a catalogue. People look through a list of some twenty.
const MOST: usize = 200;
/// A catalogue with this many procedures is that of the whole country. A code that it does not have is outdated.
const NATIONAL: usize = 3000;
/// What happens to an event that cannot be used.
const LEFT_OUT: &str = "Việc này không được đăng; hãy sửa tệp";

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/su-kien");

/// Events, and the wordings in which people tell of each.
pub(super) type Events = (Vec<LifeEvent>, Vec<Vec<String>>);

/// The events of a catalogue.
#[derive(Default)]
pub(super) struct OwnEvents {
    /// Each with the file that it is in.
    files: Vec<(String, EventFile)>,
    findings: Vec<Finding>,
}

/// Reads the events of a catalogue. A file that cannot be read is a finding.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn read(folder: &Path) -> anyhow::Result<OwnEvents> {
    let folder = folder.join(FOLDER);
    let mut own = OwnEvents::default();
    let Ok(meta) = std::fs::symlink_metadata(&folder) else { return Ok(own) };
    ensure!(!meta.is_symlink(), "{}: {}", folder.display(), limits::LINK);
    let unreadable = || format!("{}: không mở được thư mục", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(unreadable)? {
        names.push(entry.with_context(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    for name in &names {
        let toml = own.text(&folder, name);
        own.add(format!("{FOLDER}/{name}"), toml);
    }
    Ok(own)
}

/// The events of a catalogue with this one file.
pub(super) fn of_toml(toml: &str) -> OwnEvents {
    let mut own = OwnEvents::default();
    own.add(format!("{FOLDER}/viec.toml"), Ok(toml.to_owned()));
    own
}

impl OwnEvents {
    /// The text of a further file.
    fn text(&self, folder: &Path, name: &str) -> anyhow::Result<String> {
        ensure!(self.files.len() < MOST, "đã có {MOST} việc; danh sách dài hơn thì không ai đọc hết");
        ensure!(name.ends_with(".toml"), "không phải tệp .toml, nên không phải một việc; hãy chuyển đi nơi khác");
        limits::text(&folder.join(name), &limits::TOML)
    }

    fn add(&mut self, label: String, toml: anyhow::Result<String>) {
        match toml.and_then(|toml| EventFile::parse(&toml)) {
            Ok(event) => self.files.push((label, event)),
            Err(error) => self.findings.push(RecordOrigin::of_file(&label, Kind::BadEvent, &told(&error), LEFT_OUT)),
        }
    }

    /// The events that lead to procedures of the catalogue, its own first, and the findings about these.
    pub(super) fn of(self, procedures: &[Procedure]) -> (Events, Vec<Finding>) {
        let by_code = ByCode::of(procedures);
        let (mut findings, mut own, mut slugs) = (self.findings, Vec::new(), HashSet::new());
        for (label, file) in &self.files {
            let resolved = resolve::own(label, file, &by_code, &mut findings);
            let new = resolved.filter(|event| is_new(event, label, &mut slugs, &mut findings));
            own.extend(new);
        }
        let built_in = built_in().unwrap_or_default();
        if procedures.len() >= NATIONAL {
            findings.extend(built_in.iter().flat_map(|(label, file)| resolve::outdated(label, file, &by_code)));
        }
        let known = built_in.iter().filter_map(|(_, file)| resolve::built_in(file, &by_code));
        (in_order(own, known.collect(), procedures), findings)
    }
}

/// Puts own events first, but those that replace a known event in its place. Adds the papers.
fn in_order(own: Vec<Resolved>, known: Vec<Resolved>, procedures: &[Procedure]) -> Events {
    let slug = |event: &Resolved| event.0.slug.clone();
    let known_slugs: HashSet<String> = known.iter().map(slug).collect();
    let (mut replacing, new): (Vec<_>, Vec<_>) = own.into_iter().partition(|event| known_slugs.contains(&event.0.slug));
    let placed = known.into_iter().map(|event| {
        let place = replacing.iter().position(|other| other.0.slug == event.0.slug);
        place.map_or(event, |place| replacing.swap_remove(place))
    });
    let placed: Vec<_> = placed.collect();
    let with_papers = |(event, said): Resolved| {
        let papers = LifeEvent::papers_of(&event.steps, procedures);
        (LifeEvent { papers, ..event }, said)
    };
    new.into_iter().chain(placed).map(with_papers).unzip()
}

fn is_new(event: &Resolved, label: &str, slugs: &mut HashSet<String>, findings: &mut Vec<Finding>) -> bool {
    let is_new = slugs.insert(event.0.slug.clone());
    if !is_new {
        let what = format!("đường dẫn \"{}\" đã có ở tệp khác trong {FOLDER}", event.0.slug);
        findings.push(finding(label, "", "duong_dan", what, "Việc này không được đăng; hãy ghi đường dẫn khác"));
    }
    is_new
}

fn finding(label: &str, code: &str, field: &str, what: String, todo: &str) -> Finding {
    RecordOrigin::new(label, "việc").finding(Kind::BadEvent, code, field, what, todo)
}

/// The program's own events, in the order of their files.
fn built_in() -> anyhow::Result<Vec<(String, EventFile)>> {
    let mut files: Vec<_> = DATA.files().collect();
    files.sort_by_key(|file| file.path());
    let event = |file: &include_dir::File<'_>| {
        let label = file.path().display().to_string();
        let toml = file.contents_utf8().context("không phải UTF-8")?;
        Ok((label.clone(), EventFile::parse(toml).context(label)?))
    };
    files.into_iter().map(event).collect()
}

#[cfg(test)]
mod tests;
