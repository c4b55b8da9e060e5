//! The title of a page: shown in the window's title bar, and written with a description into the static page.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// Carries a page's title and description out to the static rendering, which writes them into `<head>`.
#[derive(Clone, Default)]
pub struct Head(Arc<Mutex<HeadTexts>>);

/// The title and the description of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadTexts {
    /// The title, without the office's name.
    pub title: String,
    /// A sentence for search engines; may be empty.
    pub description: String,
}

impl Head {
    /// The texts that the page has set.
    #[cfg(feature = "ssr")]
    pub fn texts(&self) -> HeadTexts {
        self.0.lock().map(|texts| texts.clone()).unwrap_or_default()
    }
}

/// Sets the title and the description of the current page.
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

/// The title of the window: the page's title and the office's name.
pub(crate) fn full_title(title: &str, office: &str) -> String {
    if title.is_empty() { format!("Thủ tục hành chính – {office}") } else { format!("{title} – {office}") }
}
