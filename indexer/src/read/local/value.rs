//! Reads the value of a cell, for each kind of fact. An error says what is wrong and what to write.

use catalog::text::fold_words;
use catalog::{Code, Currency, LocalCharge, Scope, Shortened, Span, TimeOfDay, Weekdays};
use jiff::civil::{Date, Weekday};

use super::super::grid::Cell;
use super::super::national_code::{self, Written};
use super::super::times;

/// Why a cell cannot be read.
#[derive(Debug, PartialEq)]
pub(crate) struct Wrong {
    pub what: String,
    pub todo: &'static str,
}

pub(in crate::read) type Read<T> = Result<T, Wrong>;

/// The error of a cell: what is wrong after the cell's own words, and what to do.
pub(in crate::read) fn wrong<T>(cell: &Cell, what: &str, todo: &'static str) -> Read<T> {
    Err(Wrong { what: format!("\"{cell}\" {what}"), todo })
}

/// A code, with or without the suffix of an office. A sheet that stored it as a number has lost the zeros at its end;
/// they are added again. Those that a text lacks are not: there, it may be any digit.
pub(in crate::read) fn code(cell: &Cell) -> Read<Code> {
    match (national_code::in_cell(cell), cell) {
        (Some(Written::Whole(code)), _) | (Some(Written::Padded(code)), Cell::Number(_)) => return Ok(code),
        _ => {}
    }
    let todo = "Dòng thông tin riêng của văn phòng bị bỏ qua; hãy ghi mã thủ tục, như 1.004194";
    Code::parse(&cell.to_string()).map_err(|error| Wrong { what: error.to_string(), todo })
}

/// Text, unchanged.
pub(in crate::read) fn words(cell: &Cell) -> Read<String> {
    match cell {
        Cell::Other(_) => wrong(cell, "không đọc được thành lời", "Hãy ghi lời, như \"Quầy số 3\""),
        other => Ok(other.to_string()),
    }
}

/// Which part of a procedure the office does.
pub(super) fn scope(cell: &Cell) -> Read<Scope> {
    let words = cell.to_string();
    let found = SCOPES.iter().find(|(_, known)| says(&words, known)).map(|(scope, _)| *scope);
    let todo = "Hãy ghi một trong bốn: \"giải quyết\", \"dùng chung\", \"chỉ tiếp nhận\", \"không tiếp nhận\"";
    found.map_or_else(|| wrong(cell, "không phải phạm vi nào đã biết", todo), Ok)
}

/// The names of the scopes that offices use.
const SCOPES: [(Scope, &[&str]); 4] = [
    (
        Scope::Decided,
        &[
            "giải quyết",
            "quyết định",
            "giải quyết tại đây",
            "xã giải quyết",
            "xã quyết định",
            "cấp xã giải quyết",
            "thuộc thẩm quyền",
        ],
    ),
    (Scope::Shared, &["dùng chung", "chung", "phối hợp", "liên thông", "giải quyết cùng cơ quan khác"]),
    (Scope::ReceivedOnly, &["chỉ tiếp nhận", "tiếp nhận", "chỉ nhận", "xã chỉ tiếp nhận", "cấp xã tiếp nhận"]),
    (Scope::NotReceived, &["không tiếp nhận", "không nhận", "không tiếp nhận tại đây"]),
];

/// Whether a text is one of these. Marks, case and punctuation do not matter.
fn says(words: &str, one_of: &[&str]) -> bool {
    let words = fold_words(words);
    one_of.iter().any(|known| fold_words(known) == words)
}

/// The office's time: a span, words, or "not cut".
pub(super) fn shortened(cell: &Cell) -> Read<Shortened> {
    match cell {
        Cell::Text(text) if says_not_cut(text) => Ok(Shortened::NotCut),
        Cell::Text(text) => Ok(span(text).map_or_else(|| Shortened::Text(text.clone()), Shortened::Span)),
        _ => wrong(cell, "thiếu đơn vị thời gian", "Hãy ghi cả đơn vị, như \"2,5 ngày làm việc\", hoặc \"không cắt giảm\""),
    }
}

/// The legal time that the office's decision repeats. None for words, which cannot be compared.
pub(super) fn legal(cell: &Cell) -> Read<Option<Span>> {
    match cell {
        Cell::Text(text) => Ok(span(text)),
        _ => wrong(cell, "thiếu đơn vị thời gian", "Hãy ghi cả đơn vị, như \"3 ngày làm việc\""),
    }
}

fn says_not_cut(text: &str) -> bool {
    says(text, &["không cắt", "không cắt giảm", "không thực hiện cắt giảm", "không rút ngắn", "chưa cắt giảm"])
}

/// A number and a unit. "Tối đa" before it, and "kể từ ngày …" or a remark in brackets after it, do not change the length,
/// unless these have a time of their own. Anything else ("03 ngày; cần kiểm tra thực tế: 3,5 ngày") is more than one time.
fn span(text: &str) -> Option<Span> {
    let lower = text.to_lowercase();
    let before = ["tối đa", "không quá", "trong vòng", "trong thời hạn", "trong"];
    let start = before.iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower).trim_start();
    let time = times::before_from(start)?;
    let (time, remark) = time.split_once('(').unwrap_or((time, ""));
    // "(giảm 2 ngày)" says how much of the legal time was cut.
    let has_other = times::have_time(remark) && !remark.contains("giảm");
    Span::parse(time.trim_end_matches(['.', ',', ' '])).filter(|_| !has_other)
}

/// Yes or no.
pub(in crate::read) fn yes(cell: &Cell) -> Read<bool> {
    match cell {
        Cell::Yes(yes) => Ok(*yes),
        other if says(&other.to_string(), &["có", "x", "đúng", "1"]) => Ok(true),
        other if says(&other.to_string(), &["không", "0", "không cắt giảm", "không thực hiện"]) => Ok(false),
        _ => wrong(cell, "không phải có hay không", "Hãy ghi \"có\" hoặc \"không\""),
    }
}

/// The weekdays on which the procedure is done within the day. None if it is not.
pub(super) fn same_day(cell: &Cell) -> Read<Option<Weekdays>> {
    if let Ok(yes) = yes(cell) {
        return Ok(yes.then(Weekdays::default));
    }
    if says(&cell.to_string(), &["trong ngày"]) {
        return Ok(Some(Weekdays::default()));
    }
    let todo = "Hãy ghi các thứ, như \"thứ Tư; thứ Sáu\", hoặc \"có\" nếu ngày nào cũng trả trong ngày";
    let Cell::Text(text) = cell else { return wrong(cell, "không phải ngày trong tuần", todo) };
    let days: Option<Vec<Weekday>> = text.split([';', ',', '\n']).map(weekday).collect();
    days.map(|days| Some(Weekdays::of(days))).map_or_else(|| wrong(cell, "có chỗ không phải ngày trong tuần", todo), Ok)
}

fn weekday(text: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| says(text, names)).map(|(day, _)| *day)
}

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["thứ Hai", "thứ 2", "T2"]),
    (Weekday::Tuesday, &["thứ Ba", "thứ 3", "T3"]),
    (Weekday::Wednesday, &["thứ Tư", "thứ 4", "T4"]),
    (Weekday::Thursday, &["thứ Năm", "thứ 5", "T5"]),
    (Weekday::Friday, &["thứ Sáu", "thứ 6", "T6"]),
    (Weekday::Saturday, &["thứ Bảy", "thứ 7", "T7"]),
    (Weekday::Sunday, &["Chủ nhật", "CN"]),
];

/// A charge, with the words that explain it if it is not only an amount.
pub(in crate::read) fn charge(cell: &Cell) -> Read<(LocalCharge, String)> {
    let zero = "Số 0 không có nghĩa là miễn phí; hãy ghi \"miễn\" nếu không thu, để trống nếu không rõ";
    // `phi = 10.000` in TOML, and 10.000 in a spreadsheet of another country, are the number 10.
    let small = "Hãy ghi số đồng viết liền, như 10000; nếu đúng là dưới 1.000 đồng thì ghi bằng chữ, như \"500 đồng\"";
    match cell {
        Cell::Number(number) if *number > 0.0 && *number < 1000.0 => wrong(cell, "chưa đến 1.000 đồng", small),
        Cell::Number(number) if *number >= 1000.0 && *number < 1e12 && number.fract() == 0.0 => {
            Ok((LocalCharge::Amount(*number as u64, Currency::Vnd), String::new()))
        }
        Cell::Number(0.0) => wrong(cell, "không nói rõ là miễn phí hay chưa biết", zero),
        Cell::Text(text) if amount(text).is_some_and(|(value, _)| value == 0) => {
            wrong(cell, "không nói rõ là miễn phí hay chưa biết", zero)
        }
        Cell::Text(text) => Ok(match amount(text) {
            Some((value, currency)) => (LocalCharge::Amount(value, currency), String::new()),
            None if says_free(text) => (LocalCharge::Free, String::new()),
            None => (LocalCharge::ByText, text.clone()),
        }),
        _ => wrong(cell, "không phải mức phí", "Hãy ghi số đồng, \"miễn\", hoặc lời"),
    }
}

/// An amount with nothing else: "5.000", "5.000 đồng", "10 USD".
fn amount(text: &str) -> Option<(u64, Currency)> {
    let lower = text.trim().to_lowercase();
    let split = lower.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(lower.len());
    let (number, unit) = lower.split_at(split);
    let currency = match unit.trim() {
        "" | "đồng" | "đ" | "vnđ" | "vnd" => Currency::Vnd,
        "usd" | "đô la mỹ" => Currency::Usd,
        _ => return None,
    };
    let mut groups = number.split(['.', ',']);
    let first = groups.next()?;
    let whole = groups.all(|group| group.len() == 3) && (1..=12).contains(&first.len());
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    whole.then(|| digits.parse().ok()).flatten().map(|value| (value, currency))
}

fn says_free(text: &str) -> bool {
    says(text, &["miễn", "miễn phí", "miễn lệ phí", "miễn phí, lệ phí", "không thu", "không thu phí", "không thu lệ phí"])
}

/// A day: a date, or "17/7/2026".
pub(in crate::read) fn day(cell: &Cell) -> Read<Date> {
    let read = match cell {
        Cell::Day(day) => Some(*day),
        Cell::Text(text) => day_of(text),
        _ => None,
    };
    read.map_or_else(|| wrong(cell, "không phải một ngày", "Hãy ghi ngày có thật, như 17/7/2026"), Ok)
}

fn day_of(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let of_this_age = year.len() == 4 && year.starts_with(['1', '2']);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    of_this_age.then_some(date)
}

/// A time of day: a time, an hour, "15h30", "15 giờ 30", "15:30".
pub(in crate::read) fn time_of_day(cell: &Cell) -> Read<TimeOfDay> {
    let read = match cell {
        Cell::Hour(time) => Some(*time),
        Cell::Number(hour) if hour.fract() == 0.0 && (0.0..24.0).contains(hour) => TimeOfDay::new(*hour as u16 * 60),
        Cell::Text(text) => hour_of(text),
        _ => None,
    };
    read.map_or_else(|| wrong(cell, "không phải giờ trong ngày", "Hãy ghi giờ, như \"15 giờ 30\" hoặc \"15:30\""), Ok)
}

fn hour_of(text: &str) -> Option<TimeOfDay> {
    let lower = text.to_lowercase().replace("giờ", ":").replace('h', ":").replace("phút", "");
    let (hour, minute) = lower.split_once(':')?;
    let minute = match minute.trim() {
        "" => 0,
        digits => digits.parse().ok()?,
    };
    let hour: u16 = hour.trim().parse().ok()?;
    (hour < 24 && minute < 60).then(|| TimeOfDay::new(hour * 60 + minute)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Cell {
        Cell::text(words).unwrap()
    }

    #[test]
    fn a_code_that_a_sheet_stored_as_a_number_gets_its_zeros_back() {
        let read = |cell: Cell| code(&cell).unwrap().to_string();
        assert_eq!(read(text(" 1.004230 ")), "1.004230");
        assert_eq!(read(Cell::Number(1.00423)), "1.004230");
        assert_eq!(read(Cell::Number(1_004_194.0)), "1.004194");
        assert_eq!(read(text("1.004230.000.00.00.H49")), "1.004230");
        assert_eq!(read(Cell::Number(2.009182739)), "2.009182739");
        assert!(code(&text("Lĩnh vực Hộ tịch")).is_err() && code(&Cell::Number(2.0)).is_err());
    }

    #[test]
    fn times_are_read_as_decisions_write_them() {
        let read = |words: &str| match shortened(&text(words)).unwrap() {
            Shortened::Span(span) => span.to_string(),
            Shortened::NotCut => "không cắt".into(),
            Shortened::Text(words) => format!("lời: {words}"),
            Shortened::Unstated => unreachable!(),
        };
        assert_eq!(read("2,5 ngày làm việc kể từ ngày nhận đủ hồ sơ"), "2,5 ngày làm việc");
        assert_eq!(read("Tối đa 70 ngày"), "70 ngày");
        assert_eq!(read("2,5 ngày làm việc (sau cắt giảm)"), "2,5 ngày làm việc");
        assert_eq!(read("3 ngày (cắt giảm 2 ngày) kể từ ngày nhận đủ hồ sơ"), "3 ngày");
        for words in ["3 ngày kể từ ngày nhận đủ hồ sơ, phải kiểm tra chuồng: 10 ngày", "3 ngày (voi con: 5 ngày)"]
        {
            assert_eq!(read(words), format!("lời: {words}"));
        }
        assert_eq!(read("Không thực hiện cắt giảm"), "không cắt");
        assert_eq!(read("03 ngày; cần kiểm tra thực tế: 3,5 ngày"), "lời: 03 ngày; cần kiểm tra thực tế: 3,5 ngày");
        assert!(shortened(&Cell::Number(3.0)).is_err());
    }

    #[test]
    fn a_charge_of_zero_is_not_free() {
        let read = |cell: Cell| charge(&cell).map(|(charge, _)| charge);
        assert_eq!(read(text("5.000 đồng")), Ok(LocalCharge::Amount(5000, Currency::Vnd)));
        assert_eq!(read(text("1.200.000")), Ok(LocalCharge::Amount(1_200_000, Currency::Vnd)));
        assert_eq!(read(text("10 USD")), Ok(LocalCharge::Amount(10, Currency::Usd)));
        assert_eq!(read(Cell::Number(8000.0)), Ok(LocalCharge::Amount(8000, Currency::Vnd)));
        assert_eq!(read(text("Miễn lệ phí")), Ok(LocalCharge::Free));
        assert_eq!(charge(&text("5.000 đồng/bản")), Ok((LocalCharge::ByText, "5.000 đồng/bản".into())));
        assert_eq!(read(text("500 đồng")), Ok(LocalCharge::Amount(500, Currency::Vnd)));
        assert!(read(Cell::Number(10.0)).is_err() && read(Cell::Number(2.5)).is_err());
        assert!(read(Cell::Number(0.0)).is_err() && read(text("0 đồng")).is_err() && read(Cell::Number(-5.0)).is_err());
    }

    #[test]
    fn weekdays_days_and_hours() {
        let days = |words: &str| same_day(&text(words)).map(|days| days.map(|days| days.to_string()));
        assert_eq!(days("thứ 4, Thứ sáu"), Ok(Some("thứ Tư, thứ Sáu".into())));
        assert_eq!(days("x"), Ok(Some(String::new())));
        assert_eq!(days("không"), Ok(None));
        assert!(days("thứ 8").is_err());
        assert_eq!(day(&text("17/7/2026")), day(&text("2026-07-17")));
        assert!(day(&text("30/2/2026")).is_err() && day(&text("17/7/26")).is_err() && day(&Cell::Number(46_220.0)).is_err());
        for words in ["15 giờ 30", "15h30", "15:30"] {
            assert_eq!(time_of_day(&text(words)).unwrap().to_string(), "15 giờ 30");
        }
        assert_eq!(time_of_day(&Cell::Number(15.0)).unwrap().to_string(), "15 giờ");
        assert!(time_of_day(&text("25:00")).is_err() && time_of_day(&text("chiều")).is_err());
    }

    #[test]
    fn scopes_are_read_in_the_offices_words() {
        for (words, expected) in [
            ("Xã giải quyết", Scope::Decided),
            ("giai_quyet", Scope::Decided),
            ("Quyết định", Scope::Decided),
            ("Thuộc thẩm quyền", Scope::Decided),
            ("Dùng chung", Scope::Shared),
            ("chỉ tiếp nhận", Scope::ReceivedOnly),
            ("Không tiếp nhận", Scope::NotReceived),
        ] {
            assert_eq!(scope(&text(words)), Ok(expected), "{words}");
        }
        assert!(scope(&text("huyện")).unwrap_err().todo.contains("dùng chung"));
    }
}
