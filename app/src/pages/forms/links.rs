//! Links from a procedure's page to the forms for the reader's dossier.

use catalog::Code;
use leptos::prelude::*;

use super::form_name::form_name;
use crate::dossier::is_fragment;
use crate::link;
use crate::route::Form;
use crate::store::Store;

/// Draws the links. The static page reserves their place.
#[component]
pub(crate) fn FormLinks(
    /// The code of the procedure.
    code: Code,
) -> impl IntoView {
    let address = Store::current().signals.address;
    let links = Form::ALL.into_iter().map(|form| {
        let (number, name) = form_name(form);
        let code = code.clone();
        // The form opens with the ticks on the current page, which the address carries.
        let href = move || link::form(&code, form, dossier_in(&address.read().fragment));
        view! { <li><a href=href>{format!("Mẫu {number}: {name}")}</a></li> }
    });
    let links = cfg!(feature = "csr").then(|| view! { <ul class="form-links">{links.collect_view()}</ul> });
    view! {
        <details class="part for-office needs-script">
            <summary><h2>"Phiếu cho hồ sơ này (dành cho nơi tiếp nhận)"</h2></summary>
            {links}
        </details>
    }
}

/// The fragment if it is a dossier; any other is no use to a form.
fn dossier_in(fragment: &str) -> &str {
    if is_fragment(fragment) { fragment } else { "" }
}
