//! The office's card: where it is, when it is open, whom to call, where to complain. What the office has
//! not said is not shown.

use leptos::prelude::*;

use crate::store::Store;

/// Draws the card.
#[component]
pub(crate) fn OfficeCard() -> impl IntoView {
    let release = Store::current().release;
    let site = &release.site;
    let line = |label: &'static str, text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <p><span class="label">{label}</span>" "{text}</p> })
    };
    let phone = site.hotline.clone();
    let call = (!phone.is_empty()).then(|| {
        let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <p><span class="label">"Đường dây nóng:"</span>" "<a href=format!("tel:{number}")>{phone}</a></p> }
    });
    let portal = (!site.portal.is_empty())
        .then(|| view! { <p><a href=site.portal.clone() rel="external noopener">"Cổng dịch vụ công"</a></p> });
    view! {
        <div class="office-card">
            <p><strong>{site.receiver().to_owned()}</strong></p>
            {line("Địa chỉ:", &site.address)}
            {line("Đường đến:", &site.directions)}
            {line("Giờ làm việc:", &site.hours)}
            {call}
            {feedback(&site.feedback)}
            {portal}
        </div>
    }
}

/// Where complaints and proposals go: a link where it is an address that can be one.
fn feedback(to: &str) -> Option<AnyView> {
    let text = to.to_owned();
    let label = "Phản ánh, kiến nghị";
    match to {
        "" => None,
        _ if to.starts_with("https://") => Some(view! { <p><a href=text rel="external noopener">{label}</a></p> }.into_any()),
        _ if to.contains('@') && !to.contains(' ') => {
            Some(view! { <p><span class="label">{label}":"</span>" "<a href=format!("mailto:{to}")>{text}</a></p> }.into_any())
        }
        _ => Some(view! { <p><span class="label">{label}":"</span>" "{text}</p> }.into_any()),
    }
}
