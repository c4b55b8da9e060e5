//! The frame of every page: what stands above and below, and which page an address shows.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::components::search_box::SearchBox;
use crate::link;
use crate::pages::{About, FieldPage, Fields, Home, NotFound, ProcedurePage, SearchPage};
use crate::store::Store;

/// The whole site.
#[component]
pub fn App(
    /// What pages are drawn from.
    store: Store,
) -> impl IntoView {
    let base = store.base.to_string();
    provide_context(store);
    view! {
        <Router base>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=Home/>
                    <Route path=path!("/tra-cuu") view=SearchPage/>
                    <Route path=path!("/linh-vuc") view=Fields/>
                    <Route path=path!("/linh-vuc/:field") view=FieldPage/>
                    <Route path=path!("/thu-tuc/:code") view=ProcedurePage/>
                    <Route path=path!("/thong-tin") view=About/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

#[component]
fn Frame(children: Children) -> impl IntoView {
    let site = Store::current().release.site.clone();
    let pathname = use_location().pathname;
    // With a `<base>`, "#main" alone would lead to the start page.
    let skip = move || format!("{}#noi-dung", pathname.get());
    let on_home = move || crate::pages::is_home(&pathname.get());
    announce_pages(pathname);
    view! {
        <a class="skip" href=skip>"Đến nội dung chính"</a>
        <header class="top" class:home=on_home>
            <div class="top-bar">
                <a class="office" href=link::HOME><strong>{site.name.clone()}</strong><span>"Thủ tục hành chính"</span></a>
                <nav aria-label="Chính">
                    <a href=link::FIELDS>"Lĩnh vực"</a>
                    <a href=link::ABOUT>"Thông tin"</a>
                </nav>
            </div>
            <SearchBox/>
        </header>
        <main id="noi-dung" tabindex="-1">{children()}</main>
        <Foot/>
    }
}

/// Moves the focus to a new page's content, so that a screen reader reads on there; not while typing,
/// where the results come to the typist.
fn announce_pages(pathname: Memo<String>) {
    Effect::new(move |before: Option<String>| {
        let path = pathname.get();
        let typing = document().active_element().is_some_and(|element| element.id() == "o-tim");
        if before.is_some_and(|before| before != path)
            && !typing
            && let Some(main) = document().get_element_by_id("noi-dung")
        {
            focus_without_scrolling(&main);
        }
        path
    });
}

#[cfg(feature = "csr")]
fn focus_without_scrolling(element: &leptos::web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

#[cfg(not(feature = "csr"))]
fn focus_without_scrolling(_element: &leptos::web_sys::Element) {}

#[component]
fn Foot() -> impl IntoView {
    let release = Store::current().release;
    let site = release.site.clone();
    let line = |label: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <p><span class="label">{label}</span>" "{text}</p> })
    };
    let phone = site.hotline.clone();
    let call = (!phone.is_empty()).then(|| {
        let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <p><span class="label">"Đường dây nóng:"</span>" "<a href=format!("tel:{number}")>{phone}</a></p> }
    });
    let portal = (!site.portal.is_empty())
        .then(|| view! { <p><a href=site.portal.clone() rel="external noopener">"Cổng dịch vụ công"</a></p> });
    view! {
        <footer class="foot">
            <p><strong>{if site.unit.is_empty() { site.name.clone() } else { site.unit.clone() }}</strong></p>
            {line("Địa chỉ:", site.address.clone())}
            {line("Giờ làm việc:", site.hours.clone())}
            {call}
            {portal}
            <p class="quiet">"Những gì bạn tìm không rời khỏi máy này."</p>
        </footer>
    }
}
