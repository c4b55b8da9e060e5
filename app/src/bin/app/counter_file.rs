//! The second point at which `cargo xtask` cuts the app: the counter screen is in a file of its own, so that a phone
//! downloads none of it. What this file and the second one have in common goes into a fourth, which both load.

use app::CounterFile;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches the file of the counter screen. `None` if it does not arrive.
pub(crate) async fn fetch() -> Option<CounterFile> {
    contents().await.ok()
}

#[wasm_split(counter, fallible)]
fn contents() -> Result<CounterFile, SplitLoaderError> {
    Ok(CounterFile { open: app::open_counter })
}
