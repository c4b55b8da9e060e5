//! Saving the release for offline use: a button with the size, a progress bar, and the state of the copy.

use leptos::prelude::*;

use crate::store::{OfflineCopy, SaveFailure, Store};

/// Draws the button, the progress or the state. Its place is reserved for all of them.
#[component]
pub(crate) fn SaveOffline() -> impl IntoView {
    let store = Store::current();
    let size = megabytes(store.release.bytes());
    let (copy, save_failure) = (store.signals.copy, store.signals.save_failure);
    let backend = store.backend;
    let button = move || {
        let backend = backend.clone();
        let size = size.clone();
        // Nothing answers a press on the static page until the app has taken over.
        let is_static = cfg!(not(feature = "csr"));
        view! {
            <button type="button" disabled=is_static on:click=move |_| backend.save_offline()>{format!("Lưu để dùng khi không có mạng ({size})")}</button>
        }
    };
    let state = move || match copy.get() {
        OfflineCopy::Unknown | OfflineCopy::None => button().into_any(),
        OfflineCopy::Impossible(reason) => view! { <p class="quiet">{reason}</p> }.into_any(),
        OfflineCopy::Saving(percent) => progress("Đang lưu vào máy…", percent),
        OfflineCopy::Updating(percent) => progress("Đang tải phần mới…", percent),
        OfflineCopy::Saved(note) => view! {
            <p class="good">"✓ Đã lưu. Trang này dùng được khi không có mạng."</p>
            {note.map(|note| view! { <p class="note">{note}</p> })}
        }
        .into_any(),
        OfflineCopy::Newer(note) => view! {
            <p class="good">"✓ Đã lưu bản mới. "<a href="./" rel="external">"Mở lại trang"</a>" để xem bản mới."</p>
            {note.map(|note| view! { <p class="note">{note}</p> })}
        }
        .into_any(),
        OfflineCopy::Damaged(what) => view! { <p class="problem">{what}</p>{button()} }.into_any(),
    };
    let failure = move || save_failure.get().map(|failure| view! { <p class="problem">{failure_sentence(&failure)}</p> });
    view! { <div class="device-copy needs-script" aria-live="polite">{failure}{state}</div> }
}

fn progress(words: &str, percent: u8) -> AnyView {
    view! {
        <label>{format!("{words} {percent} %")}<progress max="100" value=percent.to_string()></progress></label>
    }
    .into_any()
}

fn failure_sentence(failure: &SaveFailure) -> String {
    match failure {
        SaveFailure::FromHost(reason) => {
            format!("Chưa lưu được: {reason}. Phần đã tải được giữ lại; bấm lưu lần nữa để tải tiếp.")
        }
        SaveFailure::FromFile(reason) => format!("Chưa nạp được tệp vừa chọn: {reason}."),
    }
}

/// A size in megabytes, rounded up: "1,6 MB".
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1_000_000);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(super::megabytes(1_540_000), "1,6 MB");
        assert_eq!(super::megabytes(3_000_000), "3,0 MB");
    }
}
