//! The frame of every page: header, footer, and the page that the address shows.

use leptos::prelude::*;

use crate::components::age::{AgeBand, ReleaseDay};
use crate::components::load::OtherPage;
use crate::components::office_card::OfficeCard;
use crate::components::search_box::SearchBox;
use crate::components::which_office::OfficeTrouble;
use crate::link;
use crate::pages::{Home, SearchPage};
use crate::route::Route;
use crate::store::Store;

/// The whole site.
#[component]
pub fn App(
    /// Everything that pages need.
    store: Store,
) -> impl IntoView {
    provide_context(store.clone());
    let address = store.signals.address;
    // Typing changes the address but not the page; the memo prevents drawing the page again.
    let route = Memo::new(move |_| address.read().route());
    let page = move || match route.get() {
        Route::Home | Route::Office(_) => view! { <Home/> }.into_any(),
        Route::Search => view! { <SearchPage/> }.into_any(),
        route => view! { <OtherPage route/> }.into_any(),
    };
    let office = store.release.office.clone();
    let emblem = (!office.emblem.is_empty())
        .then(|| view! { <img class="emblem" src=office.emblem.clone() alt="" width="40" height="40"/> }.into_any());
    // With a `<base>`, "#noi-dung" alone would be a link to the start page.
    let skip = move || format!("{}#noi-dung", address.read().path.trim_start_matches('/'));
    let framed = is_framed();
    let whole = framed.then(|| view! { <a class="whole" href=link::HOME target="_blank" rel="noopener">"Mở trang đầy đủ ↗"</a> });
    let on_home = move || route.get().is_start();
    let on_procedure = move || matches!(*route.read(), Route::Procedure(_));
    view! {
        <a class="skip" href=skip>"Đến nội dung chính"</a>
        <AgeBand/>
        <header class="top" class:home=on_home class:reading=on_procedure class:framed=framed>
            <div class="top-bar">
                <a class="office" href=link::HOME>{emblem}<strong>{office.name.clone()}</strong><span>"Thủ tục hành chính"</span></a>
                <nav aria-label="Chính">
                    <a class="to-search" href=link::SEARCH>"Tìm"</a>
                    <a class="to-fields" href=link::FIELDS>"Lĩnh vực"</a>
                    <a href=link::ABOUT>"Thông tin"</a>
                    {whole}
                </nav>
            </div>
            <SearchBox route/>
        </header>
        <OfficeTrouble/>
        <main id="noi-dung" tabindex="-1">{page}</main>
        <Foot/>
    }
}

/// Whether the site is shown on somebody else's page.
fn is_framed() -> bool {
    #[cfg(feature = "csr")]
    return crate::browser::is_framed();
    #[cfg(not(feature = "csr"))]
    return false;
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <OfficeCard/>
            <p>"Bản ngày "<ReleaseDay/></p>
            <p><a href=link::FORM_FILES>"Biểu mẫu"</a>" · "<a href=link::OPENNESS>"Công khai"</a>" · "<a href=link::CHANGES>"Thay đổi"</a></p>
            <p class="quiet">"Những gì bạn tìm không rời khỏi máy này."</p>
        </footer>
    }
}
