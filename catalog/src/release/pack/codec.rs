//! Values as bytes, and zstd frames as bytes. Nothing here checks a hash.

use ruzstd::decoding::{Dictionary, FrameDecoder};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The largest pack, in bytes, decompressed: far above the largest real one (1.5 MB for the whole country),
/// and a phone can still allocate it.
const MOST_UNPACKED: u64 = 64 << 20;

/// The head of every dictionary, id 1. zstd puts entropy tables before a dictionary's content, and both
/// sides must use the same ones; these were trained on detail packs.
const TABLES: &[u8] = include_bytes!("tables.zdict");

/// Why bytes are not the pack that was announced.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The bytes differ from those of the release: cut off, mixed up or changed.
    #[error("tệp tải về không khớp bản phát hành")]
    Hash,
    /// Not a zstd frame, or longer than the release says.
    #[error("không giải nén được dữ liệu")]
    Compression,
    /// Not the expected value: another format.
    #[error("dữ liệu không đúng định dạng")]
    Format,
}

/// Reads a value from decompressed bytes.
///
/// # Errors
/// The bytes do not hold a `T`.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PackError> {
    postcard::from_bytes(bytes).map_err(|_| PackError::Format)
}

/// Writes a value as the bytes that [`read`] takes, before compression.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    // Writing fails only for a type that postcard cannot express, and a test reads back every type we pack.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The zstd dictionary of a patch that starts from these decompressed bytes of an older pack.
pub fn dictionary(old: &[u8]) -> Vec<u8> {
    [TABLES, old].concat()
}

/// Decompresses a frame into exactly `unpacked` bytes.
pub(super) fn decompress(frame: &[u8], unpacked: u64) -> Result<Vec<u8>, PackError> {
    decode(FrameDecoder::new(), frame, unpacked)
}

/// The same for a frame that needs the decompressed bytes of an older pack as its dictionary.
pub(super) fn decompress_after(old: &[u8], frame: &[u8], unpacked: u64) -> Result<Vec<u8>, PackError> {
    let mut decoder = FrameDecoder::new();
    let dictionary = Dictionary::decode_dict(&dictionary(old)).map_err(|_| PackError::Compression)?;
    decoder.add_dict(dictionary).map_err(|_| PackError::Compression)?;
    decode(decoder, frame, unpacked)
}

fn decode(mut decoder: FrameDecoder, frame: &[u8], unpacked: u64) -> Result<Vec<u8>, PackError> {
    if unpacked > MOST_UNPACKED {
        return Err(PackError::Compression);
    }
    // A buffer of the announced size: a longer frame is refused before it takes memory.
    let mut out = vec![0; unpacked as usize];
    match decoder.decode_all(frame, &mut out) {
        Ok(written) if written as u64 == unpacked => Ok(out),
        _ => Err(PackError::Compression),
    }
}
