//! A short version of `cargo xtask endure`.

use anyhow::Result;
use tests::{Engine, LongRun};

use crate::stage::need_browser;

tests! {
    chromium: [
        a_page_that_stays_open_does_not_grow,
    ],
}

fn a_page_that_stays_open_does_not_grow() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let mut run = LongRun::begin()?;
    run.use_it(60)?;
    let before = run.reading()?;
    let done = run.use_it(200)?;
    let after = run.reading()?;
    assert_eq!(done.searched, 200);
    assert!(done.opened > 150, "{done:?}");
    let told = format!("before {before:?}, after {after:?}");
    assert!(after.listeners <= before.listeners, "{told}");
    assert!(after.nodes <= before.nodes + 20, "{told}");
    // Two pages of 64 KB. Leaked signals show only after some hundred rounds, because they first fill memory that is
    // already allocated: `app/src/lasting.rs` tests them, and `cargo xtask endure` measures them.
    assert!(after.wasm <= before.wasm + 0.14, "{told}");

    run.update()?;
    let before = run.reading()?;
    run.update()?;
    run.update()?;
    let after = run.reading()?;
    assert_eq!(after.caches, before.caches);
    assert!(after.stored <= before.stored * 1.1, "before {before:?}, after {after:?}");
    run.use_it(10).map(drop)
}
