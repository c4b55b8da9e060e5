//! The facts of an office beyond [`crate::Office`]. They are a small pack of their own, so that `release.json`,
//! which every page waits for, stays small.

use serde::{Deserialize, Serialize};

use super::face::Face;
use super::forms::FieldForms;
use super::openness::Openness;
use super::satisfaction::Satisfaction;
use super::stats::Stats;
use crate::calendar::Calendar;

/// The facts of an office: the value of the pack with the role [`crate::release::FileRole::Office`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeFacts {
    /// Its working calendar.
    pub calendar: Calendar,
    /// The figures of its catalogue.
    pub openness: Openness,
    /// The figures that it reports itself.
    pub stats: Stats,
    /// Its entrance and desks.
    pub face: Face,
    /// How many forms its fields have.
    pub forms: Vec<FieldForms>,
    /// How people at its counter screens rated their visits.
    pub satisfaction: Satisfaction,
}
