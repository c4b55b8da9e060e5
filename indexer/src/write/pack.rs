//! The packs of a release: names, the office's facts, the two tiers of the index, the details. See [`catalog::pack`].

use anyhow::Context;
use catalog::release::{File, FileRole, sha256};
use catalog::search::{IndexFiles, Lexicon, Tier};
use catalog::{Names, OfficeFacts, Procedure, pack};
use rayon::prelude::*;

use super::staging::Staging;
use crate::progress;

/// A detail pack is closed when it holds this many bytes before compression: about 45 KB to download
/// for a page that is opened without a copy on the device.
const DETAILS_BYTES: usize = 512 << 10;
/// zstd's level. Measured on the national records; see the numbers that `cargo xtask bench` prints.
const LEVEL: i32 = 19;

/// A pack that is compressed and not yet written.
pub(super) struct Packed {
    role: FileRole,
    bytes: Vec<u8>,
    unpacked: u64,
}

/// Writes all packs, in the order a device needs them. The detail packs' first ordinals go into
/// `names`.
pub(super) fn all(
    names: &mut Names,
    facts: &OfficeFacts,
    procedures: &[Procedure],
    lexicon: Lexicon,
    staging: &Staging,
) -> anyhow::Result<Vec<File>> {
    let details = chunks(procedures);
    names.packs = details.iter().map(|(first, _)| *first).collect();
    let names: &Names = names;
    let bar = progress::bar("Lập chỉ mục, nén", details.len() + 4);
    let compress = |role, raw: &[u8]| compress(role, raw).inspect(|_| bar.inc(1));
    let index = |tier, lexicon| -> anyhow::Result<Vec<u8>> { Ok(pack::encode(&IndexFiles::build(tier, procedures, lexicon)?)) };
    let (rest, details) = rayon::join(
        || -> anyhow::Result<Vec<Packed>> {
            let (titles, texts) = rayon::join(|| index(Tier::Titles, lexicon), || index(Tier::Texts, Lexicon::default()));
            let raw = [
                (FileRole::Names, pack::encode(names)),
                (FileRole::Office, pack::encode(facts)),
                (FileRole::Titles, titles?),
                (FileRole::Texts, texts?),
            ];
            raw.into_par_iter().map(|(role, raw)| compress(role, &raw)).collect()
        },
        || details.into_par_iter().map(|(_, raw)| compress(FileRole::Details, &raw)).collect::<anyhow::Result<Vec<_>>>(),
    );
    bar.finish_and_clear();
    rest?.into_iter().chain(details?).map(|packed| write(packed, staging)).collect()
}

/// Procedures cut into runs of about [`DETAILS_BYTES`], each encoded, with its first ordinal.
fn chunks(procedures: &[Procedure]) -> Vec<(u32, Vec<u8>)> {
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
    let ranges: Vec<_> = starts.iter().copied().zip(ends).collect();
    ranges.into_par_iter().map(|(start, end)| (start as u32, pack::encode(&&procedures[start..end]))).collect()
}

pub(super) fn compress(role: FileRole, raw: &[u8]) -> anyhow::Result<Packed> {
    let mut compressor = zstd::bulk::Compressor::new(LEVEL).context("zstd")?;
    // One window over the whole pack: like stands far from like in it.
    compressor.set_parameter(zstd::zstd_safe::CParameter::WindowLog(23)).context("zstd")?;
    Ok(Packed { role, bytes: compressor.compress(raw).context("zstd")?, unpacked: raw.len() as u64 })
}

/// The frame of a [`catalog::release::Patch`]: `raw` by what is new in it against an older pack.
pub(super) fn compress_after(old: &[u8], raw: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut compressor = zstd::bulk::Compressor::with_dictionary(LEVEL, &pack::dictionary(old))?;
    compressor.set_parameter(zstd::zstd_safe::CParameter::WindowLog(23))?;
    Ok(compressor.compress(raw)?)
}

pub(super) fn write(packed: Packed, staging: &Staging) -> anyhow::Result<File> {
    let path = format!("data/{}.pack", &sha256(&packed.bytes)[..16]);
    let file = staging.write_file(&path, packed.role, &packed.bytes)?;
    Ok(File { unpacked: packed.unpacked, ..file })
}
