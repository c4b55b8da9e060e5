//! What all parts of the backend read.

use std::sync::Arc;

use catalog::Names;
use catalog::release::{File, Overlay, Release};
use catalog::search::Locality;

use crate::browser::download::{self, Open};
use crate::browser::second_file::{Loading, SecondFile};
use crate::browser::user_error::UserError;

/// The release on the screen, and the second file of the app.
pub(super) struct Context {
    /// The absolute address of the site, with its final slash.
    pub(super) base: Box<str>,
    /// The release.
    pub(super) release: Arc<Release>,
    /// One line for each of its procedures.
    pub(super) names: Arc<Names>,
    /// What the reader's own office says, on a site that serves many.
    pub(super) overlay: Option<Arc<Overlay>>,
    /// The second file.
    pub(super) second_file: Loading,
}

impl Context {
    /// Whose procedures rank first.
    pub(super) fn locality(&self) -> Locality {
        let stated = self.overlay.as_ref().map(|overlay| overlay.stated(&self.names)).unwrap_or_default();
        Locality { stated, ..self.release.office.locality() }
    }

    /// Fetches a pack whose decoder is in the second file, at the same time as that file. `None` is a file
    /// that the release does not have.
    pub(super) async fn get_pack<T>(&self, file: Option<&File>, open: fn(&SecondFile) -> Open<T>) -> Result<T, UserError> {
        let file = file.ok_or_else(|| UserError::new("bản phát hành thiếu phần này"))?;
        let fetched = download::fetch_pack(&self.base, file).await?;
        let second_file = self.second_file.load().await?;
        download::open_pack(&self.base, file, fetched, open(&second_file)).await
    }
}
