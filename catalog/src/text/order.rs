//! Sorting with one compiled sort. The standard library compiles its sort anew for each type and each comparison: the nine
//! of the page were 8 % of the code that a phone downloads before the first answer.

use std::cmp::Ordering;

/// The places `0..count`, sorted; those that compare equal stay in their order.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

/// The items, sorted; those that compare equal stay in their order.
pub fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items[place].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let items = vec![("b", 1), ("a", 2), ("b", 0), ("a", 1)];
        let by_name = sorted(items.clone(), |a, b| a.0.cmp(b.0));
        assert_eq!(by_name, [("a", 2), ("a", 1), ("b", 1), ("b", 0)]);
        assert_eq!(order(items.len(), &|a, b| items[a].cmp(&items[b])), [3, 1, 2, 0]);
        assert!(sorted(Vec::<u8>::new(), Ord::cmp).is_empty());
    }
}
