//! The texts of a procedure, by part.

use catalog::Procedure;

/// A part with all its texts, a line each.
pub(super) struct Part {
    /// Its official name.
    pub name: &'static str,
    pub text: String,
}

pub(super) const STEPS: &str = "Trình tự thực hiện";
pub(super) const CHANNELS: &str = "Cách thức thực hiện";
pub(super) const AGENCIES: &str = "Cơ quan thực hiện";

/// The parts of a procedure that have words.
pub(super) fn parts(procedure: &Procedure) -> impl Iterator<Item = Part> {
    let agencies = &procedure.agencies;
    let names = [&agencies.executing, &agencies.competent, &agencies.delegated, &agencies.coordinating];
    let parts = [
        ("Tên thủ tục", procedure.name.clone()),
        (STEPS, steps(procedure)),
        (CHANNELS, lines(procedure.channels.iter().map(|way| way.note.as_str()))),
        ("Phí, lệ phí", lines(procedure.channels.iter().flat_map(|way| &way.fees).map(|fee| fee.note.as_str()))),
        ("Thành phần hồ sơ", dossier(procedure)),
        ("Yêu cầu, điều kiện", procedure.conditions.clone()),
        (AGENCIES, lines(names.into_iter().flatten().map(String::as_str).chain([agencies.receiving.as_str()]))),
        ("Kết quả thực hiện", procedure.results.join("\n")),
        ("Ghi chú", procedure.note.clone()),
    ];
    parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| Part { name, text })
}

/// The lines of the dossier, with the names of the cases.
pub(super) fn dossier(procedure: &Procedure) -> String {
    let lines_of = procedure
        .cases
        .iter()
        .flat_map(|case| [case.name.as_str()].into_iter().chain(case.documents.iter().map(|line| line.name.as_str())));
    lines(lines_of)
}

/// The texts of the steps.
pub(super) fn steps(procedure: &Procedure) -> String {
    lines(procedure.steps.iter().flat_map(|step| [step.title.as_str(), &step.text]))
}

/// Whether there is only a name, as in a list.
pub(super) fn is_name_only(procedure: &Procedure) -> bool {
    procedure.steps.is_empty() && procedure.channels.is_empty() && procedure.cases.is_empty()
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The words around a place in a text, for a person to find it: at most 30 letters on each side.
pub(super) fn around(text: &str, at: std::ops::Range<usize>) -> String {
    const LETTERS: usize = 30;
    let line_start = text[..at.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at.end..].find('\n').map_or(text.len(), |newline| at.end + newline);
    let (before, after) = (&text[line_start..at.start], &text[at.end..line_end]);
    let start = before.char_indices().rev().take(LETTERS).last().map_or(0, |(place, _)| place);
    let end = after.char_indices().nth(LETTERS).map_or(after.len(), |(place, _)| place);
    // Whole words only.
    let start = if start == 0 { 0 } else { before[start..].find(' ').map_or(before.len(), |space| start + space + 1) };
    let end = if end == after.len() { end } else { after[..end].rfind(' ').unwrap_or(0) };
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{}{}{}{}", dots(start > 0), &before[start..], &text[at], &after[..end], dots(end < after.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_a_place_are_whole_and_on_its_line() {
        let text =
            "Dòng đầu\nNộp đơn xin nuôi voi tại Ủy ban nhân dân thị trấn nơi con voi đang ở, trước ngày mười lăm\nDòng cuối";
        let at = text.find("thị trấn").unwrap();
        assert_eq!(around(text, at..at + "thị trấn".len()), "…nuôi voi tại Ủy ban nhân dân thị trấn nơi con voi đang ở, trước…");
        assert_eq!(around("thị trấn", 0.."thị trấn".len()), "thị trấn");
    }
}
