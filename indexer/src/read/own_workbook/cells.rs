//! Writes values into cells and reads them back, for each kind of column.

use catalog::text::{fold_words, grouped};
use catalog::{Currency, Span, Time};
use jiff::civil::Date;

use super::super::grid::Cell;
use super::super::local::value::{self, Read, Wrong, wrong};
use super::super::text;

/// Puts what a cell says into its place in a row.
pub(super) fn set<T>(place: &mut T, read: Read<T>) -> Result<(), Wrong> {
    *place = read?;
    Ok(())
}

/// A cell with a text. None if it is empty.
pub(super) fn put(text: &str) -> Option<Cell> {
    (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
}

/// A cell with one item on each line.
pub(super) fn put_lines(items: &[String]) -> Option<Cell> {
    put(&items.join("\n"))
}

/// A cell with a day.
pub(super) fn put_day(day: Option<Date>) -> Option<Cell> {
    day.map(Cell::Day)
}

/// A cell with a number.
pub(super) fn put_number(number: Option<u32>) -> Option<Cell> {
    number.map(|number| Cell::Number(f64::from(number)))
}

/// A cell with an amount above zero, as [`value::charge`] reads it: it refuses a bare number below a thousand, because
/// "10.000" may have become 10, and one that is too large.
pub(super) fn put_amount(amount: u64, currency: Currency) -> Option<Cell> {
    match currency {
        Currency::Vnd if (1_000..1_000_000_000_000).contains(&amount) => Some(Cell::Number(amount as f64)),
        currency => put(&format!("{}{}", grouped(amount), currency.sign())),
    }
}

/// A cell with "có", or an empty one.
pub(super) fn put_yes(yes: bool) -> Option<Cell> {
    yes.then(|| Cell::Text("có".to_owned()))
}

/// A cell with a time.
pub(super) fn put_time(time: &Time) -> Option<Cell> {
    match time {
        Time::Span(span) => put(&span.to_string()),
        Time::Text(words) => put(words),
        Time::Unknown => None,
    }
}

/// The words of a cell, as they are written.
fn words(cell: &Cell) -> Read<String> {
    value::words(cell)
}

/// A text of several lines.
pub(super) fn block(cell: &Cell) -> Read<String> {
    words(cell).map(|words| text::block(&words))
}

/// A text of one line.
pub(super) fn line(cell: &Cell) -> Read<String> {
    words(cell).map(|words| text::line(&words))
}

/// One item on each line.
pub(super) fn lines(cell: &Cell) -> Read<Vec<String>> {
    let words = words(cell)?;
    Ok(words.lines().map(text::line).filter(|item| !item.is_empty()).collect())
}

/// Whether a cell says yes.
pub(super) fn yes(cell: &Cell) -> Read<bool> {
    value::yes(cell)
}

/// A day.
pub(super) fn day(cell: &Cell) -> Read<Date> {
    value::day(cell)
}

/// A number of things.
pub(super) fn count(cell: &Cell) -> Read<u32> {
    let number = match cell {
        Cell::Number(number) if number.fract() == 0.0 && (0.0..1e9).contains(number) => Some(*number as u32),
        Cell::Text(words) => whole(words.trim()),
        _ => None,
    };
    number.map_or_else(|| wrong(cell, "không phải số đếm", "Hãy ghi một số, như 2; để trống nếu không rõ"), Ok)
}

/// A number in digits. A dot stands between groups of three: "1.000" is a thousand, "1.0" is no number of things.
fn whole(words: &str) -> Option<u32> {
    let (first, groups) = words.split_once('.').map_or((words, None), |(first, rest)| (first, Some(rest)));
    let has_groups = |rest: &str| rest.split('.').all(|group| group.len() == 3);
    let is_grouped = groups.is_none_or(|rest| (1..=3).contains(&first.len()) && !first.starts_with('0') && has_groups(rest));
    let digits = words.replace('.', "");
    (is_grouped && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// A number with decimals.
pub(super) fn decimal(cell: &Cell) -> Read<f64> {
    let number = match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(words) => words.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    };
    number.map_or_else(|| wrong(cell, "không phải số", "Hãy ghi một số, như 87,5"), Ok)
}

/// A time: a number with its unit, or words.
pub(super) fn time(cell: &Cell) -> Read<Time> {
    if matches!(cell, Cell::Number(_) | Cell::Day(_) | Cell::Hour(_)) {
        return wrong(cell, "thiếu đơn vị thời gian", "Hãy ghi cả đơn vị, như \"3 ngày làm việc\"");
    }
    let words = block(cell)?;
    Ok(match Span::parse(&words) {
        Some(span) => Time::Span(span),
        None if words.is_empty() => Time::Unknown,
        None => Time::Text(words),
    })
}

/// The value with the label that a cell holds. Marks, case and punctuation do not matter.
pub(super) fn choice<T: Copy>(cell: &Cell, labels: &[(&str, T)], todo: &'static str) -> Read<T> {
    let words = fold_words(&cell.to_string());
    let found = labels.iter().find(|(label, _)| fold_words(label) == words).map(|(_, value)| *value);
    found.map_or_else(|| wrong(cell, "không có trong các lựa chọn", todo), Ok)
}

/// The label of a value.
pub(super) fn label<T: PartialEq>(value: &T, labels: &[(&'static str, T)]) -> Option<Cell> {
    labels.iter().find(|(_, known)| known == value).and_then(|(label, _)| put(label))
}

#[cfg(test)]
mod tests {
    use catalog::LocalCharge;

    use super::*;

    fn text(words: &str) -> Cell {
        Cell::Text(words.to_owned())
    }

    #[test]
    fn every_amount_is_written_as_it_is_read() {
        for currency in [Currency::Vnd, Currency::Usd] {
            for amount in [1, 155, 999, 1_000, 8_000, 999_999_999_999, 1_000_000_000_000] {
                let cell = put_amount(amount, currency).unwrap();
                let read = value::charge(&cell).map(|(charge, _)| charge);
                assert_eq!(read, Ok(LocalCharge::Amount(amount, currency)), "{cell}");
            }
        }
        assert_eq!(put_amount(155, Currency::Vnd), Some(text("155 đồng")));
        assert_eq!(put_amount(8_000, Currency::Vnd), Some(Cell::Number(8_000.0)));
    }

    #[test]
    fn a_dot_in_a_count_only_groups_thousands() {
        for (words, number) in [("2", 2), (" 01 ", 1), ("1.000", 1_000), ("12.345.678", 12_345_678)] {
            assert_eq!(count(&text(words)), Ok(number), "{words}");
        }
        for words in ["1.0", "0.5", "0.500", "2.5", "1.0000", "1.", ".5", "1..000", "1000.000", "1,0", "-1", "+1", "hai"] {
            assert!(count(&text(words)).is_err(), "{words}");
        }
    }
}
