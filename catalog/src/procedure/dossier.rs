//! The dossier (thành phần hồ sơ): its cases, and the kind of each line.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::FormFile;

/// Pages fold longer texts: they show a title first.
struct Fold {
    /// From more letters than this on.
    long: usize,
    /// The least and the most letters of the title.
    title: Range<usize>,
}

/// How papers and notes are folded.
const LINE: Fold = Fold { long: 300, title: 25..220 };
/// How what stands above the papers is folded, names of cases and headings: the papers are what people came for.
const ABOVE: Fold = Fold { long: 140, title: 25..110 };

/// A case (trường hợp): papers that are needed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Whom the papers are for, without the words of a heading; empty if everybody needs them. See [`Case::whom`].
    pub name: String,
    /// Who needs the papers.
    pub kind: CaseKind,
    /// The lines in the source's order: papers, headings and notes.
    pub documents: Vec<Document>,
}

/// Who needs the papers of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaseKind {
    /// Everybody, whatever else they choose. The parts of one list ("Giấy tờ phải nộp", "Giấy tờ phải xuất trình")
    /// are one such case, with headings.
    Everybody,
    /// One of several conditions, of which a person meets exactly one and chooses it.
    Alternative,
    /// People who also meet this condition ("Trường hợp ủy quyền …"). Any number of these may apply.
    Addition,
}

/// One line of a dossier, mostly a paper (giấy tờ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its text, without the bullet and the punctuation of a list. It may hold lines and items, see
    /// [`crate::text::prose()`].
    pub name: String,
    /// Bản chính.
    pub originals: u16,
    /// Bản sao. If both numbers are 0, the source requires the paper but states no number.
    pub copies: u16,
    /// Its forms (mẫu đơn, tờ khai).
    pub forms: Vec<FormFile>,
    /// The kind of line.
    pub role: Role,
}

/// The kind of a line of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// A paper to submit or to show. Only these lines are counted and ticked.
    Paper,
    /// An explanation.
    Note,
    /// A heading of the lines after it, up to the next heading. It is never the last line of a case.
    Heading,
}

/// A heading with the lines under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentGroup<'a> {
    /// The heading; none for the lines before the first heading.
    pub heading: Option<&'a Document>,
    /// Papers and notes; empty if another heading follows directly.
    pub lines: &'a [Document],
}

impl Case {
    /// Whom the papers are for: the name, or that they are for everybody.
    pub fn whom(&self) -> &str {
        if self.name.is_empty() { "Mọi người" } else { &self.name }
    }

    /// The first part of a long name, which is shown while it is folded; all of a short one.
    pub fn title(&self) -> &str {
        ABOVE.split(&self.name).0
    }

    /// The rest of a long name; empty for a short one.
    pub fn detail(&self) -> &str {
        ABOVE.split(&self.name).1
    }

    /// The papers to submit or to show.
    pub fn papers(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|document| document.role == Role::Paper)
    }

    /// The lines, grouped by heading.
    pub fn groups(&self) -> Vec<DocumentGroup<'_>> {
        let mut groups = Vec::new();
        let mut rest = self.documents.as_slice();
        while let Some(first) = rest.first() {
            let heading = (first.role == Role::Heading).then_some(first);
            let lines = if heading.is_some() { &rest[1..] } else { rest };
            let end = lines.iter().position(|line| line.role == Role::Heading).unwrap_or(lines.len());
            groups.push(DocumentGroup { heading, lines: &lines[..end] });
            rest = &lines[end..];
        }
        groups
    }
}

impl Document {
    /// Whether the source states how many originals or copies it requires.
    pub fn is_counted(&self) -> bool {
        self.originals > 0 || self.copies > 0
    }

    /// The first part of a long line, which is shown while it is folded; all of a short line.
    pub fn title(&self) -> &str {
        self.fold().split(&self.name).0
    }

    /// The rest of a long line; empty for a short line. Title and detail together are the whole line.
    pub fn detail(&self) -> &str {
        self.fold().split(&self.name).1
    }

    fn fold(&self) -> Fold {
        if self.role == Role::Heading { ABOVE } else { LINE }
    }
}

impl Fold {
    /// A text as its title and the rest.
    fn split<'a>(&self, text: &'a str) -> (&'a str, &'a str) {
        let (title, rest) = text.split_at(self.title_end(text));
        (title.trim_end(), rest.trim_start())
    }

    /// The end of the title in bytes: after the first line, sentence or clause of suitable length, outside brackets.
    fn title_end(&self, text: &str) -> usize {
        if text.chars().count() <= self.long {
            return text.len();
        }
        let ends = self.ends_of_clauses(text);
        let strong = ends.iter().find(|(_, clause)| *clause == Clause::Strong);
        // Without a sentence end, a longer title says more, so take the last comma or word.
        let last = |wanted| ends.iter().rfind(move |(_, clause)| *clause == wanted);
        let end = strong.or_else(|| last(Clause::Comma)).or_else(|| last(Clause::Word));
        end.map_or(text.len(), |(at, _)| *at)
    }

    /// The ends of clauses within the bounds of a title, in bytes, each after its punctuation.
    fn ends_of_clauses(&self, text: &str) -> Vec<(usize, Clause)> {
        let mut depth = 0_i32;
        let mut ends = Vec::new();
        let chars: Vec<(usize, char)> = text.char_indices().take(self.title.end).collect();
        for (count, pair) in chars.windows(2).enumerate() {
            let ((at, c), (_, next)) = (pair[0], pair[1]);
            depth += i32::from(c == '(') - i32::from(c == ')');
            let end = at + c.len_utf8();
            let clause = match c {
                '\n' => Clause::Strong,
                '.' | ';' | ':' if next.is_whitespace() && depth <= 0 => Clause::Strong,
                ',' if next.is_whitespace() && depth <= 0 => Clause::Comma,
                // No punctuation close to the limit: the end of a word.
                _ if next == ' ' && count > self.title.end - 40 => Clause::Word,
                _ => continue,
            };
            if self.title.contains(&count) {
                ends.push((end, clause));
            }
        }
        ends
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clause {
    Strong,
    Comma,
    Word,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, role: Role) -> Document {
        Document { name: name.into(), originals: 0, copies: 0, forms: vec![], role }
    }

    #[test]
    fn lines_are_grouped_under_their_headings() {
        let documents = vec![
            line("Đơn", Role::Paper),
            line("Xuất trình", Role::Heading),
            line("Hộ chiếu", Role::Paper),
            line("Lưu ý", Role::Heading),
            line("Bản dịch phải chứng thực.", Role::Note),
        ];
        let case = Case { name: String::new(), kind: CaseKind::Everybody, documents };
        let shown: Vec<_> = case.groups().iter().map(|g| (g.heading.map(|h| h.name.as_str()), g.lines.len())).collect();
        assert_eq!(shown, [(None, 1), (Some("Xuất trình"), 1), (Some("Lưu ý"), 1)]);
        assert_eq!((case.papers().count(), case.whom()), (2, "Mọi người"));
    }

    #[test]
    fn a_long_line_is_cut_after_its_first_clause_and_loses_nothing() {
        let short = line("Tờ khai; theo mẫu", Role::Paper);
        assert_eq!((short.title(), short.detail()), ("Tờ khai; theo mẫu", ""));
        let more = "từ ".repeat(120);
        let long = line(&format!("Giấy chứng minh chỗ ở (nhà; đất) hợp pháp: {more}"), Role::Paper);
        assert_eq!(long.title(), "Giấy chứng minh chỗ ở (nhà; đất) hợp pháp:");
        assert_eq!(long.detail(), more);
        let comma = line(&format!("Bản sao giấy phép do tỉnh cấp, còn hạn {more}"), Role::Paper);
        assert_eq!(comma.title(), "Bản sao giấy phép do tỉnh cấp,");
        let words = line(&more, Role::Paper);
        assert!(words.title().ends_with("từ") && words.title().len() + words.detail().len() + 1 == more.len());
    }

    #[test]
    fn what_stands_above_the_papers_is_cut_earlier() {
        let name = format!("Người đang sử dụng đất, {}do thừa kế", "được giao ".repeat(20));
        let heading = line(&name, Role::Heading);
        let case = Case { name: name.clone(), kind: CaseKind::Alternative, documents: vec![] };
        assert_eq!(line(&name, Role::Paper).detail(), "");
        assert_eq!((heading.title(), heading.detail()), (case.title(), case.detail()));
        assert!((70..110).contains(&case.title().chars().count()), "{}", case.title());
        assert_eq!(format!("{} {}", case.title(), case.detail()), name);
    }
}
