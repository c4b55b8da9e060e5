//! What of a procedure is searched, and under which keys.

use crate::Procedure;
use crate::text::{Word, words};

/// A set of words of a procedure that is searched as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The words of its name, without marks.
    Name,
    /// Neighbouring words of its name, without marks: Vietnamese words are mostly two syllables.
    NamePairs,
    /// The words of its name, with marks.
    NameSpelt,
    /// Field, publisher, results, keywords, without marks.
    Topic,
    /// The names of its papers and cases, without marks.
    Papers,
    /// Steps, conditions and legal bases, without marks.
    Text,
}

/// Columns that are downloaded together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// What a procedure is called.
    Titles,
    /// Its long texts.
    Texts,
}

impl Tier {
    /// The tier's columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Titles => &[Column::Name, Column::NamePairs, Column::NameSpelt, Column::Topic],
            Self::Texts => &[Column::Papers, Column::Text],
        }
    }
}

impl Column {
    /// The column's name in the index.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NamePairs => "name_pairs",
            Self::NameSpelt => "name_spelt",
            Self::Topic => "topic",
            Self::Papers => "papers",
            Self::Text => "text",
        }
    }

    /// The keys of a procedure in this column, in order and with repetitions.
    pub fn keys_of(self, procedure: &Procedure) -> Vec<String> {
        let folded = |texts: Vec<&str>| texts.into_iter().flat_map(words).map(|word| word.folded).collect();
        match self {
            Self::Name => folded(vec![&procedure.name]),
            Self::NamePairs => pairs(&words(&procedure.name)),
            Self::NameSpelt => words(&procedure.name).into_iter().map(|word| word.spelt).collect(),
            Self::Topic => folded(topic(procedure)),
            Self::Papers => folded(papers(procedure)),
            Self::Text => folded(long_texts(procedure)),
        }
    }
}

/// The keys of neighbouring words.
pub(super) fn pairs(words: &[Word]) -> Vec<String> {
    words.windows(2).map(|pair| format!("{} {}", pair[0].folded, pair[1].folded)).collect()
}

fn topic(procedure: &Procedure) -> Vec<&str> {
    let lists = [&procedure.fields, &procedure.results, &procedure.keywords];
    let listed = lists.into_iter().flatten().map(String::as_str);
    listed.chain([procedure.publisher.as_str()]).collect()
}

fn papers(procedure: &Procedure) -> Vec<&str> {
    procedure
        .cases
        .iter()
        .flat_map(|case| std::iter::once(case.name.as_str()).chain(case.documents.iter().map(|document| document.name.as_str())))
        .collect()
}

fn long_texts(procedure: &Procedure) -> Vec<&str> {
    let steps = procedure.steps.iter().flat_map(|step| [step.title.as_str(), step.text.as_str()]);
    let bases = procedure.legal_bases.iter().map(|basis| basis.title.as_str());
    steps.chain(bases).chain([procedure.conditions.as_str()]).collect()
}
