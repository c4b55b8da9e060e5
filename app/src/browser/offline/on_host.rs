//! A look at the host's release, for a counter screen that can keep none: before the page is loaded anew for a newer
//! release, that must be whole.

use catalog::release::Release;

use super::origin::Origin;
use crate::browser::user_error::UserError;

/// Whether the host has a newer release than the one on the screen, with every file whole.
///
/// # Errors
/// The host does not answer, or its newer release is not whole.
pub(crate) async fn newer_on_host(base: &str, shown: &Release) -> Result<bool, UserError> {
    let origin = Origin::Host(base);
    let offered = origin.offer().await?.release;
    if offered.id == shown.id || offered.version < shown.version {
        return Ok(false);
    }
    for file in offered.stored(true) {
        origin.get(file).await?;
    }
    Ok(true)
}
