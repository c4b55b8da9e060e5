//! A pack that a device stores as an older pack and a patch, so that an update fetches only what changed.
//! The result is checked against the hash of the new content, so it is as safe as the pack itself.

use serde::{Deserialize, Serialize};

use super::codec::{PackError, decompress, decompress_after, encode};
use crate::release::files::{File, sha256};
use crate::release::updates::Patch;

/// The first bytes of such a file; a zstd frame begins differently.
const MARK: &[u8] = b"NY-patch";

#[derive(Serialize, Deserialize)]
pub(super) struct Patched<'a> {
    /// SHA-256 of the pack that it replaces.
    stands_for: &'a str,
    /// SHA-256 of the decompressed content of that pack.
    content: &'a str,
    #[serde(borrow)]
    base: &'a [u8],
    /// The decompressed size of the base.
    unpacked: u64,
    #[serde(borrow)]
    frame: &'a [u8],
}

/// What a device stores instead of a pack: the older pack that it has, and the patch. [`super::open`] reads
/// both forms.
///
/// # Errors
/// The patch does not turn this base into that pack.
pub fn patched(pack: &File, base: &[u8], base_file: &File, patch: &Patch) -> Result<Vec<u8>, PackError> {
    if sha256(base) != base_file.sha256 {
        return Err(PackError::Hash);
    }
    let parts =
        Patched { stands_for: &pack.sha256, content: &patch.content, base, unpacked: base_file.unpacked, frame: &patch.frame };
    parts.unpack(&pack.sha256, pack.unpacked)?;
    Ok([MARK, &encode(&parts)].concat())
}

impl<'a> Patched<'a> {
    /// Reads the parts. None if the bytes are a plain pack.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        postcard::from_bytes(bytes.strip_prefix(MARK)?).ok()
    }

    pub(super) fn unpack(&self, wanted: &str, unpacked: u64) -> Result<Vec<u8>, PackError> {
        if self.stands_for != wanted {
            return Err(PackError::Hash);
        }
        let old = decompress(self.base, self.unpacked)?;
        let new = decompress_after(&old, self.frame, unpacked)?;
        if sha256(&new) != self.content { Err(PackError::Hash) } else { Ok(new) }
    }
}
