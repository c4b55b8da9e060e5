//! The packs of a release: names, wordings, the life events, the office's facts, the two tiers of the index, the details. See [`catalog::pack`].

use std::collections::HashMap;
use std::ops::Range;

use anyhow::Context;
use catalog::release::history::HistoryEntry;
use catalog::release::{File, FileRole, LifeEvent, sha256};
use catalog::search::{IndexFiles, Tier, Wordings};
use catalog::{Names, OfficeFacts, Procedure, pack};
use rayon::prelude::*;

use super::staging::Staging;
use crate::lang::tr;
use crate::progress;

/// The size of a detail pack before compression. A page that is opened without an offline copy downloads one: about
/// 45 KB.
const DETAILS_BYTES: usize = 512 << 10;
/// The compression level of zstd, chosen on the national records; `cargo xtask bench` prints the figures.
const LEVEL: i32 = 19;

/// A pack that is compressed and not yet written.
pub(super) struct Packed {
    role: FileRole,
    bytes: Vec<u8>,
    unpacked: u64,
}

/// The packs of the site that is replaced, by the hash of their content. Half of the time of a build is compressing, and
/// most packs stay as they are.
pub(super) type Known = HashMap<String, Vec<u8>>;

/// What packs are made of.
pub(super) struct Contents<'a> {
    pub names: &'a Names,
    pub facts: &'a OfficeFacts,
    pub procedures: &'a [Procedure],
    /// The ranges of [`details`], which are listed in the names.
    pub details: &'a [Range<usize>],
    pub wordings: &'a Wordings,
    pub events: &'a [LifeEvent],
    /// The part of the history that a device keeps.
    pub history: Vec<&'a HistoryEntry>,
}

/// Writes all packs, in the order in which a device needs them. A pack that is known is not compressed again.
pub(super) fn all(contents: &Contents<'_>, known: &Known, staging: &Staging) -> anyhow::Result<Vec<File>> {
    let Contents { names, facts, procedures, details, wordings, events, ref history } = *contents;
    let bar = progress::bar(tr!("Lập chỉ mục, nén", "Index and compress"), details.len() + 7);
    let compress = |role, raw: &[u8]| known_or_compressed(role, raw, known).inspect(|_| bar.inc(1));
    let index = |tier| -> anyhow::Result<Vec<u8>> { Ok(pack::encode(&IndexFiles::build(tier, procedures)?)) };
    let (rest, details) = rayon::join(
        || -> anyhow::Result<Vec<Packed>> {
            let (topics, texts) = rayon::join(|| index(Tier::Topics), || index(Tier::Texts));
            let raw = [
                (FileRole::Names, pack::encode(names)),
                (FileRole::Wordings, pack::encode(wordings)),
                (FileRole::Events, pack::encode(&events)),
                (FileRole::History, pack::encode(history)),
                (FileRole::Office, pack::encode(facts)),
                (FileRole::Topics, topics?),
                (FileRole::Texts, texts?),
            ];
            raw.into_par_iter().map(|(role, raw)| compress(role, &raw)).collect()
        },
        || {
            details
                .par_iter()
                .map(|range| compress(FileRole::Details, &pack::encode(&&procedures[range.clone()])))
                .collect::<anyhow::Result<Vec<_>>>()
        },
    );
    bar.finish_and_clear();
    rest?.into_iter().chain(details?).map(|packed| write(packed, staging)).collect()
}

/// The ordinals of the procedures in each detail pack: about [`DETAILS_BYTES`] a pack.
pub(super) fn details(procedures: &[Procedure]) -> Vec<Range<usize>> {
    let sizes: Vec<usize> = procedures.par_iter().map(|procedure| pack::encode(procedure).len()).collect();
    let mut starts = vec![0];
    let mut held = 0;
    for (at, size) in sizes.iter().enumerate() {
        if held > 0 && held + size > DETAILS_BYTES {
            starts.push(at);
            held = 0;
        }
        held += size;
    }
    let ends = starts.iter().skip(1).copied().chain([procedures.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Compresses an encoded pack, unless it is known.
pub(super) fn known_or_compressed(role: FileRole, raw: &[u8], known: &Known) -> anyhow::Result<Packed> {
    match known.get(&sha256(raw)) {
        Some(bytes) => Ok(Packed { role, bytes: bytes.clone(), unpacked: raw.len() as u64 }),
        None => compress(role, raw),
    }
}

/// Compresses an encoded pack.
pub(super) fn compress(role: FileRole, raw: &[u8]) -> anyhow::Result<Packed> {
    Ok(Packed { role, bytes: compressed(raw)?, unpacked: raw.len() as u64 })
}

/// The frame of an encoded pack.
pub(super) fn compressed(raw: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut compressor = zstd::bulk::Compressor::new(LEVEL).context("zstd")?;
    // Similar records can be far apart, so the window spans the whole pack.
    compressor.set_parameter(zstd::zstd_safe::CParameter::WindowLog(23)).context("zstd")?;
    compressor.compress(raw).context("zstd")
}

/// The frame of a [`catalog::release::Patch`]: `raw`, compressed with the content of an older pack as dictionary. The old
/// pack has at least 8 bytes: zstd refuses a shorter dictionary.
pub(super) fn compress_after(old: &[u8], raw: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut compressor = zstd::bulk::Compressor::with_dictionary(LEVEL, &pack::dictionary(old))?;
    compressor.set_parameter(zstd::zstd_safe::CParameter::WindowLog(23))?;
    Ok(compressor.compress(raw)?)
}

/// Writes a pack under a name that carries its hash.
pub(super) fn write(packed: Packed, staging: &Staging) -> anyhow::Result<File> {
    let path = format!("data/{}.pack", &sha256(&packed.bytes)[..16]);
    let file = staging.write_file(&path, packed.role, &packed.bytes)?;
    Ok(File { unpacked: packed.unpacked, ..file })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_is_made_from_packs_of_eight_bytes_or_more() {
        for old in [8, 9, 64, 1000] {
            for new in [0, 1, 8, 64, 1000] {
                let (old, new) = (vec![1_u8; old], vec![2_u8; new]);
                assert!(compress_after(&old, &new).is_ok(), "{} to {}", old.len(), new.len());
            }
        }
    }
}
