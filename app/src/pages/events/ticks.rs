//! Which papers of an event the reader has at hand: kept on the device like a dossier.

use std::sync::Arc;

use catalog::release::EventPaper;
use leptos::prelude::*;

use crate::dossier::{Dossier, Mark};
use crate::store::{Backend, Store};

/// The papers at hand.
#[derive(Clone)]
pub(super) struct Ticks {
    dossier: RwSignal<Dossier>,
    /// By which the device knows the event: a code of a procedure has no colon.
    key: String,
    backend: Arc<dyn Backend>,
}

impl Ticks {
    /// What the device has saved for an event.
    pub(super) fn saved(slug: &str, papers: &[EventPaper]) -> Self {
        let (backend, key) = (Store::current().backend, format!("viec:{slug}"));
        let saved = backend.saved_dossier(&key).unwrap_or_default();
        let dossier = Dossier::of_list(&saved, papers.iter().map(|paper| paper.name.as_str()));
        Self { dossier: RwSignal::new(dossier), key, backend }
    }

    /// Whether a paper is at hand.
    pub(super) fn has(&self, paper: Mark) -> bool {
        self.dossier.read().has(paper)
    }

    /// Whether any paper is at hand.
    pub(super) fn any(&self) -> bool {
        self.dossier.read().any_ticked()
    }

    /// Changes which papers are at hand, and saves it.
    pub(super) fn change(&self, change: impl FnOnce(&mut Dossier)) {
        self.dossier.update(change);
        let text = self.dossier.read_untracked().fragment();
        self.backend.save_dossier(&self.key, (!text.is_empty()).then_some(text.as_str()));
    }
}
