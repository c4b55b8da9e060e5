//! The app that a page loads.
// A page's type is deep, as in the library.
#![recursion_limit = "256"]

mod counter_file;
mod second_file;

use app::browser::LaterFiles;

fn main() {
    app::browser::start(LaterFiles { second: || Box::pin(second_file::fetch()), counter: || Box::pin(counter_file::fetch()) });
}
