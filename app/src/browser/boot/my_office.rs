//! Lays the part of the reader's office over the release, on a site that serves many offices.

use std::sync::Arc;

use catalog::Names;
use catalog::release::{FileRole, Overlay, Release};
use leptos::prelude::document;

use crate::browser::download::OfficePart;
use crate::browser::second_file::{self, Fetch};
use crate::browser::user_error::UserError;

/// A release and its names, with the office's part if there is one.
type Laid = (Arc<Release>, Arc<Names>, Option<Arc<Overlay>>);

/// The release as the office with a code presents it. If its part cannot be had, the release as it is, and why.
pub(super) async fn laid_over(
    base: &str,
    (release, mut names): (Release, Names),
    code: Option<String>,
    second_file: Fetch,
) -> (Laid, Option<String>) {
    let offices = release.file(FileRole::Offices).cloned();
    let Some((offices, code)) = offices.zip(code) else { return ((Arc::new(release), Arc::new(names), None), None) };
    let fetched = async {
        let second_file = second_file().await.ok_or_else(second_file::missing)?;
        (second_file.fetch_office)(base.to_owned(), offices, code).await
    };
    match fetched.await {
        Ok(OfficePart { overlay, manifest }) => {
            overlay.lay_over(&mut names);
            install_as(&manifest);
            let release = Release { office: overlay.office.clone(), ..release };
            ((Arc::new(release), Arc::new(names), Some(Arc::new(overlay))), None)
        }
        Err(UserError(why)) => ((Arc::new(release), Arc::new(names), None), Some(why)),
    }
}

/// Makes the browser install the office's start page and not the site's.
fn install_as(manifest: &str) {
    if let Ok(Some(link)) = document().query_selector("link[rel=manifest]") {
        // The page works without it.
        let _ = link.set_attribute("href", manifest);
    }
}
