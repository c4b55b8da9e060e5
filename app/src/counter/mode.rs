//! Whether this device is a counter screen: because its address says so ("?man-hinh=quay"), or because it was one
//! before. It stays one over restarts and power cuts until staff leave the mode. The installed app of an office that
//! wants it starts at that address.

use std::cell::Cell;

use leptos::prelude::window;

use super::kept;
use crate::browser::is_framed;
use crate::route::Address;

/// The key and the value in the address, and the name under which the device keeps the mode.
const KEY: &str = "man-hinh";
const COUNTER: &str = "quay";

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
}

/// Turns the mode on if the address or the device says so, for as long as the page is open. Returns whether it is on.
pub(crate) fn turn_on(base: &str, address: &Address) -> bool {
    let asked = address.value(KEY) == COUNTER && !is_framed();
    if asked {
        kept::set(base, KEY, COUNTER);
    }
    ON.set(asked || kept::get(base, KEY).is_some());
    ON.get()
}

/// Leaves the mode: the device is an ordinary browser again, from the start page on.
pub(crate) fn leave(base: &str) {
    kept::remove(base, KEY);
    // The address may still ask for the mode.
    let _ = window().location().set_href(base);
}

/// Whether this page is a counter screen.
pub(crate) fn is_on() -> bool {
    ON.get()
}
