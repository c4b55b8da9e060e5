//! What all parts of the backend read.

use std::sync::Arc;

use catalog::Names;
use catalog::release::{File, Release};

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
    /// The second file.
    pub(super) second_file: Loading,
}

impl Context {
    /// Fetches a pack whose decoder is in the second file, at the same time as that file. `None` is a file
    /// that the release does not have.
    pub(super) async fn get_pack<T>(&self, file: Option<&File>, open: fn(&SecondFile) -> Open<T>) -> Result<T, UserError> {
        let file = file.ok_or_else(|| UserError::new("bản phát hành thiếu phần này"))?;
        let fetched = download::fetch_pack(&self.base, file).await?;
        let second_file = self.second_file.load().await?;
        download::open_pack(&self.base, file, fetched, open(&second_file)).await
    }
}
