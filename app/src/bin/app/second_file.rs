//! Where the app is cut in two: `cargo xtask` puts the function marked here, and what only it leads to,
//! into a WebAssembly file of its own. It is marked in the binary, because the search worker, which comes
//! from the same library, would carry what is marked there.

use app::browser::{SecondFile, check_signature, keep_copy, watch_copy};
use catalog::pack;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches the second file; nothing where it does not come.
pub(crate) async fn fetch() -> Option<SecondFile> {
    contents().await.ok()
}

#[wasm_split(pages, fallible)]
fn contents() -> Result<SecondFile, SplitLoaderError> {
    Ok(SecondFile {
        draw: app::other_page,
        read_details: pack::open,
        read_office: pack::open,
        check: check_signature,
        keep: keep_copy,
        watch: watch_copy,
    })
}
