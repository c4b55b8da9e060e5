//! The procedure that is read and the reader's dossier for it, for all parts of the page.

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use crate::dossier::{Dossier, Standing};
use crate::lasting::Lasting;
use crate::link;
use crate::route::{Address, Route};
use crate::store::{Backend, Store};

/// In every part's context.
#[derive(Clone)]
pub(super) struct Reader {
    /// What is read.
    pub procedure: Arc<Procedure>,
    /// Which case, which papers. The address and the device follow it.
    pub dossier: RwSignal<Dossier>,
    /// How the dossier stands.
    pub standing: Memo<Standing>,
    backend: Arc<dyn Backend>,
}

impl Reader {
    /// The dossier that the address carries, or else the one that the device keeps.
    pub(super) fn new(procedure: Arc<Procedure>, store: &Store) -> Self {
        let carried = Dossier::read(&store.signals.address.read_untracked().fragment, &procedure);
        let kept = || Dossier::read(&store.backend.saved_dossier(&procedure.code)?, &procedure);
        let dossier = RwSignal::new(carried.or_else(kept).unwrap_or_default());
        let stands = procedure.clone();
        let standing = Memo::new(move |_| dossier.read().standing(&stands));
        let reader = Self { procedure, dossier, standing, backend: store.backend.clone() };
        reader.agree_with(store.signals.address);
        reader
    }

    /// The reader of the page at hand.
    pub(super) fn current() -> Self {
        expect_context()
    }

    /// Changes the dossier: then the address carries it and the device keeps it.
    pub(super) fn change(&self, change: impl FnOnce(&mut Dossier)) {
        self.dossier.update(change);
        let fragment = self.dossier.read_untracked().fragment();
        let kept = (!fragment.is_empty()).then_some(fragment.as_str());
        self.backend.save_dossier(&self.procedure.code, kept);
        self.show_in_address(&fragment);
    }

    /// Another link to the same page, opened over it, brings its own dossier. An address without one (the
    /// page's own, or that of one of its parts) gets the one at hand, so that what is passed on has it.
    fn agree_with(&self, address: Lasting<Address>) {
        let reader = self.clone();
        Effect::new(move |_| {
            let address = address.read();
            if !reader.is_at(&address) {
                return;
            }
            let carried = Dossier::read(&address.fragment, &reader.procedure);
            drop(address);
            match carried {
                Some(carried) if carried != *reader.dossier.read_untracked() => reader.dossier.set(carried),
                Some(_) => {}
                None => {
                    let fragment = reader.dossier.read_untracked().fragment();
                    if !fragment.is_empty() {
                        reader.show_in_address(&fragment);
                    }
                }
            }
        });
    }

    /// Whether an address is this page's: it changes before the page that is left goes.
    fn is_at(&self, address: &Address) -> bool {
        matches!(address.route(), Route::Procedure(code) if code == self.procedure.code.as_str())
    }

    fn show_in_address(&self, fragment: &str) {
        let page = link::procedure(&self.procedure.code);
        self.backend.go(&if fragment.is_empty() { page } else { format!("{page}#{fragment}") }, true);
    }
}
