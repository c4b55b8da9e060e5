//! A row of the office's own facts, before it is understood: which field each cell is, and where it stands.

use std::collections::BTreeMap;

use catalog::TimeOfDay;
use catalog::text::fold_words;
use jiff::civil::Date;

use super::super::record::RecordOrigin;
use super::super::text;

/// One row: of a sheet, or one `[[thu_tuc]]` of the TOML.
pub(super) struct Row {
    pub origin: RecordOrigin,
    pub entries: Vec<Entry>,
    /// Keys that mean nothing. A sheet has none: it may have other columns.
    pub unknown: Vec<String>,
}

/// The cells of a sheet that are not empty, by row, then by column.
pub(super) type Grid = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// A cell with its field.
pub(super) struct Entry {
    pub field: Field,
    /// The field's name in its file: a TOML key, or a column's title.
    pub name: String,
    pub cell: Cell,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Words; never empty.
    Text(String),
    Number(f64),
    Day(Date),
    Hour(TimeOfDay),
    Yes(bool),
    /// Anything else, and what it is.
    Other(&'static str),
}

/// What a row can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Code,
    Scope,
    LegalTime,
    Time,
    IsCut,
    SameDay,
    Fee,
    FeeNote,
    FreeOnlineFrom,
    FreeOnlineTo,
    Receiving,
    Cutoff,
    Note,
    DecisionNumber,
    DecisionDate,
    DecisionEffect,
}

/// Each field with its key in the TOML and the titles that its column may have. Marks, case and punctuation
/// of a title do not matter.
const FIELDS: [(Field, &str, &[&str]); 16] = [
    (Field::Code, "ma", &["Mã", "Mã số", "Mã thủ tục", "Mã TTHC", "Mã số TTHC", "Mã thủ tục hành chính"]),
    (Field::Scope, "pham_vi", &["Phạm vi", "Phạm vi tại đây", "Thẩm quyền", "Phạm vi giải quyết"]),
    (
        Field::LegalTime,
        "theo_quy_dinh",
        &["Theo quy định", "Thời hạn theo quy định", "Thời gian theo quy định", "Thời hạn luật định"],
    ),
    (
        Field::Time,
        "thoi_han",
        &["Sau cắt giảm", "Thời hạn sau cắt giảm", "Thời gian sau cắt giảm", "Thời hạn rút ngắn", "Thời hạn tại đây"],
    ),
    (Field::IsCut, "cat_giam", &["Cắt giảm", "Có cắt giảm", "Thực hiện cắt giảm"]),
    (Field::SameDay, "trong_ngay", &["Trong ngày", "Giải quyết trong ngày", "Trả trong ngày"]),
    (
        Field::Fee,
        "phi",
        &["Phí", "Lệ phí", "Phí, lệ phí", "Mức phí", "Mức phí, lệ phí", "Phí do tỉnh quy định", "Phí, lệ phí do tỉnh quy định"],
    ),
    (Field::FeeNote, "phi_ghi_chu", &["Ghi chú phí", "Ghi chú phí, lệ phí", "Đơn vị tính phí"]),
    (
        Field::FreeOnlineFrom,
        "mien_phi_truc_tuyen_tu",
        &["Miễn phí trực tuyến từ", "Miễn phí trực tuyến từ ngày", "Miễn phí khi nộp trực tuyến từ ngày"],
    ),
    (
        Field::FreeOnlineTo,
        "mien_phi_truc_tuyen_den",
        &["Miễn phí trực tuyến đến", "Miễn phí trực tuyến đến ngày", "Miễn phí khi nộp trực tuyến đến ngày"],
    ),
    (Field::Receiving, "noi_nhan", &["Nơi nhận", "Nơi tiếp nhận", "Địa điểm tiếp nhận", "Nơi nhận hồ sơ"]),
    (Field::Cutoff, "nhan_den_gio", &["Nhận đến giờ", "Giờ chốt", "Nhận trong ngày đến giờ"]),
    (Field::Note, "ghi_chu", &["Ghi chú"]),
    (Field::DecisionNumber, "quyet_dinh", &["Quyết định", "Số quyết định", "Quyết định số"]),
    (Field::DecisionDate, "ngay_quyet_dinh", &["Ngày quyết định", "Ngày ký", "Ngày ban hành"]),
    (Field::DecisionEffect, "ngay_hieu_luc", &["Ngày hiệu lực", "Hiệu lực từ", "Ngày có hiệu lực", "Hiệu lực từ ngày"]),
];

/// Titles of a column of times that do not say whether these are the legal or the shortened ones.
const SOME_TIME: [&str; 4] = ["Thời hạn", "Thời gian", "Thời hạn giải quyết", "Thời gian giải quyết"];

impl Field {
    /// Whether a column holds times without saying which.
    pub(super) fn is_some_time(title: &str) -> bool {
        SOME_TIME.iter().any(|known| fold_words(known) == fold_words(title))
    }

    /// The field of a TOML key.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        FIELDS.iter().find(|(_, known, _)| *known == key).map(|(field, ..)| *field)
    }

    /// The field of a column's title. A remark in brackets does not matter: "Thời hạn (sau cắt giảm)" is
    /// tried whole and without it.
    pub(super) fn of_title(title: &str) -> Option<Self> {
        let without = title.split(['(', '[']).next().unwrap_or_default();
        let of = |title: &str| {
            let words = fold_words(title);
            FIELDS.iter().find(|(.., titles)| titles.iter().any(|known| fold_words(known) == words)).map(|(field, ..)| *field)
        };
        of(title).or_else(|| of(without))
    }

    /// All keys, for a message.
    pub(super) fn keys() -> String {
        FIELDS.map(|(_, key, _)| key).join(", ")
    }
}

impl Row {
    pub(super) fn get(&self, field: Field) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.field == field)
    }
}

impl Cell {
    /// Words of a cell; nothing where there are none, or only a dash that stands for none.
    pub(super) fn text(words: &str) -> Option<Self> {
        let words = text::block(words);
        let says_something = words.chars().any(char::is_alphanumeric);
        says_something.then_some(Self::Text(words))
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(words) => f.write_str(words),
            Self::Number(number) => f.write_str(&number.to_string().replace('.', ",")),
            Self::Day(day) => write!(f, "{}/{}/{}", day.day(), day.month(), day.year()),
            Self::Hour(time) => write!(f, "{time}"),
            Self::Yes(yes) => f.write_str(if *yes { "có" } else { "không" }),
            Self::Other(what) => f.write_str(what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_title_whatever_its_case_and_marks() {
        for (title, field) in [
            ("Mã thủ tục", Field::Code),
            ("MA SO", Field::Code),
            (" sau  cắt\ngiảm ", Field::Time),
            ("Thời hạn (sau cắt giảm)", Field::Time),
            ("Phí (đồng)", Field::Fee),
            ("PHÍ; LỆ PHÍ", Field::Fee),
            ("Ngày ký", Field::DecisionDate),
        ] {
            assert_eq!(Field::of_title(title), Some(field), "{title}");
        }
        assert!(Field::is_some_time("thời hạn giải quyết"));
        assert_eq!(Field::of_title("STT"), None);
        assert_eq!(Field::of_title(""), None);
    }

    #[test]
    fn every_title_and_key_is_of_one_field() {
        for (field, key, titles) in FIELDS {
            assert_eq!(Field::of_key(key), Some(field));
            for title in titles {
                assert_eq!(Field::of_title(title), Some(field), "{title}");
            }
        }
    }
}
