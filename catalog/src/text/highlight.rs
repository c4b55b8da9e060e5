//! Marks the words of a query in a text.

use super::words::{fold, ranges};

/// A piece of a text. All pieces in order are the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text of the piece.
    pub text: &'a str,
    /// Whether the piece matches words of the query.
    pub found: bool,
}

/// Splits `text` into pieces that match the folded words of a query and pieces that do not. The last word of the query
/// may be unfinished, so it also matches words that begin with it. Adjacent matches are one piece.
pub fn highlight<'a>(text: &'a str, query: &[String]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut at = 0;
    for (start, end) in matching_runs(text, query) {
        if at < start {
            pieces.push(Piece { text: &text[at..start], found: false });
        }
        pieces.push(Piece { text: &text[start..end], found: true });
        at = end;
    }
    if at < text.len() {
        pieces.push(Piece { text: &text[at..], found: false });
    }
    pieces
}

/// The ranges of neighbouring words that match, in bytes.
fn matching_runs(text: &str, query: &[String]) -> Vec<(usize, usize)> {
    let words: Vec<_> = ranges(text).into_iter().map(|range| (fold(&text[range.clone()]), range)).collect();
    // A last word that is in the text is finished: "trú" must not mark "trước" beside it.
    let is_in_text = |word: &&String| words.iter().any(|(folded, _)| folded == *word);
    let unfinished = query.last().filter(|word| word.len() > 1 && !is_in_text(word));
    let matches = |folded: &String| query.contains(folded) || unfinished.is_some_and(|start| folded.starts_with(start.as_str()));
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut previous = false;
    for (folded, range) in &words {
        let found = matches(folded);
        match runs.last_mut() {
            Some(run) if found && previous => run.1 = range.end,
            _ if found => runs.push((range.start, range.end)),
            _ => {}
        }
        previous = found;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &str) -> String {
        let query = crate::text::fold_words(query);
        let show = |piece: Piece<'_>| if piece.found { format!("[{}]", piece.text) } else { piece.text.to_owned() };
        highlight(text, &query).into_iter().map(show).collect()
    }

    #[test]
    fn words_match_whatever_their_marks() {
        assert_eq!(marked("Thủ tục đăng ký khai sinh", "dang ky khai sinh"), "Thủ tục [đăng ký khai sinh]");
        assert_eq!(marked("Đăng ký lại khai tử", "khai tử dang ki"), "[Đăng ký] lại [khai tử]");
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(marked("Đăng ký khai sinh", "khai si"), "Đăng ký [khai sinh]");
        assert_eq!(marked("Tạm trú trước đó", "tam tru"), "[Tạm trú] trước đó");
        assert_eq!(marked("Đăng ký khai sinh", ""), "Đăng ký khai sinh");
    }
}
