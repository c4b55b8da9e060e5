//! Runs other people's parsers on files from outside. If a parser panics, the office gets an error about the file
//! instead of the internals of a program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use anyhow::Result;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a parser. A panic becomes the error `damaged`. It is printed only if it is in our own code, because then it is
/// our mistake.
///
/// # Errors
/// The parser's errors, or `damaged` if it panicked.
pub fn guarded<T>(damaged: &'static str, parse: impl FnOnce() -> Result<T>) -> Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() || is_ours(info) {
                usual(info);
            }
        }));
    });
    GUARDED.set(true);
    let parsed = panic::catch_unwind(AssertUnwindSafe(parse));
    GUARDED.set(false);
    parsed.unwrap_or_else(|_| Err(anyhow::Error::msg(damaged)))
}

/// The compiler names our files by their path in the workspace, and files of dependencies by an absolute path.
fn is_ours(info: &PanicHookInfo<'_>) -> bool {
    let file = info.location().map_or("", |place| place.file());
    ["catalog", "indexer", "app", "tests"].iter().any(|ours| file.starts_with(ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_about_the_file() {
        assert_eq!(guarded("hỏng", || Ok(1)).unwrap(), 1);
        let fails = || -> Result<u8> { Err(anyhow::Error::msg("thiếu")) };
        assert_eq!(guarded("hỏng", fails).unwrap_err().to_string(), "thiếu");
        let panics = || -> Result<u8> { panic::panic_any("x") };
        assert_eq!(guarded("hỏng", panics).unwrap_err().to_string(), "hỏng");
        assert!(!GUARDED.get());
    }
}
