//! When a touch presses a key.
//!
//! A key that types acts when it is touched, as on any keyboard, and not when the finger leaves it: fingers overlap when
//! one types fast. A click without a touch before it comes from a keyboard, a switch or a screen reader, and acts too.

use gloo::timers::callback::{Interval, Timeout};
use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::compose::MOST_LETTERS;

/// A palm or a sleeve is wider than this, a thumb is not; in CSS pixels.
const WIDEST_FINGER: i32 = 110;
/// How long a key is held until it repeats, and how often it then does; in ms.
const HELD: u32 = 500;
const BETWEEN: u32 = 120;
/// How long after a touch its click may come, in ms.
const CLICK: u32 = 300;

/// The touches of one key.
#[derive(Clone, Copy)]
pub(super) struct Touches {
    press: Callback<()>,
    repeats: bool,
    /// Whether the next click is the end of a touch that has acted already.
    touched: StoredValue<bool>,
    /// Ends that, for a finger that slipped away has no click.
    forgetting: StoredValue<Option<Timeout>, LocalStorage>,
    held: StoredValue<Option<Timeout>, LocalStorage>,
    repeating: StoredValue<Option<Interval>, LocalStorage>,
}

impl Touches {
    /// For a key that does something, once or as long as it is held.
    pub(super) fn new(press: Callback<()>, repeats: bool) -> Self {
        Self {
            press,
            repeats,
            touched: StoredValue::new(false),
            forgetting: StoredValue::new_local(None),
            held: StoredValue::new_local(None),
            repeating: StoredValue::new_local(None),
        }
    }

    /// A finger or a mouse button is down.
    pub(super) fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.forgetting.set_value(None);
        self.touched.set_value(true);
        if event.width().max(event.height()) > WIDEST_FINGER {
            return;
        }
        self.press.run(());
        if self.repeats {
            self.held.set_value(Some(Timeout::new(HELD, move || self.repeat())));
        }
    }

    fn repeat(self) {
        // A line has no more letters, so whatever lies on the key does nothing for ever.
        let mut left = MOST_LETTERS;
        let again = move || {
            self.press.run(());
            left -= 1;
            if left == 0 {
                self.up();
            }
        };
        self.repeating.set_value(Some(Interval::new(BETWEEN, again)));
    }

    /// The finger is up, or somewhere else.
    pub(super) fn up(self) {
        self.held.set_value(None);
        self.repeating.set_value(None);
        if self.touched.get_value() {
            self.forgetting.set_value(Some(Timeout::new(CLICK, move || self.touched.set_value(false))));
        }
    }

    /// A click.
    pub(super) fn click(self) {
        if !self.touched.get_value() {
            self.press.run(());
        }
        self.touched.set_value(false);
    }
}
