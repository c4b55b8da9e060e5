//! What spares a device that keeps an older release most of a download: the packs of the last releases stay
//! on the host, and each pack that changed comes as a patch of the one before too.

use serde::{Deserialize, Serialize};

use super::File;

/// The releases before this one, the newest first. Kept as a pack ([`crate::pack`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Updates {
    /// The releases whose packs can be patched.
    pub past: Vec<Past>,
}

/// A release before this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Its [`super::Release::version`].
    pub version: u64,
    /// Its files that carry their hash in their name: they are still on the host, for pages that were
    /// opened before the site was replaced.
    pub files: Vec<File>,
    /// A list of [`Patch`] from its packs; nothing where patches would save too little.
    pub patches: Option<File>,
    /// Which pack each of those patches makes out of which: paths in this release and in the past one.
    pub steps: Vec<(String, String)>,
}

/// One pack as a patch of an older one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// SHA-256 of what the pack holds, unpacked.
    pub content: String,
    /// A zstd frame whose dictionary is [`crate::pack::dictionary`] of the older pack.
    pub frame: Vec<u8>,
}
