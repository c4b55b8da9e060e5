//! Parsers of others over files from outside: what they panic over is a file that cannot be read, and the
//! person at the office gets a sentence about the file, not the insides of a program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use anyhow::Result;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a parser. A panic in code of others becomes the error `damaged`, and nothing is printed of it. One in
/// our own becomes that error too, but is printed: it is a mistake of ours.
///
/// # Errors
/// Those of the parser, or it panicked.
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

/// The compiler knows our files by their path in the workspace, those of others by a whole path.
fn is_ours(info: &PanicHookInfo<'_>) -> bool {
    let file = info.location().map_or("", |place| place.file());
    ["catalog", "indexer", "app", "tests"].iter().any(|ours| file.starts_with(ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_of_the_file() {
        assert_eq!(guarded("hỏng", || Ok(1)).unwrap(), 1);
        let fails = || -> Result<u8> { Err(anyhow::Error::msg("thiếu")) };
        assert_eq!(guarded("hỏng", fails).unwrap_err().to_string(), "thiếu");
        let panics = || -> Result<u8> { panic::panic_any("x") };
        assert_eq!(guarded("hỏng", panics).unwrap_err().to_string(), "hỏng");
        assert!(!GUARDED.get());
    }
}
