//! The state of a procedure's page, shared by its parts: the procedure, and the reader's dossier for it. The
//! address and the device follow the dossier.

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use crate::dossier::{Completeness, Dossier};
use crate::lasting::Lasting;
use crate::link;
use crate::route::{Address, Route};
use crate::store::{Backend, Store};

/// The state of the page, in the context of every part.
#[derive(Clone)]
pub(super) struct ProcedureState {
    /// The procedure, with what its office states for the day on which the page is read.
    pub procedure: Arc<Procedure>,
    /// The procedure as it is stated, for every day.
    pub stated: Arc<Procedure>,
    /// The reader's case and the papers at hand. Change it with [`ProcedureState::change`].
    pub dossier: RwSignal<Dossier>,
    /// What the dossier still lacks.
    pub completeness: Memo<Completeness>,
    backend: Arc<dyn Backend>,
}

impl ProcedureState {
    /// Starts with the dossier in the address, or else with the one that the device has saved.
    pub(super) fn new(stated: Arc<Procedure>, store: &Store) -> Self {
        let procedure = store.holding(&stated);
        let carried = Dossier::read(&store.signals.address.read_untracked().fragment, &procedure);
        let saved = || Dossier::read(&store.backend.saved_dossier(procedure.code.as_str())?, &procedure);
        let dossier = RwSignal::new(carried.or_else(saved).unwrap_or_default());
        let completeness = Memo::new({
            let procedure = procedure.clone();
            move |_| dossier.read().completeness(&procedure)
        });
        let state = Self { procedure, stated, dossier, completeness, backend: store.backend.clone() };
        state.follow(store.signals.address);
        state
    }

    /// The state of the current page.
    pub(super) fn current() -> Self {
        expect_context()
    }

    /// Changes the dossier, saves it on the device and puts it into the address.
    pub(super) fn change(&self, change: impl FnOnce(&mut Dossier)) {
        self.dossier.update(change);
        let fragment = self.dossier.read_untracked().fragment();
        let lasting = self.dossier.read_untracked().lasting().fragment();
        self.backend.save_dossier(self.procedure.code.as_str(), (!lasting.is_empty()).then_some(lasting.as_str()));
        self.show_in_address(&fragment);
    }

    /// Takes over the dossier of another link to the same page. If the address has none (it is the page's own,
    /// or that of one of its parts), puts the current dossier into it, so that a shared address has it.
    fn follow(&self, address: Lasting<Address>) {
        let state = self.clone();
        Effect::new(move |_| {
            let address = address.read();
            if !state.is_at(&address) {
                return;
            }
            let carried = Dossier::read(&address.fragment, &state.procedure);
            drop(address);
            match carried {
                Some(carried) if carried != *state.dossier.read_untracked() => state.dossier.set(carried),
                Some(_) => {}
                None => {
                    let fragment = state.dossier.read_untracked().fragment();
                    if !fragment.is_empty() {
                        state.show_in_address(&fragment);
                    }
                }
            }
        });
    }

    /// Whether an address is this page's. When the reader leaves, the address changes before the page is
    /// removed.
    fn is_at(&self, address: &Address) -> bool {
        matches!(address.route(), Route::Procedure(code) if code == self.procedure.code.as_str())
    }

    fn show_in_address(&self, fragment: &str) {
        let page = link::procedure(&self.procedure.code);
        self.backend.go(&if fragment.is_empty() { page } else { format!("{page}#{fragment}") }, true);
    }
}
