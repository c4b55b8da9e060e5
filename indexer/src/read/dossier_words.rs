//! `dossier.toml`: the phrases by which the lines and the cases of a dossier are recognised. The file says what each
//! set is for.

use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase_set::PhraseSet;

/// The phrases, parsed once.
pub(super) static WORDS: LazyLock<DossierWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/dossier.toml")).expect("the built-in dossier.toml is valid"));

/// All phrases about dossiers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DossierWords {
    pub lines: LineWords,
    pub cases: CaseWords,
    pub names: NameWords,
}

/// Phrases that say what a line of a case is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineWords {
    pub labels: PhraseSet,
    pub other_papers: PhraseSet,
    pub notes: PhraseSet,
    pub explanations: PhraseSet,
    pub nothing: PhraseSet,
    pub exemptions: PhraseSet,
    pub demands: PhraseSet,
    pub conditions: PhraseSet,
    pub exempted: PhraseSet,
    pub in_general: PhraseSet,
    pub rules: PhraseSet,
    pub numbers: PhraseSet,
    pub copies: PhraseSet,
    pub openers: PhraseSet,
    pub papers: PhraseSet,
    pub not_papers: PhraseSet,
}

/// Phrases that say what the name of a case means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseWords {
    pub additional: PhraseSet,
    pub by_way: PhraseSet,
    pub parts: PhraseSet,
    pub not_parts: PhraseSet,
    pub conditional: PhraseSet,
    pub whole_list: PhraseSet,
}

/// Phrases by which a heading becomes the name of a case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameWords {
    pub openings: PhraseSet,
    pub dossier: PhraseSet,
    pub dossier_of: PhraseSet,
    pub case_of: PhraseSet,
    pub labels: PhraseSet,
    pub announcements: PhraseSet,
    pub empty: PhraseSet,
    pub unfinished: PhraseSet,
    pub demands: PhraseSet,
    pub open: PhraseSet,
    pub citing: Vec<String>,
    pub cited: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::super::phrase_set::key;
    use super::*;

    #[test]
    fn the_built_in_phrases_are_read() {
        assert!(WORDS.lines.papers.are(&key("đơn")) && WORDS.cases.conditional.are(&key("trường hợp")));
    }
}
