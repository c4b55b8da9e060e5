//! One side of a comparison: a catalogue, or a published site.

use std::path::Path;

use anyhow::Context;
use catalog::release::RELEASE_FILE;
use catalog::{Procedure, written_day};

use crate::read;
use crate::site::Packs;

/// What is said of one side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Side {
    /// The path that was given.
    pub path: String,
    /// "danh mục", or "trang xuất bản ngày 1/10/2026".
    pub what: String,
    /// The office.
    pub office: String,
    /// How many procedures it has.
    pub procedures: usize,
    /// How many records of a catalogue could not be published: they count as missing.
    pub rejected: usize,
}

impl Side {
    /// Opens a catalogue, or a site in a folder or a zip.
    pub(super) fn open(path: &Path) -> anyhow::Result<(Self, Vec<Procedure>)> {
        let is_catalogue = path.is_dir() && !path.join(RELEASE_FILE).is_file();
        let advice = "không so sánh được; hãy chỉ thư mục danh mục, thư mục trang đã xuất bản, hoặc tệp .zip của trang";
        if is_catalogue { Self::catalogue(path) } else { Self::site(path) }.context(advice)
    }

    fn catalogue(path: &Path) -> anyhow::Result<(Self, Vec<Procedure>)> {
        let read = read::catalogue(path)?;
        let side = Self {
            path: path.display().to_string(),
            what: "danh mục".to_owned(),
            office: read.office.name,
            procedures: read.procedures.len(),
            rejected: read.report.rejected,
        };
        Ok((side, read.procedures))
    }

    fn site(path: &Path) -> anyhow::Result<(Self, Vec<Procedure>)> {
        let packs = Packs::open(path)?;
        let procedures = packs.procedures().with_context(|| path.display().to_string())?;
        let side = Self {
            path: path.display().to_string(),
            what: format!("trang xuất bản ngày {}", written_day(packs.release().made)),
            office: packs.release().office.name.clone(),
            procedures: procedures.len(),
            rejected: 0,
        };
        Ok((side, procedures))
    }
}
