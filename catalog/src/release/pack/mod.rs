//! A pack: a value in postcard's encoding inside one zstd frame. We compress packs ourselves because
//! static hosts differ in what they compress, and zstd saves 1.5 MB of the whole country over gzip.
//!
//! Only the indexer compresses; compressors are not part of this crate.
//!
//! ```
//! use catalog::pack::{self, PackError};
//!
//! let value = vec!["một".to_owned(), "hai".to_owned()];
//! let bytes = pack::encode(&value);
//! assert_eq!(pack::read::<Vec<String>>(&bytes)?, value);
//! // A pack is opened only if it has the hash that the release states.
//! assert!(matches!(pack::open::<Vec<String>>(&bytes, "another hash", 10), Err(PackError::Hash)));
//! # Ok::<(), PackError>(())
//! ```

mod codec;
mod patched;

use serde::de::DeserializeOwned;

use super::files::{File, sha256};

pub use codec::{PackError, dictionary, encode, read};
pub use patched::patched;

/// Checks a downloaded pack against the hash and the unpacked size that the release states, and reads its
/// value.
///
/// # Errors
/// The bytes are not those of the release, or do not hold a `T`.
pub fn open<T: DeserializeOwned>(bytes: &[u8], sha256: &str, unpacked: u64) -> Result<T, PackError> {
    read(&unpack(bytes, sha256, unpacked)?)
}

/// Checks a downloaded pack and returns its bytes, decompressed. A device may store a pack as an older pack
/// with a patch; see [`patched()`].
///
/// # Errors
/// The bytes are not those of the release.
pub fn unpack(bytes: &[u8], sha256: &str, unpacked: u64) -> Result<Vec<u8>, PackError> {
    if let Some(parts) = patched::Patched::read(bytes) {
        return parts.unpack(sha256, unpacked);
    }
    if self::sha256(bytes) != sha256 {
        return Err(PackError::Hash);
    }
    codec::decompress(bytes, unpacked)
}

/// Whether bytes match a file of the release: they are the file as published or, for a pack, an older pack with
/// its patch.
pub fn matches(file: &File, bytes: &[u8]) -> bool {
    let same = bytes.len() as u64 == file.bytes && sha256(bytes) == file.sha256;
    same || unpack(bytes, &file.sha256, file.unpacked).is_ok()
}
