//! The list of recent queries: which queries are stored, and in what order.

use catalog::text::fold_words;

/// How many recent queries are stored.
const MOST: usize = 6;
/// The longest query that is stored, in bytes: the search box takes 300 letters of at most 3 bytes. A query
/// from an address may be longer.
const LONGEST: usize = 900;

/// Puts a query first in the list. It replaces one with the same words in other letters (case, marks). A
/// query of a single letter, without words, or too long is left out.
pub(crate) fn add(recent: &mut Vec<String>, query: &str) {
    let query = query.trim();
    let words = fold_words(query);
    if words.is_empty() || query.chars().nth(1).is_none() || query.len() > LONGEST {
        return;
    }
    recent.retain(|known| fold_words(known) != words);
    recent.insert(0, query.to_owned());
    recent.truncate(MOST);
}

#[cfg(test)]
mod tests {
    use super::add;

    fn stored(queries: &[&str]) -> Vec<String> {
        let mut recent = Vec::new();
        queries.iter().for_each(|query| add(&mut recent, query));
        recent
    }

    #[test]
    fn the_newest_query_comes_first_and_the_oldest_is_dropped() {
        assert_eq!(stored(&["khai sinh", "tạm trú"]), ["tạm trú", "khai sinh"]);
        assert_eq!(stored(&["m1", "m2", "m3", "m4", "m5", "m6", "m7"]), ["m7", "m6", "m5", "m4", "m3", "m2"]);
    }

    #[test]
    fn a_query_in_other_letters_replaces_the_old_one() {
        assert_eq!(stored(&["khai sinh", "tạm trú", "  KHAI sính "]), ["KHAI sính", "tạm trú"]);
    }

    #[test]
    fn text_that_is_no_query_is_left_out() {
        assert_eq!(stored(&["", " k ", "?!", &"a ".repeat(500)]), Vec::<String>::new());
    }
}
