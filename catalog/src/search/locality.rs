//! Whose procedures rank first: those of the office's level, and those of its province.

use serde::{Deserialize, Serialize};

use super::weights::Weights;
use crate::text::slug;
use crate::{Facet, Level, Line, Names};

/// The level and the province whose procedures rank first: those of the office that the site belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locality {
    /// The level; no level ranks first if it is unknown.
    pub level: Option<Level>,
    /// The province, as in the name of its people's committee ("Bắc Ninh"); empty if unknown.
    pub province: String,
}

impl Locality {
    /// The factor of each procedure, by ordinal.
    pub(super) fn factors(&self, names: &Names, named: &[String], weights: &Weights) -> Vec<f32> {
        let publishers = self.publisher_factors(names, named, weights);
        let factor = |line: &Line| {
            let level = if self.level.is_some_and(|level| line.levels.contains(&level)) { weights.own_level } else { 1.0 };
            level * publishers.get(usize::from(line.publisher)).copied().unwrap_or(1.0)
        };
        names.lines.iter().map(factor).collect()
    }

    /// The factor of each publisher's procedures. A province's own procedures rank behind the national ones, unless
    /// the query names the province or, if it names none, the office is in it.
    fn publisher_factors(&self, names: &Names, named: &[String], weights: &Weights) -> Vec<f32> {
        let wanted: Vec<String> = match named {
            [] => vec![slug(&self.province)],
            named => named.iter().map(|province| slug(province)).collect(),
        };
        let is_wanted = |publisher: &Facet| wanted.iter().any(|slug| !slug.is_empty() && publisher.slug.ends_with(slug.as_str()));
        let factor = |publisher: &Facet| {
            if is_wanted(publisher) {
                weights.own_province
            } else if publisher.is_provincial() {
                weights.provincial
            } else {
                1.0
            }
        };
        names.publishers.iter().map(factor).collect()
    }
}
