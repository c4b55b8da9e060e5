//! The search box. It is part of the frame around every page, not of a page: when typing on the start page
//! opens the search page, the box with its text and focus stays.

use leptos::ev;
use leptos::prelude::*;

use crate::link;
use crate::route::Route;
use crate::search_navigation::SearchNavigation;
use crate::store::Store;

/// Draws the box. Without script it is a plain form that leads to the search page.
#[component]
pub(crate) fn SearchBox(
    /// The page below the box. On the start page the label is the heading, and the box gets the focus.
    route: Memo<Route>,
) -> impl IntoView {
    let Store { signals, backend, .. } = Store::current();
    let typed = signals.typed;
    let on_home = move || route.get().is_start();
    let navigation = SearchNavigation::new();
    let on_input = {
        let navigation = navigation.clone();
        move |event: ev::Event| {
            typed.set(event_target_value(&event));
            navigation.typed();
        }
    };
    let on_submit = {
        let navigation = navigation.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            #[cfg(feature = "csr")]
            crate::browser::keys::close_screen_keyboard();
            backend.remember_query(&typed.read_untracked());
            navigation.submitted();
        }
    };
    let on_key = {
        let navigation = navigation.clone();
        move |event: ev::KeyboardEvent| {
            // While an input method composes a word, Escape belongs to the input method.
            if event.key() == "Escape" && !event.is_composing() && !typed.get_untracked().is_empty() {
                event.prevent_default();
                typed.set(String::new());
                navigation.typed();
            }
        }
    };
    let on_search = move || route.get() == Route::Search;
    let navigation_of_suggestions = navigation.clone();
    view! {
        <form class="search" role="search" action=link::SEARCH method="get" on:submit=on_submit>
            <Show when=on_home fallback=|| view! { <label class="hidden-label" for="o-tim">"Tìm thủ tục"</label> }>
                <h1><label for="o-tim">"Bạn cần làm thủ tục gì?"</label></h1>
            </Show>
            <div class="search-row">
                <input
                    id="o-tim" name="q" type="search" enterkeyhint="search" autocomplete="off" autocapitalize="none"
                    spellcheck="false" maxlength="300" placeholder="khai sinh, sổ đỏ, tạm trú…"
                    autofocus=route.get_untracked().is_start()
                    prop:value=move || typed.get() on:input=on_input on:keydown=on_key
                />
                <button type="submit">"Tìm"</button>
            </div>
            <Show when=on_search><Suggestions navigation=navigation_of_suggestions.clone()/></Show>
        </form>
    }
}

/// Draws whole phrases for what is typed so far, in one line whose place is reserved.
#[component]
fn Suggestions(navigation: SearchNavigation) -> impl IntoView {
    let Store { signals, backend, .. } = Store::current();
    let typed = signals.typed;
    let suggested = Memo::new(move |_| {
        signals.wordings.track();
        backend.suggest(&typed.read())
    });
    let item = move |phrase: String| {
        let navigation = navigation.clone();
        let choose = {
            let phrase = phrase.clone();
            move |_| {
                typed.set(phrase.clone());
                navigation.typed();
            }
        };
        view! { <li><button type="button" class="suggestion" on:click=choose>{phrase}</button></li> }
    };
    view! {
        <ul class="suggestions needs-script" aria-label="Gợi ý">
            {move || suggested.get().into_iter().map(item.clone()).collect_view()}
        </ul>
    }
}
