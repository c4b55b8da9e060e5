//! A pack that is loaded when a page first needs it: the facts of the office, the life events.

use std::sync::Arc;

use catalog::release::FileRole;
use leptos::prelude::*;

use super::context::Context;
use crate::browser::download::Open;
use crate::browser::platform::task::spawn_local;
use crate::browser::second_file::SecondFile;
use crate::browser::user_error::UserError;
use crate::lasting::Lasting;
use crate::store::Load;

/// The value of a pack.
pub(super) struct LazyPack<T> {
    context: Arc<Context>,
    role: FileRole,
    open: fn(&SecondFile) -> Open<T>,
    /// `None` until it is first needed.
    value: Lasting<Option<Load<Arc<T>>>>,
}

impl<T> Clone for LazyPack<T> {
    fn clone(&self) -> Self {
        Self { context: Arc::clone(&self.context), ..*self }
    }
}

impl<T: Send + Sync + 'static> LazyPack<T> {
    /// The pack of a role, whose decoder is in the second file.
    pub(super) fn new(context: Arc<Context>, role: FileRole, open: fn(&SecondFile) -> Open<T>) -> Self {
        Self { context, role, open, value: Lasting::default() }
    }

    /// The value; starts loading it if nobody has. Reactive.
    pub(super) fn value(&self) -> Load<Arc<T>> {
        self.value.get().unwrap_or_else(|| {
            let pack = self.clone();
            spawn_local(async move {
                // The result is in the value.
                let _ = pack.load().await;
            });
            Load::Waiting
        })
    }

    /// Loads the value, unless somebody has begun to.
    ///
    /// # Errors
    /// It cannot be had.
    pub(super) async fn load(&self) -> Result<(), UserError> {
        if self.value.read_untracked().is_some() {
            return Ok(());
        }
        self.value.set(Some(Load::Waiting));
        let file = self.context.release.file(self.role);
        match self.context.get_pack(file, self.open).await {
            Ok(value) => {
                self.value.set(Some(Load::Ready(Arc::new(value))));
                Ok(())
            }
            Err(error) => {
                self.value.set(Some(Load::Failed(error.0.clone())));
                Err(error)
            }
        }
    }

    /// Allows another attempt after a failed one.
    pub(super) fn retry(&self) {
        if matches!(*self.value.read_untracked(), Some(Load::Failed(_))) {
            self.value.set(None);
        }
    }
}
