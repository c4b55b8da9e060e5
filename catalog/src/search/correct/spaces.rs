//! Undoes what input methods and the space bar did to a query: "ddawng kys", "kh ai sinh", "đăngký".

use super::keyboard;
use super::split::split;
use super::vocabulary::Vocabulary;
use crate::search::replacement::replacement;
use crate::text::{Word, fold, is_syllable};

/// The words of a query with missing spaces, extra spaces and untranslated keys corrected.
pub(in crate::search) fn correct_typing(text: &str, typed: Vec<Word>, vocabulary: &dyn Vocabulary) -> Vec<Word> {
    let is_good = |word: &Word| vocabulary.is_in_names(&word.folded) || is_syllable(&word.folded);
    let beside_vni = typed.iter().any(|word| keyboard::is_vni(as_typed(text, word)));
    let mut corrected: Vec<Word> = Vec::with_capacity(typed.len());
    for word in typed {
        if let Some(before) = corrected.last_mut().filter(|before| !(is_good(before) && is_good(&word)))
            && let Some(joined) = joined(before, &word, vocabulary)
        {
            *before = joined;
        } else if is_good(&word) {
            corrected.push(word);
        } else if let Some(meant) = decoded(as_typed(text, &word), beside_vni) {
            corrected.extend(replacement(&meant, &word.range));
        } else if let Some(parts) = split(as_typed(text, &word), &word, vocabulary) {
            corrected.extend(parts);
        } else {
            corrected.push(word);
        }
    }
    corrected
}

/// The letters of a word as they were typed. A word that replaced a typed one has only its key.
fn as_typed<'a>(text: &'a str, word: &'a Word) -> &'a str {
    text.get(word.range.clone()).filter(|typed| fold(typed) == word.folded).unwrap_or(&word.spelt)
}

/// The syllable that was typed in Telex or VNI.
fn decoded(typed: &str, beside_vni: bool) -> Option<String> {
    keyboard::decode(typed, beside_vni).filter(|meant| is_syllable(&fold(meant)))
}

/// "kh ai" typed for "khai": not both are words, but together they are one.
fn joined(before: &Word, word: &Word, vocabulary: &dyn Vocabulary) -> Option<Word> {
    let folded = format!("{}{}", before.folded, word.folded);
    vocabulary.is_in_names(&folded).then(|| Word {
        range: before.range.start..word.range.end,
        spelt: format!("{}{}", before.spelt, word.spelt),
        folded,
    })
}
