//! What staff see of a screen that is alone: its release and how old it is, its storage, its last look for a new one, its
//! visitors, and what went wrong.

use catalog::grouped;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::keeper;
use super::log::{Log, Trouble};
use crate::age::Age;
use crate::browser;
use crate::components::age::ReleaseDay;
use crate::store::{OfflineCopy, Store};

/// How many days the table shows.
const DAYS: usize = 14;

/// The status of this screen, for the page of the staff.
#[component]
pub(crate) fn StatusPage() -> impl IntoView {
    let store = Store::current();
    let log = keeper::read(&browser::base());
    let storage = RwSignal::new("…".to_owned());
    browser::spawn_local(async move { storage.set(storage_words().await) });
    let copy = store.signals.copy;
    let release = &store.release;
    let age = store.backend.clock_day().and_then(|today| Age::of(release.made, today).warning(release.office.warn_after));
    let age = age.map(|warning| view! { <p class="note">{warning}</p> });
    let unkept = log.is_none().then(|| {
        view! { <p class="problem">"Trình duyệt không cho ghi trên máy này: số lượt và lỗi không được giữ."</p> }
    });
    let log = log.unwrap_or_default();
    let looked = match &log.looked {
        Some((when, what)) if what.is_empty() => when.clone(),
        Some((when, what)) => format!("{when}: {what}"),
        None => "chưa lần nào".to_owned(),
    };
    view! {
        <section class="status-of-screen">
            <h1>"Tình trạng máy"</h1>
            {unkept}
            {age}
            <dl class="facts-list">
                <dt>"Bản đang hiện"</dt>
                <dd><ReleaseDay/>" ("{store.release.id.clone()}")"</dd>
                <dt>"Bản lưu trên máy"</dt>
                <dd>{move || copy_words(&copy.read())}</dd>
                <dt>"Hỏi bản mới gần nhất"</dt>
                <dd>{looked}</dd>
                <dt>"Bộ nhớ"</dt>
                <dd>{storage}</dd>
            </dl>
            <Visitors log=log.clone()/>
            <Troubles troubles=log.troubles/>
        </section>
    }
}

#[component]
fn Visitors(log: Log) -> impl IntoView {
    let row = |(day, count): (&u32, &u32)| {
        let day = format!("{}/{}/{}", day % 100, day / 100 % 100, day / 10_000);
        view! { <tr><th scope="row">{day}</th><td>{grouped(u64::from(*count))}</td></tr> }
    };
    let rows: Vec<_> = log.visitors.iter().rev().take(DAYS).map(row).collect();
    let empty = rows.is_empty().then(|| view! { <p>"Chưa có lượt nào."</p> });
    view! {
        <h2>"Lượt dùng mỗi ngày"</h2>
        {empty}
        <div class="day"><table><tbody>{rows}</tbody></table></div>
    }
}

#[component]
fn Troubles(troubles: Vec<Trouble>) -> impl IntoView {
    let line = |Trouble { when, times, what }: Trouble| {
        let often = (times > 1).then(|| format!(" ({times} lần)"));
        view! { <li>{when}": "{what}{often}</li> }
    };
    let lines: Vec<_> = troubles.into_iter().rev().map(line).collect();
    let empty = lines.is_empty().then(|| view! { <p>"Không có."</p> });
    view! {
        <h2>"Lỗi gần đây"</h2>
        {empty}
        <ul>{lines}</ul>
    }
}

fn copy_words(copy: &OfflineCopy) -> String {
    let noted =
        |words: &str, note: &Option<String>| note.as_ref().map_or_else(|| words.to_owned(), |note| format!("{words}. {note}"));
    match copy {
        OfflineCopy::Unknown => "chưa rõ".to_owned(),
        OfflineCopy::Impossible(why) => why.clone(),
        OfflineCopy::None => "chưa có; máy sẽ tự lưu khi có mạng".to_owned(),
        OfflineCopy::Saving(percent) => format!("đang lưu, {percent} %"),
        OfflineCopy::Updating(percent) => format!("đủ; đang tải bản mới, {percent} %"),
        OfflineCopy::Saved(note) => noted("đủ, dùng được khi không có mạng", note),
        OfflineCopy::Newer(note) => noted("đã có bản mới; hiện ra khi không ai dùng máy", note),
        OfflineCopy::Damaged(why) => why.clone(),
    }
}

/// How much of the browser's storage is used.
async fn storage_words() -> String {
    let estimate = async {
        let estimate = JsFuture::from(window().navigator().storage().estimate().ok()?).await.ok()?;
        let number = |key: &str| Reflect::get(&estimate, &key.into()).ok()?.as_f64();
        Some((number("usage")?, number("quota")?))
    };
    let megabytes = |bytes: f64| grouped((bytes / 1e6).ceil() as u64);
    match estimate.await {
        Some((usage, quota)) => format!("đã dùng {} MB, còn {} MB", megabytes(usage), megabytes((quota - usage).max(0.0))),
        None => "trình duyệt không cho biết".to_owned(),
    }
}
