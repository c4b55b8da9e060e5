//! Keeps the part of the reader's office beside a stored release, on a site that serves many offices. It is no file of the
//! release: a device needs one of thousands.

use catalog::pack;
use catalog::release::{FileRole, Offices, Release};

use super::cache::{OfflineCache, ReleaseCache};
use super::origin::Origin;
use crate::browser::download::{Fetched, is_named};
use crate::browser::office;
use crate::browser::user_error::UserError;

/// Stores the part of the chosen office in the cache of a release, unless it is there.
///
/// # Errors
/// It cannot be had. The release is whole without it.
pub(super) async fn keep(
    base: &str,
    cache: &OfflineCache,
    target: &ReleaseCache,
    release: &Release,
    origin: &Origin<'_>,
) -> Result<(), UserError> {
    let Some((file, code)) = release.file(FileRole::Offices).zip(office::chosen(base)) else { return Ok(()) };
    let Some(packed) = target.get(&file.path).await? else { return Ok(()) };
    let offices: Offices = pack::open(&packed.bytes, &file.sha256, file.unpacked)?;
    let Some(path) = offices.by_code(&code).map(|line| line.overlay_path()) else { return Ok(()) };
    if target.get(&path).await?.is_some() {
        return Ok(());
    }
    let found = match stored(cache, release, &path).await? {
        Some(found) => found,
        None => origin.named_by_hash(&path).await?,
    };
    target.put(&path, &found.bytes, &found.kind).await
}

/// The part in the cache of another release.
async fn stored(cache: &OfflineCache, release: &Release, path: &str) -> Result<Option<Fetched>, UserError> {
    for other in cache.others(&release.id).await? {
        if let Some(found) = other.get(path).await?.filter(|found| is_named(path, &found.bytes)) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
