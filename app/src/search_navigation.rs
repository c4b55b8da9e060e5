//! Runs the query and updates the address while the reader types. The search box and the search page share
//! this; drawing the answer is left to the page.

use std::time::Duration;

use catalog::search::Filter;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::route::Route;
use crate::search_state::{STEP, SearchState};
use crate::store::Store;

/// Wait this long after the last key before updating the address: browsers refuse more than a hundred
/// changes of the address in half a minute.
const ADDRESS_DELAY: Duration = Duration::from_millis(400);

/// Turns the reader's actions in the search box and the filters into queries and addresses.
#[derive(Clone)]
pub(crate) struct SearchNavigation {
    store: Store,
    /// The update of the address that is waiting for [`ADDRESS_DELAY`].
    pending: StoredValue<Option<TimeoutHandle>>,
}

impl SearchNavigation {
    /// For the store of the current page.
    pub(crate) fn new() -> Self {
        Self { store: Store::current(), pending: StoredValue::new(None) }
    }

    /// The reader changed the text in the box: runs the query at once, updates the address after a pause.
    pub(crate) fn typed(&self) {
        let query = self.store.signals.typed.get_untracked();
        self.store.backend.search(query.clone());
        self.cancel_pending();
        if self.on_search_page() {
            let navigation = self.clone();
            let later = set_timeout_with_handle(move || navigation.follow(), ADDRESS_DELAY);
            self.pending.set_value(later.ok());
        } else if !query.trim().is_empty() {
            self.open(query);
        }
    }

    /// The reader pressed Enter: updates the address at once, even for an empty query.
    pub(crate) fn submitted(&self) {
        self.cancel_pending();
        if self.on_search_page() {
            self.follow();
        } else {
            let query = self.store.signals.typed.get_untracked();
            self.store.backend.search(query.clone());
            self.open(query);
        }
    }

    /// The reader chose other filters: a step of its own in the browser's history.
    pub(crate) fn filter(&self, filter: Filter) {
        self.go(&SearchState { query: self.store.signals.typed.get_untracked(), filter, shown: STEP }, false);
    }

    fn on_search_page(&self) -> bool {
        self.store.signals.address.read_untracked().route() == Route::Search
    }

    /// Opens the search page with a query and no filters.
    fn open(&self, query: String) {
        self.go(&SearchState { query, ..SearchState::default() }, false);
    }

    /// Puts the typed query into the address and keeps its filters. The reader may have left the search page
    /// since the timeout was set.
    fn follow(&self) {
        if self.on_search_page() {
            let filter = SearchState::read(&self.store.signals.address.read_untracked(), &self.store.names).filter;
            self.go(&SearchState { query: self.store.signals.typed.get_untracked(), filter, shown: STEP }, true);
        }
    }

    fn go(&self, state: &SearchState, replace: bool) {
        self.store.backend.go(&state.address(&self.store.names), replace);
    }

    fn cancel_pending(&self) {
        self.pending.update_value(|pending| {
            if let Some(handle) = pending.take() {
                handle.clear();
            }
        });
    }
}
