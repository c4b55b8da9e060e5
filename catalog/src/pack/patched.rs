//! A pack that a device keeps as an older pack and a patch: so an update fetches only what changed. What
//! comes out is checked against the hash of the new content, so it is as safe as the pack itself.

use serde::{Deserialize, Serialize};

use super::PackError;
use crate::release::{File, Patch, sha256};

/// What such a file begins with; a zstd frame begins otherwise.
const MARK: &[u8] = b"NY-patch";

/// The head of every dictionary, id 1. zstd takes entropy tables before a dictionary's content, and both
/// sides must have the same; these were trained on detail packs.
const TABLES: &[u8] = include_bytes!("tables.zdict");

/// The zstd dictionary that an older pack's bytes, decompressed, are for a patch.
pub fn dictionary(old: &[u8]) -> Vec<u8> {
    [TABLES, old].concat()
}

#[derive(Serialize, Deserialize)]
pub(super) struct Patched<'a> {
    /// SHA-256 of the pack that it stands for.
    stands_for: &'a str,
    /// SHA-256 of what that pack holds, decompressed.
    content: &'a str,
    #[serde(borrow)]
    base: &'a [u8],
    /// The size of the base, decompressed.
    unpacked: u64,
    #[serde(borrow)]
    frame: &'a [u8],
}

/// What a device keeps in the place of a pack: the older one that it has, and the patch. [`super::open`]
/// reads either.
///
/// # Errors
/// The patch does not make that pack out of this base.
pub fn patched(pack: &File, base: &[u8], base_file: &File, patch: &Patch) -> Result<Vec<u8>, PackError> {
    if sha256(base) != base_file.sha256 {
        return Err(PackError::Hash);
    }
    let parts =
        Patched { stands_for: &pack.sha256, content: &patch.content, base, unpacked: base_file.unpacked, frame: &patch.frame };
    parts.unpack(&pack.sha256, pack.unpacked)?;
    Ok([MARK, &super::encode(&parts)].concat())
}

impl<'a> Patched<'a> {
    /// Its parts; nothing where the bytes are a plain pack.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        postcard::from_bytes(bytes.strip_prefix(MARK)?).ok()
    }

    pub(super) fn unpack(&self, wanted: &str, unpacked: u64) -> Result<Vec<u8>, PackError> {
        if self.stands_for != wanted {
            return Err(PackError::Hash);
        }
        let old = super::decompress(super::FrameDecoder::new(), self.base, self.unpacked)?;
        let new = super::decompress_after(&old, self.frame, unpacked)?;
        if sha256(&new) != self.content { Err(PackError::Hash) } else { Ok(new) }
    }
}
