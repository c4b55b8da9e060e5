//! The files of the app that the first one loads.

use std::pin::Pin;

use crate::browser::second_file::Fetch;
use crate::counter::CounterFile;

/// Fetches the counter screen; see [`LaterFiles::counter`].
type FetchCounter = fn() -> Pin<Box<dyn Future<Output = Option<CounterFile>>>>;

/// How each file is fetched. The binary of the app provides the functions, because it is cut there.
#[derive(Clone, Copy)]
pub struct LaterFiles {
    /// The second file.
    pub second: Fetch,
    /// The counter screen. `None` if it does not arrive.
    pub counter: FetchCounter,
}
