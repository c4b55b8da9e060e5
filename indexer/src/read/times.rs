//! Words about times that several sources share.

use catalog::text::fold_text;
use catalog::{Span, Time};

/// What follows a time if the law says when it begins.
const FROM: [&str; 4] = [" kể từ", " tính từ", ", kể từ", ", tính từ"];
/// The units of a time.
const UNITS: [&str; 4] = ["giờ", "ngày", "tháng", "năm"];
/// Words with which a source says that it states no time, folded.
const NONE: [&str; 5] = ["khong qui dinh", "khong", "theo mo ta", "khong co thong tin", "chua qui dinh"];

/// Whether words say that no time is stated.
pub(super) fn state_none(words: &str) -> bool {
    let key = fold_text(words);
    key.is_empty() || NONE.contains(&key.as_str())
}

/// The time that words state. A text that is not only a number and a unit stays as it is.
pub(super) fn in_words(words: &str) -> Time {
    match Span::parse(words) {
        Some(span) => Time::Span(span),
        None if state_none(words) => Time::Unknown,
        None => Time::Text(words.to_owned()),
    }
}

/// A time without the words that say when it begins: "5 ngày kể từ ngày nhận đủ hồ sơ". None if these state another time.
pub(super) fn before_from(words: &str) -> Option<&str> {
    let start = FROM.iter().filter_map(|from| words.find(from)).min().unwrap_or(words.len());
    let (time, from) = words.split_at(start);
    (!have_time(from)).then_some(time)
}

/// Whether words state a time: a number and a unit. "Ngày 15 tháng 7 năm 2026" is a day.
pub(super) fn have_time(words: &str) -> bool {
    let words = words.to_lowercase();
    let is_digit = |c: char| c.is_ascii_digit();
    let behind_numbers = words.match_indices(is_digit).map(|(at, digit)| &words[at + digit.len()..]);
    behind_numbers.filter(|rest| !rest.starts_with(is_digit)).any(begins_with_unit)
}

/// Whether a text behind a number is a unit and no further number: "(mười) ngày làm việc".
fn begins_with_unit(text: &str) -> bool {
    let text = text.trim_start();
    let text = text.strip_prefix('(').and_then(|inside| inside.split_once(')')).map_or(text, |(_, behind)| behind.trim_start());
    let behind = UNITS.iter().find_map(|unit| text.strip_prefix(unit));
    behind.is_some_and(|rest| !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_behind_a_time_may_not_state_another() {
        assert_eq!(before_from("5 ngày, kể từ ngày nhận đủ hồ sơ"), Some("5 ngày"));
        assert_eq!(before_from("5 ngày kể từ ngày 15 tháng 7 năm 2026"), Some("5 ngày"));
        assert_eq!(before_from("5 ngày"), Some("5 ngày"));
        for words in
            ["5 ngày kể từ ngày nhận; voi con: 10 ngày", "5 ngày tính từ ngày nhận, phải hỏi thì 10 (mười) Ngày làm việc"]
        {
            assert_eq!(before_from(words), None, "{words}");
        }
    }

    #[test]
    fn words_may_say_that_there_is_no_time() {
        assert!(state_none("Không quy định.") && state_none(" - ") && !state_none("Không quá 20 ngày"));
    }
}
