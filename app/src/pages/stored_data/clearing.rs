//! The button that clears everything, with its confirmation and its result.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clearing;
use crate::store::{AnsweredQuery, OfflineCopy, Store};

/// What the reader is about to lose.
const LOSSES: &str = "Các câu tìm gần đây, các dấu đã đánh trong mọi hồ sơ và bản lưu để dùng khi không có mạng sẽ mất, \
không lấy lại được.";
/// What to do if the browser refuses.
const FAILED: &str = "Chưa xóa được bản lưu: trình duyệt không cho. Hãy xóa dữ liệu của trang này trong cài đặt của trình \
duyệt.";

/// The steps of clearing.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// The button is shown.
    Offered,
    /// The reader pressed it and has to confirm.
    Asked,
    /// The data is being removed.
    Clearing,
    /// Everything is removed.
    Done,
    /// The browser refused to remove the copy.
    Failed,
}

/// Draws the button, then the confirmation, then the result, each in place of the one before.
#[component]
pub(super) fn Clearing(
    /// How many dossiers are stored.
    dossiers: RwSignal<usize>,
) -> impl IntoView {
    let step = RwSignal::new(Step::Offered);
    let place = NodeRef::<html::Div>::new();
    // Each step removes the button that was pressed and had the focus: move the focus to its container.
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            place.get_untracked().inspect(|place| drop(place.focus()));
        }
        now
    });
    let store = Store::current();
    let copy = store.signals.copy;
    // Clearing the files of a copy that is being saved would make the saving fail.
    let busy = move || matches!(*copy.read(), OfflineCopy::Saving(_) | OfflineCopy::Updating(_));
    let clear = move |_| clear(&store, step, dossiers);
    let content = move || match step.get() {
        Step::Offered => view! {
            <button type="button" class="plain" disabled=busy on:click=move |_| step.set(Step::Asked)>
                "Xóa hết khỏi máy này"
            </button>
        }
        .into_any(),
        Step::Asked => view! {
            <p><strong>"Xóa hết khỏi máy này? "</strong>{LOSSES}</p>
            <div class="choices">
                <button type="button" on:click=clear.clone()>"Xóa hết"</button>
                <button type="button" class="plain" on:click=move |_| step.set(Step::Offered)>"Không xóa"</button>
            </div>
        }
        .into_any(),
        Step::Clearing => view! { <p role="status">"Đang xóa…"</p> }.into_any(),
        Step::Done => view! { <p class="good" role="status">"✓ Đã xóa. Máy này không còn giữ gì của trang này."</p> }.into_any(),
        Step::Failed => view! { <p class="problem" role="alert">{FAILED}</p> }.into_any(),
    };
    view! { <div class="clearing" tabindex="-1" role="group" aria-labelledby="dang-giu" node_ref=place>{content}</div> }
}

/// Clears what is stored, and what the open page has read of it.
fn clear(store: &Store, step: RwSignal<Step>, dossiers: RwSignal<usize>) {
    step.set(Step::Clearing);
    store.signals.recent.set(Vec::new());
    store.signals.typed.set(String::new());
    store.signals.answer.set(AnsweredQuery::default());
    store.signals.last_search.set(None);
    let (copy, save_failure) = (store.signals.copy, store.signals.save_failure);
    save_failure.set(None);
    spawn_local(async move {
        let cleared = clearing::clear().await;
        dossiers.set(clearing::dossiers());
        if cleared.is_ok() && !matches!(*copy.read_untracked(), OfflineCopy::Impossible(_)) {
            copy.set(OfflineCopy::None);
        }
        step.set(if cleared.is_ok() { Step::Done } else { Step::Failed });
    });
}
