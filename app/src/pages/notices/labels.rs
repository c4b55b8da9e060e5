//! Labels for the counter: small cards with a QR code, many on a sheet of A4, to cut out.

use std::sync::Arc;

use catalog::Procedure;
use catalog::text::capitalised;
use leptos::prelude::*;

use super::facts::{absolute_address, page_address};
use super::formats::PrintTools;
use crate::components::qr::Qr;
use crate::link;
use crate::route::Notice;
use crate::store::Store;

/// A card.
struct Label {
    /// What the code leads to.
    name: String,
    /// The second line: a procedure's code.
    below: String,
    /// What a screen reader says of the code.
    label: String,
    /// The absolute address. None outside the browser.
    address: Option<String>,
}

/// Draws the cards: the whole site, the field, and each procedure.
#[component]
pub(super) fn Labels(
    /// Which procedures the labels are for.
    notice: Notice,
    /// What the labels are about: "lĩnh vực Hộ tịch".
    subject: String,
    /// The procedures.
    procedures: Vec<Arc<Procedure>>,
    /// The address that the reader came from.
    back: String,
) -> impl IntoView {
    let labels: Vec<Label> = fixed(&notice, &subject).into_iter().chain(procedures.iter().map(|one| of_procedure(one))).collect();
    let summary = format!("Sẽ in trên giấy A4: {} nhãn, cắt theo đường kẻ, dán ở quầy.", labels.len());
    view! {
        <PrintTools summary any=true back/>
        <ul class="labels">{labels.into_iter().map(card).collect_view()}</ul>
    }
}

/// The cards of the site, and of the field if the notice is about one.
fn fixed(notice: &Notice, subject: &str) -> Vec<Label> {
    let office = Store::current().release.office.name.clone();
    let site = titled(format!("Tra cứu thủ tục: {office}"), "");
    let field = match notice {
        Notice::Field(slug) => Some(titled(capitalised(subject), &link::field(slug))),
        Notice::Procedure(_) | Notice::Office => None,
    };
    [Some(site), field].into_iter().flatten().collect()
}

fn titled(name: String, address: &str) -> Label {
    Label { label: format!("Mã QR: {name}"), below: String::new(), address: absolute_address(address), name }
}

fn of_procedure(procedure: &Procedure) -> Label {
    let name = if procedure.everyday.is_empty() { &procedure.name } else { &procedure.everyday };
    let label = format!("Mã QR dẫn đến trang của thủ tục {}", procedure.code);
    Label { name: capitalised(name), below: procedure.code.to_string(), label, address: page_address(procedure) }
}

fn card(label: Label) -> impl IntoView {
    let code = label.address.map(|address| view! { <Qr text=address label=label.label/> });
    view! { <li>{code}<div><p class="label-name">{label.name}</p><p class="poster-code">{label.below}</p></div></li> }
}
