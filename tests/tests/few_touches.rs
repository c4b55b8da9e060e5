//! The counter screen's keyboard: with whole phrases suggested from the second letter on, a few touches reach the page of
//! the right procedure.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use catalog::text::fold_text;
use tests::relevance::{Question, read_questions};
use tests::{Searcher, workspace};

use crate::search::searcher;

tests! {
    site: [
        the_right_page_is_a_few_touches_away,
    ],
}

/// The hits and the phrases that are in sight above the keyboard.
const HITS_IN_SIGHT: usize = 3;
const PHRASES_IN_SIGHT: usize = 6;
/// In the median. Measured: 4.
const MOST_TOUCHES: usize = 5;
/// Fewer questions would let one of them decide.
const LEAST_QUESTIONS: usize = 60;

fn the_right_page_is_a_few_touches_away() -> Result<()> {
    let questions = read_questions(&workspace().join("tests/suite/relevance/questions.jsonl"))?;
    let answerable: Vec<Question> = questions.into_iter().filter(Question::is_answerable).collect();
    ensure!(answerable.len() >= LEAST_QUESTIONS, "only {} questions", answerable.len());
    let mut screen = Screen { searcher: searcher()?, seen: HashMap::new() };
    let mut touches: Vec<(usize, &str)> =
        answerable.iter().map(|question| (screen.touches(question), question.query.as_str())).collect();
    touches.sort();
    let (median, _) = touches[touches.len() / 2];
    ensure!(median <= MOST_TOUCHES, "a median of {median} touches: {touches:?}");
    Ok(())
}

/// What a visitor sees.
struct Screen<'a> {
    searcher: &'a Searcher,
    /// The codes in sight for each text.
    seen: HashMap<String, Vec<&'a str>>,
}

impl Screen<'_> {
    /// How many touches it takes to type a question until the page that answers it is a touch away, and to go there: by a
    /// hit, or by a phrase and then a hit. Marks are not typed.
    fn touches(&mut self, question: &Question) -> usize {
        let letters: Vec<char> = fold_text(&question.query).chars().collect();
        let mut fewest = usize::MAX;
        for typed in 1..=letters.len() {
            let text: String = letters[..typed].iter().collect();
            if self.is_in_sight(&text, question) {
                return fewest.min(typed + 1);
            }
            let phrases = self.searcher.suggest(&text, PHRASES_IN_SIGHT);
            if phrases.iter().any(|phrase| self.is_in_sight(phrase, question)) {
                fewest = fewest.min(typed + 2);
            }
        }
        fewest
    }

    /// Whether a hit for a text answers the question.
    fn is_in_sight(&mut self, text: &str, question: &Question) -> bool {
        let searcher = self.searcher;
        let hits = || searcher.codes(text).into_iter().take(HITS_IN_SIGHT).collect();
        self.seen.entry(text.to_owned()).or_insert_with(hits).iter().any(|code| question.is_answered_by(code))
    }
}
