//! Decides what a line of the dossier is: a paper, a note or a heading.
//!
//! The sources write all three into one list. A line with a number of copies is a paper unless its words
//! clearly say otherwise. For a line without one (1,357 of 23,155 in the national data), only the words decide,
//! because it may be a paper or a note. `labelled_cases.tsv` beside this file lists the shapes of lines.

use catalog::text::without_bullet;
use catalog::{Document, FormFile, Role};

use super::dossier_words::WORDS;
use super::phrase_set::key;

/// Whether a line is only a label, which any dossier may contain.
pub(super) fn is_label(key: &str) -> bool {
    WORDS.lines.labels.are(key)
}

/// A line of a dossier. None if it says nothing.
pub(super) fn document(text: &str, (originals, copies): (u16, u16), forms: Vec<FormFile>) -> Option<Document> {
    let mut document = Document { name: String::new(), originals, copies, forms, role: Role::Note };
    document.role = role(text, document.is_counted(), !document.forms.is_empty());
    document.name = tidy(text, document.role);
    document.name.chars().any(char::is_alphanumeric).then_some(document)
}

/// The role of a clean line. `asked` says whether the source asks for copies of it.
pub(super) fn role(text: &str, asked: bool, has_form: bool) -> Role {
    let words = &WORDS.lines;
    let key = key(text);
    let colon = text.ends_with(':');
    let opens = words.openers.end(&key) && !text.contains('\n');
    if asked && !colon && words.other_papers.are(&key) {
        Role::Paper
    } else if is_label(&key) || words.notes.begin(&key) && colon {
        Role::Heading
    } else if words.notes.begin(&key) || words.nothing.are(&key) || !has_form && explains(&key) {
        Role::Note
    } else if opens || colon && (!asked || words.conditions.begin(&key)) {
        Role::Heading
    } else if asked || has_form || is_paper(&key) {
        Role::Paper
    } else {
        Role::Note
    }
}

/// Whether a line is about the dossier, the people who handle it, or who is exempted from a paper.
pub(super) fn explains(key: &str) -> bool {
    let words = &WORDS.lines;
    let is_exempted = || {
        let exemption = words.exemptions.find(key).filter(|_| words.exempted.begin(key));
        exemption.is_some_and(|at| !words.demands.within(key.get(..at).unwrap_or_default()))
    };
    words.explanations.begin(key) || is_exempted()
}

/// Whether a line without a number of copies names a paper: it begins like one, and is not a rule about papers in
/// general.
fn is_paper(key: &str) -> bool {
    let words = &WORDS.lines;
    let rule = words.in_general.begin(key) && words.rules.within(key) && !words.copies.within(key);
    (begins_as_paper(key) || begins_as_paper(uncounted(key))) && !rule
}

/// Removes the numbers before the words: "02 (hai) bản" becomes "bản".
fn uncounted(key: &str) -> &str {
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || WORDS.lines.numbers.are(word);
    match key.split_once(' ') {
        Some((word, rest)) if is_number(word) => uncounted(rest),
        _ => key,
    }
}

/// Whether a text begins like a paper.
pub(super) fn begins_as_paper(key: &str) -> bool {
    let words = &WORDS.lines;
    words.papers.begin(key) && !words.not_papers.begin(key)
}

/// Whether a text begins like a note.
pub(super) fn begins_as_note(key: &str) -> bool {
    WORDS.lines.notes.begin(key)
}

/// A line as the page shows it: without its bullet and the punctuation of a list.
pub(super) fn tidy(text: &str, role: Role) -> String {
    let text = without_bullet(text);
    let listed = |c: char| c.is_whitespace() || ";,:-–—+*".contains(c);
    let mut words = text.trim_end_matches(listed);
    // The full stop after a single clause belongs to the list; after a sentence it is kept.
    let sentences = words.contains(". ") || words.contains(".\n") || role == Role::Note;
    let abbreviated = words.ends_with("..") || words.ends_with("v.v.");
    if !sentences && !abbreviated || words.ends_with(";.") {
        words = words.trim_end_matches('.').trim_end_matches(listed);
    }
    words.to_owned()
}

/// Adjusts the roles of the lines of a case to each other: a line below a heading of notes becomes a note unless
/// copies of it are asked for, and no heading stays without lines below it.
pub(super) fn settle(mut lines: Vec<Document>) -> Vec<Document> {
    let mut under_notes = false;
    for line in &mut lines {
        let bare = !line.is_counted() && line.forms.is_empty();
        match line.role {
            Role::Heading => under_notes = begins_as_note(&key(&line.name)),
            Role::Paper if under_notes && bare => line.role = Role::Note,
            _ => {}
        }
    }
    while let Some(last) = lines.pop_if(|line| line.role == Role::Heading) {
        if let Some(line) = without_lines(last) {
            lines.push(line);
            break;
        }
    }
    lines
}

/// Turns a heading without lines below it into a paper if copies are asked for, otherwise into a note. A label alone
/// is removed.
fn without_lines(heading: Document) -> Option<Document> {
    let asked = heading.is_counted() || !heading.forms.is_empty();
    let key = key(&heading.name);
    let other = asked && WORDS.lines.other_papers.are(&key);
    let empty = heading.forms.is_empty() && (is_label(&key) && !other || begins_as_note(&key) && key.split(' ').count() < 4);
    let paper = !WORDS.lines.openers.end(&key) || begins_as_paper(&key) && !key.starts_with("hồ so");
    let role = if asked && paper { Role::Paper } else { Role::Note };
    (!empty).then_some(Document { role, ..heading })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, copies: u16) -> Document {
        let role = role(name, copies > 0, false);
        Document { name: tidy(name, role), originals: copies, copies: 0, forms: vec![], role }
    }

    fn roles(lines: Vec<Document>) -> Vec<Role> {
        settle(lines).into_iter().map(|line| line.role).collect()
    }

    #[test]
    fn any_number_of_copies_is_one() {
        let counted = document("Ảnh của voi", (u16::MAX, u16::MAX), Vec::new()).unwrap();
        assert!(counted.is_counted() && counted.role == Role::Paper);
        assert_eq!(document(" - ", (1, 0), Vec::new()), None);
    }

    #[test]
    fn a_line_below_a_heading_of_notes_is_a_note() {
        let lines = || vec![line("Lưu ý:", 0), line("Bản sao thì mang bản chính đi cùng", 0), line("Đơn", 1)];
        assert_eq!(roles(lines()), [Role::Heading, Role::Note, Role::Paper]);
        let under_another = lines().into_iter().chain([line("Giấy tờ phải nộp:", 0), line("Đơn", 0)]).collect();
        assert_eq!(roles(under_another)[3..], [Role::Heading, Role::Paper]);
    }

    #[test]
    fn a_heading_without_lines_below_it_is_changed() {
        assert_eq!(roles(vec![line("Đơn", 1), line("Giấy tờ phải nộp:", 1)]), [Role::Paper]);
        assert_eq!(roles(vec![line("Đối với trẻ em thì nộp bản sao:", 1)]), [Role::Paper]);
        assert_eq!(roles(vec![line("Đối với trẻ em:", 0)]), [Role::Note]);
    }

    #[test]
    fn other_papers_of_which_copies_are_asked_for_are_a_paper() {
        assert_eq!(roles(vec![line("Đơn", 1), line("Tài liệu khác;", 1)]), [Role::Paper, Role::Paper]);
        assert_eq!(roles(vec![line("Đơn", 1), line("Tài liệu khác:", 1)]), [Role::Paper, Role::Paper]);
        assert_eq!(roles(vec![line("Giấy tờ khác:", 1), line("Đơn", 1)]), [Role::Heading, Role::Paper]);
        assert_eq!(roles(vec![line("Đơn", 1), line("Tài liệu khác", 0)]), [Role::Paper]);
    }
}
