//! What the parts of the counter screen share.

use leptos::prelude::*;

use super::look::Look;
use super::settings::Settings;
use super::visit::Stage;
use crate::lasting::Lasting;

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
    /// Ends the visit: clears everything, and asks how it was if the settings say so.
    pub(crate) finish: Callback<()>,
}

impl Counter {
    /// The state of the screen.
    ///
    /// # Panics
    /// Outside the frame, which provides it.
    pub(crate) fn current() -> Self {
        expect_context()
    }
}
