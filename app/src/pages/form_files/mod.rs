//! All forms (mẫu đơn, tờ khai): the fields that have some, and the forms of a field by procedure. Not to be confused with
//! `forms`, which are the one-stop office's own.

use std::sync::Arc;

use catalog::{Facet, FieldForms, FormFile, Names, OfficeFacts, Procedure};
use leptos::prelude::*;

use super::details::{Details, load_details};
use super::not_found::NotFound;
use crate::components::form_file::FormFileLine;
use crate::components::load::{LoadFailed, load_view};
use crate::components::title::set_head;
use crate::link;
use crate::store::Store;

/// Draws the fields that have forms.
#[component]
pub(crate) fn FormFilesPage() -> impl IntoView {
    let Store { backend, names, .. } = Store::current();
    set_head("Biểu mẫu".into(), "Mẫu đơn, mẫu tờ khai của các thủ tục, theo lĩnh vực.".into());
    let content = move || {
        let names = names.clone();
        load_view(backend.office(), "Đang mở danh sách…", move |facts| fields(&facts, &names))
    };
    view! { <h1>"Biểu mẫu"</h1>{content} }
}

fn fields(facts: &OfficeFacts, names: &Names) -> AnyView {
    let with_forms = |facet: &Facet| FieldForms::in_field(&facts.forms, &facet.name);
    let mut fields: Vec<(&Facet, &FieldForms)> =
        names.fields.iter().filter_map(|facet| Some((facet, with_forms(facet)?))).collect();
    fields.sort_by_key(|(facet, _)| &facet.slug);
    if fields.is_empty() {
        return view! { <p>"Các thủ tục trong danh mục này không kèm mẫu nào."</p> }.into_any();
    }
    let item = |(facet, forms): &(&Facet, &FieldForms)| {
        let held = if forms.held > 0 { format!(", {} mẫu có tại đây", forms.held) } else { String::new() };
        let count = view! { " "<span class="count">{format!("{} mẫu{held}", forms.forms)}</span> };
        view! { <li><a href=link::form_files(&facet.slug)>{facet.name.clone()}</a>{count}</li> }
    };
    let items = fields.iter().map(item).collect_view();
    view! {
        <p>"Mẫu đơn, mẫu tờ khai của các thủ tục, theo lĩnh vực."</p>
        <ul class="fields">{items}</ul>
    }
    .into_any()
}

/// Draws the forms of a field, or the "not found" page if there is no such field.
#[component]
pub(crate) fn FieldFormsPage(
    /// The field's slug.
    slug: String,
) -> impl IntoView {
    let store = Store::current();
    let Some(place) = store.names.fields.iter().position(|facet| facet.slug == slug) else {
        return view! { <NotFound/> }.into_any();
    };
    let name = store.names.fields[place].name.clone();
    set_head(format!("Biểu mẫu {name}"), format!("Mẫu đơn, mẫu tờ khai của các thủ tục lĩnh vực {name}."));
    let ordinals = store.names.in_field(place as u16);
    let content = move || match load_details(&ordinals, &store.names, |ordinal| store.backend.procedure(ordinal)) {
        Details::Ready(all) => by_procedure(&all),
        Details::Loading { loaded, packs } => {
            view! { <p class="waiting" role="status">{format!("Đang lấy biểu mẫu: {loaded} trong {packs} phần…")}</p> }.into_any()
        }
        Details::Failed(reason) => view! { <LoadFailed reason/> }.into_any(),
    };
    view! {
        <p class="back"><a href=link::FORM_FILES>"‹ Biểu mẫu"</a></p>
        <h1>{format!("Biểu mẫu: {name}")}</h1>
        <p><a href=link::field(&slug)>"Các thủ tục của lĩnh vực này"</a></p>
        {content}
    }
    .into_any()
}

fn by_procedure(all: &[Arc<Procedure>]) -> AnyView {
    let section = |procedure: &Arc<Procedure>| {
        let mut forms: Vec<FormFile> = Vec::new();
        procedure.forms().for_each(|form| {
            if !forms.iter().any(|known| (&known.name, &known.raw) == (&form.name, &form.raw)) {
                forms.push(form.clone());
            }
        });
        let lines = forms.iter().map(|form| view! { <FormFileLine form=form.clone()/> }).collect_view();
        (!forms.is_empty()).then(|| {
            view! {
                <section>
                    <h2><a href=link::procedure(&procedure.code)>{procedure.name.clone()}</a></h2>
                    {lines}
                </section>
            }
        })
    };
    let sections: Vec<_> = all.iter().filter_map(section).collect();
    if sections.is_empty() {
        return view! { <p>"Các thủ tục của lĩnh vực này không kèm mẫu nào."</p> }.into_any();
    }
    view! { <div class="form-files">{sections}</div> }.into_any()
}
