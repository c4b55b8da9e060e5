//! The offices of a site that serves many: found by their names or by those of units that were merged into them, or by
//! province.

use std::sync::Arc;

use catalog::release::{OfficeLine, Offices};
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::load::load_view;
use crate::components::title::set_head;
use crate::link;
use crate::store::Store;

/// How many offices a search shows.
const MOST_FOUND: usize = 20;
const WAITING: &str = "Đang mở danh sách cơ quan…";

/// Draws the search for an office, and the provinces.
#[component]
pub(super) fn OfficesPage() -> impl IntoView {
    let backend = Store::current().backend;
    set_head(
        "Chọn cơ quan".into(),
        "Tìm xã, phường, đặc khu của bạn theo tên mới hoặc tên cũ, hoặc theo tỉnh, thành phố.".into(),
    );
    let content = move || load_view(backend.offices(), WAITING, |offices| view! { <AllOffices offices/> }.into_any());
    view! { <h1>"Chọn cơ quan của bạn"</h1>{content} }
}

#[component]
fn AllOffices(
    /// The offices.
    offices: Arc<Offices>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let provinces = offices.provinces.iter().enumerate().map(|(at, facet)| {
        let count = offices.in_province(at).count();
        view! { <li><a href=link::office(&facet.slug)>{facet.name.clone()}</a>" "<span class="count">{count}</span></li> }
    });
    let provinces = provinces.collect_view();
    view! {
        <p>"Trang dùng chung cho nhiều cơ quan. Chọn một lần, máy này nhớ, và mọi thủ tục hiện đúng thời hạn, phí và nơi nộp của cơ quan đó."</p>
        <Chosen/>
        <div class="find-office needs-script">
            <label for="tim-co-quan">"Tên xã, phường, đặc khu (cả tên cũ)"</label>
            <input id="tim-co-quan" type="search" autocomplete="off" prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))/>
            {move || found(&offices, &typed.read())}
        </div>
        <h2>"Theo tỉnh, thành phố"</h2>
        <ul class="fields">{provinces}</ul>
    }
}

/// The offices that are found, or nothing before anything is typed.
fn found(offices: &Offices, typed: &str) -> AnyView {
    if typed.trim().is_empty() {
        return view! { <p class="quiet" role="status"></p> }.into_any();
    }
    let found = offices.find(typed, MOST_FOUND);
    let words = match found.len() {
        0 => "Không thấy cơ quan nào có tên này; hãy thử tên cũ, hoặc chọn theo tỉnh.".to_owned(),
        MOST_FOUND => format!("{MOST_FOUND} cơ quan đầu tiên; gõ thêm tên tỉnh để tìm hẹp lại."),
        count => format!("{count} cơ quan"),
    };
    let items = found.into_iter().map(|line| {
        let former = (!line.former.is_empty()).then(|| format!(" – gồm {}", line.former.join(", ")));
        let province = offices.province_of(line).to_owned();
        view! { <li>{office_link(line)}<span class="quiet">{format!(", {province}")}{former}</span></li> }
    });
    let items = items.collect_view();
    view! { <p class="quiet" role="status">{words}</p><ul class="offices">{items}</ul> }.into_any()
}

/// Draws the offices of a province, or the "not found" page if there is no such province.
#[component]
pub(super) fn ProvinceOfficesPage(
    /// The slug of the province.
    slug: String,
) -> impl IntoView {
    let backend = Store::current().backend;
    let content = move || {
        let slug = slug.clone();
        load_view(backend.offices(), WAITING, move |offices| province(&offices, &slug))
    };
    view! { <p class="back"><a href=link::OFFICES>"‹ Chọn cơ quan"</a></p>{content} }
}

fn province(offices: &Offices, slug: &str) -> AnyView {
    let Some(place) = offices.provinces.iter().position(|facet| facet.slug == slug) else {
        return view! { <NotFound/> }.into_any();
    };
    let name = offices.provinces[place].name.clone();
    set_head(name.clone(), format!("Các cơ quan tiếp nhận thủ tục hành chính: {name}."));
    let lines: Vec<_> = offices.in_province(place).map(|line| view! { <li>{office_link(line)}</li> }).collect();
    view! { <h1>{name}</h1><p class="quiet">{format!("{} cơ quan", lines.len())}</p><ul class="fields">{lines}</ul> }.into_any()
}

fn office_link(line: &OfficeLine) -> impl IntoView + use<> {
    view! { <a href=link::office(&line.code)>{line.name.clone()}</a> }
}

/// Draws the chosen office, and how to go back to none.
#[component]
fn Chosen() -> impl IntoView {
    let store = Store::current();
    store.overlay.is_some().then(|| {
        view! {
            <p>
                "Máy này đang dùng: "<strong>{store.release.office.name.clone()}</strong>". "
                <button type="button" class="plain" on:click=move |_| forget()>"Bỏ chọn, xem danh mục chung"</button>
            </p>
        }
    })
}

/// Forgets the chosen office, and shows the site without it.
#[cfg(feature = "csr")]
fn forget() {
    let base = crate::browser::base();
    crate::browser::office::forget(&base);
    // The start page is drawn anew: everything on it may have been the office's.
    let _ = window().location().set_href(&base);
}

/// Nothing: a static page has no chosen office.
#[cfg(not(feature = "csr"))]
fn forget() {}
