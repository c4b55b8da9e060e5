//! The search box. It stands in the frame, outside the pages, so that moving from the start page to the
//! results while typing does not take the word out from under the typist's fingers.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::link;
use crate::pages::is_home;
use crate::store::Store;

/// Draws the box. Without script it is a plain form that leads to the search page.
#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let typed = Store::current().typed;
    let pathname = use_location().pathname;
    let on_home = move || is_home(&pathname.get());
    let search = crate::pages::use_search();
    let on_input = {
        let search = search.clone();
        move |event: ev::Event| {
            typed.set(event_target_value(&event));
            search.typed();
        }
    };
    let on_submit = {
        let search = search.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            search.submitted();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !typed.get_untracked().is_empty() {
            event.prevent_default();
            typed.set(String::new());
            search.typed();
        }
    };
    view! {
        <form class="search" role="search" action=link::SEARCH method="get" on:submit=on_submit>
            <Show when=on_home fallback=|| view! { <label class="hidden-label" for="o-tim">"Tìm thủ tục"</label> }>
                <h1><label for="o-tim">"Bạn cần làm thủ tục gì?"</label></h1>
            </Show>
            <div class="search-row">
                <input
                    id="o-tim" name="q" type="search" enterkeyhint="search" autocomplete="off" autocapitalize="none"
                    spellcheck="false" maxlength="300" placeholder="khai sinh, sổ đỏ, tạm trú…"
                    autofocus=is_home(&pathname.get_untracked())
                    prop:value=move || typed.get() on:input=on_input on:keydown=on_key
                />
                <button type="submit">"Tìm"</button>
            </div>
        </form>
    }
}
