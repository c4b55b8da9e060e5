//! Keeping the release on the device: the size before, a progress bar during, and what is there after.

use leptos::prelude::*;

use crate::store::{DeviceCopy as Copy, NotKept, Store};

/// Draws the offer to keep a copy. Its place is reserved, whatever it says.
#[component]
pub(crate) fn DeviceCopy() -> impl IntoView {
    let store = Store::current();
    let size = megabytes(store.release.bytes());
    let (copy, not_kept) = (store.copy, store.not_kept);
    let backend = store.backend;
    let keep = move || {
        let backend = backend.clone();
        let size = size.clone();
        // A press on the static page, before the app has taken over, would be lost.
        let is_static = cfg!(not(feature = "csr"));
        view! {
            <button type="button" disabled=is_static on:click=move |_| backend.keep()>{format!("Lưu để dùng khi không có mạng ({size})")}</button>
        }
    };
    let state = move || match copy.get() {
        Copy::Unknown | Copy::None => keep().into_any(),
        Copy::Impossible(why) => view! { <p class="quiet">{why}</p> }.into_any(),
        Copy::Keeping(percent) => view! {
            <label>{format!("Đang lưu vào máy… {percent} %")}<progress max="100" value=percent.to_string()></progress></label>
        }
        .into_any(),
        Copy::Updating(percent) => view! {
            <label>{format!("Đang tải phần mới… {percent} %")}<progress max="100" value=percent.to_string()></progress></label>
        }
        .into_any(),
        Copy::Kept(note) => view! {
            <p class="good">"✓ Đã lưu. Trang này dùng được khi không có mạng."</p>
            {note.map(|note| view! { <p class="note">{note}</p> })}
        }
        .into_any(),
        Copy::Newer(note) => view! {
            <p class="good">"✓ Đã lưu bản mới. "<a href="./" rel="external">"Mở lại trang"</a>" để xem bản mới."</p>
            {note.map(|note| view! { <p class="note">{note}</p> })}
        }
        .into_any(),
        Copy::Damaged(what) => view! { <p class="problem">{what}</p>{keep()} }.into_any(),
    };
    let trouble = move || not_kept.get().map(|why| view! { <p class="problem">{sentence(&why)}</p> });
    view! { <div class="device-copy needs-script" aria-live="polite">{trouble}{state}</div> }
}

fn sentence(not_kept: &NotKept) -> String {
    match not_kept {
        NotKept::FromHost(why) => {
            format!("Chưa lưu được: {why}. Phần đã tải được giữ lại; bấm lưu lần nữa để tải tiếp.")
        }
        NotKept::FromFile(why) => format!("Chưa nạp được tệp vừa chọn: {why}."),
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
