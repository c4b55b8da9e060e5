//! Makes a site from a catalogue. Everything is written to a folder beside the target, which replaces the target in
//! one step at the end, so a run that fails leaves the old site as it was.

mod app_source;
mod assets;
mod feeds;
mod forms;
mod history;
mod hosts;
mod meta;
mod offices;
mod pack;
mod pages;
mod past;
mod staging;
mod swap;
mod unchanged;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use app::ssr::Renderer;
use catalog::Names;
use catalog::release::history::kept;
use catalog::release::{FORMAT, FileRole, LifeEvent, RELEASE_FILE, Release, sha256};
use catalog::signature::PublicKey;
use jiff::Timestamp;

use crate::catalogue::Catalogue;
use crate::lang::tr;
use crate::related;
use crate::site::sums;
use crate::time_zone;
use assets::{AppFiles, Placed};
use feeds::Feeds;
use history::History;
use past::{Old, Succession};
use staging::Staging;

pub use app_source::App;
pub use past::Shrunk;
pub use staging::check_target;
pub use swap::recover;

/// What the command line decides about a site.
#[derive(Clone, Debug)]
pub struct Options {
    /// The app. Without it, the site can be read but not searched.
    pub app: Option<App>,
    /// The site's public address, for canonical addresses, structured data, feeds and `sitemap.xml`.
    pub base_url: Option<String>,
    /// The moment of the release.
    pub made: Timestamp,
    /// The key that releases of this site are signed with, to be pinned in the app.
    pub key: Option<PublicKey>,
    /// Whether it may lack more than a fifth of the procedures of the site that it replaces.
    pub accept_shrink: bool,
    /// The site that it comes after, if that is not at the target: its history and patches are continued.
    pub previous: Option<PathBuf>,
}

/// The result of writing a site.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The folder of the site.
    pub out: PathBuf,
    /// Its release.
    pub release: Release,
    /// The number of its HTML pages.
    pub pages: usize,
    /// Whether it contains the app.
    pub searchable: bool,
    /// How many changes it adds to the history.
    pub changes: usize,
    /// What to know of the history, if it could not be continued as a whole.
    pub history_note: Option<String>,
    /// Whether any file differs from the site that was there. Otherwise nothing was written.
    pub changed: bool,
    /// How long it took.
    pub took: Duration,
}

/// Writes a site.
///
/// # Errors
/// The target is not a site of this program, it has many more procedures, or a file cannot be written. The old site
/// stays.
pub fn site(catalogue: Catalogue, out: &Path, options: &Options) -> anyhow::Result<Summary> {
    let begun = Instant::now();
    let staging = Staging::beside(out)?;
    let previous = options.previous.as_deref().unwrap_or(out);
    let old = Old::read(previous);
    let app = options.app.as_ref().map(AppFiles::read).transpose()?;
    let searchable = app.is_some();
    let made = options.made.to_zoned(time_zone::vietnam()).date();
    let made_from = unchanged::made_from(&catalogue, app.as_ref(), made, options)?;
    // What is to be signed is made anew, even if a list says that it is there.
    if let (Some(old), None, None) = (&old, &options.previous, &options.key)
        && let Some(list) = unchanged::standing(out, &made_from)
    {
        return Ok(old.unchanged(out, sums::pages(&list), searchable, begun.elapsed()));
    }
    let Catalogue { office, facts, procedures, wordings, events, forms, accent, pictures, offices, .. } = catalogue;
    let names = Names::read_from(&procedures, made);
    if let Some(old) = old.as_ref().filter(|_| !options.accept_shrink) {
        old.refuse_shrunk(&names)?;
    }
    let procedures = related::added(procedures, &names, &office)?;
    let history = History::continued(previous, &office.name, &procedures, made)?;
    history.write(&staging)?;
    let procedures = history.dated(procedures);
    let details = pack::details(&procedures);
    let packs = details.iter().map(|range| range.start as u32).collect();
    let names = Names { packs, events: events.iter().map(LifeEvent::line).collect(), ..names };
    let known = old.as_ref().map(Old::packs).unwrap_or_default();
    let contents = pack::Contents {
        names: &names,
        facts: &facts,
        procedures: &procedures,
        details: &details,
        wordings: &wordings,
        events: &events,
        history: kept(&history.entries),
    };
    let mut packs = pack::all(&contents, &known, &staging).context("không nén được dữ liệu")?;
    let mut offices = offices::place(offices, (&procedures, made), accent, &known, &staging)?;
    packs.extend(offices.pack.take());
    let Placed { assets, files: app_files } = assets::place(app, (&office, accent), &packs, options.key.as_ref(), &staging)?;
    let pictures = pictures.iter().map(|file| staging.write_file(&file.path, FileRole::Extra, &file.bytes));
    let pictures = pictures.collect::<anyhow::Result<Vec<_>>>()?;
    // A new hotline alone is a new release, or devices that have stored the old one would keep that.
    let office_said = sha256(&serde_json::to_vec(&office)?);
    let shell = Renderer::shell(&office, &assets) + &format!("<!-- {} -->\n", &office_said[..16]);
    let shell = || staging.write_file("app-shell.html", FileRole::Shell, shell.as_bytes());
    let shell = searchable.then(shell).transpose()?;
    let forms = forms::place(&forms, &staging)?;
    let files: Vec<_> = shell.into_iter().chain(app_files).chain(packs).chain(pictures).chain(forms).collect();

    let published = options.made.as_second().max(0) as u64;
    let succession = match old {
        Some(old) => old.succession(&files, &names, (made, published), &staging)?,
        None => Succession { version: published, updates: None },
    };
    let release = Release {
        format: FORMAT,
        id: Release::id_of(&files),
        version: succession.version,
        made,
        updated: procedures.iter().filter_map(|procedure| procedure.source.updated).max(),
        procedures: procedures.len() as u32,
        office,
        files,
        updates: succession.updates,
    };
    let day = release.updated.unwrap_or(made);
    Feeds { office: &release.office, base_url: options.base_url.as_deref(), day }.write(&history.entries, &names, &staging)?;
    let more = [pages::of_forms(&names, &facts.forms), history.pages(&names), offices.pages()].concat();
    let renderer = Renderer::new(release.clone(), names.clone(), procedures, facts, assets)
        .with_events(events)
        .with_history(history.entries)
        .with_offices(offices.offices);
    let address = options.base_url.as_deref().map(|address| address.trim_end_matches('/'));
    let picture = searchable.then_some(assets::PICTURE);
    let pictured = meta::pictured(&names, &more, offices.served.len());
    let about = meta::Site {
        address,
        picture,
        accent,
        release: &release,
        names: &names,
        procedures: renderer.procedures(),
        offices: renderer.offices(),
        pictured: &pictured,
    };
    let pages = about.pages(more);
    pages::all(&renderer, &offices.served, &about, &pages, &staging)?;
    meta::write(&about, &pages, &staging)?;
    hosts::all(&release.office.embedded_at, &staging)?;
    let json = release.to_json().context("không viết được release.json")?;
    staging.write(unchanged::FILE, made_from.as_bytes())?;
    staging.write(RELEASE_FILE, &json)?;
    let list = sums::of(&staging.hashes());
    staging.write(sums::FILE, list.as_bytes())?;
    let (pages, changed) = (sums::pages(&list), staging.put_in_place()?);
    Ok(Summary {
        out: out.to_owned(),
        release,
        pages,
        searchable,
        changes: history.added,
        history_note: history.note,
        changed,
        took: begun.elapsed(),
    })
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (release, out) = (&self.release, self.out.display());
        let (megabytes, seconds) = (release.bytes() as f64 / 1e6, self.took.as_secs_f64());
        let published = tr!("Đã xuất bản {} thủ tục vào {}", "Published {} procedures in {}", release.procedures, out);
        let size = tr!(
            "{} trang, bản {}, {:.2} MB cho một máy dùng không cần mạng, xong sau {:.1} giây",
            "{} pages, release {}, {:.2} MB for a device without a network, done in {:.1} s",
            self.pages,
            release.id,
            megabytes,
            seconds
        );
        write!(f, "{published}\n  {size}")?;
        if self.changes > 0 {
            let note = tr!("Lịch sử thay đổi có thêm {} mục", "{} entries are new in the history of changes", self.changes);
            write!(f, "\n  {note}")?;
        }
        if let Some(note) = &self.history_note {
            write!(f, "\n  {}", tr!("Lưu ý: {}", "Note: {}", note))?;
        }
        if !self.changed {
            let note = tr!("Không có gì thay đổi: trang cũ giữ nguyên", "Nothing changed: the site stays as it is");
            write!(f, "\n  {note}")?;
        }
        if !self.searchable {
            let note = tr!(
                "Trang này chỉ đọc, chưa tra cứu được: thiếu phần mềm tra cứu (--app THƯ-MỤC)",
                "This site can be read but not searched: the search app is missing (--app DIR)"
            );
            write!(f, "\n  {note}")?;
        }
        Ok(())
    }
}
