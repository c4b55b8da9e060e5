//! Measures a site that serves every commune of the country, a hundred of them with invented facts.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::release::FileRole;
use catalog::{Level, Names, pack};
use tests::{Aim, Table, tree, units};

use crate::{building, weight};

/// One office in so many states something of its own, of so many procedures.
const ONE_OF: usize = 33;
const STATED: usize = 60;

/// Builds the country once more with all its offices. `alone` is the site without them.
pub(crate) fn measure(catalogue: &Path, app: &Path, alone: &Path, table: &mut Table) -> Result<()> {
    let Some(units) = units()? else {
        println!("offices: skipped, the list of units is not beside the repository (../shared/data/)");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let (sources, site) = (folder.path().join("catalogue"), folder.path().join("site"));
    fs::create_dir_all(sources.join("offices"))?;
    for file in fs::read_dir(catalogue)? {
        let file = file?;
        fs::copy(file.path(), sources.join(file.file_name()))?;
    }
    let codes = codes(alone)?;
    for (at, [_, province, code, name]) in units.iter().enumerate() {
        fs::write(sources.join(format!("offices/{code}.toml")), office(at, province, name, &codes))?;
    }
    let before = tree(alone)?;
    let (seconds, _) = building::build(&sources, app, &site)?;
    let after = tree(&site)?;
    let size = |files: &tests::Tree| files.values().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let part = after.iter().filter(|(path, _)| path.starts_with("o/") && path.ends_with(".webmanifest"));
    let largest = part.map(|(_, bytes)| bytes.len()).max().unwrap_or_default();
    table.number("offices", units.len() as f64, "");
    table.aimed("  build with all of them", seconds, "s", Aim::AtMost(60.0));
    table.aimed("  the site grows by", size(&after) - size(&before), "MB", Aim::AtMost(50.0));
    table.number("  files (without pictures for previews)", after.len() as f64, "");
    table.aimed("  largest part of an office", largest as f64 / 1e3, "KB", Aim::AtMost(8.0));
    Ok(())
}

/// The codes of procedures that communes receive.
fn codes(site: &Path) -> Result<Vec<String>> {
    let release = weight::release(site)?;
    let file = release.file(FileRole::Names).context("no names")?;
    let names: Names = pack::open(&fs::read(site.join(&file.path))?, &file.sha256, file.unpacked)?;
    let received = names.lines.iter().filter(|line| line.levels.contains(&Level::Commune));
    Ok(received.map(|line| line.code.to_string()).collect())
}

/// The file of an office. Its facts are invented.
fn office(at: usize, province: &str, name: &str, codes: &[String]) -> String {
    let mut toml = format!(
        "ten = \"{name}\"\ncap = \"xa\"\ntinh = \"{province}\"\ngio_lam_viec = \"Giờ hành chính\"\nduong_day_nong = \"0000\"\n"
    );
    if at.is_multiple_of(ONE_OF) && !codes.is_empty() {
        for step in 0..STATED {
            let code = &codes[(at + step * 7) % codes.len()];
            let _ = write!(
                toml,
                "\n[[thu_tuc]]\nma = \"{code}\"\npham_vi = \"giải quyết\"\nnoi_nhan = \"Quầy số {}\"\n\
                 quyet_dinh = \"Quyết định mẫu số {at}\"\n",
                step % 6 + 1
            );
        }
    }
    toml
}
