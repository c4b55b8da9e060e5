//! The facts of the office, loaded when a page first needs them.

use std::sync::Arc;

use catalog::OfficeFacts;
use catalog::release::FileRole;
use leptos::prelude::*;

use super::context::Context;
use crate::browser::platform::task::spawn_local;
use crate::lasting::Lasting;
use crate::store::Load;

/// The facts of the office.
#[derive(Clone)]
pub(super) struct Office {
    context: Arc<Context>,
    /// `None` until they are first needed.
    facts: Lasting<Option<Load<Arc<OfficeFacts>>>>,
}

impl Office {
    pub(super) fn new(context: Arc<Context>) -> Self {
        Self { context, facts: Lasting::default() }
    }

    /// The facts; starts loading them if nobody has. Reactive.
    pub(super) fn facts(&self) -> Load<Arc<OfficeFacts>> {
        self.facts.get().unwrap_or_else(|| {
            let office = self.clone();
            spawn_local(async move { office.load().await });
            Load::Waiting
        })
    }

    async fn load(&self) {
        if self.facts.read_untracked().is_some() {
            return;
        }
        self.facts.set(Some(Load::Waiting));
        let file = self.context.release.file(FileRole::Office);
        let loaded = self.context.get_pack(file, |second_file| second_file.read_office).await;
        self.facts.set(Some(loaded.map_or_else(|error| Load::Failed(error.0), |facts| Load::Ready(Arc::new(facts)))));
    }

    /// Allows another attempt after a failed one.
    pub(super) fn retry(&self) {
        if matches!(*self.facts.read_untracked(), Some(Load::Failed(_))) {
            self.facts.set(None);
        }
    }
}
