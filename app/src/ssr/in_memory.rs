//! What the static pages are drawn from.

use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::release::history::HistoryEntry;
use catalog::release::{LifeEvent, Offices};
use catalog::{OfficeFacts, Procedure};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::pages::other_page;
use crate::route::Route;
use crate::store::{Backend, Load};

/// The [`Backend`] of static pages: every procedure is at hand, and nothing is searched or stored.
pub(super) struct InMemory {
    pub procedures: Arc<Vec<Arc<Procedure>>>,
    pub facts: Arc<OfficeFacts>,
    pub events: Arc<Vec<LifeEvent>>,
    pub history: Arc<Vec<HistoryEntry>>,
    pub offices: Arc<Offices>,
    pub now: Filed,
}

impl Backend for InMemory {
    fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>> {
        self.procedures.get(ordinal as usize).cloned().map_or(Load::Waiting, Load::Ready)
    }

    fn other_page(&self, route: Route) -> Load<AnyView> {
        match route {
            Route::Notice(..) | Route::Form(..) => Load::Ready(needs_script()),
            route => Load::Ready(other_page(route)),
        }
    }

    fn office(&self) -> Load<Arc<OfficeFacts>> {
        Load::Ready(self.facts.clone())
    }

    fn events(&self) -> Load<Arc<Vec<LifeEvent>>> {
        Load::Ready(self.events.clone())
    }

    fn history(&self) -> Load<Arc<Vec<HistoryEntry>>> {
        Load::Ready(self.history.clone())
    }

    fn offices(&self) -> Load<Arc<Offices>> {
        Load::Ready(self.offices.clone())
    }

    fn now(&self) -> Filed {
        self.now
    }

    fn clock_day(&self) -> Option<Date> {
        None
    }

    fn saved_dossier(&self, _of: &str) -> Option<String> {
        None
    }

    fn save_dossier(&self, _of: &str, _dossier: Option<&str>) {}
    fn search(&self, _query: String) {}
    fn suggest(&self, _typed: &str) -> Vec<String> {
        Vec::new()
    }
    fn save_offline(&self) {}
    fn go(&self, _address: &str, _replace: bool) {}
    fn retry(&self) {}
    fn remember_query(&self, _query: &str) {}
    fn forget_queries(&self) {}
}
/// The text in place of a page that only the browser draws.
fn needs_script() -> AnyView {
    view! { <p class="waiting">"Đang dựng bản in. Trang này cần trình duyệt bật JavaScript."</p> }.into_any()
}
