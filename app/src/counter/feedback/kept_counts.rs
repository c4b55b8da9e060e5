//! The counts in the device's storage.

use super::counts::Counts;
use crate::browser::base;
use crate::counter::kept;

/// The name under which the device keeps them.
const NAME: &str = "y-kien";

/// What was counted so far.
pub(crate) fn counts() -> Counts {
    // Four digits tell two screens of an office apart, and nothing about anybody.
    let screen = format!("{:04x}", (js_sys::Math::random() * f64::from(u16::MAX)) as u16);
    Counts::read(&kept::get(&base(), NAME).unwrap_or_default(), &screen)
}

/// Keeps the counts. False if the device does not.
pub(crate) fn keep(counts: &Counts) -> bool {
    kept::set(&base(), NAME, &counts.written())
}

/// Counts something. On a full device it is lost: nobody's visit may fail because of it.
pub(super) fn count(change: impl FnOnce(&mut Counts)) {
    let mut counts = counts();
    change(&mut counts);
    keep(&counts);
}
