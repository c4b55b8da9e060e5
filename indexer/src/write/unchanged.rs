//! Whether the site that stands there was made from the same things: then it need not be made again. Reading and checking
//! a catalogue happen all the same, because their findings are what people run the program for.

use std::collections::HashSet;
use std::path::Path;

use catalog::pack;
use catalog::release::sha256;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use super::Options;
use super::assets::AppFiles;
use super::staging::has_only;
use crate::catalogue::Catalogue;
use crate::limits;
use crate::site::sums;

/// The file that holds the hash of all that a site was made from.
pub(super) const FILE: &str = "made-from.txt";
/// A hash of this program's own sources (`indexer/build.rs`): another program may draw other pages.
const PROGRAM: &str = env!("NIEM_YET_SOURCES");

/// The hash of all that a site is made from: the program, the app, the catalogue, the day, and what the command line says.
pub(super) fn made_from(catalogue: &Catalogue, app: Option<&AppFiles>, made: Date, options: &Options) -> anyhow::Result<String> {
    let Catalogue { office, facts, procedures, wordings, events, accent, pictures, forms, offices, .. } = catalogue;
    let said = format!("{PROGRAM} {made} {:?} {:?} {accent:?}", options.base_url, options.key);
    let pictures = pictures.iter().map(|picture| picture.path.as_str());
    let held: Vec<&str> = pictures.chain(forms.iter().map(|form| form.address.as_str())).collect();
    let parts = [
        sha256(said.as_bytes()),
        sha256(&serde_json::to_vec(office)?),
        packed(facts),
        packed(procedures),
        packed(wordings),
        packed(events),
        packed(&held),
        sha256(&serde_json::to_vec(offices)?),
        app.map(AppFiles::hash).unwrap_or_default(),
    ];
    Ok(sha256(parts.join("\n").as_bytes()) + "\n")
}

fn packed<T: Serialize>(part: &T) -> String {
    sha256(&pack::encode(part))
}

/// The list of files of a whole site in a folder that was made from this. None if there is none.
pub(super) fn standing(folder: &Path, made_from: &str) -> Option<String> {
    let read = |path: &str| limits::file(&limits::within(folder, path).ok()?, &limits::SITE_FILE).ok();
    if read(FILE)? != made_from.as_bytes() {
        return None;
    }
    let list = String::from_utf8(read(sums::FILE)?).ok()?;
    let files: Vec<(&str, &str)> = sums::lines(&list).collect();
    let is_whole = files.par_iter().all(|(hash, path)| read(path).is_some_and(|bytes| sha256(&bytes) == *hash));
    let known: HashSet<&str> = files.iter().map(|(_, path)| *path).chain([sums::FILE]).collect();
    (is_whole && has_only(folder, |path| known.contains(path))).then_some(list)
}
