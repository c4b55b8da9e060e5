//! Starts the app on a page: loads what the page needs, replaces the static page, then starts the search.

mod later_files;
mod my_office;
mod takeover;

use std::sync::Arc;

use catalog::Names;
use catalog::release::{FileRole, RELEASE_FILE, Release};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::device::Device;
use super::download::{self, MOST_RELEASE, Source};
use super::personal::{office, recent};
use super::platform::task::spawn_local;
use super::platform::{frame, history, keys};
use super::second_file::{self, Fetch};
use super::user_error::UserError;
use crate::counter::mode;
use crate::route::{Address, Route};
use crate::store::{Signals, Store};

pub use later_files::LaterFiles;
pub(crate) use takeover::replace;

/// How long a counter screen waits before it starts again after a failure, in ms. Nobody is there to do it.
const AGAIN: u32 = 30_000;

/// Starts the app. `files` fetches its further files.
pub fn start(files: LaterFiles) {
    console_error_panic_hook::set_once();
    spawn_local(async move {
        if let Err(error) = run(files).await {
            show_error(&error);
            if mode::is_on() {
                Timeout::new(AGAIN, || drop(window().location().reload())).forget();
            }
        }
    });
}

async fn run(LaterFiles { second: second_file, counter }: LaterFiles) -> Result<(), UserError> {
    let base = super::base();
    let asked = history::current(&base);
    let office = office::of_page(&base, &asked);
    // A counter screen always opens at the start page.
    let address = if mode::turn_on(&base, &asked) { Address::parse("/") } else { asked };
    let release = load_release(&base, second_file).await?;
    if frame::is_framed() {
        if !frame::is_allowed(&release.office.embedded_at) {
            frame::refuse(&base);
            return Ok(());
        }
        frame::watch(&base);
    }
    let names = release.file(FileRole::Names).ok_or_else(|| UserError::new("bản phát hành thiếu danh mục"))?;
    let names: Names = download::get_pack(&base, names).await?;
    let (laid, office_trouble) = my_office::laid_over(&base, (release, names), office, second_file).await;
    let (release, names, overlay) = laid;
    // The signals live as long as the page, so their owner does too.
    let owner = Owner::new();
    owner.set();
    let signals = Signals::at(address);
    let laid = (Arc::clone(&release), Arc::clone(&names), overlay.clone());
    let device = Device::new(&base, laid, signals, second_file);
    let route = signals.address.read_untracked().route();
    preload(&device, &names, route).await?;
    let store = Store { release, names, overlay, office_trouble, signals, backend: Arc::new(device.clone()) };
    if mode::is_on() {
        let file = counter().await.ok_or_else(second_file::missing)?;
        (file.open)(store).await;
    } else {
        // Before the first drawing: the page would jump if the list came later.
        recent::restore(&base, signals);
        takeover::take_over(store);
        keys::watch();
    }
    history::watch(&base, signals);
    device.start_search();
    std::mem::forget(owner);
    Ok(())
}

/// The release that this page shows. The copy in the browser's HTTP cache may be damaged: then it is fetched
/// once more.
async fn load_release(base: &str, second_file: Fetch) -> Result<Release, UserError> {
    let mut json = download::get(base, RELEASE_FILE, MOST_RELEASE, Source::OfflineCopy).await?.bytes;
    let mut release = download::parse_release(&json);
    if release.is_err() {
        json = download::get(base, RELEASE_FILE, MOST_RELEASE, Source::HostUncached).await?.bytes;
        release = download::parse_release(&json);
    }
    check_signature(base, &json, second_file).await?;
    release
}

/// Checks the signature of the release, if the site has a key. The second file does it.
async fn check_signature(base: &str, json: &[u8], second_file: Fetch) -> Result<(), UserError> {
    if !download::has_key() {
        return Ok(());
    }
    let signature = download::fetch_signature(base, Source::OfflineCopy).await;
    let second_file = second_file().await.ok_or_else(second_file::missing)?;
    (second_file.check)(json, signature).map(drop)
}

/// Loads what a page needs besides the names, so that its static form is replaced by the whole page: the second file, and at
/// the same time the details of a procedure, the life events or the facts of the office.
async fn preload(device: &Device, names: &Names, route: Route) -> Result<(), UserError> {
    if matches!(route, Route::Home | Route::Office(_) | Route::Search) {
        return Ok(());
    }
    device.second_file().begin();
    if let Route::Procedure(code) = &route
        && let Some(ordinal) = names.ordinal(code)
    {
        unless_readable(device.load_details(ordinal).await)?;
    }
    if let Route::Event(_) = route {
        unless_readable(device.load_events().await)?;
    }
    if matches!(route, Route::About | Route::Openness | Route::FormFiles) {
        unless_readable(device.load_office().await)?;
    }
    if matches!(route, Route::Offices | Route::ProvinceOffices(_)) {
        unless_readable(device.load_offices().await)?;
    }
    if needs_history(names, &route) {
        unless_readable(device.load_history().await)?;
    }
    unless_readable(device.second_file().load().await.map(drop))
}

/// Whether a page is drawn from the history: the pages of changes, and that of a procedure that is gone.
fn needs_history(names: &Names, route: &Route) -> bool {
    match route {
        Route::Changes | Route::FieldChanges(_) => true,
        Route::Procedure(code) => names.ordinal(code).is_none(),
        _ => false,
    }
}

/// If a file fails to load, keep a static page that can be read. A page without contents is replaced anyway:
/// the app then shows what is missing.
fn unless_readable(loaded: Result<(), UserError>) -> Result<(), UserError> {
    let is_empty = matches!(document().query_selector("#app main .waiting"), Ok(Some(_)));
    if is_empty { Ok(()) } else { loaded }
}

/// Shows on the static page why it cannot search; the rest of it stays.
fn show_error(error: &UserError) {
    let Some(place) = document().get_element_by_id("app-trouble") else { return };
    let words =
        format!("Phần tra cứu chưa mở được: {}. Mọi thủ tục vẫn đọc được theo lĩnh vực; để tra cứu, hãy tải lại trang.", error.0);
    place.first_element_child().inspect(|line| line.set_text_content(Some(&words)));
    place.set_class_name("said");
}
