//! What this device stores of the site, and a button that clears all of it. Only the browser knows, so only
//! it draws this.

use leptos::prelude::*;

/// Draws the list and the button. The static page draws the heading alone.
#[component]
pub(super) fn StoredData() -> impl IntoView {
    view! {
        <section class="needs-script" aria-labelledby="dang-giu">
            <h2 id="dang-giu">"Những gì máy này đang giữ"</h2>
            <p>"Chỉ nằm trong trình duyệt này, không gửi đi đâu."</p>
            {stored()}
        </section>
    }
}

#[cfg(feature = "csr")]
use in_browser::stored;

/// Nothing: only the browser knows what is stored.
#[cfg(not(feature = "csr"))]
fn stored() -> impl IntoView {}

#[cfg(feature = "csr")]
mod in_browser {
    use leptos::html;
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use crate::browser::clearing;
    use crate::components::save_offline::megabytes;
    use crate::store::{AnsweredQuery, OfflineCopy, Store};
    use crate::words::day;

    /// Files of a copy are stored, but not all of them.
    const INCOMPLETE: &str = "Chưa lưu trọn";
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

    /// What is stored, item by item, and the button.
    pub(super) fn stored() -> impl IntoView {
        let store = Store::current();
        let (recent, copy, save_failure) = (store.signals.recent, store.signals.copy, store.signals.save_failure);
        let dossiers = RwSignal::new(clearing::dossiers());
        let step = RwSignal::new(Step::Offered);
        let copy_words = {
            let release = store.release.clone();
            let saved = format!("Bản ngày {} ({})", day(release.made), megabytes(release.bytes()));
            move || copy_sentence(&copy.read(), save_failure.read().is_some(), &saved)
        };
        view! {
            <dl class="facts-list">
                <dt>"Câu tìm gần đây"</dt><dd>{move || counted(recent.read().len(), "câu")}</dd>
                <dt>"Hồ sơ đang chuẩn bị"</dt><dd>{move || counted(dossiers.get(), "thủ tục")}</dd>
                <dt>"Bản lưu để dùng khi không có mạng"</dt><dd>{copy_words}</dd>
            </dl>
            <Clearing step dossiers/>
            <p class="quiet">
                "Lịch sử xem trang là của trình duyệt, trang này không xóa được. Nếu máy dùng chung, hãy xóa cả lịch sử trong cài đặt \
                 của trình duyệt."
            </p>
        }
    }

    /// Draws the button, then the confirmation, then the result, each in place of the one before.
    #[component]
    fn Clearing(
        /// The current step.
        step: RwSignal<Step>,
        /// How many dossiers are stored.
        dossiers: RwSignal<usize>,
    ) -> impl IntoView {
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
            Step::Done => {
                view! { <p class="good" role="status">"✓ Đã xóa. Máy này không còn giữ gì của trang này."</p> }.into_any()
            }
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

    /// "3 câu", or "Không có" for none.
    fn counted(count: usize, what: &str) -> String {
        if count == 0 { "Không có".to_owned() } else { format!("{count} {what}") }
    }

    /// The state of the offline copy. `saved` describes a complete one; `is_incomplete` if the last attempt
    /// to save one failed.
    fn copy_sentence(copy: &OfflineCopy, is_incomplete: bool, saved: &str) -> String {
        match copy {
            OfflineCopy::Unknown => "Đang xem…".to_owned(),
            OfflineCopy::None if is_incomplete => INCOMPLETE.to_owned(),
            OfflineCopy::None | OfflineCopy::Impossible(_) => "Không có".to_owned(),
            OfflineCopy::Saving(_) => "Đang lưu; lưu xong mới xóa được".to_owned(),
            OfflineCopy::Saved(_) => saved.to_owned(),
            OfflineCopy::Updating(_) => format!("{saved}; đang tải bản mới, tải xong mới xóa được"),
            OfflineCopy::Newer(_) => format!("{saved}, và một bản mới hơn"),
            OfflineCopy::Damaged(_) => INCOMPLETE.to_owned(),
        }
    }
}
