//! Bringing all files of a release onto its shelf: what another release has is taken from there, a pack
//! that changed a little is made from the older one by a patch, the rest is fetched.

use catalog::pack;
use catalog::release::{File, Patch, Release, Updates, bytes_of, sha256};

use super::from_file::Archive;
use super::shelves::{Shelf, Shelves};
use crate::browser::fetch::{self, Fetched, Source, Trouble};

/// Where a release comes from.
pub(super) enum Origin<'a> {
    /// The site at this address.
    Host(&'a str),
    /// A file that was carried here.
    File(&'a Archive),
}

impl Origin<'_> {
    /// Has a file that fits. What the browser has kept of it by chance may be damaged: then it is asked for
    /// once more.
    async fn get(&self, file: &File) -> Result<Fetched, Trouble> {
        let fetched = async |base, source| fetch::get(base, &file.path, file.bytes, source).await;
        let mut found = match self {
            Self::Host(base) => fetched(base, Source::Host).await?,
            Self::File(archive) => archive.get(file).await?,
        };
        let mut is_right = fits(file, &found.bytes);
        if let (false, Self::Host(base)) = (is_right, self) {
            found = fetched(base, Source::HostAnew).await?;
            is_right = fits(file, &found.bytes);
        }
        let why = || Trouble(format!("tệp {} tải về không khớp bản phát hành", file.path));
        if is_right { Ok(found) } else { Err(why()) }
    }
}

/// Brings all files of a release onto its shelf. What is there has been checked; `say` is told the share of
/// bytes that is there, in per cent.
///
/// # Errors
/// A file cannot be had. What was brought stays for the next time.
pub(super) async fn gather(
    shelves: &Shelves,
    shelf: &Shelf,
    release: &Release,
    origin: &Origin<'_>,
    say: impl Fn(u8),
) -> Result<(), Trouble> {
    let held = shelf.paths().await?;
    let others = shelves.others(&release.id).await?;
    let total = release.bytes().max(1);
    let mut left: Vec<&File> = release.files.iter().filter(|file| !held.contains(&file.path)).collect();
    let progress = |left: &[&File]| say(((total - bytes_of(left.iter().copied())) * 100 / total) as u8);
    left = from_others(&others, shelf, left).await?;
    progress(&left);
    if let Origin::Host(base) = origin {
        left = by_patches(&others, shelf, release, base, left).await?;
    }
    while let Some(file) = left.first() {
        let found = origin.get(file).await?;
        shelf.put(&file.path, &found.bytes, &found.kind).await?;
        left.remove(0);
        progress(&left);
    }
    Ok(())
}

/// Whether bytes are a file of the release; for a pack also as an older one with a patch.
pub(super) fn fits(file: &File, bytes: &[u8]) -> bool {
    let same = bytes.len() as u64 == file.bytes && sha256(bytes) == file.sha256;
    same || pack::unpack(bytes, &file.sha256, file.unpacked).is_ok()
}

/// Takes what other releases have; what they have not is left.
async fn from_others<'a>(others: &[Shelf], shelf: &Shelf, wanted: Vec<&'a File>) -> Result<Vec<&'a File>, Trouble> {
    let mut left = Vec::new();
    for file in wanted {
        match find(others, file).await {
            Some(found) => shelf.put(&file.path, &found.bytes, &found.kind).await?,
            None => left.push(file),
        }
    }
    Ok(left)
}

async fn find(shelves: &[Shelf], file: &File) -> Option<Fetched> {
    for shelf in shelves {
        if let Some(found) = shelf.right(file).await {
            return Some(found);
        }
    }
    None
}

/// Makes packs from older ones. Where that fails, they are left to be fetched whole.
async fn by_patches<'a>(
    others: &[Shelf],
    shelf: &Shelf,
    release: &Release,
    base: &str,
    wanted: Vec<&'a File>,
) -> Result<Vec<&'a File>, Trouble> {
    let Some(file) = release.updates.as_ref().filter(|_| !others.is_empty() && !wanted.is_empty()) else { return Ok(wanted) };
    let Ok(updates) = fetch::pack::<Updates>(base, file).await else { return Ok(wanted) };
    let mut held = std::collections::BTreeSet::new();
    for other in others {
        held.extend(other.paths().await?);
    }
    let mut made = Vec::new();
    for (past, steps) in updates.ways(&wanted, |path| held.contains(path)) {
        let Some(bundle) = &past.patches else { continue };
        let Ok(patches) = fetch::pack::<Vec<Patch>>(base, bundle).await else { continue };
        for at in steps {
            let (Some((to, from)), Some(patch)) = (past.steps.get(at), patches.get(at)) else { continue };
            let to = wanted.iter().find(|file| file.path == *to);
            let from = past.files.iter().find(|file| file.path == *from);
            let (Some(to), Some(from)) = (to, from) else { continue };
            let Some(older) = find(others, from).await else { continue };
            // An older pack that is itself patched is not patched again.
            let Ok(bytes) = pack::patched(to, &older.bytes, from, patch) else { continue };
            shelf.put(&to.path, &bytes, &older.kind).await?;
            made.push(to.path.as_str());
        }
    }
    Ok(wanted.iter().copied().filter(|file| !made.contains(&file.path.as_str())).collect())
}
