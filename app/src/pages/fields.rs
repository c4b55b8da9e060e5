//! Browsing without a search: all fields (lĩnh vực), and the procedures of one.

use catalog::{Facet, FieldForms};
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::field_list::field_list;
use crate::components::hit::Hit;
use crate::components::print::PrintLink;
use crate::components::title::set_head;
use crate::link;
use crate::route::Notice;
use crate::store::{Load, Store};

/// Draws the list of all fields, by slug, with the number of procedures in each.
#[component]
pub(crate) fn Fields() -> impl IntoView {
    let names = Store::current().names;
    set_head("Lĩnh vực".into(), "Tất cả lĩnh vực thủ tục hành chính.".into());
    let mut fields: Vec<_> = names.fields.iter().zip(names.field_sizes()).collect();
    fields.sort_by_key(|(facet, _)| facet.slug.clone());
    view! {
        <h1>"Lĩnh vực"</h1>
        <p><a class="row-link" href=link::SHELVES>"Xem theo chữ cái, cấp thực hiện, cơ quan công bố"</a></p>
        {field_list(&fields)}
    }
}

/// Draws the procedures of a field, or the "not found" page if there is no such field.
#[component]
pub(crate) fn FieldPage(
    /// The field's slug.
    slug: String,
) -> impl IntoView {
    let store = Store::current();
    let names = store.names.clone();
    let Some(place) = names.fields.iter().position(|facet| facet.slug == slug) else {
        return view! { <NotFound/> }.into_any();
    };
    let facet = names.fields[place].clone();
    let name = facet.name.clone();
    set_head(name.clone(), format!("Thủ tục hành chính lĩnh vực {name}."));
    let mut found = names.in_field(place as u16);
    names.in_force_first(&mut found, store.reading());
    let count = found.len();
    let hits = found.into_iter().map(|ordinal| view! { <Hit names=names.clone() ordinal/> }).collect_view();
    view! {
        <p class="back"><a href=link::FIELDS>"‹ Lĩnh vực"</a></p>
        <h1>{name}</h1>
        <p class="quiet">{format!("{count} thủ tục")}</p>
        <FormsLink facet/>
        <p class="print-link"><a href=link::field_changes(&slug)>"Thay đổi của lĩnh vực này"</a></p>
        <PrintLink address=link::notice(&Notice::Field(slug)) words="In tờ niêm yết của lĩnh vực này"/>
        <ol class="hits">{hits}</ol>
    }
    .into_any()
}

/// Draws the link to the forms of a field, if it has any. The place is reserved until that is known.
#[component]
fn FormsLink(
    /// The field.
    facet: Facet,
) -> impl IntoView {
    let backend = Store::current().backend;
    let content = move || match backend.office() {
        Load::Ready(facts) if FieldForms::in_field(&facts.forms, &facet.name).is_some() => {
            view! { <a href=link::form_files(&facet.slug)>"Biểu mẫu của lĩnh vực này"</a> }.into_any()
        }
        Load::Ready(_) => view! { <span class="quiet">"Thủ tục lĩnh vực này không kèm biểu mẫu."</span> }.into_any(),
        Load::Waiting | Load::Failed(_) => ().into_any(),
    };
    view! { <p class="print-link">{content}</p> }
}
