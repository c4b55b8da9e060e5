//! Brings all files of a release into its cache, the cheapest way first: copied from another stored release,
//! made from an older pack by a patch, fetched whole.

use std::collections::BTreeSet;

use catalog::pack;
use catalog::release::{File, Past, Patch, Release, Updates, bytes_of};

use super::cache::{OfflineCache, ReleaseCache};
use super::origin::Origin;
use crate::browser::download::{self, Fetched};
use crate::browser::user_error::UserError;
use crate::counter::mode;

/// Brings all files of a release into `target`, each only after it was checked. `progress` gets the share of
/// bytes that is there, in per cent. Files that are there already are not fetched again, so a call after a
/// failed one continues where that ended.
///
/// # Errors
/// A file cannot be had. What arrived stays for the next call.
pub(super) async fn fill(
    cache: &OfflineCache,
    target: &ReleaseCache,
    release: &Release,
    origin: &Origin<'_>,
    progress: impl Fn(u8),
) -> Result<(), UserError> {
    let stored = target.paths().await?;
    let filling = Filling { target, others: cache.others(&release.id).await? };
    let wanted = || release.stored(mode::is_on());
    let total = bytes_of(wanted()).max(1);
    let report = |left: &[&File]| progress(((total - bytes_of(left.iter().copied())) * 100 / total) as u8);
    let left = wanted().filter(|file| !stored.contains(&file.path)).collect();
    let mut left = filling.copy(left).await?;
    report(&left);
    if let Origin::Host(base) = origin {
        left = filling.patch(release, base, left).await?;
    }
    while let Some(file) = left.first() {
        let found = origin.get(file).await?;
        target.put(&file.path, &found.bytes, &found.kind).await?;
        left.remove(0);
        report(&left);
    }
    Ok(())
}

/// The cache that is being filled, and the other releases on the device.
struct Filling<'a> {
    target: &'a ReleaseCache,
    others: Vec<ReleaseCache>,
}

impl Filling<'_> {
    /// Copies the files that other releases have; returns the rest.
    async fn copy<'f>(&self, wanted: Vec<&'f File>) -> Result<Vec<&'f File>, UserError> {
        let mut left = Vec::new();
        for file in wanted {
            match self.find(file).await {
                Some(found) => self.target.put(&file.path, &found.bytes, &found.kind).await?,
                None => left.push(file),
            }
        }
        Ok(left)
    }

    /// Makes packs from older ones by patches from the host; returns the rest. Where a patch cannot be had or
    /// does not fit, its pack is among the rest.
    async fn patch<'f>(&self, release: &Release, base: &str, wanted: Vec<&'f File>) -> Result<Vec<&'f File>, UserError> {
        let list = release.updates.as_ref().filter(|_| !self.others.is_empty() && !wanted.is_empty());
        let Some(list) = list else { return Ok(wanted) };
        let Ok(updates) = download::get_pack::<Updates>(base, list).await else { return Ok(wanted) };
        let stored = self.stored_elsewhere().await?;
        let mut made = BTreeSet::new();
        for (past, steps) in updates.ways(&wanted, |path| stored.contains(path)) {
            let Some(bundle) = &past.patches else { continue };
            let Ok(patches) = download::get_pack::<Vec<Patch>>(base, bundle).await else { continue };
            for step in steps {
                if let Some((file, pack)) = self.patched(past, step, &patches, &wanted).await {
                    self.target.put(&file.path, &pack.bytes, &pack.kind).await?;
                    made.insert(&file.path);
                }
            }
        }
        Ok(wanted.into_iter().filter(|file| !made.contains(&file.path)).collect())
    }

    /// The pack that a step of an update leads to, made from the older one.
    async fn patched<'f>(&self, past: &Past, step: usize, patches: &[Patch], wanted: &[&'f File]) -> Option<(&'f File, Fetched)> {
        let ((to, from), patch) = (past.steps.get(step)?, patches.get(step)?);
        let to = *wanted.iter().find(|file| file.path == *to)?;
        let from = past.files.iter().find(|file| file.path == *from)?;
        let older = self.find(from).await?;
        // This fails if the older pack is itself stored as a patch: patches are not chained.
        let bytes = pack::patched(to, &older.bytes, from, patch).ok()?;
        Some((to, Fetched { bytes, kind: older.kind }))
    }

    /// A file from another release, checked.
    async fn find(&self, file: &File) -> Option<Fetched> {
        for other in &self.others {
            let found = other.get(&file.path).await.ok().flatten();
            if let Some(found) = found.filter(|found| pack::matches(file, &found.bytes)) {
                return Some(found);
            }
        }
        None
    }

    /// The paths of all files in other releases.
    async fn stored_elsewhere(&self) -> Result<BTreeSet<String>, UserError> {
        let mut paths = BTreeSet::new();
        for other in &self.others {
            paths.extend(other.paths().await?);
        }
        Ok(paths)
    }
}
