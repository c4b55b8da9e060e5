//! The app, as the page loads it.
// See the library: a page's type is deep.
#![recursion_limit = "256"]

fn main() {
    app::browser::start();
}
