//! Links out of the site. A counter screen opens none of them: it shows them as QR codes for the visitor's phone.

use leptos::prelude::*;

use super::context::Counter;
use super::focus::focused;
use crate::browser;
use crate::components::qr::Qr;

/// Draws the code of the link that was touched, over everything.
#[component]
pub(super) fn Outside() -> impl IntoView {
    let counter = Counter::current();
    let close = move |_| counter.outside.set(None);
    move || {
        let Some(address) = counter.outside.get() else { return ().into_any() };
        let text = for_phone(&address, &browser::base(), &counter.settings.read_untracked().public);
        let code = match text {
            Some(text) => view! {
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
                    <p>"Màn hình này không mở trang ngoài. Hãy đưa máy ảnh điện thoại vào mã."</p>
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

/// An address as a phone reaches it: one within the site at the site's public address, if staff have set it. `None` if
/// only this device reaches it.
pub(crate) fn for_phone(address: &str, base: &str, public: &str) -> Option<String> {
    let Some(within) = address.strip_prefix(base) else { return Some(address.to_owned()) };
    let host = base.split("://").nth(1).unwrap_or_default();
    let is_local = ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own));
    match public.trim_end_matches('/') {
        "" => (!is_local).then(|| address.to_owned()),
        public => Some(format!("{public}/{within}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_reaches_the_public_address() {
        let at = |address, public| for_phone(address, "http://localhost:8080/", public);
        assert_eq!(at("http://localhost:8080/thu-tuc/1/", ""), None);
        assert_eq!(
            at("http://localhost:8080/thu-tuc/1/", "https://xa.vn/tthc/").as_deref(),
            Some("https://xa.vn/tthc/thu-tuc/1/")
        );
        assert_eq!(at("https://dichvucong.gov.vn/", "").as_deref(), Some("https://dichvucong.gov.vn/"));
        assert_eq!(at("tel:0222", "").as_deref(), Some("tel:0222"));
        assert_eq!(for_phone("https://xa.vn/a", "https://xa.vn/", "").as_deref(), Some("https://xa.vn/a"));
    }
}
