//! Everything that one touches, in the lower part of the screen: the line that is typed and the keyboard on pages that
//! are searched from, the way back and up and down on pages that are read, and at the lower edge how one wants to see the
//! screen, and the end of the visit.

use leptos::prelude::*;

use super::aloud;
use super::context::Counter;
use super::keyboard::OnScreenKeyboard;
use super::look_bar::LookBar;
use super::pad;
use super::take::TakeAlong;
use crate::browser::printing;
use crate::link;
use crate::route::Route;
use crate::store::Store;

/// Draws it.
#[component]
pub(super) fn Dock(
    /// The page above.
    route: Memo<Route>,
) -> impl IntoView {
    let Counter { look, staff, .. } = Counter::current();
    let searching = Memo::new(move |_| matches!(*route.read(), Route::Home | Route::Search));
    // What is low must fit the lowest third: either the keyboard, or the buttons that choose on the page.
    let keys = Memo::new(move |_| searching.get() && !(look.read().low && look.read().choosing));
    let pad = Memo::new(move |_| look.read().low && !keys.get());
    view! {
        // Hidden, so that what staff type on a USB keyboard does not reach the visitor's line.
        <section class="dock" aria-label="Bảng điều khiển" hidden=move || staff.get()>
            // All stay: a keyboard that is made anew for every page would come late.
            <div class="line" hidden=move || !searching.get()><Line/></div>
            <div class="typing" hidden=move || !keys.get()><Keyboard/></div>
            <div class="reading" hidden=move || searching.get()><Reading/></div>
            <Show when=move || pad.get()><pad::Pad/></Show>
            <LookBar/>
        </section>
    }
}

/// The line that is typed, with its end always in sight.
#[component]
fn Line() -> impl IntoView {
    let Counter { text, look, .. } = Counter::current();
    let is_empty = move || text.read().is_empty();
    let words = move || if is_empty() { "Bạn cần làm thủ tục gì?".to_owned() } else { text.get() };
    let choose = move || {
        look.read().low.then(|| {
        let words = if look.read().choosing { "Bàn phím" } else { "Chọn kết quả" };
        view! { <button type="button" class="plain" on:click=move |_| look.update(|look| look.choosing = !look.choosing)>{words}</button> }
    })
    };
    view! {
        <p role="status" aria-label="Đang gõ" class:empty=is_empty><span>{words}</span></p>
        <button type="button" class="plain" disabled=is_empty on:click=move |_| text.set(String::new())>"Xóa chữ"</button>
        {choose}
    }
}

#[component]
fn Keyboard() -> impl IntoView {
    let counter = Counter::current();
    let Store { signals, backend, .. } = Store::current();
    let suggesting = backend.clone();
    let suggest = Callback::new(move |typed: String| {
        // The words that people use may still be on their way.
        signals.wordings.track();
        suggesting.suggest(&typed)
    });
    let method = Signal::derive(move || counter.settings.read().method);
    let submit = Callback::new(move |()| pad::to_first_hit());
    view! { <OnScreenKeyboard text=counter.text method on_submit=submit suggest/> }
}

/// Moving about in a page that is read, and taking it along.
#[component]
fn Reading() -> impl IntoView {
    let counter = Counter::current();
    let backend = Store::current().backend;
    let (back_to, home) = (backend.clone(), move |_| backend.go(link::HOME, false));
    let back = move |_| {
        let address = counter.trail.try_update(|trail| trail.back()).flatten();
        back_to.go(address.as_deref().unwrap_or(link::HOME), false);
    };
    let printer = move || counter.settings.read().printer;
    view! {
        <div class="row">
            <button type="button" class="plain" on:click=back>"‹ Quay lại"</button>
            <button type="button" class="plain" on:click=|_| pad::scroll(-1.0)>"▲ Lên"</button>
            <button type="button" class="plain" on:click=|_| pad::scroll(1.0)>"▼ Xuống"</button>
            <button type="button" on:click=home>"Tìm thủ tục khác"</button>
        </div>
        <div class="row">
            <TakeAlong/>
            <aloud::Button/>
            <Show when=printer><button type="button" class="plain" on:click=|_| printing::print()>"In ra giấy"</button></Show>
        </div>
    }
}
