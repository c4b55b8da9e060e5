//! Links out of the site. A counter screen opens none of them: it shows them as QR codes for the visitor's phone.

use leptos::prelude::*;

use super::context::Counter;
use super::focus::focused;
use super::take::link_for_phone;
use crate::browser;
use crate::components::qr::Qr;

/// Draws the code of the link that was touched, over everything.
#[component]
pub(super) fn Outside() -> impl IntoView {
    let counter = Counter::current();
    let close = move |_| counter.outside.set(None);
    move || {
        let Some(address) = counter.outside.get() else { return ().into_any() };
        let text = link_for_phone(&counter.settings.read_untracked().public, &browser::base(), &address);
        let code = match text {
            Some(text) => view! {
                <p>"Màn hình này không mở trang ngoài. Hãy đưa máy ảnh điện thoại vào mã."</p>
                <Qr text=text.clone() label="Mã QR của địa chỉ dưới đây"/>
                <p class="address">{shown(&text).to_owned()}</p>
            }
            .into_any(),
            None => view! { <p>"Tệp này chỉ có trên máy ở đây. Hãy hỏi cán bộ tại quầy để nhận."</p> }.into_any(),
        };
        view! {
            <div class="over" role="dialog" aria-modal="true" aria-labelledby="mo-tren-dien-thoai">
                <div class="card-over">
                    <h2 id="mo-tren-dien-thoai">{title(&address)}</h2>
                    {code}
                    <button type="button" node_ref=focused() on:click=close>"Đóng"</button>
                </div>
            </div>
        }
        .into_any()
    }
}

fn title(address: &str) -> &'static str {
    match address.split(':').next() {
        Some("tel") => "Gọi bằng điện thoại của bạn",
        Some("mailto") => "Gửi thư bằng điện thoại của bạn",
        _ => "Mở bằng điện thoại của bạn",
    }
}

/// An address as people read it.
fn shown(address: &str) -> &str {
    let address = address.strip_prefix("tel:").or_else(|| address.strip_prefix("mailto:")).unwrap_or(address);
    address.strip_prefix("https://").unwrap_or(address)
}
