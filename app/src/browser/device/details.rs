//! The details of procedures. They come in packs, each loaded when a page first needs a procedure in it.

use std::collections::HashMap;
use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::context::Context;
use crate::browser::platform::task::spawn_local;
use crate::browser::user_error::UserError;
use crate::lasting::Lasting;
use crate::store::Load;

/// The procedures of a pack, in the order of the names.
type Pack = Load<Arc<Vec<Arc<Procedure>>>>;

/// The packs that were asked for, by their number in the release.
#[derive(Clone)]
pub(super) struct Details {
    context: Arc<Context>,
    packs: Lasting<HashMap<usize, Pack>>,
}

impl Details {
    pub(super) fn new(context: Arc<Context>) -> Self {
        Self { context, packs: Lasting::default() }
    }

    /// A procedure; starts loading its pack if nobody has. Reactive.
    pub(super) fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>> {
        let names = &self.context.names;
        let Some((pack, place)) = names.pack_of(ordinal) else { return Load::Waiting };
        match self.packs.read().get(&pack) {
            Some(Load::Ready(procedures)) => match procedures.get(place) {
                Some(procedure) if procedure.code == names.lines[ordinal as usize].code => Load::Ready(Arc::clone(procedure)),
                _ => Load::Failed("dữ liệu không khớp danh mục".to_owned()),
            },
            Some(Load::Failed(why)) => Load::Failed(why.clone()),
            Some(Load::Waiting) => Load::Waiting,
            None => {
                let details = self.clone();
                // The result is in the packs.
                spawn_local(async move { drop(details.load(ordinal).await) });
                Load::Waiting
            }
        }
    }

    /// Loads the pack of a procedure, unless it is loaded or loading.
    ///
    /// # Errors
    /// It cannot be had.
    pub(super) async fn load(&self, ordinal: u32) -> Result<(), UserError> {
        let Some((pack, _)) = self.context.names.pack_of(ordinal) else { return Ok(()) };
        if self.packs.read_untracked().contains_key(&pack) {
            return Ok(());
        }
        self.set(pack, Load::Waiting);
        let file = self.context.release.details().nth(pack);
        match self.context.get_pack(file, |second_file| second_file.read_details).await {
            Ok(procedures) => {
                let overlay = self.context.overlay.as_ref();
                let laid_over = |procedure| match overlay {
                    Some(overlay) => Arc::new(overlay.laid_over(procedure)),
                    None => Arc::new(procedure),
                };
                self.set(pack, Load::Ready(Arc::new(procedures.into_iter().map(laid_over).collect())));
                Ok(())
            }
            Err(error) => {
                self.set(pack, Load::Failed(error.0.clone()));
                Err(error)
            }
        }
    }

    fn set(&self, pack: usize, state: Pack) {
        self.packs.update(|packs| {
            packs.insert(pack, state);
        });
    }

    /// Allows another attempt for packs that failed.
    pub(super) fn retry(&self) {
        self.packs.update(|packs| packs.retain(|_, pack| !matches!(pack, Load::Failed(_))));
    }
}
