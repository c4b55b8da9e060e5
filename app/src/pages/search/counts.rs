//! When the counts beside the filters are updated. How they are counted is `catalog`'s business.

use std::time::Duration;

use catalog::search::{Counts, Selection};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// Wait this long after the last answer before updating the counts.
const COUNTS_DELAY: Duration = Duration::from_millis(150);

/// The counts of a selection, updated once the typing pauses and only while the filters are open: drawing
/// their hundreds of choices at every key would slow the typing down.
pub(super) fn settled_counts(selection: Memo<Selection>, open: RwSignal<bool>) -> RwSignal<Counts> {
    let counts = RwSignal::new(Counts::default());
    let pending = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        selection.track();
        if let Some(handle) = pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        // The reader may have left the page before the timeout fires; then the signals are gone.
        let follow = move || {
            if let Some(selection) = selection.try_get_untracked() {
                let _ = counts.try_set(selection.counts);
            }
        };
        match (was_open, is_open) {
            (_, false) => {}
            (Some(true), true) => pending.set_value(set_timeout_with_handle(follow, COUNTS_DELAY).ok()),
            (_, true) => follow(),
        }
        is_open
    });
    counts
}
