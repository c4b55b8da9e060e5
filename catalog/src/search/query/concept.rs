//! What a query is about, as concepts, each with one or more ways to read it.

use super::asides::Aside;
use crate::search::replacement::replacement;
use crate::text::Word;

/// Something that a query is about: a word, or words that mean one thing.
#[derive(Debug)]
pub struct Concept {
    /// The ways to read it, as typed first. A procedure is judged by the one that fits it best.
    pub expansions: Vec<Expansion>,
    /// Whether it is the last word and nothing was typed after it: it may be unfinished.
    pub is_unfinished: bool,
    /// Set if it does not say which procedure the query is about.
    pub aside: Option<Aside>,
}

/// One way to read a concept.
#[derive(Debug)]
pub struct Expansion {
    /// Its words.
    pub words: Vec<Word>,
    /// Where they come from: how far they are trusted depends on it.
    pub kind: ExpansionKind,
}

/// Where the words of an expansion come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpansionKind {
    /// As typed.
    Typed,
    /// The official wording of an everyday phrase.
    Official,
    /// A spelling correction.
    Corrected,
}

impl Concept {
    /// Words as typed, with their official wordings.
    pub fn of_saying(typed: &[Word], official: &[&str]) -> Self {
        let range = typed[0].range.start..typed[typed.len() - 1].range.end;
        let official = official.iter().map(|wording| replacement(wording, &range));
        Self::of(typed.to_vec(), official, ExpansionKind::Official)
    }

    /// A word as typed, with its corrections.
    pub fn of_word(typed: &Word, corrections: Vec<String>) -> Self {
        let word = |meant: String| Word { folded: meant.clone(), spelt: meant, range: typed.range.clone() };
        Self::of(vec![typed.clone()], corrections.into_iter().map(|meant| vec![word(meant)]), ExpansionKind::Corrected)
    }

    /// The spelling corrections of a single word, without marks.
    pub fn corrections(&self) -> Vec<String> {
        let corrected = self.expansions.iter().filter(|expansion| expansion.kind == ExpansionKind::Corrected);
        corrected.flat_map(|expansion| &expansion.words).map(|word| word.folded.clone()).collect()
    }

    fn of(typed: Vec<Word>, others: impl Iterator<Item = Vec<Word>>, kind: ExpansionKind) -> Self {
        let as_typed = Expansion { words: typed, kind: ExpansionKind::Typed };
        let others = others.map(|words| Expansion { words, kind });
        Self { expansions: std::iter::once(as_typed).chain(others).collect(), is_unfinished: false, aside: None }
    }
}
