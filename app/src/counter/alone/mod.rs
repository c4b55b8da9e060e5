//! Weeks alone: new releases, a watchdog, and what staff can see of both.

use crate::counter::visit::Stage;
use crate::lasting::Lasting;
use crate::store::Store;

/// Starts what looks after the screen. The frame calls it once.
pub(crate) fn start(store: &Store, stage: Lasting<Stage>) {
    let _ = (store, stage);
}
