//! Starting the app on a page.

use std::sync::Arc;

use catalog::release::{FileRole, RELEASE_FILE, Release};
use leptos::prelude::*;

use super::device::Device;
use super::fetch::{self, MOST_RELEASE, Source, Trouble};
use super::second_file::Fetch;
use super::{history, keys, recent, signed, takeover};
use crate::route::Route;
use crate::store::{Signals, Store};

/// Loads what the page at hand needs, takes over from the static page, then brings up the search.
pub fn start(second_file: Fetch) {
    console_error_panic_hook::set_once();
    // leptos has no executor before the first mount.
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(trouble) = run(second_file).await {
            say_trouble(&trouble);
        }
    });
}

async fn run(second_file: Fetch) -> Result<(), Trouble> {
    let base = super::base();
    let release = Arc::new(release(&base, second_file).await?);
    let names = release.file(FileRole::Names).ok_or_else(|| Trouble("bản phát hành thiếu danh mục".to_owned()))?;
    let names = Arc::new(fetch::pack(&base, names).await?);
    // The signals and the store live as long as the page: so does their owner.
    let owner = Owner::new();
    owner.set();
    let signals = Signals::at(history::here(&base));
    let device = Device::new(Arc::clone(&release), Arc::clone(&names), &base, signals, second_file);
    let route = signals.address.get_untracked().route();
    if !matches!(route, Route::Home | Route::Search) {
        // Fetched at the same time as the details.
        device.second_file.begin();
        if let Route::Procedure(code) = route
            && let Some(ordinal) = names.ordinal(&code)
        {
            stays_readable(device.load(ordinal).await)?;
        }
        stays_readable(device.second_file.load().await.map(drop))?;
    }
    // Before the first drawing: what is drawn later moves what is there.
    recent::recall(&base, signals);
    takeover::take_over(Store { release, names, signals, backend: Arc::new(device.clone()) });
    history::watch(&base, signals);
    keys::watch();
    device.start_search();
    std::mem::forget(owner);
    Ok(())
}

/// The release that the page is opened with. What the browser has kept of it by chance may be damaged: then
/// it is asked for once more.
async fn release(base: &str, second_file: Fetch) -> Result<Release, Trouble> {
    let mut json = fetch::get(base, RELEASE_FILE, MOST_RELEASE, Source::Kept).await?.bytes;
    let mut release = fetch::read_release(&json);
    if release.is_err() {
        json = fetch::get(base, RELEASE_FILE, MOST_RELEASE, Source::HostAnew).await?.bytes;
        release = fetch::read_release(&json);
    }
    signed::check_at_start(base, &json, second_file).await?;
    release
}

/// What does not come at the start costs the search and not the page, where that can be read already;
/// elsewhere the app takes over and says what is missing.
fn stays_readable(loaded: Result<(), Trouble>) -> Result<(), Trouble> {
    let is_empty = matches!(document().query_selector("#app main .waiting"), Ok(Some(_)));
    if is_empty { Ok(()) } else { loaded }
}

/// The static page stays as it is, with a word on why it cannot search.
fn say_trouble(trouble: &Trouble) {
    let Some(place) = document().get_element_by_id("app-trouble") else { return };
    let words = format!(
        "Phần tra cứu chưa mở được: {}. Mọi thủ tục vẫn đọc được theo lĩnh vực; để tra cứu, hãy tải lại trang.",
        trouble.0
    );
    place.first_element_child().inspect(|line| line.set_text_content(Some(&words)));
    place.set_class_name("said");
}
