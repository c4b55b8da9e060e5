//! Levels, units and papers that no longer exist, with the likely successor.

use std::ops::Range;

use rayon::prelude::*;

use super::Checked;
use super::part::{AGENCIES, CHANNELS, Part, STEPS, around, parts};
use crate::findings::{Finding, Kind};

/// Something abolished.
struct Old {
    /// Its names, in lower case.
    names: &'static [&'static str],
    /// Where a name means something else: after these words.
    not_after: &'static [&'static str],
    /// What came after it, and the next step.
    now: &'static str,
    /// Whether it stands in the titles of legal texts still in force: then it counts only where somebody acts.
    in_titles: bool,
}

const fn old(names: &'static [&'static str], now: &'static str) -> Old {
    Old { names, not_after: &[], now, in_titles: false }
}

const fn agency(names: &'static [&'static str], now: &'static str) -> Old {
    Old { names, not_after: &[], now, in_titles: true }
}

const OLD: [Old; 15] = [
    Old {
        names: &["huyện", "quận", "thị xã"],
        // "Phòng Kinh tế, Hạ tầng và Đô thị xã …"
        not_after: &["đô "],
        now: "Không còn cấp huyện từ 1/7/2025, việc của cấp huyện nay do cấp xã hoặc cấp tỉnh làm; hãy hỏi cơ quan công bố",
        in_titles: false,
    },
    Old {
        names: &["thị trấn"],
        // The name of a measure in the law on administrative violations.
        not_after: &["giáo dục tại xã, phường, "],
        now: "Không còn thị trấn từ 1/7/2025, có thể nay là xã hoặc phường; hãy hỏi cơ quan công bố",
        in_titles: false,
    },
    old(
        &["phòng tư pháp", "phòng tài nguyên và môi trường", "phòng lao động"],
        "Không còn phòng này của cấp huyện từ 1/7/2025, có thể nay là phòng chuyên môn của Ủy ban nhân dân cấp xã; hãy hỏi cơ quan công bố",
    ),
    Old {
        names: &["sổ hộ khẩu", "sổ tạm trú"],
        // The title of a decree that abolishes them: "liên quan đến việc nộp, xuất trình sổ hộ khẩu, sổ tạm trú giấy".
        not_after: &["nộp, xuất trình ", "sổ hộ khẩu, ", "sổ hộ khẩu giấy, "],
        now: "Sổ hộ khẩu, sổ tạm trú hết giá trị từ 1/1/2023, nay dùng thông tin cư trú trong Cơ sở dữ liệu quốc gia về dân cư; hãy hỏi cơ quan công bố",
        in_titles: false,
    },
    Old {
        names: &["chứng minh nhân dân"],
        // The number of an old paper can still be asked for, and a photo is as large as on it.
        not_after: &["số ", "kiểu ", "kiểu ảnh ", "cỡ ảnh "],
        now: "Chứng minh nhân dân hết giá trị từ 1/1/2025, nay là thẻ căn cước; hãy hỏi cơ quan công bố",
        in_titles: false,
    },
    old(
        &["trực tuyến mức độ 3", "trực tuyến mức độ 4", "trực tuyến mức 3", "trực tuyến mức 4"],
        "Mức độ 3, 4 nay là một phần, toàn trình; hãy hỏi cơ quan công bố",
    ),
    agency(&["bộ kế hoạch và đầu tư"], "Có thể nay là Bộ Tài chính; hãy hỏi cơ quan công bố"),
    agency(&["bộ giao thông vận tải"], "Có thể nay là Bộ Xây dựng; hãy hỏi cơ quan công bố"),
    agency(&["bộ thông tin và truyền thông"], "Có thể nay là Bộ Khoa học và Công nghệ; hãy hỏi cơ quan công bố"),
    agency(
        &["bộ tài nguyên và môi trường", "bộ nông nghiệp và phát triển nông thôn"],
        "Có thể nay là Bộ Nông nghiệp và Môi trường; hãy hỏi cơ quan công bố",
    ),
    agency(&["bộ lao động - thương binh và xã hội", "bộ lao động"], "Có thể nay là Bộ Nội vụ; hãy hỏi cơ quan công bố"),
    agency(&["sở kế hoạch và đầu tư"], "Có thể nay là Sở Tài chính; hãy hỏi cơ quan công bố"),
    agency(
        &["sở tài nguyên và môi trường", "sở nông nghiệp và phát triển nông thôn"],
        "Có thể nay là Sở Nông nghiệp và Môi trường; hãy hỏi cơ quan công bố",
    ),
    agency(&["sở giao thông vận tải"], "Có thể nay là Sở Xây dựng; hãy hỏi cơ quan công bố"),
    agency(&["sở lao động - thương binh và xã hội", "sở lao động"], "Có thể nay là Sở Nội vụ; hãy hỏi cơ quan công bố"),
];

/// Words after a name, on the same line, that put it in the past.
const PAST: [&str; 3] = ["trước ngày", "trước đây", "(cũ)"];
/// How many bytes after a name they are looked for.
const SOON: usize = 100;
/// Words before an agency, on the same line, that make it the author of an older text.
const TEXTS: [&str; 6] = ["thông tư", "quyết định", "nghị định", "quy định của", "ban hành", "hướng dẫn của"];

/// One finding for each abolished thing that a procedure still names, with the parts in which it stands. 371 national
/// records (8 %): the district 187, the old identity card 104, the township 97, merged ministries and departments 60.
pub(super) fn abolished(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let found: Vec<Vec<Finding>> = checked.par_iter().map(of_procedure).collect();
    findings.extend(found.into_iter().flatten());
}

fn of_procedure(checked: &Checked<'_>) -> Vec<Finding> {
    let with_lower = |part: Part| {
        let lower = lower(&part.text);
        (part, lower)
    };
    let parts: Vec<(Part, String)> = parts(checked.procedure).map(with_lower).collect();
    OLD.iter().filter_map(|old| finding(checked, old, &parts)).collect()
}

fn finding(checked: &Checked<'_>, old: &Old, parts: &[(Part, String)]) -> Option<Finding> {
    let in_part = |(part, text): &'_ (Part, String)| old.place(part.name, text);
    let found: Vec<(&Part, Range<usize>)> = parts.iter().filter_map(|both| Some((&both.0, in_part(both)?))).collect();
    let (first, place) = found.first()?;
    let names: Vec<&str> = found.iter().map(|(part, _)| part.name).collect();
    // Lower case can have another length than the text in rare alphabets: then the words are not quoted.
    let quoted = first.text.get(place.clone()).map(|_| around(&first.text, place.clone())).unwrap_or_default();
    Some(checked.finding(Kind::OldUnit, &names.join("; "), format!("còn ghi \"{quoted}\""), old.now))
}

impl Old {
    /// The first place where a text names it.
    fn place(&self, part: &str, text: &str) -> Option<Range<usize>> {
        if self.in_titles && ![STEPS, CHANNELS, AGENCIES].contains(&part) {
            return None;
        }
        self.names.iter().find_map(|name| {
            let places = text.match_indices(name).map(|(at, _)| at..at + name.len());
            places.into_iter().find(|place| self.is_meant(text, place))
        })
    }

    fn is_meant(&self, text: &str, place: &Range<usize>) -> bool {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        let is_word = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_author = || self.in_titles && TEXTS.iter().any(|word| line.contains(word));
        let soon = after.split('\n').next().unwrap_or_default();
        let is_past = || PAST.iter().any(|words| soon.find(words).is_some_and(|at| at < SOON));
        is_word && !self.not_after.iter().any(|words| before.ends_with(words)) && !is_author() && !is_past()
    }
}

/// Lower case, with the tone of "uỷ" in its other place: the lengths of both spellings are equal.
fn lower(text: &str) -> String {
    text.to_lowercase().replace("uỷ", "ủy")
}

#[cfg(test)]
mod tests {
    use catalog::Step;

    use super::super::tests::{procedure, said};
    use super::*;

    fn found(steps: &str) -> Vec<String> {
        said(abolished, &[procedure(1, "Nuôi voi", |p| p.steps = vec![Step { title: String::new(), text: steps.into() }])])
    }

    #[test]
    fn an_abolished_level_is_quoted_with_its_part() {
        assert_eq!(
            found("Nộp tại Ủy ban nhân dân cấp huyện."),
            ["don-vi-cu: Trình tự thực hiện: còn ghi \"Nộp tại Ủy ban nhân dân cấp huyện.\""]
        );
        assert_eq!(found("Công an xã, phường, THỊ TRẤN; Phòng Tư pháp; Quận 1").len(), 3);
    }

    #[test]
    fn what_only_looks_like_it_is_no_finding() {
        for text in [
            "Cơ quan hữu quan, thẩm quyền",
            "Phòng Kinh tế, Hạ tầng và Đô thị xã Mẫu",
            "Nghị định sửa đổi quy định liên quan đến việc nộp, xuất trình sổ hộ khẩu, sổ tạm trú giấy",
            "Ảnh kiểu chứng minh nhân dân",
            "Theo Thông tư 1/2020/TT-BGTVT của Bộ Giao thông vận tải",
            "Giấy phép do Ủy ban nhân dân cấp huyện cấp trước ngày 01/7/2025",
            "GLP ở mức độ 3",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("Nộp cho Bộ Giao thông vận tải").len(), 1);
    }
}
