//! Groups hits of one name: a province publishes its own variant of a national procedure under the same name, and only
//! the publisher is different.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::Names;

/// Hits of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variants {
    /// The best of them.
    pub first: u32,
    /// The others, in the order of the hits.
    pub others: Vec<u32>,
}

/// Groups hits whose names differ at most in case and punctuation behind the best of them. Ordinals that the names do
/// not have are left out.
pub fn by_name(names: &Names, hits: &[u32]) -> Vec<Variants> {
    let mut groups: Vec<Variants> = Vec::with_capacity(hits.len());
    let mut places: HashMap<u64, usize> = HashMap::with_capacity(hits.len());
    for hit in hits {
        let Some(line) = names.lines.get(*hit as usize) else { continue };
        match places.get(&key(&line.name)) {
            Some(place) => groups[*place].others.push(*hit),
            None => {
                places.insert(key(&line.name), groups.len());
                groups.push(Variants { first: *hit, others: Vec::new() });
            }
        }
    }
    groups
}

/// A hash of a name's letters and digits: fast enough for all names of the country on a phone.
fn key(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;

    #[test]
    fn variants_of_a_name_are_grouped_behind_the_best() {
        let name = |code, name| procedure(code, name, "");
        let names =
            Names::of(&[name("1.000001", "Cấp lại giấy"), name("1.000002", "Khai sinh"), name("1.000003", "CẤP LẠI GIẤY.")]);
        let groups = by_name(&names, &[2, 1, 0, 9]);
        assert_eq!(groups, [Variants { first: 2, others: vec![0] }, Variants { first: 1, others: vec![] }]);
    }
}
