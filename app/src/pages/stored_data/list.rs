//! What is stored, item by item. The words for it are in `words`.

use leptos::prelude::*;

use super::clearing::Clearing;
use super::words::{copy_sentence, counted};
use crate::browser::clearing;
use crate::components::save_offline::megabytes;
use crate::store::Store;
use crate::words::day;

/// The list, and the button that clears it.
pub(super) fn stored() -> impl IntoView {
    let store = Store::current();
    let (recent, copy, save_failure) = (store.signals.recent, store.signals.copy, store.signals.save_failure);
    let dossiers = RwSignal::new(clearing::dossiers());
    let copy_words = {
        let release = store.release.clone();
        let saved = format!("Bản ngày {} ({})", day(release.made), megabytes(release.bytes()));
        move || copy_sentence(&copy.read(), save_failure.read().is_some(), &saved)
    };
    view! {
        <dl class="facts-list">
            <dt>"Câu tìm gần đây"</dt><dd>{move || counted(recent.read().len(), "câu")}</dd>
            <dt>"Hồ sơ đang chuẩn bị"</dt><dd>{move || counted(dossiers.get(), "hồ sơ")}</dd>
            {store.overlay.as_ref().map(|overlay| {
                view! { <dt>"Cơ quan đã chọn"</dt><dd>{overlay.office.name.clone()}</dd> }
            })}
            <dt>"Bản lưu để dùng khi không có mạng"</dt><dd>{copy_words}</dd>
        </dl>
        <Clearing dossiers/>
        <p class="quiet">
            "Lịch sử xem trang là của trình duyệt, trang này không xóa được. Nếu máy dùng chung, hãy xóa cả lịch sử trong cài đặt \
             của trình duyệt."
        </p>
    }
}
