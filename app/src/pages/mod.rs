//! The pages, a file each.

mod about;
mod date_field;
mod fields;
mod forms;
mod from_file;
mod home;
mod kept;
mod not_found;
mod notices;
mod openness;
mod procedure;
mod search;

pub(crate) use home::Home;
pub(crate) use search::SearchPage;

use leptos::prelude::*;

use crate::route::Route;
use about::About;
use fields::{FieldPage, Fields};
use forms::FormPage;
use not_found::NotFound;
use notices::NoticePage;
use openness::OpennessPage;
use procedure::ProcedurePage;

/// The page of a route other than the first page and the search, which a first answer needs.
pub fn other_page(route: Route) -> AnyView {
    #[cfg(feature = "csr")]
    crate::browser::printing::watch();
    match route {
        Route::Fields => view! { <Fields/> }.into_any(),
        Route::Field(slug) => view! { <FieldPage slug/> }.into_any(),
        Route::Procedure(code) => view! { <ProcedurePage code/> }.into_any(),
        Route::About => view! { <About/> }.into_any(),
        Route::Openness => view! { <OpennessPage/> }.into_any(),
        Route::Notice(notice) => view! { <NoticePage notice/> }.into_any(),
        Route::Form(code, form) => view! { <FormPage code form/> }.into_any(),
        Route::Home | Route::Search | Route::Unknown => view! { <NotFound/> }.into_any(),
    }
}
