//! Work that nobody waits for. It starts when the search is there or has failed, so that it does not compete
//! with the first answer.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::Context;
use crate::browser::offline::Saver;
use crate::browser::platform::frame::is_framed;
use crate::browser::platform::task::spawn_local;
use crate::store::{OfflineCopy, Signals};

/// Loads the second file, so that the next page opens at once, and then looks after the offline copy.
#[derive(Clone)]
pub(super) struct Background {
    context: Arc<Context>,
    signals: Signals,
    has_started: StoredValue<bool>,
}

impl Background {
    pub(super) fn new(context: Arc<Context>, signals: Signals) -> Self {
        Self { context, signals, has_started: StoredValue::new(false) }
    }

    /// Starts the work; only the first call does.
    pub(super) fn start(&self) {
        if self.has_started.get_value() {
            return;
        }
        self.has_started.set_value(true);
        let background = self.clone();
        spawn_local(async move {
            let Context { second_file, release, .. } = &*background.context;
            if let Ok(second_file) = second_file.load().await {
                if is_framed() {
                    background.signals.copy.set(OfflineCopy::Impossible("Trang nhúng không lưu gì trên máy.".to_owned()));
                } else {
                    (second_file.watch)(Saver::new(Arc::clone(release), background.signals));
                }
            }
        });
    }
}
