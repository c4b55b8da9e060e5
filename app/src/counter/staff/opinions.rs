//! What visitors said: how much there is, and the file to export.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::sure::Sure;
use crate::counter::context::Counter;
use crate::counter::feedback::kept_counts::{counts, keep};
use crate::store::Store;

/// Draws the page.
#[component]
pub(super) fn Opinions() -> impl IntoView {
    let counter = Counter::current();
    let today = Store::current().backend.now().day;
    let (counted, said) = (RwSignal::new(counts()), RwSignal::new(""));
    let off = move || {
        (!counter.settings.read().feedback).then(|| view! { <p>"Màn hình đang không hỏi ý kiến; bật ở trang Cài đặt."</p> })
    };
    let sentence = move || match counted.read().total() {
        (0, _) => "Chưa có lượt nào.".to_owned(),
        (people, days) => format!("{people} lượt chấm trong {days} ngày."),
    };
    let export = move |_| {
        let name = format!("y-kien-{:04}-{:02}-{:02}.csv", today.year(), today.month(), today.day());
        let saved = download(&name, &counted.read_untracked().csv());
        said.set(if saved.is_some() {
            "Đã xuất tệp vào thư mục Tải xuống. Hãy chép tệp vào thư mục y-kien của danh mục."
        } else {
            "Trình duyệt không cho lưu tệp; hãy xem lại cài đặt của trình duyệt."
        });
    };
    let forget = Callback::new(move |()| {
        counted.update(|counts| counts.forget_before(today));
        said.set(if keep(&counted.read_untracked()) { "Đã xóa." } else { "Máy chưa xóa được; hãy thử lại." });
    });
    view! {
        <section class="opinions">
            <h1>"Ý kiến của người dân"</h1>
            {off}
            <p>{sentence}</p>
            <p class="quiet">"Máy chỉ đếm theo ngày và thủ tục, không ghi giờ. Trang Công khai hiện số liệu sau khi xuất bản lại với tệp này."</p>
            <p class="status" role="status">{move || said.get()}</p>
            <div class="desk-next">
                <button type="button" on:click=export>"Xuất tệp CSV"</button>
                <Sure words="Xóa các ngày trước hôm nay" question="Chỉ xóa sau khi đã xuất tệp và mở được tệp." on_sure=forget/>
            </div>
        </section>
    }
}

/// Lets the browser save a text as a file. `None` if it does not.
fn download(name: &str, text: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    let file = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    // Outside the page, so that the click is not taken for a visitor's.
    link.click();
    let _ = Url::revoke_object_url(&address);
    Some(())
}
