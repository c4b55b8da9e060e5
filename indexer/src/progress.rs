//! A progress bar on a terminal. Nothing is shown if the output goes to a file.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle, WeakProgressBar};

/// A bar for `total` steps of work, hidden if the error output is not a terminal.
pub(crate) fn bar(what: &'static str, total: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(total as u64).with_style(style).with_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    *CURRENT.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.downgrade());
    bar
}

/// The bar that was made last. It ends with its work, also if that fails.
static CURRENT: Mutex<Option<WeakProgressBar>> = Mutex::new(None);

/// The work that runs now: what it is, how many steps are done, and how many there are. None between two pieces of work.
pub(crate) fn current() -> Option<(String, u64, u64)> {
    let bar = CURRENT.lock().unwrap_or_else(PoisonError::into_inner).clone()?.upgrade()?;
    (!bar.is_finished()).then(|| (bar.message(), bar.position(), bar.length().unwrap_or_default()))
}
