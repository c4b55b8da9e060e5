//! The pages of the staff, and the way between them.

use leptos::prelude::*;

use super::day_page::DayPage;
use super::desk::Desk;
use super::opinions::Opinions;
use super::set::SettingsPage;
use crate::counter::alone::StatusPage;
use crate::counter::context::Counter;
use crate::link;
use crate::store::Store;

/// A page of the staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Desk,
    Day,
    Opinions,
    Settings,
    Status,
}

impl Page {
    /// All pages, the one that is used most first.
    const ALL: [Self; 5] = [Self::Desk, Self::Day, Self::Opinions, Self::Settings, Self::Status];

    fn label(self) -> &'static str {
        match self {
            Self::Desk => "Nhận hồ sơ",
            Self::Day => "Danh sách hôm nay",
            Self::Opinions => "Ý kiến",
            Self::Settings => "Cài đặt",
            Self::Status => "Tình trạng",
        }
    }
}

/// Draws the bar with the pages, and the chosen one.
#[component]
pub(super) fn Menu() -> impl IntoView {
    let counter = Counter::current();
    let backend = Store::current().backend;
    let leave = move |_| {
        // A form may still be open.
        backend.go(link::HOME, true);
        counter.staff.set(false);
    };
    let page = RwSignal::new(Page::Desk);
    // What the officer has on the desk stays there while another page is open.
    let check = RwSignal::new(None);
    let tabs = Page::ALL.map(|one| {
        let is_here = move || if page.get() == one { Some("page") } else { None };
        view! { <button type="button" aria-current=is_here on:click=move |_| page.set(one)>{one.label()}</button> }
    });
    let shown = move || match page.get() {
        Page::Desk => view! { <Desk check/> }.into_any(),
        Page::Day => {
            view! { <DayPage open=Callback::new(move |found| { check.set(Some(found)); page.set(Page::Desk); })/> }.into_any()
        }
        Page::Opinions => view! { <Opinions/> }.into_any(),
        Page::Settings => view! { <SettingsPage/> }.into_any(),
        Page::Status => view! { <StatusPage/> }.into_any(),
    };
    view! {
        <nav class="staff-bar" aria-label="Trang của cán bộ">
            {tabs}
            <button type="button" class="leave" on:click=leave>"Khóa lại"</button>
        </nav>
        {shown}
    }
}
