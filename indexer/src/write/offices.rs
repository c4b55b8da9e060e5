//! The offices of a site that serves many: for each its part of the site ([`Overlay`]) in a web manifest of its own, which
//! installs its start page, and for all of them the pack in which they are found.

use anyhow::Context;
use app::ssr::Served;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalog::release::{File, FileRole, Inlined, OfficeLine, Offices, Overlay, OverlayFact, sha256};
use catalog::text::{fold_text, slug};
use catalog::{Facet, Procedure, pack as packs};
use jiff::civil::Date;
use rayon::prelude::*;

use super::assets::manifest;
use super::pack::{self, Known};
use super::staging::Staging;
use crate::accent::Accent;
use crate::catalogue::OfficeEntry;
use crate::lang::tr;
use crate::progress;

/// Where offices stand that do not say their province.
const NO_PROVINCE: &str = "Chưa ghi tỉnh, thành phố";

/// What is written of the offices.
#[derive(Default)]
pub(super) struct Placed {
    /// The pack in which they are found; none on a site of one office.
    pub pack: Option<File>,
    pub offices: Offices,
    /// Each office with its manifest.
    pub served: Vec<Served>,
}

/// Writes the parts of the offices and their pack. A part whose content is known is not made again.
pub(super) fn place(
    entries: Vec<OfficeEntry>,
    (procedures, made): (&[Procedure], Date),
    accent: Option<Accent>,
    known: &Known,
    staging: &Staging,
) -> anyhow::Result<Placed> {
    if entries.is_empty() {
        return Ok(Placed::default());
    }
    let mut provinces: Vec<Facet> = entries.iter().map(province).collect();
    provinces.sort_by(|a, b| a.slug.cmp(&b.slug));
    provinces.dedup_by(|a, b| a.slug == b.slug);
    let bar = progress::bar(tr!("Viết phần của từng cơ quan", "Write the parts of offices"), entries.len());
    let write = |entry: OfficeEntry| {
        bar.inc(1);
        let place = provinces.binary_search_by(|facet| facet.slug.cmp(&province(&entry).slug)).unwrap_or_default();
        one(entry, place as u16, (procedures, made), accent, staging)
    };
    let mut written = entries.into_par_iter().map(write).collect::<anyhow::Result<Vec<_>>>()?;
    bar.finish_and_clear();
    written.sort_by_cached_key(|(line, _)| (line.province, fold_text(&line.name), line.code.clone()));
    let (lines, served) = written.into_iter().unzip();
    let offices = Offices { provinces, lines };
    let raw = packs::encode(&offices);
    let pack = pack::write(pack::known_or_compressed(FileRole::Offices, &raw, known)?, staging)?;
    Ok(Placed { pack: Some(pack), offices, served })
}

fn province(entry: &OfficeEntry) -> Facet {
    let name = if entry.office.province.is_empty() { NO_PROVINCE } else { &entry.office.province };
    Facet { name: name.to_owned(), slug: slug(name) }
}

fn one(
    OfficeEntry { code, former, office, mut facts }: OfficeEntry,
    province: u16,
    (procedures, made): (&[Procedure], Date),
    accent: Option<Accent>,
    staging: &Staging,
) -> anyhow::Result<(OfficeLine, Served)> {
    let fact = |procedure: &Procedure| {
        let local = facts.remove(&procedure.code);
        let is_said = local.is_some() || procedure.local.is_some();
        is_said.then(|| OverlayFact::of(procedure, local, made))
    };
    let mut facts: Vec<OverlayFact> = procedures.iter().filter_map(fact).collect();
    facts.sort_by(|a, b| a.code.cmp(&b.code));
    let overlay = Overlay { code, office, facts };
    let mut json = manifest(&overlay.office, accent, "../../");
    overlay.write_into(&mut json, inlined(&overlay.facts)?);
    let bytes = json.to_string();
    let hash = sha256(bytes.as_bytes());
    let mut line =
        OfficeLine { code: overlay.code.clone(), name: overlay.office.name.clone(), former, province, overlay: [0; 8] };
    for (byte, digits) in line.overlay.iter_mut().zip(hash.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(&String::from_utf8_lossy(digits), 16).context("SHA-256")?;
    }
    let path = line.overlay_path();
    staging.write(&path, bytes.as_bytes())?;
    Ok((line, Served { overlay: overlay.into(), manifest: path }))
}

fn inlined(facts: &[OverlayFact]) -> anyhow::Result<Inlined> {
    let raw = packs::encode(&facts);
    let bytes = pack::compressed(&raw)?;
    Ok(Inlined { base64: STANDARD.encode(&bytes), sha256: sha256(&bytes), unpacked: raw.len() as u64 })
}

impl Placed {
    /// The addresses of the pages about them.
    pub(super) fn pages(&self) -> Vec<String> {
        let all = (!self.offices.lines.is_empty()).then(|| "/o/".to_owned());
        let provinces = self.offices.provinces.iter().map(|facet| format!("/o/{}/", facet.slug));
        let own = self.served.iter().map(|served| format!("/{}", served.page()));
        all.into_iter().chain(provinces).chain(own).collect()
    }
}
