//! Packs of a release: fetched, compared with their hash, decoded.

use catalog::pack::{self, PackError};
use catalog::release::File;
use serde::de::DeserializeOwned;

use super::http::{Fetched, Source, get};
use crate::browser::UserError;

/// Decodes a pack from its bytes, their hash and their unpacked size; see [`pack::open`].
pub(crate) type Open<T> = fn(&[u8], &str, u64) -> Result<T, PackError>;

/// An offline copy may hold an older pack with its patch in place of a pack. It may be longer than the pack
/// by this many bytes.
const LONGEST_BASE: u64 = 1 << 20;

/// Fetches the bytes of a pack, for [`open_pack`].
///
/// # Errors
/// See [`get`].
pub(crate) async fn fetch_pack(base: &str, file: &File) -> Result<Fetched, UserError> {
    get(base, &file.path, 2 * file.bytes + LONGEST_BASE, Source::OfflineCopy).await
}

/// Decodes a pack with `open`. If its hash is wrong, the browser's HTTP cache may be damaged, so it is
/// fetched once more from the host.
///
/// # Errors
/// The pack is damaged there too, or is not what its role says.
pub(crate) async fn open_pack<T>(base: &str, file: &File, fetched: Fetched, open: Open<T>) -> Result<T, UserError> {
    match open(&fetched.bytes, &file.sha256, file.unpacked) {
        Err(PackError::Hash) => {
            let again = get(base, &file.path, file.bytes, Source::HostUncached).await;
            let Ok(fetched) = again else { return Err(PackError::Hash.into()) };
            Ok(open(&fetched.bytes, &file.sha256, file.unpacked)?)
        }
        read => Ok(read?),
    }
}

/// Fetches and decodes a pack.
///
/// # Errors
/// See [`get`] and [`open_pack`].
pub(crate) async fn get_pack<T: DeserializeOwned>(base: &str, file: &File) -> Result<T, UserError> {
    open_pack(base, file, fetch_pack(base, file).await?, pack::open).await
}
