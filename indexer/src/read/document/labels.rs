//! The labels of a procedure's parts, as offices write them: with or without a number, a colon, capitals.

use std::collections::HashMap;
use std::sync::LazyLock;

use catalog::text::{fold_text, without_bullet};

/// A part of a procedure, in no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Name,
    Code,
    Decision,
    Level,
    Kind,
    Field,
    Subjects,
    Executing,
    Competent,
    Receiving,
    Delegated,
    Coordinating,
    Publisher,
    Steps,
    Channels,
    Papers,
    Copies,
    Time,
    Fee,
    Forms,
    Results,
    Conditions,
    Legal,
    Online,
    Keywords,
    Note,
}

/// The labels of each part. Marks, capitals and punctuation do not matter.
const LABELS: [(Part, &[&str]); 26] = [
    (Part::Name, &["Tên thủ tục", "Tên TTHC"]),
    (Part::Code, &["Mã thủ tục", "Mã số", "Mã số thủ tục", "Mã TTHC", "Mã số TTHC", "Mã"]),
    (Part::Decision, &["Số quyết định", "Quyết định công bố", "Số quyết định công bố"]),
    (Part::Level, &["Cấp thực hiện", "Cấp giải quyết"]),
    (Part::Kind, &["Loại thủ tục"]),
    (Part::Field, &["Lĩnh vực"]),
    (Part::Subjects, &["Đối tượng thực hiện", "Đối tượng"]),
    (
        Part::Executing,
        &["Cơ quan thực hiện", "Cơ quan giải quyết", "Cơ quan trực tiếp thực hiện", "Cơ quan, người có thẩm quyền giải quyết"],
    ),
    (Part::Competent, &["Cơ quan có thẩm quyền", "Cơ quan có thẩm quyền quyết định", "Cơ quan có thẩm quyền giải quyết"]),
    (
        Part::Receiving,
        &[
            "Địa chỉ tiếp nhận HS",
            "Địa chỉ tiếp nhận hồ sơ",
            "Địa điểm thực hiện",
            "Địa điểm tiếp nhận",
            "Địa điểm tiếp nhận hồ sơ",
            "Nơi tiếp nhận",
            "Nơi tiếp nhận hồ sơ",
        ],
    ),
    (Part::Delegated, &["Cơ quan được ủy quyền", "Cơ quan hoặc người được ủy quyền", "Cơ quan được phân cấp, ủy quyền"]),
    (Part::Coordinating, &["Cơ quan phối hợp"]),
    (Part::Publisher, &["Cơ quan công bố", "Cơ quan ban hành"]),
    (Part::Steps, &["Trình tự thực hiện", "Trình tự"]),
    (Part::Channels, &["Cách thức thực hiện", "Hình thức nộp", "Hình thức nộp hồ sơ"]),
    (
        Part::Papers,
        &[
            "Thành phần hồ sơ",
            "Thành phần, số lượng hồ sơ",
            "Thành phần hồ sơ bao gồm",
            "Thành phần hồ sơ gồm",
            "Hồ sơ",
            "Hồ sơ bao gồm",
        ],
    ),
    (Part::Copies, &["Số lượng hồ sơ", "Số lượng bộ hồ sơ", "Số bộ hồ sơ"]),
    (
        Part::Time,
        &["Thời hạn giải quyết", "Thời gian giải quyết", "Thời hạn giải quyết hồ sơ", "Thời hạn", "Tổng thời gian giải quyết"],
    ),
    (Part::Fee, &["Phí, lệ phí", "Lệ phí", "Phí", "Phí và lệ phí", "Mức phí, lệ phí", "Phí hoặc lệ phí"]),
    (
        Part::Forms,
        &[
            "Tên mẫu đơn, mẫu tờ khai",
            "Tên mẫu đơn, tờ khai",
            "Mẫu đơn, mẫu tờ khai",
            "Mẫu đơn, tờ khai",
            "Tên mẫu đơn",
            "Biểu mẫu",
        ],
    ),
    (Part::Results, &["Kết quả thực hiện", "Kết quả xử lý", "Kết quả giải quyết", "Kết quả"]),
    (
        Part::Conditions,
        &[
            "Yêu cầu, điều kiện",
            "Yêu cầu, điều kiện thực hiện",
            "Yêu cầu hoặc điều kiện",
            "Yêu cầu hoặc điều kiện thực hiện",
            "Yêu cầu và điều kiện thực hiện",
        ],
    ),
    (Part::Legal, &["Căn cứ pháp lý"]),
    (
        Part::Online,
        &[
            "Mức độ trực tuyến",
            "Mức độ dịch vụ công trực tuyến",
            "Mức độ cung cấp dịch vụ công trực tuyến",
            "Dịch vụ công trực tuyến",
        ],
    ),
    (Part::Keywords, &["Từ khóa"]),
    (Part::Note, &["Mô tả", "Ghi chú"]),
];

/// What may stand behind a label before its value.
const ENDINGS: [&str; 6] = ["", "thủ tục hành chính", "TTHC", "của thủ tục hành chính", "của TTHC", "hành chính"];

/// Labels that are also plain words: they need a colon, or a cell of their own.
const PLAIN: [&str; 11] =
    ["ma", "ma so", "doi tuong", "ho so", "phi", "le phi", "ket qua", "thoi han", "trinh tu", "bieu mau", "ghi chu"];

/// Every label with every ending, folded, with its part and whether it is also a plain word.
static KNOWN: LazyLock<HashMap<String, (Part, bool)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (part, labels) in LABELS {
        for label in labels {
            let is_plain = PLAIN.contains(&fold_text(label).as_str());
            known.extend(ENDINGS.map(|ending| (fold_text(&format!("{label} {ending}")), (part, is_plain && ending.is_empty()))));
        }
    }
    known
});

/// The longest label, in bytes. Texts may have thousands.
const LONGEST: usize = 200;

/// The part whose label a text begins with, and the rest of the text.
///
/// A label is followed by a colon, a wide gap, a line end or nothing. Other words behind it make it a sentence: "Phí cấp
/// bản sao …".
pub(super) fn label(text: &str) -> Option<(Part, &str)> {
    let words = unnumbered(text);
    let end = words.find([':', '\t', '\n']).unwrap_or(words.len());
    let (part, is_plain) = known(&words[..end])?;
    let rest = &words[end..];
    (!is_plain || rest.starts_with([':', '\t'])).then(|| (part, rest.trim_start_matches([':', '\t', ' ', '\n'])))
}

/// The part that a cell names, as a title of a column or as a label beside its value.
pub(super) fn title(cell: &str) -> Option<Part> {
    known(unnumbered(cell).trim_end_matches([':', ' '])).map(|(part, _)| part)
}

/// Remarks in brackets do not matter: "Lệ phí (nếu có)".
fn known(label: &str) -> Option<(Part, bool)> {
    let label = label.split(['(', '[']).next().unwrap_or_default();
    if label.len() > LONGEST { None } else { KNOWN.get(&fold_text(label)).copied() }
}

/// A text without the bullet or the number of a list before it: "1.2. Tên", "a) Tên", "II - Tên".
pub(super) fn unnumbered(text: &str) -> &str {
    let words = without_bullet(text);
    let Some(end) = words.find(|c: char| !c.is_alphanumeric() && c != '.' && c != '(') else { return words };
    let (number, rest) = words.split_at(end);
    let number = number.trim_start_matches('(');
    let has_end = number.ends_with('.') || rest.starts_with(')');
    let has_dash = rest.trim_start().starts_with(['-', '–']) && !number.is_empty();
    let digits = number.chars().all(|c| c.is_ascii_digit() || c == '.') && number.len() <= 8;
    let roman = number.trim_end_matches('.').chars().all(|c| "IVXLC".contains(c)) && number.len() <= 6;
    let letter = number.trim_end_matches('.').chars().count() == 1;
    if (has_end || has_dash && !letter) && (digits || roman || letter) {
        without_bullet(rest.trim_start_matches(')'))
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_however_it_is_written() {
        for (text, part, rest) in [
            ("Tên thủ tục\tNuôi voi", Part::Name, "Nuôi voi"),
            ("1.1. Trình tự thực hiện:", Part::Steps, ""),
            ("a) TRÌNH TỰ THỰC HIỆN", Part::Steps, ""),
            ("- Lệ phí (nếu có): 8.000 đồng", Part::Fee, "8.000 đồng"),
            ("đ) Thời hạn giải quyết thủ tục hành chính:\n5 ngày", Part::Time, "5 ngày"),
            ("II - Mã số TTHC: 1.000001", Part::Code, "1.000001"),
            ("(2) Yêu cầu, điều kiện thực hiện TTHC: Không", Part::Conditions, "Không"),
        ] {
            assert_eq!(label(text), Some((part, rest)), "{text}");
        }
    }

    #[test]
    fn a_sentence_is_no_label() {
        for text in ["Phí cấp bản sao: 8.000 đồng", "Thời hạn giải quyết là 5 ngày", "Phí", "Hồ sơ\ngồm đơn", "Đơn theo mẫu"]
        {
            assert_eq!(label(text), None, "{text}");
        }
        assert_eq!(title("Phí"), Some(Part::Fee));
    }

    #[test]
    fn numbers_of_lists_are_left_out() {
        for (text, words) in [
            ("1. Thủ tục nuôi voi", "Thủ tục nuôi voi"),
            ("12.3. Nuôi", "Nuôi"),
            ("(i) Bước", "Bước"),
            ("IV. Lĩnh vực", "Lĩnh vực"),
            ("1.000001", "1.000001"),
            ("Voi - Hổ", "Voi - Hổ"),
            ("A. Voi", "Voi"),
        ] {
            assert_eq!(unnumbered(text), words, "{text}");
        }
    }
}
