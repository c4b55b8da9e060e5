//! Weeks alone: new releases, a watchdog, and what staff can see of both.

use leptos::prelude::*;

use crate::components::age::ReleaseDay;
use crate::counter::visit::Stage;
use crate::lasting::Lasting;
use crate::store::Store;

/// Draws what staff can see of the screen's state.
#[component]
pub(crate) fn StatusPage() -> impl IntoView {
    view! { <section><h1>"Tình trạng"</h1><p>"Bản ngày "<ReleaseDay/></p></section> }
}

/// Starts what looks after the screen. The frame calls it once.
pub(crate) fn start(store: &Store, stage: Lasting<Stage>) {
    let _ = (store, stage);
}
