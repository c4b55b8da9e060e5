//! Sharing a page: the system's share sheet, the link, a QR code, paper. The shared address is the one in the
//! address bar, with the reader's ticks after its `#`, so only the browser can draw this.

use leptos::prelude::*;

/// Draws the ways to share the current page. The static page reserves their place.
#[component]
pub(crate) fn Share(
    /// The title that the share sheet shows.
    title: String,
) -> impl IntoView {
    view! { <div class="share needs-script">{ways(title)}</div> }
}

#[cfg(feature = "csr")]
use in_browser::ways;

/// Nothing: only the browser knows the address.
#[cfg(not(feature = "csr"))]
fn ways(_title: String) -> impl IntoView {}

#[cfg(feature = "csr")]
mod in_browser {
    use leptos::html;
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use crate::browser::sharing;
    use crate::components::print::PrintButton;
    use crate::components::qr::Qr;
    use crate::link;
    use crate::store::Store;

    /// The buttons, the QR code and the address itself.
    pub(super) fn ways(title: String) -> impl IntoView {
        let store = Store::current();
        let (address, office) = (store.signals.address, store.office_code());
        // The address bar has no signal of its own. It is updated before the address within the site, so that
        // one tells when to read it.
        let here = Memo::new(move |_| {
            address.track();
            link::of_office(&sharing::current(), office.as_deref())
        });
        let status = RwSignal::new("");
        let (code, words) = (NodeRef::<html::Details>::new(), NodeRef::<html::Input>::new());
        let copy = move |_| {
            status.set("");
            spawn_local(async move {
                if sharing::copy(&here.get_untracked()).await {
                    return status.set("Đã chép liên kết.");
                }
                // Show the address, so that the reader can copy it by hand.
                code.get_untracked().inspect(|code| code.set_open(true));
                let copied = words.get_untracked().is_some_and(|words| sharing::copy_from(&words));
                status.set(if copied {
                    "Đã chép liên kết."
                } else {
                    "Chưa chép được: hãy giữ vào địa chỉ dưới đây rồi chọn “Sao chép”."
                });
            });
        };
        let sheet = sharing::has_sheet().then(|| {
            let share = move |_| sharing::open_sheet(&title, &here.get_untracked());
            view! { <button type="button" class="plain" on:click=share>"Chia sẻ"</button> }
        });
        let carries = move || {
            here.read().contains("#hs=").then(|| {
            view! { <p class="quiet">"Liên kết mang theo những mục bạn đã đánh dấu; chúng không được gửi đến máy chủ nào."</p> }
        })
        };
        view! {
            {sheet}
            <button type="button" class="plain" on:click=copy>"Chép liên kết"</button>
            <PrintButton words="In" quiet=true/>
            <details class="share-code" node_ref=code>
                <summary>"Mã QR"</summary>
                {move || view! { <Qr text=here.get() label="Mã QR dẫn đến trang này, với những mục đã đánh dấu"/> }}
                <label>"Địa chỉ"<input type="text" readonly=true node_ref=words prop:value=move || here.get()/></label>
                {carries}
            </details>
            <p class="status" role="status">{move || status.get()}</p>
        }
    }
}
