//! Corrections with a small vocabulary.

use super::*;
use crate::text::{fold_words, words};

struct Names {
    names: Vec<&'static str>,
    words: Vec<String>,
}

impl Names {
    fn of(names: Vec<&'static str>) -> Self {
        let mut words: Vec<String> = names.iter().flat_map(|name| fold_words(name)).collect();
        words.sort();
        words.dedup();
        Self { names, words }
    }
}

impl Vocabulary for Names {
    fn is_in_names(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }
    fn is_word(&self, word: &str) -> bool {
        self.is_in_names(word)
    }
    fn is_pair(&self, first: &str, second: &str) -> bool {
        let has = |name: &&str| fold_words(name).windows(2).any(|pair| pair[0] == first && pair[1] == second);
        self.names.iter().any(has)
    }
    fn words_of_names(&self) -> &[String] {
        &self.words
    }
    fn frequency(&self, word: &str) -> u32 {
        u32::from(self.is_in_names(word))
    }
}

fn corrected(query: &str) -> String {
    let names = Names::of(vec!["Đăng ký khai sinh", "Giấy phép xây dựng", "Khai thác cát"]);
    let words = correct_typing(query, words(query), &names);
    let word = |at: usize| corrections(&words, at, &names).into_iter().next().unwrap_or_else(|| words[at].folded.clone());
    (0..words.len()).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn slips_are_corrected_by_their_neighbours() {
    for query in ["khia sinh", "kai sinh", "khhai sinh", "khai sunh", "khai sin"] {
        assert_eq!(corrected(query), "khai sinh", "{query}");
    }
    assert_eq!(corrected("khai thca"), "khai thac");
    assert_eq!(corrected("khai sinh"), "khai sinh");
}

#[test]
fn input_methods_and_spaces_are_corrected() {
    for query in ["ddawng kys khai sinh", "d9a8ng ky1 khai sinh", "dangky khai sinh", "dangkykhaisinh", "đăngký kh ai si nh"] {
        assert_eq!(corrected(query), "dang ki khai sinh", "{query}");
    }
}

#[test]
fn joined_words_that_no_name_has_are_split_with_their_marks() {
    let names = Names::of(vec!["Đăng ký khai sinh"]);
    let query = "cầnmang theogì vneid";
    let spelt: Vec<String> = correct_typing(query, words(query), &names).into_iter().map(|word| word.spelt).collect();
    assert_eq!(spelt, words("cần mang theo gì vneid").into_iter().map(|word| word.spelt).collect::<Vec<_>>());
}
