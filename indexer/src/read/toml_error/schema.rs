//! Errors about the keys and values of a file that is TOML: unknown and missing keys, values of the wrong type.

use catalog::text::fold_words;

use super::Spot;

/// The key that an error is about, and what is wrong with it.
pub(super) fn explain(message: &str, spot: &Spot<'_>) -> (String, String) {
    let mut names = message.split('`').skip(1).step_by(2);
    if message.starts_with("unknown field") {
        let name = names.next().unwrap_or_default();
        return (name.to_owned(), unknown(name, &names.collect::<Vec<_>>(), spot));
    }
    if message.starts_with("missing field") {
        let name = names.next().unwrap_or_default();
        return (name.to_owned(), missing(name, spot));
    }
    let what = match message.rsplit_once(", expected ") {
        Some((given, wanted)) if message.starts_with("invalid ") => wrong_value(given, wanted, spot),
        _ => "không đọc được dòng này; hãy sửa theo tệp mẫu".to_owned(),
    };
    (spot.key.to_owned(), what)
}

fn unknown(name: &str, known: &[&str], spot: &Spot<'_>) -> String {
    let table = spot.table().map_or_else(String::new, |table| format!(" trong {table}"));
    match nearest(name, known) {
        Some(near) => format!("không có mục \"{name}\"{table}; có phải bạn muốn ghi \"{near}\"?"),
        None => format!("không có mục \"{name}\"{table}; hãy bỏ dòng này, hoặc dùng một trong các mục: {}", known.join(", ")),
    }
}

/// The known key that differs least from a name, if it differs in no more than a third of its letters.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = |key: &str| fold_words(&key.replace(['_', '-'], " ")).concat();
    let name = plain(name);
    let far = |key: &str| strsim::osa_distance(&name, &plain(key));
    let best = known.iter().copied().min_by_key(|key| far(key))?;
    (far(best) <= name.chars().count().div_ceil(3)).then_some(best)
}

fn missing(name: &str, spot: &Spot<'_>) -> String {
    let example = match name {
        "cap" => "\"xa\" (trong tệp thủ tục: [\"xa\"])",
        "ma" => "\"1.000001\"",
        "linh_vuc" => "[\"Hộ tịch\"]",
        "hinh_thuc" => "\"truc_tiep\"",
        "noi" | "la" => "[\"…\"]",
        "tu" | "den" | "ngay" => "2026-07-17",
        "nam" => "2026",
        "tiep_nhan" | "diem" => "0",
        "muc" => "10000, hoặc \"mien\"",
        _ => "\"…\"",
    };
    let table = if spot.line.starts_with('[') { format!("{} ", spot.line) } else { String::new() };
    format!("{table}thiếu mục bắt buộc \"{name}\"; hãy thêm: {name} = {example}")
}

fn wrong_value(given: &str, wanted: &str, spot: &Spot<'_>) -> String {
    // `invalid type: string "5"`: the parser's own picture of the value, if its place is not known.
    let given = given.split_once(": ").map_or("", |(_, value)| value);
    let pictured = given.split_once(' ').map_or(given, |(_, value)| value).trim_matches('`');
    let raw = if spot.raw.is_empty() { pictured } else { spot.raw.lines().next().unwrap_or_default() };
    if raw.starts_with('[') && spot.line.starts_with('[') {
        return format!("\"{}\" ở đây không phải bảng; hãy ghi {}", raw.trim_matches(['[', ']']), kind(wanted));
    }
    format!("\"{}\" phải là {}, không phải {raw}; hãy ghi như: {0} = {}", spot.key, kind(wanted), example(wanted, raw))
}

/// A type of Rust or TOML in words.
fn kind(wanted: &str) -> &'static str {
    match wanted {
        "a string" => "chữ trong ngoặc kép",
        "a sequence" => "danh sách trong ngoặc vuông",
        "a boolean" => "true hoặc false",
        "u8" | "u16" | "u32" | "u64" | "usize" => "số nguyên không âm",
        "i8" | "i16" | "i32" | "i64" => "số nguyên",
        "f32" | "f64" => "số",
        "a TOML datetime" => "ngày không có ngoặc kép",
        wanted if wanted.starts_with("struct") || wanted.contains("map") => "bảng",
        _ => "giá trị loại khác",
    }
}

/// What to write in the place of a value.
fn example(wanted: &str, raw: &str) -> String {
    let bare = raw.trim_matches('"');
    match wanted {
        "a string" if !raw.starts_with(['[', '{', '"']) => format!("\"{raw}\""),
        "a string" => "\"…\"".to_owned(),
        "a sequence" if raw.starts_with('"') => format!("[{raw}]"),
        "a sequence" => "[\"…\", \"…\"]".to_owned(),
        "a boolean" => "true".to_owned(),
        "a TOML datetime" => super::syntax::iso_day(bare).unwrap_or_else(|| "2026-07-17".to_owned()),
        "f32" | "f64" => number(bare, 2.5),
        wanted if wanted.starts_with("struct") || wanted.contains("map") => "{ … }".to_owned(),
        _ => number(bare, 30.0),
    }
}

/// The number that somebody meant, or one to show the form.
fn number(text: &str, shown: f64) -> String {
    let text = text.trim().replace(',', ".");
    let whole = shown.fract() == 0.0;
    let fits = text.parse::<f64>().is_ok_and(|number| (0.0..=65_535.0).contains(&number) && (!whole || number.fract() == 0.0));
    if fits && (!whole || !text.contains('.')) { text } else { shown.to_string() }
}
