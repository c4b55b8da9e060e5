//! The columns of the index: which words of a procedure are searched, and as which terms.

use crate::Procedure;
use crate::text::Word;

/// A part of a procedure whose words are searched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The words of the name, without marks.
    Name,
    /// Pairs of neighbours in the name, without marks: most Vietnamese words are two syllables.
    NamePairs,
    /// The words of the name, with marks.
    NameSpelt,
    /// Field, publisher, results, keywords, without marks.
    Topic,
    /// The names of papers and cases, without marks.
    Papers,
    /// Steps, conditions and legal bases, without marks.
    Text,
}

/// Columns that are downloaded together, in one pack. Those of names are not downloaded: `NameIndex` makes
/// them from the names pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// Fields, publishers, results and keywords.
    Topics,
    /// Papers and long texts.
    Texts,
}

impl Tier {
    /// The columns of the tier, in the order of the schema.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Topics => &[Column::Topic],
            Self::Texts => &[Column::Papers, Column::Text],
        }
    }
}

impl Column {
    /// The name of the column's field in tantivy's schema.
    pub(super) fn field_name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NamePairs => "name_pairs",
            Self::NameSpelt => "name_spelt",
            Self::Topic => "topic",
            Self::Papers => "papers",
            Self::Text => "text",
        }
    }

    /// The texts of a procedure in this column; none in a column of names.
    pub(super) fn texts_of(self, procedure: &Procedure) -> Vec<&str> {
        match self {
            Self::Name | Self::NamePairs | Self::NameSpelt => Vec::new(),
            Self::Topic => topic(procedure),
            Self::Papers => papers(procedure),
            Self::Text => long_texts(procedure),
        }
    }
}

/// The terms of neighbouring words in [`Column::NamePairs`].
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
