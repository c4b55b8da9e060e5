//! What the parts of the counter screen share.

use leptos::prelude::*;

use super::look::Look;
use super::settings::Settings;
use super::trail::Trail;
use super::visit::{Event, Stage, Visit};
use crate::lasting::Lasting;
use crate::store::Store;

/// The state of the counter screen; in the context of every component of it.
#[derive(Clone, Copy)]
pub(crate) struct Counter {
    /// What staff have set on this device.
    pub(crate) settings: Lasting<Settings>,
    /// Where the visit is.
    pub(crate) stage: Lasting<Stage>,
    /// How the visitor wants to see and reach the screen.
    pub(crate) look: Lasting<Look>,
    /// The line that the keyboard types.
    pub(crate) text: RwSignal<String>,
    /// Whether the pages of the staff are open, in the place of everything else.
    pub(crate) staff: Lasting<bool>,
    /// The address of a page outside the site that the visitor has touched, to be shown as a QR code.
    pub(crate) outside: Lasting<Option<String>>,
    /// Where the visitor has been.
    pub(crate) trail: Lasting<Trail>,
    /// The codes of the procedures that the visitor has looked at, until the question how it was is over.
    pub(crate) seen: Lasting<Vec<String>>,
    /// The number of the visitor since the screen was opened. Pages are drawn anew with each.
    pub(crate) visitor: Lasting<u32>,
    /// The course of the visit; `stage` follows it.
    pub(super) visit: StoredValue<Visit>,
    /// What is cleared at its end.
    pub(super) store: StoredValue<Store>,
}

impl Counter {
    /// The state of the screen.
    ///
    /// # Panics
    /// Outside the frame, which provides it.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Begins a visit.
    pub(crate) fn begin(self) {
        self.step(Event::Touch);
    }

    /// Ends the visit: clears everything, and asks how it was if the settings say so.
    pub(crate) fn finish(self) {
        self.step(Event::Finish);
    }
}
