//! The app that a page loads.
// A page's type is deep, as in the library.
#![recursion_limit = "256"]

mod second_file;

fn main() {
    app::browser::start(|| Box::pin(second_file::fetch()));
}
