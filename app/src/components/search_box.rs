//! The search box. It stands in the frame, outside the pages, so that moving from the start page to the
//! results while typing does not take the word out from under the typist's fingers.

use leptos::ev;
use leptos::prelude::*;

use crate::link;
use crate::pages::SearchMoves;
use crate::route::Route;
use crate::store::Store;

/// Draws the box. Without script it is a plain form that leads to the search page.
#[component]
pub(crate) fn SearchBox(
    /// The page it stands on.
    route: Memo<Route>,
) -> impl IntoView {
    let Store { signals, backend, .. } = Store::current();
    let typed = signals.typed;
    let on_home = move || route.get() == Route::Home;
    let moves = SearchMoves::new();
    let on_input = {
        let moves = moves.clone();
        move |event: ev::Event| {
            typed.set(event_target_value(&event));
            moves.typed();
        }
    };
    let on_submit = {
        let moves = moves.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            #[cfg(feature = "csr")]
            crate::browser::keys::close_screen_keyboard();
            backend.remember_query(&typed.read_untracked());
            moves.submitted();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        // An input method that composes a word takes Escape for itself.
        if event.key() == "Escape" && !event.is_composing() && !typed.get_untracked().is_empty() {
            event.prevent_default();
            typed.set(String::new());
            moves.typed();
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
                    autofocus=route.get_untracked() == Route::Home
                    prop:value=move || typed.get() on:input=on_input on:keydown=on_key
                />
                <button type="submit">"Tìm"</button>
            </div>
        </form>
    }
}
