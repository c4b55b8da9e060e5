//! The countdown: nobody has touched the screen for a while, and one touch anywhere goes on.

use leptos::prelude::*;

use super::context::Counter;
use super::focus::focused;
use super::visit::Stage;

/// Draws it, over everything.
#[component]
pub(super) fn Countdown() -> impl IntoView {
    let counter = Counter::current();
    let left = Memo::new(move |_| match *counter.stage.read() {
        Stage::Countdown(left) => Some(left),
        _ => None,
    });
    let counting = Memo::new(move |_| left.read().is_some());
    move || {
        if !counting.get() {
            return ().into_any();
        }
        view! {
            <div class="over" role="alertdialog" aria-modal="true" aria-labelledby="con-day" aria-describedby="se-xoa">
                <div class="card-over">
                    <h2 id="con-day">"Bạn còn ở đây không?"</h2>
                    <p class="seconds" aria-hidden="true">{move || left.get().unwrap_or_default()}</p>
                    <p id="se-xoa">"Hết giờ, màn hình xóa mọi thứ bạn đã xem. Chạm bất kỳ chỗ nào để xem tiếp."</p>
                    <button type="button" node_ref=focused()>"Tôi còn ở đây"</button>
                </div>
            </div>
        }
        .into_any()
    }
}
