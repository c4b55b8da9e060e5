//! Reads the words of a fee row: nothing, free, an amount, the province, or the end of a reduction.

use jiff::civil::Date;

use super::Currency;

/// Whole texts without information, folded.
const NOTHING: [&str; 9] = [
    "khong qui dinh",
    "chua qui dinh",
    "chua co qui dinh",
    "chua co",
    "khong co qui dinh",
    "theo qui dinh",
    "chua co thong tin",
    "khong co thong tin",
    "theo qui dinh cua phap luat",
];

/// Whole texts that state that nothing is charged, folded. A longer text may exempt only some people, so it stays
/// text.
const FREE: [&str; 26] = [
    "khong",
    "khong co",
    "khong thu",
    "khong thu phi",
    "khong thu le phi",
    "khong mat phi",
    "mien phi",
    "mien le phi",
    "mien",
    "khong phi",
    "khong le phi",
    "khong co phi",
    "khong co le phi",
    "khong phai nop phi",
    "khong phai nop le phi",
    "khong thu phi le phi",
    "phi le phi khong",
    "le phi khong",
    "phi khong",
    "khong co phi le phi",
    "khong phai nop phi le phi",
    "mien phi le phi",
    "khong thu phi va le phi",
    "0 dong",
    "le phi 0 dong",
    "phi 0 dong",
];

/// Units of money.
const MONEY: [&str; 8] = ["đồng", "vnđ", "vnd", "usd", "triệu", "nghìn", "ngàn", "đô la"];

/// Words of rules on charges. A date without any of them does not end a reduction.
const REDUCTION: [&str; 8] = ["giảm", "miễn", "%", "áp dụng", "mức phí", "mức thu", "thu phí", "lệ phí"];

pub(super) fn say_nothing(folded: &str) -> bool {
    folded.is_empty() || NOTHING.contains(&folded)
}

pub(super) fn say_free(folded: &str) -> bool {
    FREE.contains(&folded)
}

pub(super) fn name_the_council(folded: &str) -> bool {
    folded.contains("hoi dong nhan dan") || folded.contains("hdnd")
}

/// Whether a text states a sum above zero ("15.000 đồng/lần", "8.000.000/hồ sơ") or a share of a rate ("75% mức
/// thu").
pub(super) fn states_amount(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, after) = number(&rest[at..]);
        let above_zero = number.bytes().any(|digit| digit.is_ascii_digit() && digit != b'0');
        if above_zero && is_sum(number, after, &text) {
            return true;
        }
        rest = after;
    }
    false
}

/// The sums that a text states in whole đồng or dollars: "20.000 đồng", "50USD".
pub(super) fn sums(text: &str) -> Vec<(u64, Currency)> {
    let text = text.to_lowercase();
    let (mut sums, mut rest) = (Vec::new(), text.as_str());
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, after) = number(&rest[at..]);
        let is_whole = number.split(['.', ',']).skip(1).all(|group| group.len() == 3);
        let value = number.replace(['.', ','], "").parse().ok().filter(|_| is_whole);
        sums.extend(value.zip(currency_before(after.trim_start())));
        rest = after;
    }
    sums
}

/// The currency that a text begins with: "đồng/lần", "đ", "usd".
fn currency_before(text: &str) -> Option<Currency> {
    let begins = |units: &[&str]| units.iter().any(|unit| text.starts_with(unit));
    let is_sign = || text.strip_prefix('đ').is_some_and(|behind| !behind.starts_with(char::is_alphabetic));
    if begins(&["usd", "đô la"]) {
        Some(Currency::Usd)
    } else {
        (begins(&["đồng", "vnđ", "vnd"]) || is_sign()).then_some(Currency::Vnd)
    }
}

/// The number at the start of a text, with its dots and commas, and the rest of the text.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let number = text[..end].trim_end_matches(['.', ',']);
    (number, &text[number.len()..])
}

fn is_sum(number: &str, after: &str, text: &str) -> bool {
    let unit = after.trim_start();
    // "150.000 (một trăm năm mươi nghìn) đồng".
    let unit = match unit.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        Some((_, behind)) => behind.trim_start(),
        None => unit,
    };
    // "15.000đ" but not "khoản 1 đ)".
    let of_dong = number.len() > 2 && unit.strip_prefix('đ').is_some_and(|behind| !behind.starts_with(char::is_alphabetic));
    let in_thousands = number.split(['.', ',']).skip(1).all(|group| group.len() == 3) && number.contains(['.', ',']);
    let share = unit.starts_with('%') && text.contains("mức");
    of_dong || share || MONEY.iter().any(|word| unit.starts_with(word)) || in_thousands && unit.starts_with('/')
}

/// The last day of a reduction, an exemption or a temporary rate: "đến hết ngày 31/12/2025", "đến 30-6-2026", "đến
/// hết năm 2025". If there are several, the latest.
pub(super) fn last_day(text: &str) -> Option<Date> {
    let text = text.to_lowercase();
    if !REDUCTION.iter().any(|word| text.contains(word)) {
        return None;
    }
    let days = text.match_indices("đến ").filter_map(|(at, to)| day_at(&text[at + to.len()..]));
    // Skip typing mistakes of a source, like "31/12/202".
    days.filter(|day| day.year() > 1999).max()
}

fn day_at(text: &str) -> Option<Date> {
    let text = skip(skip(skip(text, "hết"), "cuối"), "ngày");
    if let Some(year) = text.strip_prefix("năm") {
        return Date::new(next_number(year)?.0, 12, 31).ok();
    }
    if let Some(month) = text.strip_prefix("tháng") {
        let (month, rest) = next_number(month)?;
        let (year, _) = next_number(separated(rest, "năm")?)?;
        return Some(Date::new(year, i8::try_from(month).ok()?, 1).ok()?.last_of_month());
    }
    let (day, rest) = next_number(text)?;
    let (month, rest) = next_number(separated(rest, "tháng")?)?;
    let (year, _) = next_number(separated(rest, "năm")?)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn skip<'a>(text: &'a str, word: &str) -> &'a str {
    let text = text.trim_start();
    text.strip_prefix(word).unwrap_or(text).trim_start()
}

/// The text after "/", "-", "." or the word.
fn separated<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let text = text.trim_start();
    text.strip_prefix(['/', '-', '.']).or_else(|| text.strip_prefix(word))
}

fn next_number(text: &str) -> Option<(i16, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_number_before_a_unit_of_money() {
        for text in ["15.000 đồng/lần", "190.000đ", "8.000.000/lần", "2 triệu", "25 USD", "200.000 (hai trăm nghìn) đồng"]
        {
            assert!(states_amount(text), "{text}");
        }
        assert!(states_amount("bằng 75% mức thu phí lần đầu"));
        for text in ["", "0 đồng", "Thông tư số 10/2024/TT-BTC", "15 điểm", "ngày 01.07.2025", "khoản 1 đ"] {
            assert!(!states_amount(text), "{text}");
        }
    }

    #[test]
    fn the_end_of_a_reduction_is_read_in_any_notation() {
        let day = |year, month, day| Date::new(year, month, day).ok();
        for text in [
            "giảm 50% đến hết ngày 31/12/2025",
            "Miễn phí từ 1/7/2025 đến 31-12-2025",
            "áp dụng đến hết ngày 31 tháng 12 năm 2025",
            "mức thu đến hết năm 2025; trước đó đến ngày 30.6.2024",
            "giảm đến hết tháng 12/2025",
        ] {
            assert_eq!(last_day(text), day(2025, 12, 31), "{text}");
        }
        for text in ["mức thu đến 500 GT", "nộp đến ngày 31/12/2025", "áp dụng đến ngày 31/13/2025", "giảm 50%"]
        {
            assert_eq!(last_day(text), None, "{text}");
        }
    }
}
