//! A point at which `cargo xtask` cuts the app: the function marked here, and everything that only
//! it reaches, goes into a WebAssembly file of its own. The mark is in the binary and not in the library,
//! because the search worker is built from the same library and would carry the marked code too.

use app::browser::{Saver, SecondFile, check_signature, fetch_office};
use catalog::pack;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches the second file. `None` if it does not arrive.
pub(crate) async fn fetch() -> Option<SecondFile> {
    contents().await.ok()
}

#[wasm_split(pages, fallible)]
fn contents() -> Result<SecondFile, SplitLoaderError> {
    Ok(SecondFile {
        draw: app::other_page,
        read_details: pack::open,
        read_office: pack::open,
        read_events: pack::open,
        read_history: pack::open,
        read_offices: pack::open,
        fetch_office: |base, offices, code| Box::pin(fetch_office(base, offices, code)),
        check: check_signature,
        save: Saver::save_from_host,
        watch: Saver::watch,
    })
}
