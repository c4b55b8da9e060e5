//! The office's card: address, opening hours, whom to call, where to complain. What the office does not
//! state is left out.

use leptos::prelude::*;

use crate::link::ExternalLink;
use crate::store::Store;

/// Draws the card.
#[component]
pub(crate) fn OfficeCard() -> impl IntoView {
    let release = Store::current().release;
    let office = &release.office;
    let line = |label: &'static str, text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <p><span class="label">{label}</span>" "{text}</p> })
    };
    view! {
        <div class="office-card">
            <p><strong>{office.receiver().to_owned()}</strong></p>
            {line("Địa chỉ:", &office.address)}
            {line("Đường đến:", &office.directions)}
            {line("Giờ làm việc:", &office.hours)}
            {contact("Đường dây nóng", &office.hotline, ExternalLink::phone)}
            {feedback(&office.feedback)}
            {page("Cổng dịch vụ công", &office.portal)}
        </div>
    }
}

/// Where complaints and proposals go: a page, an e-mail address, or words.
fn feedback(to: &str) -> Option<AnyView> {
    let label = "Phản ánh, kiến nghị";
    if ExternalLink::page(to).is_some() { page(label, to) } else { contact(label, to, ExternalLink::mail) }
}

/// A link to a page. An address that is not safe to link to is shown as text.
fn page(label: &'static str, address: &str) -> Option<AnyView> {
    match ExternalLink::page(address) {
        Some(to) => Some(view! { <p><a href=to.into_address() rel="external noopener">{label}</a></p> }.into_any()),
        None => contact(label, address, |_| None),
    }
}

/// A telephone number or an e-mail address after its label. It is a link if `link` accepts it.
fn contact(label: &'static str, text: &str, link: fn(&str) -> Option<ExternalLink>) -> Option<AnyView> {
    let words = match link(text) {
        _ if text.is_empty() => return None,
        Some(to) => view! { <a href=to.into_address()>{text.to_owned()}</a> }.into_any(),
        None => text.to_owned().into_any(),
    };
    Some(view! { <p><span class="label">{label}":"</span>" "{words}</p> }.into_any())
}
