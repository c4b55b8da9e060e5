//! What the device keeps of the site, and clearing all of it. Only the browser knows, so only it draws this.

use leptos::prelude::*;

/// Draws what is kept, and the button that clears it.
#[component]
pub(super) fn KeptHere() -> impl IntoView {
    view! {
        <section class="needs-script" aria-labelledby="dang-giu">
            <h2 id="dang-giu">"Những gì máy này đang giữ"</h2>
            <p>"Chỉ nằm trong trình duyệt này, không gửi đi đâu."</p>
            {kept()}
        </section>
    }
}

#[cfg(feature = "csr")]
use in_browser::kept;

/// What only the browser knows.
#[cfg(not(feature = "csr"))]
fn kept() -> impl IntoView {}

#[cfg(feature = "csr")]
mod in_browser {
    use leptos::html;
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use crate::browser::clearing;
    use crate::components::device_copy::megabytes;
    use crate::store::{AnsweredQuery, OfflineCopy, Store};
    use crate::words::day;

    const IN_PARTS: &str = "Chưa lưu trọn";

    /// How far the clearing has come.
    #[derive(Clone, Copy, PartialEq)]
    enum Step {
        /// Nobody has asked for it.
        Offered,
        /// Asked for, to be confirmed.
        Asked,
        /// On its way.
        Clearing,
        Done,
        Failed,
    }

    pub(super) fn kept() -> impl IntoView {
        let store = Store::current();
        let (recent, copy, save_failure) = (store.signals.recent, store.signals.copy, store.signals.save_failure);
        let dossiers = RwSignal::new(clearing::dossiers());
        let step = RwSignal::new(Step::Offered);
        let copied = {
            let release = store.release.clone();
            let kept = format!("Bản ngày {} ({})", day(release.made), megabytes(release.bytes()));
            move || copy_words(&copy.read(), save_failure.read().is_some(), &kept)
        };
        view! {
            <dl class="facts-list">
                <dt>"Câu tìm gần đây"</dt><dd>{move || counted(recent.read().len(), "câu")}</dd>
                <dt>"Hồ sơ đang chuẩn bị"</dt><dd>{move || counted(dossiers.get(), "thủ tục")}</dd>
                <dt>"Bản lưu để dùng khi không có mạng"</dt><dd>{copied}</dd>
            </dl>
            <Clearing step dossiers/>
            <p class="quiet">
                "Lịch sử xem trang là của trình duyệt, trang này không xóa được. Nếu máy dùng chung, hãy xóa cả lịch sử trong cài đặt \
                 của trình duyệt."
            </p>
        }
    }

    /// The button, the question whether it is meant, and what came of it, one in the place of the other.
    #[component]
    fn Clearing(step: RwSignal<Step>, dossiers: RwSignal<usize>) -> impl IntoView {
        let place = NodeRef::<html::Div>::new();
        // The button that was pressed goes, so the focus gets its place.
        Effect::new(move |before: Option<Step>| {
            let now = step.get();
            if before.is_some_and(|before| before != now) {
                place.get_untracked().inspect(|place| drop(place.focus()));
            }
            now
        });
        let store = Store::current();
        let copy = store.signals.copy;
        // What is just being written would say that it failed.
        let busy = move || matches!(*copy.read(), OfflineCopy::Saving(_) | OfflineCopy::Updating(_));
        let clear = move |_| clear(&store, step, dossiers);
        let button = move || {
            match step.get() {
            Step::Offered => view! {
                <button type="button" class="plain" disabled=busy on:click=move |_| step.set(Step::Asked)>"Xóa hết khỏi máy này"</button>
            }
            .into_any(),
            Step::Asked => view! {
                <p>
                    <strong>"Xóa hết khỏi máy này? "</strong>
                    "Các câu tìm gần đây, các dấu đã đánh trong mọi hồ sơ và bản lưu để dùng khi không có mạng sẽ mất, không lấy lại được."
                </p>
                <div class="choices">
                    <button type="button" on:click=clear.clone()>"Xóa hết"</button>
                    <button type="button" class="plain" on:click=move |_| step.set(Step::Offered)>"Không xóa"</button>
                </div>
            }
            .into_any(),
            Step::Clearing => view! { <p role="status">"Đang xóa…"</p> }.into_any(),
            Step::Done => view! { <p class="good" role="status">"✓ Đã xóa. Máy này không còn giữ gì của trang này."</p> }.into_any(),
            Step::Failed => view! {
                <p class="problem" role="alert">
                    "Chưa xóa được bản lưu: trình duyệt không cho. Hãy xóa dữ liệu của trang này trong cài đặt của trình duyệt."
                </p>
            }
            .into_any(),
        }
        };
        view! { <div class="clearing" tabindex="-1" role="group" aria-labelledby="dang-giu" node_ref=place>{button}</div> }
    }

    /// Clears what is stored, and what the open page still knows of it.
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

    fn counted(count: usize, what: &str) -> String {
        if count == 0 { "Không có".to_owned() } else { format!("{count} {what}") }
    }

    fn copy_words(copy: &OfflineCopy, is_in_parts: bool, kept: &str) -> String {
        match copy {
            OfflineCopy::Unknown => "Đang xem…".to_owned(),
            OfflineCopy::None if is_in_parts => IN_PARTS.to_owned(),
            OfflineCopy::None | OfflineCopy::Impossible(_) => "Không có".to_owned(),
            OfflineCopy::Saving(_) => "Đang lưu; lưu xong mới xóa được".to_owned(),
            OfflineCopy::Saved(_) => kept.to_owned(),
            OfflineCopy::Updating(_) => format!("{kept}; đang tải bản mới, tải xong mới xóa được"),
            OfflineCopy::Newer(_) => format!("{kept}, và một bản mới hơn"),
            OfflineCopy::Damaged(_) => IN_PARTS.to_owned(),
        }
    }
}
