//! The title of a page: the heading of its window, and in the static page its description too.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// Where the static rendering picks up what a page says of itself.
#[derive(Clone, Default)]
pub struct Head(Arc<Mutex<HeadTexts>>);

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadTexts {
    /// The title, without the office's name.
    pub title: String,
    /// A sentence for search engines; may be empty.
    pub description: String,
}

impl Head {
    /// What the page has said.
    #[cfg(feature = "ssr")]
    pub fn texts(&self) -> HeadTexts {
        self.0.lock().map(|texts| texts.clone()).unwrap_or_default()
    }
}

/// Says the title of the page at hand.
pub(crate) fn set_head(title: String, description: String) {
    #[cfg(feature = "csr")]
    {
        let office = &crate::store::Store::current().release.office.name;
        document().set_title(&full_title(&title, office));
    }
    if let Some(head) = use_context::<Head>()
        && let Ok(mut texts) = head.0.lock()
    {
        *texts = HeadTexts { title, description };
    }
}

/// The title with the office's name.
pub(crate) fn full_title(title: &str, office: &str) -> String {
    if title.is_empty() { format!("Thủ tục hành chính – {office}") } else { format!("{title} – {office}") }
}
