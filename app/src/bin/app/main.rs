//! The app, as the page loads it.
// See the library: a page's type is deep.
#![recursion_limit = "256"]

mod second_file;

fn main() {
    app::browser::start(|| Box::pin(second_file::fetch()));
}
