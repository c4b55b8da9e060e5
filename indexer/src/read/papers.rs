//! What a line of the dossier is: a paper, a note or a heading.
//!
//! The sources write all three into one list. A line with a number of copies is a paper unless its words
//! plainly say otherwise; a line without (1,357 of 23,155 in the national data) is judged by its words
//! alone, because both papers and notes occur there. `labelled_cases.tsv` beside this file lists the shapes.

use catalog::text::without_bullet;
use catalog::{Document, Role};

use super::paper_words::{
    CONDITIONS, COPIES, DEMANDS, EXEMPTIONS, EXPLANATIONS, FREED, IN_GENERAL, LABELS, NO_PAPERS, NOTES, NOTHING, NUMBERS,
    OPENERS, PAPERS, RULES,
};
use super::phrase_set::key;

/// Whether the words are one of the labels that every dossier may have.
pub(super) fn is_label(key: &str) -> bool {
    LABELS.are(key)
}

/// What a clean line is. `asked` is whether the source asks for copies of it.
pub(super) fn role(text: &str, asked: bool, has_form: bool) -> Role {
    let key = key(text);
    let colon = text.ends_with(':');
    let opens = OPENERS.end(&key) && !text.contains('\n');
    if is_label(&key) || NOTES.begin(&key) && colon {
        Role::Heading
    } else if NOTES.begin(&key) || NOTHING.are(&key) || !has_form && explains(&key) {
        Role::Note
    } else if opens || colon && (!asked || CONDITIONS.begin(&key)) {
        Role::Heading
    } else if asked || has_form || is_paper(&key) {
        Role::Paper
    } else {
        Role::Note
    }
}

/// Whether a line speaks of the dossier, of those who handle it, or of who need not bring a paper.
pub(super) fn explains(key: &str) -> bool {
    let freed = || {
        let exemption = EXEMPTIONS.find(key).filter(|_| FREED.begin(key));
        exemption.is_some_and(|at| !DEMANDS.within(key.get(..at).unwrap_or_default()))
    };
    EXPLANATIONS.begin(key) || freed()
}

/// Whether a line without a number of copies names a paper: it begins as one, and is no sentence on how
/// papers in general must be.
fn is_paper(key: &str) -> bool {
    let rule = IN_GENERAL.begin(key) && RULES.within(key) && !COPIES.within(key);
    (begins_as_paper(key) || begins_as_paper(uncounted(key))) && !rule
}

/// Words without the numbers before them: "02 (hai) bản".
fn uncounted(key: &str) -> &str {
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || NUMBERS.are(word);
    match key.split_once(' ') {
        Some((word, rest)) if is_number(word) => uncounted(rest),
        _ => key,
    }
}

/// Whether words begin as a paper does.
pub(super) fn begins_as_paper(key: &str) -> bool {
    PAPERS.begin(key) && !NO_PAPERS.begin(key)
}

/// Whether words begin as a note does.
pub(super) fn begins_as_note(key: &str) -> bool {
    NOTES.begin(key)
}

/// The words of a line as they are shown: without its bullet and the punctuation of a list.
pub(super) fn tidy(text: &str, role: Role) -> String {
    let text = without_bullet(text);
    let listed = |c: char| c.is_whitespace() || ";,:-–—+*".contains(c);
    let mut words = text.trim_end_matches(listed);
    // The full stop of a single clause is the list's; that of a sentence is its own.
    let sentences = words.contains(". ") || words.contains(".\n") || role == Role::Note;
    let abbreviated = words.ends_with("..") || words.ends_with("v.v.");
    if !sentences && !abbreviated || words.ends_with(";.") {
        words = words.trim_end_matches('.').trim_end_matches(listed);
    }
    words.to_owned()
}

/// The lines of a case with their roles settled among each other: what stands under a heading of notes is
/// a note unless copies of it are asked for, and a heading has something under it.
pub(super) fn settle(mut lines: Vec<Document>) -> Vec<Document> {
    let mut under_notes = false;
    for line in &mut lines {
        let bare = line.originals + line.copies == 0 && line.forms.is_empty();
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

/// A heading that nothing follows: a paper where copies of one are asked for, else a note; a label alone
/// says nothing.
fn without_lines(heading: Document) -> Option<Document> {
    let asked = heading.originals + heading.copies > 0 || !heading.forms.is_empty();
    let key = key(&heading.name);
    let empty = heading.forms.is_empty() && (is_label(&key) || begins_as_note(&key) && key.split(' ').count() < 4);
    let paper = !OPENERS.end(&key) || begins_as_paper(&key) && !key.starts_with("hồ so");
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
    fn what_stands_under_a_heading_of_notes_is_a_note() {
        let lines = || vec![line("Lưu ý:", 0), line("Bản sao thì mang bản chính đi cùng", 0), line("Đơn", 1)];
        assert_eq!(roles(lines()), [Role::Heading, Role::Note, Role::Paper]);
        let under_another = lines().into_iter().chain([line("Giấy tờ phải nộp:", 0), line("Đơn", 0)]).collect();
        assert_eq!(roles(under_another)[3..], [Role::Heading, Role::Paper]);
    }

    #[test]
    fn a_heading_has_something_under_it() {
        assert_eq!(roles(vec![line("Đơn", 1), line("Giấy tờ phải nộp:", 1)]), [Role::Paper]);
        assert_eq!(roles(vec![line("Đối với trẻ em thì nộp bản sao:", 1)]), [Role::Paper]);
        assert_eq!(roles(vec![line("Đối với trẻ em:", 0)]), [Role::Note]);
    }
}
