//! The dossier (thành phần hồ sơ): its cases, and what each of its lines is.

use serde::{Deserialize, Serialize};

/// A longer line is drawn folded: its [`Document::title`] with the rest behind it.
const LONG: usize = 300;
/// A title has at least and at most so many letters.
const TITLE: std::ops::Range<usize> = 25..220;

/// Papers that are needed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The condition, without bullet and colon; empty where the papers are for everybody.
    pub name: String,
    /// Who needs them.
    pub kind: CaseKind,
    /// Its lines: papers, and the headings and notes among them, in the source's order.
    pub documents: Vec<Document>,
}

/// Who needs the papers of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaseKind {
    /// Everybody, whatever else they choose. Parts of one list ("Giấy tờ phải nộp", "Giấy tờ phải xuất
    /// trình") are one such case with headings.
    Everybody,
    /// One of several conditions, of which a person meets one: choose it.
    Alternative,
    /// Whoever also meets this condition ("Trường hợp ủy quyền …"): none, one or several may apply.
    Addition,
}

/// One line of the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its words, without bullet and without the punctuation of a list; may have lines and items, see
    /// [`crate::text::prose`].
    pub name: String,
    /// Bản chính.
    pub originals: u16,
    /// Bản sao. Where both are 0 the source asks for the paper but states no number.
    pub copies: u16,
    /// File names of its forms (mẫu đơn, tờ khai).
    pub forms: Vec<String>,
    /// What the line is.
    pub role: Role,
}

/// What a line of the dossier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// A paper to hand in or to show: the only lines that are counted and ticked.
    Paper,
    /// An explanation.
    Note,
    /// What the lines after it have in common, up to the next heading. Never the last line of a case.
    Heading,
}

/// A heading with the lines under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentGroup<'a> {
    /// None for the lines before the first heading.
    pub heading: Option<&'a Document>,
    /// Papers and notes; empty where a heading follows a heading.
    pub lines: &'a [Document],
}

impl Case {
    /// The papers to hand in or to show.
    pub fn papers(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|document| document.role == Role::Paper)
    }

    /// The lines by heading.
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
    /// What is shown of a long line while it is folded; all of a short one.
    pub fn title(&self) -> &str {
        self.name[..self.title_end()].trim_end()
    }

    /// The rest of a long line; empty for a short one. Title and detail together are the whole line.
    pub fn detail(&self) -> &str {
        self.name[self.title_end()..].trim_start()
    }

    /// The end of the first line, sentence or clause that makes a title, outside of brackets.
    fn title_end(&self) -> usize {
        if self.name.chars().count() <= LONG {
            return self.name.len();
        }
        let ends = ends_of_clauses(&self.name);
        let strong = ends.iter().find(|(_, clause)| *clause == Clause::Strong);
        // A title that ends at a comma says the more the longer it is.
        let last = |wanted| ends.iter().rfind(move |(_, clause)| *clause == wanted);
        let end = strong.or_else(|| last(Clause::Comma)).or_else(|| last(Clause::Word));
        end.map_or(self.name.len(), |(at, _)| *at)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clause {
    Strong,
    Comma,
    Word,
}

/// Where clauses end within the bounds of a title: after the punctuation.
fn ends_of_clauses(text: &str) -> Vec<(usize, Clause)> {
    let mut depth = 0_i32;
    let mut ends = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().take(TITLE.end).collect();
    for (count, pair) in chars.windows(2).enumerate() {
        let ((at, c), (_, next)) = (pair[0], pair[1]);
        depth += i32::from(c == '(') - i32::from(c == ')');
        let end = at + c.len_utf8();
        let clause = match c {
            '\n' => Clause::Strong,
            '.' | ';' | ':' if next.is_whitespace() && depth <= 0 => Clause::Strong,
            ',' if next.is_whitespace() && depth <= 0 => Clause::Comma,
            // Without any punctuation near, the last word that fits.
            _ if next == ' ' && count > TITLE.end - 40 => Clause::Word,
            _ => continue,
        };
        if TITLE.contains(&count) {
            ends.push((end, clause));
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, role: Role) -> Document {
        Document { name: name.into(), originals: 0, copies: 0, forms: vec![], role }
    }

    #[test]
    fn lines_stand_under_their_headings() {
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
        assert_eq!(case.papers().count(), 2);
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
}
