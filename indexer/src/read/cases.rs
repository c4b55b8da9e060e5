//! The cases of a dossier: which of them are conditions, and which are only parts of one list.
//!
//! The national data has one level, "case", for three things: conditions of which one is met, conditions
//! that come on top ("Trường hợp ủy quyền"), and headings of parts that everybody needs ("Giấy tờ phải
//! nộp", "Lưu ý"). Only words tell them apart.

use std::sync::LazyLock;

use catalog::{Case, CaseKind, Document, Role};

use super::papers::{begins_as_note, begins_as_paper, explains, is_label, settle, tidy};
use super::phrase_set::{PhraseSet, key};

/// Words of a condition that comes on top of another list.
static ON_TOP: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "nộp thêm",
        "nộp bổ sung",
        "bổ sung thêm",
        "phải bổ sung",
        "cần bổ sung",
        "bổ sung thành phần hồ sơ",
        "kèm theo hồ sơ",
        "hồ sơ phải kèm theo",
        "phải có thêm",
        "hồ sơ còn có",
        "ngoài thành phần hồ sơ",
        "ngoài hồ sơ",
        "ngoài các giấy tờ",
        "từng trường hợp",
        "có thể ủy quyền",
    ])
});

/// How a condition begins that says through whom or by which way one acts, whatever else one's case is.
static ON_THE_WAY: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "trường hợp ủy quyền",
        "đối với trường hợp ủy quyền",
        "đối với ủy quyền",
        "trường hợp đăng ký trên môi trường điện tử",
        "trường hợp đăng ký doanh nghiệp trên môi trường điện tử",
    ])
});

/// Parts of one list that do not begin as papers do.
static PARTS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "phần hồ sơ",
        "hồ sơ của người",
        "thành phần",
        "số lượng hồ sơ",
        "số lượng bộ hồ sơ",
        "01 bộ",
        "1 bộ",
        "một 01 bộ",
    ])
});

/// Names that begin as papers do and are conditions.
static NO_PARTS: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(&["hồ sơ", "xác nhận", "đề xuất"]));

/// A condition anywhere in a name.
static CONDITIONAL: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(&["trường hợp", "đối với", "bị mất", "cấp lại"]));

/// Labels of the whole list; its heading on the page says the same.
static SAYS_NOTHING: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "thành phần hồ sơ",
        "thành phần hồ sơ gồm",
        "thành phần hồ sơ bao gồm",
        "thành phần số lượng hồ sơ",
        "hồ sơ",
        "gồm",
        "bao gồm",
        "hồ sơ gồm",
        "hồ sơ bao gồm",
    ])
});

/// What a case's name makes of it.
#[derive(PartialEq, Eq)]
pub(super) enum Name {
    /// A heading of a part; none where it says nothing.
    Part(Option<String>),
    /// An explanation.
    Note(String),
    Condition(CaseKind, String),
}

/// Puts the cases of a source, each a clean name and its lines, in the form that a page draws from: first
/// what everybody needs, then the conditions (no or at least two alternatives, each name once), last the
/// notes for everybody.
pub(super) fn arrange(cases: Vec<(String, Vec<Document>)>) -> Vec<Case> {
    let mut named = Vec::new();
    for (name, lines) in cases {
        add(&mut named, judge(&name), lines);
    }
    settle_kinds(&mut named);
    named.sort_by_key(|(name, lines)| place(name, lines));
    let mut arranged: Vec<Case> = Vec::new();
    for (name, lines) in named {
        let (kind, name, lead) = match name {
            Name::Condition(kind, name) => (kind, name, None),
            Name::Part(heading) => (CaseKind::Everybody, String::new(), heading.map(|name| line(name, Role::Heading))),
            Name::Note(words) => (CaseKind::Everybody, String::new(), Some(line(words, Role::Note))),
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

/// Adds a case, or its lines to the condition of the same name: the source cuts some in two.
fn add(cases: &mut Vec<(Name, Vec<Document>)>, new: Name, lines: Vec<Document>) {
    let same = cases.iter_mut().find(|(name, _)| matches!(new, Name::Condition(..)) && *name == new);
    match same {
        Some((_, before)) => before.extend(lines),
        None => cases.push((new, lines)),
    }
}

/// Where a case stands. The source's order keeps only the conditions in order: a part without a name
/// would fall under the heading of the part before it.
fn place(name: &Name, lines: &[Document]) -> u8 {
    let has_papers = lines.iter().any(|line| line.role == Role::Paper);
    match name {
        Name::Part(None) if has_papers => 0,
        Name::Part(_) | Name::Note(_) if has_papers => 1,
        Name::Condition(..) => 2,
        Name::Part(None) | Name::Note(_) => 3,
        Name::Part(Some(_)) => 4,
    }
}

fn line(name: String, role: Role) -> Document {
    Document { name, originals: 0, copies: 0, forms: Vec::new(), role }
}

pub(super) fn judge(name: &str) -> Name {
    let whole = key(name);
    // Some names hold the whole list behind a colon.
    let lead = key(name.split(':').next().unwrap_or_default());
    let shown = tidy(name, Role::Heading);
    let part = PARTS.begin(&whole) || begins_as_paper(&whole) && !NO_PARTS.begin(&whole);
    let shown = shown.replace('\n', " ");
    if !shown.chars().any(char::is_alphabetic) || SAYS_NOTHING.are(&whole) {
        Name::Part(None)
    } else if begins_as_note(&whole) && whole.split(' ').count() > 4 || explains(&whole) && !name.ends_with(':') {
        Name::Note(tidy(name, Role::Note))
    } else if ON_THE_WAY.begin(&whole) || ON_TOP.within(&lead) {
        Name::Condition(CaseKind::Addition, shown)
    } else if part && name.contains('\n') {
        // A name that holds the papers themselves.
        Name::Note(tidy(name, Role::Note))
    } else if is_label(&whole) || begins_as_note(&whole) || part && !CONDITIONAL.within(&lead) {
        Name::Part(Some(shown))
    } else {
        Name::Condition(CaseKind::Alternative, shown)
    }
}

/// One condition alone is no choice: it comes on top of the papers of everybody, or where there are none
/// it is the heading of the only list.
fn settle_kinds(cases: &mut [(Name, Vec<Document>)]) {
    let alternatives = cases.iter().filter(|(name, _)| matches!(name, Name::Condition(CaseKind::Alternative, _))).count();
    let for_everybody = cases
        .iter()
        .any(|(name, lines)| !matches!(name, Name::Condition(..)) && lines.iter().any(|line| line.role == Role::Paper));
    let alone = cases.len() == 1;
    for (name, lines) in cases {
        let Name::Condition(kind, words) = name else { continue };
        let words = std::mem::take(words);
        *name = match kind {
            _ if alone => Name::Part(Some(words)),
            CaseKind::Alternative if alternatives == 1 && for_everybody => Name::Condition(CaseKind::Addition, words),
            CaseKind::Alternative if alternatives == 1 => Name::Part(Some(words)),
            CaseKind::Addition if lines.is_empty() => Name::Note(words),
            kind => Name::Condition(*kind, words),
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
    fn conditions_are_a_choice() {
        let two = arranged(&["a) Cấp mới:", "b) Cấp lại", ""]);
        let alternative = |name: &str| (CaseKind::Alternative, name.to_owned(), 1);
        assert_eq!(two, [everybody(1), alternative("a) Cấp mới"), alternative("b) Cấp lại")]);
        assert_eq!(arranged(&["Cấp mới", "Cấp mới:"]), [everybody(3)]);
    }

    #[test]
    fn one_condition_alone_is_no_choice() {
        assert_eq!(arranged(&["Trường hợp cấp lại:"]), [everybody(2)]);
        assert_eq!(arranged(&["", "Trường hợp bị mất:"])[1].0, CaseKind::Addition);
        assert_eq!(arranged(&["Cấp mới", "Cấp lại", "Trường hợp ủy quyền:"])[2].0, CaseKind::Addition);
    }

    #[test]
    fn what_everybody_needs_stands_first_and_notes_last() {
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
        let expected = [("", 3), ("a) Cấp mới", 1), ("b) Cấp lại", 1), ("", 2)];
        assert_eq!(shown, expected.map(|(name, lines)| (name.to_owned(), lines)));
    }
}
