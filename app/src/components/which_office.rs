//! Whose facts the page shows, on a site that serves many offices.

use catalog::release::FileRole;
use leptos::prelude::*;

use crate::link;
use crate::store::Store;

/// Draws the way to choose an office, or to choose another. Nothing on a site of one office, or at a counter, whose office
/// its staff have chosen.
#[component]
pub(crate) fn WhichOffice() -> impl IntoView {
    let store = Store::current();
    let is_of_many = store.release.file(FileRole::Offices).is_some() && !is_counter();
    let words = match &store.overlay {
        Some(overlay) => (format!("Bạn đang xem thông tin của {}.", overlay.office.name), "Đổi cơ quan"),
        None => ("Danh mục dùng chung cho nhiều nơi.".to_owned(), "Chọn xã, phường của bạn"),
    };
    is_of_many.then(|| view! { <p class="which-office">{words.0}" "<a href=link::OFFICES>{words.1}</a></p> })
}

/// Draws why the facts of the reader's office are missing, if they are.
#[component]
pub(crate) fn OfficeTrouble() -> impl IntoView {
    Store::current().office_trouble.map(|why| {
        view! {
            <p class="problem" role="status">
                {format!("Chưa mở được thông tin riêng của cơ quan đã chọn: {why}. Đang hiện danh mục chung. ")}
                <a href=link::OFFICES>"Chọn lại cơ quan"</a>
            </p>
        }
    })
}

fn is_counter() -> bool {
    #[cfg(feature = "csr")]
    return crate::counter::mode::is_on();
    #[cfg(not(feature = "csr"))]
    return false;
}
