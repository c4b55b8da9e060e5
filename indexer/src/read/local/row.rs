//! A row of local facts before it is interpreted: its place, and the field of each cell.

use std::collections::HashMap;
use std::sync::LazyLock;

use catalog::text::fold_text;

use super::super::grid::Cell;
use super::super::record::RecordOrigin;
use crate::findings::{Finding, Kind};

/// One row of a sheet, or one `[[thu_tuc]]` of the TOML.
pub(in crate::read) struct Row {
    pub origin: RecordOrigin,
    pub entries: Vec<Entry>,
    /// Unknown keys. Always empty for a sheet, which may have other columns.
    pub unknown: Vec<String>,
}

/// A cell with its field.
pub(in crate::read) struct Entry {
    pub field: Field,
    /// The field's name in its file: a TOML key, or a column's title.
    pub name: String,
    pub cell: Cell,
}

/// What a cell can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Field {
    Code,
    Scope,
    LegalTime,
    Time,
    TimeFrom,
    TimeTo,
    IsCut,
    SameDay,
    Fee,
    FeeNote,
    FeeFrom,
    FeeTo,
    FreeOnlineFrom,
    FreeOnlineTo,
    Receiving,
    Cutoff,
    Note,
    DecisionNumber,
    DecisionDate,
    DecisionEffect,
}

/// The names of a field.
struct FieldNames {
    field: Field,
    /// Its key in the TOML.
    key: &'static str,
    /// The titles that its column may have. Marks, case and punctuation do not matter.
    titles: &'static [&'static str],
}

const FIELDS: [FieldNames; 20] = [
    FieldNames {
        field: Field::Code,
        key: "ma",
        titles: &[
            "Mã",
            "Mã số",
            "Mã thủ tục",
            "Mã TTHC",
            "Mã số TTHC",
            "Mã thủ tục hành chính",
            "Mã số thủ tục",
            "Mã số thủ tục hành chính",
        ],
    },
    FieldNames {
        field: Field::Scope,
        key: "pham_vi",
        titles: &["Phạm vi", "Phạm vi tại đây", "Thẩm quyền", "Phạm vi giải quyết"],
    },
    FieldNames {
        field: Field::LegalTime,
        key: "theo_quy_dinh",
        titles: &["Theo quy định", "Thời hạn theo quy định", "Thời gian theo quy định", "Thời hạn luật định"],
    },
    FieldNames {
        field: Field::Time,
        key: "thoi_han",
        titles: &["Sau cắt giảm", "Thời hạn sau cắt giảm", "Thời gian sau cắt giảm", "Thời hạn rút ngắn", "Thời hạn tại đây"],
    },
    FieldNames {
        field: Field::TimeFrom,
        key: "thoi_han_tu",
        titles: &["Thời hạn áp dụng từ", "Thời hạn áp dụng từ ngày", "Thời hạn tại đây từ ngày"],
    },
    FieldNames {
        field: Field::TimeTo,
        key: "thoi_han_den",
        titles: &["Thời hạn áp dụng đến", "Thời hạn áp dụng đến ngày", "Thời hạn tại đây đến ngày"],
    },
    FieldNames {
        field: Field::IsCut, key: "cat_giam", titles: &["Cắt giảm", "Có cắt giảm", "Thực hiện cắt giảm"]
    },
    FieldNames {
        field: Field::SameDay, key: "trong_ngay", titles: &["Trong ngày", "Giải quyết trong ngày", "Trả trong ngày"]
    },
    FieldNames {
        field: Field::Fee,
        key: "phi",
        titles: &[
            "Phí",
            "Lệ phí",
            "Phí, lệ phí",
            "Mức phí",
            "Mức phí, lệ phí",
            "Phí do tỉnh quy định",
            "Phí, lệ phí do tỉnh quy định",
        ],
    },
    FieldNames {
        field: Field::FeeNote, key: "phi_ghi_chu", titles: &["Ghi chú phí", "Ghi chú phí, lệ phí", "Đơn vị tính phí"]
    },
    FieldNames {
        field: Field::FeeFrom,
        key: "phi_tu",
        titles: &["Phí áp dụng từ", "Phí áp dụng từ ngày", "Mức phí áp dụng từ ngày", "Phí, lệ phí áp dụng từ ngày"],
    },
    FieldNames {
        field: Field::FeeTo,
        key: "phi_den",
        titles: &["Phí áp dụng đến", "Phí áp dụng đến ngày", "Mức phí áp dụng đến ngày", "Phí, lệ phí áp dụng đến ngày"],
    },
    FieldNames {
        field: Field::FreeOnlineFrom,
        key: "mien_phi_truc_tuyen_tu",
        titles: &["Miễn phí trực tuyến từ", "Miễn phí trực tuyến từ ngày", "Miễn phí khi nộp trực tuyến từ ngày"],
    },
    FieldNames {
        field: Field::FreeOnlineTo,
        key: "mien_phi_truc_tuyen_den",
        titles: &["Miễn phí trực tuyến đến", "Miễn phí trực tuyến đến ngày", "Miễn phí khi nộp trực tuyến đến ngày"],
    },
    FieldNames {
        field: Field::Receiving,
        key: "noi_nhan",
        titles: &["Nơi nhận", "Nơi tiếp nhận", "Địa điểm tiếp nhận", "Nơi nhận hồ sơ"],
    },
    FieldNames {
        field: Field::Cutoff, key: "nhan_den_gio", titles: &["Nhận đến giờ", "Giờ chốt", "Nhận trong ngày đến giờ"]
    },
    FieldNames { field: Field::Note, key: "ghi_chu", titles: &["Ghi chú"] },
    FieldNames {
        field: Field::DecisionNumber, key: "quyet_dinh", titles: &["Quyết định", "Số quyết định", "Quyết định số"]
    },
    FieldNames {
        field: Field::DecisionDate, key: "ngay_quyet_dinh", titles: &["Ngày quyết định", "Ngày ký", "Ngày ban hành"]
    },
    FieldNames {
        field: Field::DecisionEffect,
        key: "ngay_hieu_luc",
        titles: &["Ngày hiệu lực", "Hiệu lực từ", "Ngày có hiệu lực", "Hiệu lực từ ngày"],
    },
];

/// Titles of a column of times that do not say whether the times are legal or shortened, folded.
const SOME_TIME: [&str; 4] = ["thoi han", "thoi gian", "thoi han giai quyet", "thoi gian giai quyet"];

/// The field of each title, folded.
static KNOWN: LazyLock<HashMap<String, Field>> =
    LazyLock::new(|| FIELDS.iter().flat_map(|names| names.titles.iter().map(|title| (fold_text(title), names.field))).collect());

impl Field {
    /// The first field of the part that this one belongs to. What the fields of a part say holds only together.
    fn part(self) -> Self {
        match self {
            Self::IsCut | Self::TimeFrom | Self::TimeTo => Self::Time,
            Self::FeeNote | Self::FeeFrom | Self::FeeTo => Self::Fee,
            Self::FreeOnlineTo => Self::FreeOnlineFrom,
            Self::DecisionDate | Self::DecisionEffect => Self::DecisionNumber,
            field => field,
        }
    }

    /// Whether a column contains times, but does not say which.
    pub(super) fn is_some_time(title: &str) -> bool {
        SOME_TIME.contains(&fold_text(title).as_str())
    }

    /// The field of a TOML key.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        FIELDS.iter().find(|names| names.key == key).map(|names| names.field)
    }

    /// The field of a column's title. A title like "Thời hạn (sau cắt giảm)" is tried with and without the remark in
    /// brackets.
    pub(super) fn of_title(title: &str) -> Option<Self> {
        let without = title.split(['(', '[']).next().unwrap_or_default();
        let of = |title: &str| KNOWN.get(&fold_text(title)).copied();
        of(title).or_else(|| of(without))
    }

    /// The keys of all fields, for a message.
    pub(super) fn keys() -> String {
        FIELDS.map(|names| names.key).join(", ")
    }
}

impl Row {
    /// Whether there is anything beside the code.
    pub(in crate::read) fn says_something(&self) -> bool {
        self.entries.iter().any(|entry| entry.field != Field::Code)
    }

    /// Takes the parts that this row does not state, each as a whole: the fee of one sheet with the note of another would
    /// say what nobody said. What else the other row says of a part is a finding.
    pub(super) fn take(&mut self, other: Self) -> Vec<Finding> {
        let Self { origin, entries, .. } = other;
        let (stated, new): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|entry| self.of_part(entry.field).is_some());
        let findings = stated.iter().filter_map(|entry| self.contradicts(entry, &origin)).collect();
        self.entries.extend(new);
        findings
    }

    /// The entry of this field or, without one, another of the same part.
    fn of_part(&self, field: Field) -> Option<&Entry> {
        self.get(field).or_else(|| self.entries.iter().find(|entry| entry.field.part() == field.part()))
    }

    /// A finding if this row says something else than an entry of another row.
    fn contradicts(&self, entry: &Entry, origin: &RecordOrigin) -> Option<Finding> {
        let own = self.of_part(entry.field)?;
        if entry.field == Field::Code || own.field == entry.field && own.cell == entry.cell {
            return None;
        }
        let what = format!("ghi \"{}\", nhưng {}, {} ghi \"{}\"", entry.cell, self.origin.place, own.name, own.cell);
        let todo = "Ô bị bỏ qua vì hai trang ghi khác nhau; hãy giữ một nơi";
        Some(origin.finding(Kind::LocalValue, "", &entry.name, what, todo))
    }

    pub(super) fn get(&self, field: Field) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.field == field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_recognised_whatever_its_case_and_marks() {
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
    fn every_title_and_key_belongs_to_one_field() {
        for FieldNames { field, key, titles } in FIELDS {
            assert_eq!(Field::of_key(key), Some(field));
            for title in titles {
                assert_eq!(Field::of_title(title), Some(field), "{title}");
            }
        }
    }
}
