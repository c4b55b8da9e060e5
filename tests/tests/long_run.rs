//! A short part of what `cargo xtask endure` does for long.

use anyhow::Result;
use tests::{Engine, LongRun};

use crate::stage::need_browser;

tests! {
    chromium: [
        a_page_that_stays_open_holds_no_more_than_before,
    ],
}

fn a_page_that_stays_open_holds_no_more_than_before() -> Result<()> {
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
    // Two pages of 64 KB. What signals do not forget shows only after some hundred rounds, for memory that is
    // held already is filled first: `app/src/lasting.rs` tests it, and `cargo xtask endure` measures it.
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
