//! Pairs the items of two lists: papers, steps, fees, ways to submit. The same pairs are found in both directions.

use std::collections::HashMap;

/// Longer lists are paired by place only. The longest real list has some hundreds of items.
const MOST_ITEMS: usize = 2_000;
/// More items that nothing else pairs are not compared word by word.
const MOST_UNLIKE: usize = 300;
/// From this share of common words, two items are one that was changed.
const ALIKE: f64 = 0.6;

/// Which items of two lists belong together, by their places. Each list is in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairing {
    pub pairs: Vec<(usize, usize)>,
    pub only_old: Vec<usize>,
    pub only_new: Vec<usize>,
}

impl Pairing {
    /// Pairs lists of these lengths, with the strictest test first. Each test must be an equivalence.
    pub(super) fn of(old: usize, new: usize, tests: &[&dyn Fn(usize, usize) -> bool]) -> Self {
        let mut found = Self { pairs: Vec::new(), only_old: (0..old).collect(), only_new: (0..new).collect() };
        if old.max(new) > MOST_ITEMS {
            found.pair_where(|a, b| a == b);
            return found;
        }
        for test in tests {
            found.pair_where(test);
        }
        found
    }

    /// Pairs items with equal keys and then those of which most words agree. `same` tells equal items, which come first.
    pub(super) fn of_texts(old: &[String], new: &[String], same: &dyn Fn(usize, usize) -> bool) -> Self {
        let mut found = Self::of(old.len(), new.len(), &[same, &|a, b| old[a] == new[b]]);
        found.pair_alike(old, new);
        found
    }

    /// Whether the items that belong together come in another order.
    pub(super) fn is_reordered(&self) -> bool {
        !self.pairs.is_sorted_by_key(|(_, new)| new)
    }

    fn pair_where(&mut self, test: impl Fn(usize, usize) -> bool) {
        let Self { pairs, only_old, only_new } = self;
        only_old.retain(|old| {
            let Some(at) = only_new.iter().position(|new| test(*old, *new)) else { return true };
            pairs.push((*old, only_new.remove(at)));
            false
        });
        pairs.sort_unstable();
    }

    /// Pairs what is left, most alike first.
    fn pair_alike(&mut self, old: &[String], new: &[String]) {
        if self.only_old.len().max(self.only_new.len()) > MOST_UNLIKE {
            return;
        }
        let mut scored = Vec::new();
        for a in &self.only_old {
            for b in &self.only_new {
                let score = likeness(&old[*a], &new[*b]);
                if score >= ALIKE {
                    scored.push((score, a.abs_diff(*b), *a, *b));
                }
            }
        }
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2 + one.3).cmp(&(other.1, other.2 + other.3))));
        for (_, _, a, b) in scored {
            if let (Ok(at), Ok(to)) = (self.only_old.binary_search(&a), self.only_new.binary_search(&b)) {
                self.pairs.push((self.only_old.remove(at), self.only_new.remove(to)));
            }
        }
        self.pairs.sort_unstable();
    }
}

/// The share of words that two keys have in common.
fn likeness(one: &str, other: &str) -> f64 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    one.split(' ').for_each(|word| *counts.entry(word).or_default() += 1);
    let mut common = 0;
    for word in other.split(' ') {
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    let all = one.split(' ').count() + other.split(' ').count();
    (2 * common) as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(old: &[&str], new: &[&str]) -> Pairing {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Pairing::of_texts(&texts(old), &texts(new), &|_, _| false)
    }

    #[test]
    fn items_are_paired_by_key_then_by_likeness() {
        let found = of(&["to khai", "anh", "giay to cua voi con"], &["don", "giay to cua voi lon", "to khai"]);
        assert_eq!(found.pairs, [(0, 2), (2, 1)]);
        assert_eq!((found.only_old, found.only_new), (vec![1], vec![0]));
        assert!(of(&["a", "b"], &["b", "a"]).is_reordered() && !of(&["a", "b"], &["x", "a", "b"]).is_reordered());
    }

    #[test]
    fn pairs_are_the_same_in_both_directions() {
        let (old, new) = (["a b c d", "a b c e", "x"], ["a b c f", "a b c d", "a b c g", "y"]);
        let back: Vec<_> = of(&new, &old).pairs.into_iter().map(|(new, old)| (old, new)).collect();
        let mut back = back;
        back.sort_unstable();
        assert_eq!(of(&old, &new).pairs, back);
    }

    #[test]
    fn long_lists_are_paired_by_place() {
        let many = vec![String::new(); MOST_ITEMS + 1];
        let found = Pairing::of_texts(&many, &many[1..], &|_, _| false);
        assert_eq!((found.pairs.len(), found.only_old.len()), (MOST_ITEMS, 1));
    }
}
