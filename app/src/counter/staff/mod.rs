//! The corner of the staff: the way to it, its PIN, and its pages.
//!
//! | file | what it does |
//! |---|---|
//! | `pin`, `gate`, `pad` | the PIN, and the page that asks for it |
//! | `menu` | the pages, once the PIN is right |
//! | `set` | the settings of the screen |
//! | `brought`, `check`, `desk`, `papers` | the officer's view of a dossier |
//! | `day_list`, `day_page` | the list of the day |
//! | `opinions` | what visitors said, to be exported |

mod brought;
#[cfg(feature = "csr")]
mod camera;
mod check;
mod day_list;
#[cfg(feature = "csr")]
mod day_page;
#[cfg(feature = "csr")]
mod desk;
#[cfg(feature = "csr")]
mod gate;
#[cfg(feature = "csr")]
mod menu;
#[cfg(feature = "csr")]
mod opinions;
#[cfg(feature = "csr")]
mod pad;
#[cfg(feature = "csr")]
mod papers;
mod pin;
#[cfg(feature = "csr")]
mod set;
#[cfg(feature = "csr")]
mod sure;

#[cfg(feature = "csr")]
pub(crate) use in_browser::{Corner, StaffPages};

#[cfg(feature = "csr")]
mod in_browser {
    use leptos::prelude::*;

    use super::gate::Gate;
    use super::menu::Menu;
    use crate::counter::context::Counter;

    /// Draws the button that leads to the staff's pages.
    #[component]
    pub(crate) fn Corner() -> impl IntoView {
        let counter = Counter::current();
        view! { <button type="button" class="corner" on:click=move |_| counter.staff.set(true)>"Cán bộ"</button> }
    }

    /// Draws the staff's pages, in the place of everything between the head and the lower edge.
    #[component]
    pub(crate) fn StaffPages() -> impl IntoView {
        let open = RwSignal::new(false);
        view! {
            <section class="staff staff-pages" aria-label="Trang của cán bộ">
                <Show when=move || open.get() fallback=move || view! { <Gate opened=Callback::new(move |()| open.set(true))/> }>
                    <Menu/>
                </Show>
            </section>
        }
    }
}
