//! From a catalogue to a site. Everything is made in a folder beside the target and put in its place at
//! the end in one step, so a run that fails leaves the site that was there.

mod assets;
mod headers;
mod pack;
mod pages;
mod past;
mod staging;
mod swap;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use catalog::Names;
use catalog::release::{FORMAT, FileRole, RELEASE_FILE, Release};
use catalog::signature::PublicKey;
use jiff::Timestamp;

use crate::catalogue::Catalogue;
use crate::related::{self, Together};
use crate::site::sums;
use crate::time_zone;
use assets::AppFiles;
use past::Old;
use staging::Staging;

pub use staging::check_target;
pub use swap::recover;

/// What the command line may say about a site.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with the built app; without it a site can be read but not searched.
    pub app: Option<PathBuf>,
    /// The site's public address, for `sitemap.xml`.
    pub base_url: Option<String>,
    /// The moment of the release.
    pub made: Timestamp,
    /// The key that releases of this site are signed with, to be pinned in the app.
    pub key: Option<PublicKey>,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Where.
    pub out: PathBuf,
    /// The release.
    pub release: Release,
    /// How many HTML pages.
    pub pages: usize,
    /// Whether the app is in it.
    pub searchable: bool,
    /// How long it took.
    pub took: Duration,
}

/// Writes a site.
///
/// # Errors
/// The target is not ours to replace, or a file cannot be written. The site that was there stays.
pub fn site(catalogue: Catalogue, out: &Path, options: &Options) -> anyhow::Result<Summary> {
    let begun = Instant::now();
    let staging = Staging::beside(out)?;
    let old = Old::read(out);
    let Catalogue { office, facts, mut procedures, lexicon, .. } = catalogue;
    let app = options.app.as_deref().map(AppFiles::read).transpose()?;
    let searchable = app.is_some();

    let mut names = Names::of(&procedures);
    let related = related::of(&procedures, &names, &office, &Together::built_in()?);
    procedures.iter_mut().zip(related).for_each(|(procedure, related)| procedure.related = related);
    let packs = pack::all(&mut names, &facts, &procedures, lexicon, &staging).context("không nén được dữ liệu")?;
    let placed = assets::place(app, &office, &packs, options.key.as_ref(), &staging)?;
    let mut files = placed.files;
    files.extend(packs);
    let updated = procedures.iter().filter_map(|procedure| procedure.source.updated).max();
    let count = procedures.len() as u32;
    let made = options.made.to_zoned(time_zone::vietnam()).date();
    let mut release = Release {
        format: FORMAT,
        id: String::new(),
        version: options.made.as_second().max(0) as u64,
        made,
        updated,
        procedures: count,
        office,
        files,
        updates: None,
    };
    let shell = pages::shell(&release, &names, &placed.assets);
    if searchable {
        release.files.insert(0, staging.write_file("app-shell.html", FileRole::Shell, shell.as_bytes())?);
    }
    release.id = Release::id_of(&release.files);
    let pages = pages::all(&release, &names, procedures, facts, placed.assets, options.base_url.as_deref(), &staging)?;
    if let Some(old) = old {
        old.succeeded_by(&mut release, &names, &staging)?;
    }
    headers::all(&staging)?;
    let json = release.to_json().context("không viết được release.json")?;
    staging.write(RELEASE_FILE, &json)?;
    staging.write(sums::FILE, sums::of(staging.folder())?.as_bytes())?;
    staging.put_in_place()?;
    Ok(Summary { out: out.to_owned(), release, pages, searchable, took: begun.elapsed() })
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = self.release.bytes() as f64 / 1e6;
        writeln!(f, "Đã xuất bản {} thủ tục vào {}", self.release.procedures, self.out.display())?;
        write!(
            f,
            "  {} trang, bản {}, {megabytes:.2} MB cho một máy dùng không cần mạng, xong sau {:.1} giây",
            self.pages,
            self.release.id,
            self.took.as_secs_f64()
        )?;
        if !self.searchable {
            write!(f, "\n  Trang này chỉ đọc, chưa tra cứu được: thiếu phần mềm tra cứu (--app THƯ-MỤC)")?;
        }
        Ok(())
    }
}
