//! The procedure that is read and the reader's dossier for it, for all parts of the page.

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use crate::dossier::Dossier;
use crate::link;
use crate::store::Store;

/// In every part's context.
#[derive(Clone)]
pub(super) struct Reader {
    /// What is read.
    pub procedure: Arc<Procedure>,
    /// Which case, which papers. The address and the device follow it.
    pub dossier: RwSignal<Dossier>,
}

impl Reader {
    /// The dossier that the address carries, or else the one that the device keeps.
    pub(super) fn new(procedure: Arc<Procedure>, store: &Store) -> Self {
        let carried = Dossier::read(&store.address.read_untracked().fragment, &procedure);
        let kept = || Dossier::read(&store.backend.kept_dossier(&procedure.code)?, &procedure);
        let dossier = RwSignal::new(carried.or_else(kept).unwrap_or_default());
        let reader = Self { procedure, dossier };
        reader.follow_the_address(store);
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
        let backend = Store::current().backend;
        let kept = (!fragment.is_empty()).then_some(fragment.as_str());
        backend.keep_dossier(&self.procedure.code, kept);
        let page = link::procedure(&self.procedure.code);
        backend.go(&if fragment.is_empty() { page } else { format!("{page}#{fragment}") }, true);
    }

    /// Another link to the same page, opened over it, brings its own dossier.
    fn follow_the_address(&self, store: &Store) {
        let (address, reader) = (store.address, self.clone());
        Effect::new(move |_| {
            let carried = Dossier::read(&address.read().fragment, &reader.procedure);
            if let Some(carried) = carried.filter(|carried| *carried != *reader.dossier.read_untracked()) {
                reader.dossier.set(carried);
            }
        });
    }
}
