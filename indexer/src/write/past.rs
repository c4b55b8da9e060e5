//! The releases before the one that is written. Their files stay on the host for pages that are open in a browser,
//! and a device that has stored one of these releases gets patches.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use catalog::release::{File, FileRole, Past, Patch, RELEASE_FILE, Release, Updates, sha256};
use catalog::{Names, pack};
use jiff::civil::Date;
use rayon::prelude::*;

use super::Summary;
use super::pack::{Known, compress, compress_after, write};
use super::staging::Staging;
use crate::lang::tr;
use crate::{limits, progress};

/// How many earlier releases a device can patch.
const RELEASES: usize = 3;
/// zstd refuses a dictionary whose content is shorter than the offsets in its tables (1, 4 and 8). Packs of an office
/// without life events are that small.
const LEAST_DICTIONARY: usize = 8;
/// A release may lack this share of the procedures of the one before: one in so many.
const FIFTH: usize = 5;
/// A patch is published only if it is at most 1/2 of the size of the pack.
const WORTH: usize = 2;

/// A release that is refused because it lacks many procedures of the one before.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Shrunk(String);

/// The site that the new one will replace.
pub(super) struct Old {
    folder: PathBuf,
    release: Release,
    past: Vec<Past>,
}

/// What the releases before it decide about the next one.
pub(super) struct Succession {
    pub version: u64,
    /// The file with the [`Updates`]. None without an earlier release.
    pub updates: Option<File>,
}

/// A decompressed pack, with the codes that are compared to find the most similar older pack.
struct Opened<'a> {
    file: &'a File,
    codes: BTreeSet<&'a str>,
    content: Vec<u8>,
}

impl Old {
    /// Reads the site in a folder. None if there is no site, or one of another format.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let json = limits::file(&folder.join(RELEASE_FILE), &limits::RELEASE).ok()?;
        let release = Release::parse(&json).ok()?;
        let updates: Option<Updates> = release.updates.as_ref().and_then(|file| open(folder, file));
        Some(Self { folder: folder.to_owned(), past: updates.unwrap_or_default().past, release })
    }

    /// The summary of a run that found nothing to change.
    pub(super) fn unchanged(&self, out: &Path, pages: usize, searchable: bool, took: Duration) -> Summary {
        let (out, release) = (out.to_owned(), self.release.clone());
        Summary { out, release, pages, searchable, changes: 0, history_note: None, changed: false, took }
    }

    /// Refuses a release that lacks more than a fifth of the procedures of this one: a file is probably missing.
    pub(super) fn refuse_shrunk(&self, names: &Names) -> anyhow::Result<()> {
        let lost = self.lost(names).unwrap_or_default();
        let Some(shrunk) = shrinkage(self.release.procedures as usize, names.lines.len(), lost) else { return Ok(()) };
        bail!(Shrunk(format!(
            "{}: {shrunk}, mất hơn 20 % nên chưa xuất bản, trang cũ vẫn còn nguyên; hãy xem có thiếu tệp nào trong danh mục",
            self.folder.display()
        )))
    }

    /// How many of its codes another release does not have. None if its names cannot be read.
    fn lost(&self, names: &Names) -> Option<usize> {
        let file = self.release.files.iter().find(|file| file.role == FileRole::Names)?;
        let old: Names = open(&self.folder, file)?;
        let new: BTreeSet<&str> = names.lines.iter().map(|line| line.code.as_str()).collect();
        Some(old.lines.iter().filter(|line| !new.contains(line.code.as_str())).count())
    }

    /// Its packs, to be used again where their content is the same. Unreadable ones are left out.
    pub(super) fn packs(&self) -> Known {
        let packs = self.release.files.par_iter().filter(|file| file.path.starts_with("data/"));
        let known = |file: &File| {
            let bytes = find(&self.folder, &file.path)?;
            let content = pack::unpack(&bytes, &file.sha256, file.unpacked).ok()?;
            Some((sha256(&content), bytes))
        };
        packs.filter_map(known).collect()
    }

    /// Decides the version of the next release, which has these files, writes its [`Updates`], and copies the older
    /// files to the new site. The version is the moment of publishing, unless the old site has a later one, or is the same
    /// release of the same day.
    pub(super) fn succession(
        self,
        files: &[File],
        names: &Names,
        (made, published): (Date, u64),
        staging: &Staging,
    ) -> anyhow::Result<Succession> {
        let is_unchanged = self.release.id == Release::id_of(files);
        let version = match self.release.version {
            version if is_unchanged && made == self.release.made => version,
            version => published.max(version + u64::from(!is_unchanged)),
        };
        let past = if is_unchanged {
            self.past
        } else {
            let files = self.release.files.iter().filter(|file| is_named_by_hash(file)).cloned().collect();
            let newest = Past { version: self.release.version, files, patches: None, steps: Vec::new() };
            [newest].into_iter().chain(self.past).take(RELEASES).collect()
        };
        if past.is_empty() {
            return Ok(Succession { version, updates: None });
        }
        let packs = opened(files, names, |path| staging.read(path).ok());
        let bar = progress::bar(tr!("Tính phần thay đổi", "Work out changes"), past.len() * packs.len());
        let past = past.into_iter().map(|past| {
            copy_old(&self.folder, &past.files, staging)?;
            patch(past, &packs, &self.folder, staging, &bar)
        });
        let updates = Updates { past: past.collect::<anyhow::Result<_>>()? };
        bar.finish_and_clear();
        let updates = write(compress(FileRole::Updates, &pack::encode(&updates))?, staging)?;
        Ok(Succession { version, updates: Some(updates) })
    }
}

/// How a release shrank if it lacks more than a fifth of the procedures or of the codes that were there before.
fn shrinkage(before: usize, now: usize, lost: usize) -> Option<String> {
    let is_much = |missing: usize| missing * FIFTH > before;
    if is_much(before.saturating_sub(now)) {
        Some(format!("bản mới chỉ có {now} thủ tục, trang cũ có {before}"))
    } else {
        is_much(lost).then(|| format!("bản mới không còn {lost} mã trong {before} thủ tục của trang cũ"))
    }
}

/// Whether the name of a file changes with its content.
fn is_named_by_hash(file: &File) -> bool {
    file.sha256.get(..16).is_some_and(|hash| file.path.contains(hash))
}

fn copy_old(folder: &Path, files: &[File], staging: &Staging) -> anyhow::Result<()> {
    for file in files {
        if staging.has(&file.path) {
            continue;
        }
        // A file that is already missing cannot be copied; a page that needs it reports the failure.
        if let Some(bytes) = find(folder, &file.path).filter(|bytes| sha256(bytes) == file.sha256) {
            staging.write(&file.path, &bytes)?;
        }
    }
    Ok(())
}

/// Makes the patches from those packs of a past release that can still be read.
fn patch(
    past: Past,
    packs: &[Opened<'_>],
    folder: &Path,
    staging: &Staging,
    bar: &indicatif::ProgressBar,
) -> anyhow::Result<Past> {
    let find = |path: &str| find(folder, path);
    let Some(names) = past.files.iter().find(|file| file.role == FileRole::Names).and_then(|file| open::<Names>(folder, file))
    else {
        return Ok(Past { patches: None, steps: Vec::new(), ..past });
    };
    let bases = opened(&past.files, &names, find);
    let made: Vec<_> = packs
        .par_iter()
        .map(|pack| {
            let step = nearest(pack, &bases).map(|base| step(pack, base));
            bar.inc(1);
            step.transpose().map(Option::flatten)
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let (steps, patches): (Vec<_>, Vec<_>) = made.into_iter().flatten().unzip();
    let bundle =
        (!steps.is_empty()).then(|| write(compress(FileRole::Patches, &pack::encode(&patches))?, staging)).transpose()?;
    Ok(Past { patches: bundle, steps, ..past })
}

/// The paths of the new and the old pack, and the patch between them.
type Step = ((String, String), Patch);

/// The patch from one pack to another, if it saves enough.
fn step(to: &Opened<'_>, from: &Opened<'_>) -> anyhow::Result<Option<Step>> {
    if to.file.path == from.file.path || from.content.len() < LEAST_DICTIONARY {
        return Ok(None);
    }
    let frame = compress_after(&from.content, &to.content).context("không nén được phần thay đổi")?;
    let worth = frame.len() * WORTH <= to.file.bytes as usize;
    let patch = Patch { content: sha256(&to.content), frame };
    Ok(worth.then(|| ((to.file.path.clone(), from.file.path.clone()), patch)))
}

/// The older pack that has the most procedures in common with a pack.
fn nearest<'a>(pack: &Opened<'_>, bases: &'a [Opened<'a>]) -> Option<&'a Opened<'a>> {
    let alike = bases.iter().filter(|base| base.file.role == pack.file.role);
    alike.max_by_key(|base| base.codes.intersection(&pack.codes).count())
}

/// The packs among some files, decompressed. Unreadable ones are left out.
fn opened<'a>(files: &'a [File], names: &'a Names, find: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<Opened<'a>> {
    let mut codes = codes_of_packs(names).into_iter();
    let packs = files.iter().filter(|file| file.path.starts_with("data/")).map(|file| {
        let codes = if file.role == FileRole::Details { codes.next().unwrap_or_default() } else { BTreeSet::new() };
        let content = pack::unpack(&find(&file.path)?, &file.sha256, file.unpacked).ok()?;
        Some(Opened { file, codes, content })
    });
    packs.flatten().collect()
}

/// The codes in each detail pack.
fn codes_of_packs(names: &Names) -> Vec<BTreeSet<&str>> {
    let ends = names.packs.iter().skip(1).copied().chain([names.lines.len() as u32]);
    let ranges = names.packs.iter().copied().zip(ends);
    let lines = ranges.map(|(first, end)| names.lines.get(first as usize..end as usize).unwrap_or_default());
    lines.map(|lines| lines.iter().map(|line| line.code.as_str()).collect()).collect()
}

fn open<T: serde::de::DeserializeOwned>(folder: &Path, file: &File) -> Option<T> {
    pack::open(&find(folder, &file.path)?, &file.sha256, file.unpacked).ok()
}

/// Reads a file of an older site. A path that leads out of its folder, or a symlink, counts as missing.
fn find(folder: &Path, path: &str) -> Option<Vec<u8>> {
    limits::file(&limits::within(folder, path).ok()?, &limits::SITE_FILE).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fifth_may_be_missing_and_not_more() {
        assert_eq!(shrinkage(100, 80, 20), None);
        assert_eq!(shrinkage(0, 0, 0), None);
        assert!(shrinkage(100, 79, 21).unwrap().contains("chỉ có 79 thủ tục"));
        assert!(shrinkage(100, 120, 21).unwrap().contains("không còn 21 mã"));
    }
}
