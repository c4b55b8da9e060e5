//! The cases of a dossier: which of them are conditions, and which are only parts of one list.
//!
//! The national data has one level, "case", for three things: conditions of which one is met, conditions
//! that come on top ("Trường hợp ủy quyền"), and headings of parts that everybody needs ("Giấy tờ phải
//! nộp", "Lưu ý"). Only words tell them apart.

use catalog::{Case, CaseKind, Document, Role};

use super::papers::{begins_as_note, begins_as_paper, explains, is_label, key, settle, tidy};

/// Words of a condition that comes on top of another list.
const ON_TOP: [&str; 14] = [
    "nop them",
    "nop bo sung",
    "bo sung them",
    "phai bo sung",
    "can bo sung",
    "bo sung thanh phan ho so",
    "kem theo ho so",
    "ho so phai kem theo",
    "phai co them",
    "ho so con co",
    "ngoai thanh phan ho so",
    "ngoai ho so",
    "ngoai cac giay to",
    "tung truong hop",
];

/// How the condition of acting through somebody else begins.
const BY_PROXY: [&str; 3] = ["truong hop ui quyen", "doi voi truong hop ui quyen", "doi voi ui quyen"];

/// Parts of one list that are not papers themselves.
const PARTS: [&str; 7] = ["phan ho so", "ho so cua nguoi", "so luong ho so", "so luong bo ho so", "01 bo", "1 bo", "mot 01 bo"];

/// What a case's name makes of it.
enum Name {
    /// A heading of a part; none where it says nothing.
    Part(Option<String>),
    /// An explanation.
    Note(String),
    Condition(CaseKind, String),
}

/// Puts the cases of a source, each a name and its lines, in the form that a page draws from: parts of one
/// list next to each other are one case with headings, and there are no or at least two alternatives.
pub(super) fn arrange(cases: Vec<(String, Vec<Document>)>) -> Vec<Case> {
    let mut named: Vec<(Name, Vec<Document>)> = cases.into_iter().map(|(name, lines)| (judge(&name), lines)).collect();
    settle_kinds(&mut named);
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

fn line(name: String, role: Role) -> Document {
    Document { name, originals: 0, copies: 0, forms: Vec::new(), role }
}

fn judge(name: &str) -> Name {
    let key = key(name);
    let shown = tidy(name, Role::Heading);
    let begins = |starts: &[&str]| starts.iter().any(|start| key.starts_with(start));
    let conditional = key.contains("truong hop") || key.contains("doi voi");
    if !shown.chars().any(char::is_alphabetic) || says_nothing(&key) {
        Name::Part(None)
    } else if begins_as_note(&key) && key.split(' ').count() > 4 || explains(&key) && !name.ends_with(':') {
        Name::Note(tidy(name, Role::Note))
    } else if begins(&BY_PROXY) || ON_TOP.iter().any(|words| key.contains(words)) {
        Name::Condition(CaseKind::Addition, shown)
    } else if is_label(&key) || begins_as_note(&key) || begins(&PARTS) || part_of_list(&key) && !conditional {
        Name::Part(Some(shown))
    } else {
        Name::Condition(CaseKind::Alternative, shown)
    }
}

/// Labels of the whole list; its heading on the page says the same.
fn says_nothing(key: &str) -> bool {
    ["thanh phan ho so", "ho so", "gom", "bao gom", "ho so gom", "ho so bao gom"].contains(&key)
        || is_label(key) && key.starts_with("thanh phan") && key.ends_with("gom")
}

/// "Giấy tờ của người chết", "Tài liệu khác": names papers, not a condition.
fn part_of_list(key: &str) -> bool {
    begins_as_paper(key) && !key.starts_with("ho so") && !key.starts_with("xac nhan") || key.starts_with("thanh phan")
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
