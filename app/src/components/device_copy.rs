//! Keeping the release on the device: the size before, a progress bar during, and what is there after.

use leptos::prelude::*;

use crate::store::{OfflineCopy, SaveFailure, Store};

/// Draws the offer to keep a copy. Its place is reserved, whatever it says.
#[component]
pub(crate) fn DeviceCopy() -> impl IntoView {
    let store = Store::current();
    let size = megabytes(store.release.bytes());
    let (copy, save_failure) = (store.signals.copy, store.signals.save_failure);
    let backend = store.backend;
    let keep = move || {
        let backend = backend.clone();
        let size = size.clone();
        // A press on the static page, before the app has taken over, would be lost.
        let is_static = cfg!(not(feature = "csr"));
        view! {
            <button type="button" disabled=is_static on:click=move |_| backend.save_offline()>{format!("Lưu để dùng khi không có mạng ({size})")}</button>
        }
    };
    let state = move || match copy.get() {
        OfflineCopy::Unknown | OfflineCopy::None => keep().into_any(),
        OfflineCopy::Impossible(why) => view! { <p class="quiet">{why}</p> }.into_any(),
        OfflineCopy::Saving(percent) => view! {
            <label>{format!("Đang lưu vào máy… {percent} %")}<progress max="100" value=percent.to_string()></progress></label>
        }
        .into_any(),
        OfflineCopy::Updating(percent) => view! {
            <label>{format!("Đang tải phần mới… {percent} %")}<progress max="100" value=percent.to_string()></progress></label>
        }
        .into_any(),
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
        OfflineCopy::Damaged(what) => view! { <p class="problem">{what}</p>{keep()} }.into_any(),
    };
    let trouble = move || save_failure.get().map(|why| view! { <p class="problem">{sentence(&why)}</p> });
    view! { <div class="device-copy needs-script" aria-live="polite">{trouble}{state}</div> }
}

fn sentence(save_failure: &SaveFailure) -> String {
    match save_failure {
        SaveFailure::FromHost(why) => {
            format!("Chưa lưu được: {why}. Phần đã tải được giữ lại; bấm lưu lần nữa để tải tiếp.")
        }
        SaveFailure::FromFile(why) => format!("Chưa nạp được tệp vừa chọn: {why}."),
    }
}

/// "1,6 MB".
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
