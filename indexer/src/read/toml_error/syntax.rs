//! Errors of a file that is no TOML. The parser says what it expected; what the person did is seen on the line itself:
//! Word's curly quotes, a date with slashes, a key with marks.

use catalog::text::fold_words;

use super::Spot;

/// Quotes that Word puts in the place of straight ones.
const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '«'];
/// Characters that cannot be seen.
const HIDDEN: [char; 5] = ['\u{A0}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{FEFF}'];

/// What is wrong. None if the file is TOML and the error is about what it says.
pub(super) fn explain(message: &str, spot: &Spot<'_>) -> Option<String> {
    let is = |part: &str| message.starts_with(part);
    let what = if is("string values must be quoted") || is("invalid literal string") && spot.value().is_empty() {
        bare_value(spot)
    } else if is("key with no value") {
        no_equals_sign(spot)
    } else if is("invalid unquoted key") {
        bad_key(spot)
    } else if is("missing escaped value") || is("too few unicode") || is("invalid value, expected unicode") {
        "dấu \\ trong ngoặc kép có nghĩa riêng; hãy ghi hai lần \\\\, hoặc thay ngoặc kép bằng nháy đơn '…'".to_owned()
    } else if is("unexpected key or value") || is("unexpected content") {
        more_on_the_line(spot)
    } else {
        fixed(message)?.to_owned()
    };
    Some(what)
}

/// What is wrong, if the parser's message alone says it.
fn fixed(message: &str) -> Option<&'static str> {
    const SAID: [(&str, &str); 21] = [
        ("invalid basic string", "chữ thiếu dấu \" đóng; hãy thêm \" ở cuối chữ"),
        ("invalid multi-line", "chữ nhiều dòng thiếu dấu đóng; hãy thêm \"\"\" ở cuối chữ"),
        ("invalid literal string", "chữ thiếu dấu ' đóng; hãy thêm ' ở cuối chữ"),
        ("invalid date", "không phải ngày có thật; hãy ghi năm-tháng-ngày, đủ hai chữ số, như 2026-01-05"),
        ("invalid time", "không phải giờ có thật; hãy ghi như 15:00:00"),
        ("unexpected leading zero", "số không bắt đầu bằng 0; số điện thoại, mã số thì hãy đặt trong ngoặc kép: \"0243…\""),
        ("invalid float", "không phải số; hãy viết liền các chữ số, không ngăn bằng dấu chấm: 1000000"),
        ("invalid integer", "không phải số; hãy viết liền các chữ số: 1000000"),
        ("invalid boolean", "hãy ghi true (có) hoặc false (không), chữ thường, không ngoặc kép"),
        ("missing comma between array", "thiếu dấu phẩy giữa hai phần của danh sách; hãy ghi như [\"a\", \"b\"]"),
        ("missing comma between key", "thiếu dấu phẩy giữa hai mục; hãy ghi như { muc = 10000, ghi_chu = \"…\" }"),
        ("unclosed array table", "thiếu ]]; hãy ghi tên bảng trong hai ngoặc vuông, như [[cach_nop]]"),
        ("unclosed array", "danh sách thiếu dấu ] đóng; hãy thêm ] sau phần cuối"),
        ("unclosed table", "thiếu dấu ] sau tên bảng; hãy thêm ]"),
        ("unclosed inline table", "thiếu dấu } đóng; hãy thêm } sau mục cuối"),
        ("unquoted keys cannot be empty", "thiếu tên mục; hãy ghi như ten = \"…\""),
        ("duplicate key", "mục này đã ghi ở một dòng trên; hãy giữ một dòng"),
        ("duplicate field", "mục này đã ghi ở một dòng trên; hãy giữ một dòng"),
        ("cannot extend value", "mục này đã có giá trị ở một dòng trên; hãy giữ một chỗ"),
        ("cannot recurse", "ngoặc lồng nhau quá nhiều lớp; hãy sửa theo tệp mẫu"),
        ("invalid comment character", "dòng có ký tự ẩn; hãy xóa rồi gõ lại dòng này"),
    ];
    let said = SAID.iter().find(|(begins, _)| message.starts_with(begins)).map(|(_, words)| *words);
    // The parser's messages about values and keys are not about the syntax.
    let is_schema = ["unknown field", "missing field", "invalid type", "invalid value", "invalid length", "unknown variant"];
    let is_schema = is_schema.iter().any(|begins| message.starts_with(begins));
    said.or((!is_schema).then_some("dòng này viết chưa đúng cách; hãy ghi như ten = \"…\", mỗi mục một dòng"))
}

/// A value that is neither in quotes nor a number, a date, true or false.
fn bare_value(spot: &Spot<'_>) -> String {
    let (key, raw) = (spot.key, spot.raw.trim());
    if raw.is_empty() {
        return format!("sau dấu = chưa ghi gì; hãy ghi {key} = \"…\", hoặc bỏ dòng này");
    }
    if raw.starts_with(CURLY) {
        return format!("dấu ngoặc kép cong là của Word; hãy gõ dấu \" thẳng: {key} = \"{}\"", raw.trim_matches(CURLY));
    }
    if let Some(day) = iso_day(raw) {
        return format!("ngày ghi theo thứ tự năm-tháng-ngày; hãy ghi {key} = {day}");
    }
    if raw.chars().all(|char| char.is_ascii_digit() || char.is_whitespace()) {
        return format!("số phải viết liền; hãy ghi {key} = {}", raw.split_whitespace().collect::<String>());
    }
    match raw.to_lowercase().as_str() {
        "có" | "đúng" | "yes" => format!("hãy ghi {key} = true"),
        "không" | "sai" | "no" => format!("hãy ghi {key} = false"),
        _ => format!("chữ phải nằm trong ngoặc kép; hãy ghi {key} = \"{raw}\""),
    }
}

/// `2026-11-22` for `22/11/2026`, `22-11-2026` and `22.11.2026`.
pub(super) fn iso_day(text: &str) -> Option<String> {
    let parts: Vec<u16> = text.split(['/', '-', '.']).map(|part| part.trim().parse::<u16>().ok()).collect::<Option<_>>()?;
    let [day, month, year] = parts[..] else { return None };
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2100).contains(&year);
    fits.then(|| format!("{year}-{month:02}-{day:02}"))
}

fn no_equals_sign(spot: &Spot<'_>) -> String {
    let line = spot.line;
    if line.starts_with(['<', '{']) {
        return "tệp này không phải TOML; hãy xem lại tên tệp, hoặc ghi lại theo tệp mẫu".to_owned();
    }
    let above = spot.before.rsplit_once('\n').map_or("", |(above, _)| above);
    let above = above.lines().rev().find(|above| !above.trim().is_empty()).unwrap_or_default();
    if above.matches('"').count() % 2 == 1 {
        return "chữ ở dòng trên chưa có dấu \" đóng; chữ dài nhiều dòng thì hãy đặt giữa \"\"\" và \"\"\"".to_owned();
    }
    let words = line.split(['=', ':', '"']).next().unwrap_or_default().trim();
    if words.contains(char::is_whitespace) && line.contains('=') {
        return format!("tên mục không có dấu cách; hãy ghi {} = …", key_in_ascii(words));
    }
    if line.contains(':') {
        return format!("sau tên mục là dấu =, không phải dấu hai chấm; hãy ghi {} = \"…\"", key_in_ascii(words));
    }
    "thiếu dấu = giữa tên mục và giá trị; hãy ghi như ten = \"…\"".to_owned()
}

/// A key with marks, or with a character that cannot be seen.
fn bad_key(spot: &Spot<'_>) -> String {
    if spot.raw.starts_with(HIDDEN) {
        return "dòng có dấu cách hay ký tự ẩn của Word; hãy xóa rồi gõ lại dòng này".to_owned();
    }
    let key = spot.line.split(['=', ':']).next().unwrap_or_default();
    format!("tên mục viết không dấu, không cách; hãy ghi {} = …", key_in_ascii(key))
}

fn key_in_ascii(words: &str) -> String {
    fold_words(words).join("_")
}

/// Something after a value that is complete.
fn more_on_the_line(spot: &Spot<'_>) -> String {
    let (key, value) = (spot.key, spot.value());
    let comma = value.split_once(',').filter(|(left, right)| [left, right].iter().all(|part| part.trim().parse::<u32>().is_ok()));
    if let Some((left, right)) = comma {
        return match right.len() {
            3 => format!("số phải viết liền, không có dấu phẩy; hãy ghi {key} = {left}{right}"),
            _ => format!("dấu thập phân là dấu chấm; hãy ghi {key} = {left}.{right}"),
        };
    }
    if value.ends_with(',') {
        return "dòng thừa dấu phẩy ở cuối; hãy bỏ dấu phẩy".to_owned();
    }
    if value.starts_with('"') && value.ends_with('"') && !value.contains('=') {
        let inner = value.trim_matches('"');
        return format!("trong chữ lại có dấu \"; hãy đặt cả chữ trong nháy đơn: {key} = '{inner}'");
    }
    "sau giá trị còn chữ thừa; hãy ghi mỗi mục một dòng, lời giải thích thì đặt sau dấu #".to_owned()
}
