//! Arranges the cases of a dossier: decides which are conditions and which are only parts of one list.
//!
//! The national data has one level, "case", for three things: alternative conditions, conditions that add papers
//! ("Trường hợp ủy quyền"), and headings of parts that everybody needs ("Giấy tờ phải nộp", "Lưu ý"). Only their
//! words tell them apart.

use catalog::{Case, CaseKind, Document, Role};

use super::case_names::{CaseTitle, case_title, spelt};
use super::dossier_words::WORDS;
use super::papers::{begins_as_note, begins_as_paper, explains, is_label, settle, tidy};
use super::phrase_set::key;

/// The meaning of a case's name.
#[derive(PartialEq, Eq)]
pub(super) enum CaseName {
    /// The heading of a part. None if it only repeats the page's own heading.
    Part(Option<String>),
    /// An explanation.
    Note(String),
    /// A condition, with its text.
    Condition(CaseKind, String),
}

/// Arranges the cases of a source, each a clean name and its lines, as the page shows them: first what everybody
/// needs, then the conditions (no or at least two alternatives, each name once), last the notes for everybody.
pub(super) fn arrange(cases: Vec<(String, Vec<Document>)>) -> Vec<Case> {
    let mut named = Vec::new();
    for (name, lines) in cases {
        add(&mut named, classify(&name), lines);
    }
    settle_kinds(&mut named);
    named.sort_by_key(|(name, lines)| group(name, lines));
    name_conditions(&mut named);
    let mut arranged: Vec<Case> = Vec::new();
    for (name, lines) in named {
        let (kind, name, lead) = match name {
            CaseName::Condition(kind, name) => (kind, name, None),
            CaseName::Part(heading) => (CaseKind::Everybody, String::new(), heading.map(|name| line(name, Role::Heading))),
            CaseName::Note(words) => (CaseKind::Everybody, String::new(), Some(line(words, Role::Note))),
        };
        let lines = lead.into_iter().chain(lines);
        match arranged.last_mut() {
            Some(last) if kind == CaseKind::Everybody && last.kind == kind => last.documents.extend(lines),
            _ => arranged.push(Case { name, kind, documents: lines.collect() }),
        }
    }
    for case in &mut arranged {
        case.documents = settle(std::mem::take(&mut case.documents));
    }
    arranged.retain(|case| !case.name.is_empty() || !case.documents.is_empty());
    arranged
}

/// Adds a case. If a condition has the same name, adds the lines to it, because the source splits some in two.
fn add(cases: &mut Vec<(CaseName, Vec<Document>)>, new: CaseName, lines: Vec<Document>) {
    let same = cases.iter_mut().find(|(name, _)| matches!(new, CaseName::Condition(..)) && *name == new);
    match same {
        Some((_, before)) => before.extend(lines),
        None => cases.push((new, lines)),
    }
}

/// The group in which a case is shown. Only the conditions keep the order of the source: a part without a name would
/// otherwise seem to belong to the heading of the part before it.
fn group(name: &CaseName, lines: &[Document]) -> u8 {
    let has_papers = lines.iter().any(|line| line.role == Role::Paper);
    match name {
        CaseName::Part(None) if has_papers => 0,
        CaseName::Part(_) | CaseName::Note(_) if has_papers => 1,
        CaseName::Condition(..) => 2,
        CaseName::Part(None) | CaseName::Note(_) => 3,
        CaseName::Part(Some(_)) => 4,
    }
}

fn line(name: String, role: Role) -> Document {
    Document { name, originals: 0, copies: 0, forms: Vec::new(), role }
}

/// Decides what the name of a case means.
pub(super) fn classify(name: &str) -> CaseName {
    let words = &WORDS.cases;
    let whole = key(name);
    // Some names contain the whole list after a colon.
    let lead = key(name.split(':').next().unwrap_or_default());
    let shown = tidy(name, Role::Heading);
    let part = words.parts.begin(&whole) || begins_as_paper(&whole) && !words.not_parts.begin(&whole);
    if !shown.chars().any(char::is_alphabetic) || words.whole_list.are(&whole) {
        CaseName::Part(None)
    } else if begins_as_note(&whole) && whole.split(' ').count() > 4 || explains(&whole) && !name.ends_with(':') {
        CaseName::Note(tidy(name, Role::Note))
    } else if words.by_way.begin(&whole) || words.additional.within(&lead) {
        CaseName::Condition(CaseKind::Addition, shown)
    } else if part && name.contains('\n') {
        // The name contains the papers themselves.
        CaseName::Note(tidy(name, Role::Note))
    } else if is_label(&whole) || begins_as_note(&whole) || part && !words.conditional.within(&lead) {
        CaseName::Part(Some(shown.replace('\n', " ")))
    } else {
        CaseName::Condition(CaseKind::Alternative, shown)
    }
}

/// Names the conditions in people's words. If two would then have the same name, both keep their own words.
fn name_conditions(cases: &mut [(CaseName, Vec<Document>)]) {
    let texts: Vec<String> = cases.iter().flat_map(|(_, lines)| lines.iter().map(|line| key(&line.name))).collect();
    let cited = |number: &str| texts.iter().any(|text| cites(text, number));
    let titles: Vec<Option<CaseTitle>> =
        cases.iter().map(|(name, _)| name.condition().map(|words| case_title(words, cited))).collect();
    for (at, (name, lines)) in cases.iter_mut().enumerate() {
        let (CaseName::Condition(_, words), Some(title)) = (name, &titles[at]) else { continue };
        let once = titles.iter().flatten().filter(|other| other.name == title.name).count() == 1;
        if once {
            words.clone_from(&title.name);
            lines.splice(0..0, title.lead.clone());
        } else {
            *words = words.replace('\n', " ");
        }
    }
}

/// Whether a text refers to a list number of the same dossier: "điểm a nêu trên".
fn cites(text: &str, number: &str) -> bool {
    let number = spelt(number);
    let words = &WORDS.names;
    !number.is_empty()
        && words
            .citing
            .iter()
            .any(|part| words.cited.iter().any(|end| format!(" {text} ").contains(&format!(" {part} {number} {end} "))))
}

impl CaseName {
    /// The words of a condition.
    fn condition(&self) -> Option<&str> {
        match self {
            Self::Condition(_, words) => Some(words),
            Self::Part(_) | Self::Note(_) => None,
        }
    }
}

/// A single condition is not a choice: it adds to the papers of everybody, or, if there are none, it is the heading
/// of the only list.
fn settle_kinds(cases: &mut [(CaseName, Vec<Document>)]) {
    let alternatives = cases.iter().filter(|(name, _)| matches!(name, CaseName::Condition(CaseKind::Alternative, _))).count();
    let for_everybody = cases
        .iter()
        .any(|(name, lines)| !matches!(name, CaseName::Condition(..)) && lines.iter().any(|line| line.role == Role::Paper));
    let alone = cases.len() == 1;
    for (name, lines) in cases {
        let CaseName::Condition(kind, words) = name else { continue };
        let words = std::mem::take(words);
        *name = match kind {
            _ if alone => CaseName::Part(Some(words.replace('\n', " "))),
            CaseKind::Alternative if alternatives == 1 && for_everybody => CaseName::Condition(CaseKind::Addition, words),
            CaseKind::Alternative if alternatives == 1 => CaseName::Part(Some(words.replace('\n', " "))),
            CaseKind::Addition if lines.is_empty() => CaseName::Note(words),
            kind => CaseName::Condition(*kind, words),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(names: &[&str]) -> Vec<(CaseKind, String, usize)> {
        let cases = names.iter().map(|name| ((*name).to_owned(), vec![line("Đơn".to_owned(), Role::Paper)])).collect();
        arrange(cases).into_iter().map(|case| (case.kind, case.name, case.documents.len())).collect()
    }

    fn everybody(lines: usize) -> (CaseKind, String, usize) {
        (CaseKind::Everybody, String::new(), lines)
    }

    #[test]
    fn parts_of_one_list_are_one_case_with_headings() {
        assert_eq!(arranged(&["* Giấy tờ phải nộp:", "* Giấy tờ phải xuất trình:", "* Lưu ý:"]), [everybody(6)]);
        assert_eq!(arranged(&["Thành phần hồ sơ:"]), [everybody(1)]);
    }

    #[test]
    fn several_conditions_are_a_choice() {
        let two = arranged(&["a) Cấp mới:", "b) Cấp lại", ""]);
        let alternative = |name: &str| (CaseKind::Alternative, name.to_owned(), 1);
        assert_eq!(two, [everybody(1), alternative("Cấp mới"), alternative("Cấp lại")]);
        assert_eq!(arranged(&["Cấp mới", "Cấp mới:"]), [everybody(3)]);
    }

    #[test]
    fn a_single_condition_is_not_a_choice() {
        assert_eq!(arranged(&["Trường hợp cấp lại:"]), [everybody(2)]);
        assert_eq!(arranged(&["", "Trường hợp bị mất:"])[1].0, CaseKind::Addition);
        assert_eq!(arranged(&["Cấp mới", "Cấp lại", "Trường hợp ủy quyền:"])[2].0, CaseKind::Addition);
    }

    #[test]
    fn papers_for_everybody_come_first_and_notes_last() {
        let paper = |name: &str| line(name.to_owned(), Role::Paper);
        let note = line("Nộp buổi sáng".to_owned(), Role::Note);
        let cases = vec![
            ("Lưu ý:".to_owned(), vec![note]),
            ("Giấy tờ phải nộp:".to_owned(), vec![paper("Ảnh")]),
            ("a) Cấp mới".to_owned(), vec![paper("Bản vẽ")]),
            ("b) Cấp lại".to_owned(), vec![paper("Bản cũ")]),
            (String::new(), vec![paper("Đơn")]),
        ];
        let shown: Vec<_> = arrange(cases).into_iter().map(|case| (case.name, case.documents.len())).collect();
        let expected = [("", 3), ("Cấp mới", 1), ("Cấp lại", 1), ("", 2)];
        assert_eq!(shown, expected.map(|(name, lines)| (name.to_owned(), lines)));
    }
}
