//! The search worker, which the page starts beside itself.
// A page's type is deep, as in the library.
#![recursion_limit = "256"]

fn main() {
    app::browser::run_worker();
}
