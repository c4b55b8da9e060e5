//! Whose procedures rank first: those that the office receives, and those of its province.

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
    /// What the office says itself: the procedures that it receives (true) or does not receive (false), by ordinal, rising.
    /// Of all others the level decides.
    pub stated: Vec<(u32, bool)>,
}

impl Locality {
    /// The factor of each procedure, by ordinal.
    pub(super) fn factors(&self, names: &Names, named: &[String], weights: &Weights) -> Vec<f32> {
        let publishers = self.publisher_factors(names, named, weights);
        let factor = |(line, ordinal): (&Line, u32)| {
            let received = if self.receives(line, ordinal) { weights.own_level } else { 1.0 };
            received * publishers.get(usize::from(line.publisher)).copied().unwrap_or(1.0)
        };
        names.lines.iter().zip(0..).map(factor).collect()
    }

    fn receives(&self, line: &Line, ordinal: u32) -> bool {
        match self.stated.binary_search_by_key(&ordinal, |(stated, _)| *stated) {
            Ok(place) => self.stated[place].1,
            Err(_) => self.level.is_some_and(|level| line.levels.contains(&level)),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Procedure};

    #[test]
    fn what_the_office_says_it_receives_counts_before_its_level() {
        let procedure = |code: &str, level| {
            let blank = Procedure::blank(Code::parse(code).unwrap(), "Nuôi voi".into());
            Procedure { levels: vec![level], ..blank }
        };
        let all = ["1.000001", "1.000002", "1.000003"].map(|code| procedure(code, Level::Commune));
        let other = [procedure("1.000004", Level::Province), procedure("1.000005", Level::Province)];
        let names = Names::of(&[all.as_slice(), &other].concat());
        let locality = Locality { level: Some(Level::Commune), stated: vec![(1, false), (3, true)], ..Locality::default() };
        let received: Vec<bool> = names.lines.iter().zip(0..).map(|(line, at)| locality.receives(line, at)).collect();
        assert_eq!(received, [true, false, true, true, false]);
    }
}
