//! Failures that are shown to the reader.

use catalog::pack::PackError;

/// Why something failed, in Vietnamese, in words for a citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserError(pub(crate) String);

impl UserError {
    /// An error with fixed words.
    pub(crate) fn new(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl From<PackError> for UserError {
    fn from(error: PackError) -> Self {
        Self(error.to_string())
    }
}
