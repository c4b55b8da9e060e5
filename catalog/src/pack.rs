//! A pack: a value in postcard's encoding inside one zstd frame. We compress by ourselves because
//! static hosts differ in what they compress, and zstd saves 1.5 MB of the whole country over gzip.
//!
//! Writing needs a compressor, which only the indexer has; see `indexer::write::packs`.

mod patched;

use ruzstd::decoding::{Dictionary, FrameDecoder};
use serde::de::DeserializeOwned;

pub use patched::{dictionary, patched};

/// The most a pack may hold, in bytes: far above the largest real one (1.5 MB for the whole country), far
/// below what a phone cannot give.
const MOST_UNPACKED: u64 = 64 << 20;

/// Why bytes are not the pack that was announced.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The bytes are other than the release says: cut off, mixed up or changed.
    #[error("tệp tải về không khớp bản phát hành")]
    Hash,
    /// Not a zstd frame, or longer than the release says.
    #[error("không giải nén được dữ liệu")]
    Compression,
    /// Not the value that was expected: another format.
    #[error("dữ liệu không đúng định dạng")]
    Format,
}

/// Checks a downloaded pack against the hash and the unpacked size that the release gives, and reads
/// its value.
///
/// # Errors
/// The bytes are not those of the release, or do not hold a `T`.
pub fn open<T: DeserializeOwned>(bytes: &[u8], sha256: &str, unpacked: u64) -> Result<T, PackError> {
    read(&unpack(bytes, sha256, unpacked)?)
}

/// Checks a downloaded pack and gives its bytes, decompressed. A device may keep it as an older pack with a
/// patch; see [`patched()`].
///
/// # Errors
/// The bytes are not those of the release.
pub fn unpack(bytes: &[u8], sha256: &str, unpacked: u64) -> Result<Vec<u8>, PackError> {
    if let Some(parts) = patched::Patched::read(bytes) {
        return parts.unpack(sha256, unpacked);
    }
    if crate::release::sha256(bytes) != sha256 {
        return Err(PackError::Hash);
    }
    decompress(FrameDecoder::new(), bytes, unpacked)
}

/// Decompresses with an older pack's bytes as the dictionary.
fn decompress_after(old: &[u8], frame: &[u8], unpacked: u64) -> Result<Vec<u8>, PackError> {
    let mut decoder = FrameDecoder::new();
    let dictionary = Dictionary::decode_dict(&dictionary(old)).map_err(|_| PackError::Compression)?;
    decoder.add_dict(dictionary).map_err(|_| PackError::Compression)?;
    decompress(decoder, frame, unpacked)
}

fn decompress(mut decoder: FrameDecoder, frame: &[u8], unpacked: u64) -> Result<Vec<u8>, PackError> {
    if unpacked > MOST_UNPACKED {
        return Err(PackError::Compression);
    }
    // Into a buffer of the declared size: what is longer is refused before it takes the memory.
    let mut out = vec![0; unpacked as usize];
    match decoder.decode_all(frame, &mut out) {
        Ok(written) if written as u64 == unpacked => Ok(out),
        _ => Err(PackError::Compression),
    }
}

/// Reads a value from decompressed bytes.
///
/// # Errors
/// The bytes do not hold a `T`.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PackError> {
    postcard::from_bytes(bytes).map_err(|_| PackError::Format)
}

/// Writes a value as the bytes that [`read`] takes, before compression.
pub fn encode<T: serde::Serialize>(value: &T) -> Vec<u8> {
    // Only a type that postcard cannot express at all would fail, and every type we pack is read back
    // in a test.
    postcard::to_allocvec(value).unwrap_or_default()
}
