//! What a release knows of its office beyond [`crate::Office`]: a small pack of its own, so that
//! `release.json`, which every page waits for, stays small.

use serde::{Deserialize, Serialize};

use crate::{Calendar, Openness, Stats};

/// The facts of an office, as they stand in the pack of [`crate::release::FileRole::Office`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeFacts {
    /// Its working calendar.
    pub calendar: Calendar,
    /// What its catalogue says of how much is posted, cut and open.
    pub openness: Openness,
    /// Its own figures.
    pub stats: Stats,
}
