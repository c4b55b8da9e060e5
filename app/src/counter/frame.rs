//! The frame of the counter screen, in the place of the header, the search box and the foot that a page has elsewhere:
//! whose office this is, the page, and everything that one touches below it.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::context::Counter;
use super::countdown::Countdown;
use super::dock::Dock;
use super::outside::Outside;
use super::resting::{OpenNow, Resting};
use super::staff::{Corner, StaffPages};
use super::visit::{Event, Stage};
use super::{course, feedback, pad};
use crate::components::load::OtherPage;
use crate::pages::{Home, SearchPage};
use crate::route::Route;
use crate::search_navigation::SearchNavigation;
use crate::store::Store;

/// How long the search waits after a key, in ms: the key and the line are drawn first.
const AFTER_A_KEY: std::time::Duration = std::time::Duration::from_millis(40);

/// The whole screen.
#[component]
pub(super) fn Frame(
    /// Everything that pages need.
    store: Store,
) -> impl IntoView {
    provide_context(store.clone());
    let counter = course::start(&store);
    provide_context(counter);
    super::alone::start(&store, counter.stage);
    let address = store.signals.address;
    let route = Memo::new(move |_| address.read().route());
    search_what_is_typed(&store, counter);
    follow_the_way(&store, counter);
    let page = move || {
        counter.visitor.track();
        match route.get() {
            Route::Home => view! { <h1 class="hidden-label">"Bạn cần làm thủ tục gì?"</h1><Home/> }.into_any(),
            Route::Search => view! { <SearchPage/> }.into_any(),
            // The desk of the staff draws it.
            Route::Form(..) if counter.staff.get() => ().into_any(),
            route => view! { <OtherPage route/> }.into_any(),
        }
    };
    let office = &store.release.office;
    let emblem = (!office.emblem.is_empty()).then(|| view! { <img src=office.emblem.clone() alt="" width="56" height="56"/> });
    let covered = move || *counter.stage.read() != Stage::Visit || counter.outside.read().is_some();
    view! {
        <div
            class="counter" inert=covered
            class:low=move || counter.look.read().low
            class:left=move || counter.look.read().left_hand
        >
            <header class="counter-head">
                {emblem}<strong>{office.name.clone()}</strong><span class="open-now"><OpenNow/></span><Corner/>
            </header>
            <Show when=move || counter.staff.get()><StaffPages/></Show>
            <main id="noi-dung" tabindex="-1" hidden=move || counter.staff.get()>{page}</main>
            <Dock route/>
        </div>
        <Outside/>
        <Asking/>
        <Countdown/>
        <Resting/>
    }
}

/// How was it, after a visit.
#[component]
fn Asking() -> impl IntoView {
    let counter = Counter::current();
    let asking = Memo::new(move |_| matches!(*counter.stage.read(), Stage::Asking(_)));
    let done = Callback::new(move |()| counter.step(Event::Answered));
    move || match asking.get() {
        true => {
            let procedures = counter.seen.get_untracked();
            view! { <div class="over"><div class="card-over"><feedback::Faces procedures done/></div></div> }.into_any()
        }
        false => ().into_any(),
    }
}

/// Searches for the line that the keyboard types, shortly after each key; and shows in the line what a link searches for.
fn search_what_is_typed(store: &Store, counter: Counter) {
    let (typed, text) = (store.signals.typed, counter.text);
    let navigation = SearchNavigation::new();
    let pending = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        text.track();
        if let Some(before) = pending.try_update_value(Option::take).flatten() {
            before.clear();
        }
        let navigation = navigation.clone();
        let search = move || {
            let words = text.get_untracked();
            if words != typed.get_untracked() {
                typed.set(words);
                navigation.typed();
            }
        };
        pending.set_value(set_timeout_with_handle(search, AFTER_A_KEY).ok());
    });
    Effect::new(move |_| {
        let words = typed.get();
        if words != text.get_untracked() {
            text.set(words);
        }
    });
}

/// Remembers the way, and shows each new page from its top.
fn follow_the_way(store: &Store, counter: Counter) {
    let address = store.signals.address;
    Effect::new(move |before: Option<String>| {
        let address = address.get();
        let path = address.path.clone();
        if let Route::Procedure(code) = address.route() {
            counter.seen.update(|seen| {
                seen.retain(|known| *known != code);
                seen.push(code);
            });
        }
        counter.trail.update(|trail| trail.visit(address));
        if before.is_some_and(|before| before != path) {
            pad::to_top();
        }
        path
    });
}
