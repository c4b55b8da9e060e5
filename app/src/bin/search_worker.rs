//! The search worker, as the page starts it beside itself.
// See the library: a page's type is deep.
#![recursion_limit = "256"]

fn main() {
    app::browser::worker_main::run();
}
