//! The frame of the counter screen.

use leptos::prelude::*;

use super::context::Counter;
use super::dock::Dock;
use super::look::Look;
use super::settings::Settings;
use super::staff::{Corner, StaffPages};
use super::visit::Stage;
use crate::components::load::load_view;
use crate::lasting::Lasting;
use crate::pages::{Home, SearchPage};
use crate::route::Route;
use crate::store::Store;

/// The whole screen.
#[component]
pub(super) fn Frame(
    /// Everything that pages need.
    store: Store,
) -> impl IntoView {
    provide_context(store.clone());
    let counter = Counter {
        settings: Lasting::new(Settings::default()),
        stage: Lasting::new(Stage::Visit),
        look: Lasting::new(Look::default()),
        text: RwSignal::new(String::new()),
        staff: Lasting::new(false),
        outside: Lasting::new(None),
        finish: Callback::new(|()| {}),
    };
    provide_context(counter);
    super::alone::start(&store, counter.stage);
    let address = store.signals.address;
    let route = Memo::new(move |_| address.read().route());
    let page = move || match route.get() {
        Route::Home => view! { <Home/> }.into_any(),
        Route::Search => view! { <SearchPage/> }.into_any(),
        route => view! { <OtherPage route/> }.into_any(),
    };
    view! {
        <header class="counter-head"><strong>{store.release.office.name.clone()}</strong><Corner/></header>
        <Show when=move || counter.staff.get()><StaffPages/></Show>
        <main id="noi-dung" tabindex="-1">{page}</main>
        <Dock/>
    }
}

/// A page that the second file of the app draws, once that is loaded.
#[component]
fn OtherPage(route: Route) -> impl IntoView {
    let backend = Store::current().backend;
    move || load_view(backend.other_page(route.clone()), "Đang mở…", |page| page)
}
