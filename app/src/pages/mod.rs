//! The pages, one file or folder each. What several of them share is in `components`.

mod about;
mod changes;
mod date_field;
mod details;
mod events;
mod fields;
mod form_files;
mod forms;
mod from_file;
mod home;
mod not_found;
mod notices;
mod offices;
mod openness;
mod procedure;
mod search;
mod shelves;
mod stored_data;

#[cfg(feature = "csr")]
pub(crate) use forms::form_name;
pub(crate) use home::Home;
pub(crate) use search::SearchPage;

use leptos::prelude::*;

use crate::route::Route;
use about::About;
use changes::{ChangesPage, FieldChangesPage};
use events::{EventPage, Events};
use fields::{FieldPage, Fields};
use form_files::{FieldFormsPage, FormFilesPage};
use forms::FormPage;
use not_found::NotFound;
use notices::NoticePage;
use offices::{OfficesPage, ProvinceOfficesPage};
use openness::OpennessPage;
use procedure::ProcedurePage;
use shelves::{ShelfPage, Shelves};

/// The page of a route. The start page and the search page are not drawn here: they belong to the part of
/// the app that is loaded first, this to the part that is loaded on first use.
pub fn other_page(route: Route) -> AnyView {
    #[cfg(feature = "csr")]
    crate::browser::printing::watch();
    match route {
        Route::Fields => view! { <Fields/> }.into_any(),
        Route::Field(slug) => view! { <FieldPage slug/> }.into_any(),
        Route::Shelves => view! { <Shelves/> }.into_any(),
        Route::Shelf(slug) => view! { <ShelfPage slug/> }.into_any(),
        Route::Events => view! { <Events/> }.into_any(),
        Route::Event(slug) => view! { <EventPage slug/> }.into_any(),
        Route::Procedure(code) => view! { <ProcedurePage code/> }.into_any(),
        Route::Changes => view! { <ChangesPage/> }.into_any(),
        Route::FieldChanges(slug) => view! { <FieldChangesPage slug/> }.into_any(),
        Route::About => view! { <About/> }.into_any(),
        Route::Openness => view! { <OpennessPage/> }.into_any(),
        Route::FormFiles => view! { <FormFilesPage/> }.into_any(),
        Route::FieldForms(slug) => view! { <FieldFormsPage slug/> }.into_any(),
        Route::Offices => view! { <OfficesPage/> }.into_any(),
        Route::ProvinceOffices(slug) => view! { <ProvinceOfficesPage slug/> }.into_any(),
        Route::Notice(notice, format) => view! { <NoticePage notice format/> }.into_any(),
        Route::Form(code, form) => view! { <FormPage code form/> }.into_any(),
        Route::Home | Route::Office(_) | Route::Search | Route::Unknown => view! { <NotFound/> }.into_any(),
    }
}
