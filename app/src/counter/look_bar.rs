//! The lower edge of the screen: text size, contrast, low or high, the hand, and the end of the visit.

use leptos::prelude::*;

use super::context::Counter;
use super::look::{Look, SIZES};

/// Draws it.
#[component]
pub(super) fn LookBar() -> impl IntoView {
    let counter = Counter::current();
    let look = counter.look;
    show_on_the_page(look);
    let size = move |size: u8| {
        let label = format!("Cỡ chữ {} trên {SIZES}", size + 1);
        let pressed = move || (look.read().size == size).to_string();
        view! {
            <button type="button" class="plain size" data-step=size.to_string() aria-label=label aria-pressed=pressed
                on:click=move |_| look.update(|look| look.size = size)>"A"</button>
        }
    };
    view! {
        <div class="look" role="group" aria-label="Cách xem màn hình">
            <div class="sizes">{(0..SIZES).map(size).collect_view()}</div>
            <Switch words="Tương phản" on=|look| look.contrast flip=|look| look.contrast = !look.contrast/>
            <Switch words="♿ Thấp" on=|look| look.low flip=|look| look.low = !look.low/>
            <Switch words="Tay trái" on=|look| look.left_hand flip=|look| look.left_hand = !look.left_hand/>
            <button type="button" class="finish" on:click=move |_| counter.finish()>"Xong, xóa hết"</button>
        </div>
    }
}

/// A button that turns one of the choices on and off.
#[component]
fn Switch(
    /// What it is for.
    words: &'static str,
    /// Whether it is on.
    on: fn(&Look) -> bool,
    /// Turns it on or off.
    flip: fn(&mut Look),
) -> impl IntoView {
    let look = Counter::current().look;
    let pressed = move || on(&look.read()).to_string();
    view! {
        <button type="button" class="plain" aria-pressed=pressed on:click=move |_| look.update(flip)>{words}</button>
    }
}

/// Tells the styles: letters of every page follow the size of the document.
fn show_on_the_page(look: crate::lasting::Lasting<Look>) {
    Effect::new(move |_| {
        let Look { size, contrast, .. } = look.get();
        let Some(page) = document().document_element() else { return };
        let _ = page.set_attribute("data-size", &size.to_string());
        let _ = page.toggle_attribute_with_force("data-contrast", contrast);
    });
}
