//! The terms of procedures in a column of the index. The long texts of the country have five million words, of which few
//! are distinct: each distinct one is folded once.

use super::columns::Column;
use super::word_table::{NumberedTexts, Owners};
use crate::Procedure;

/// A term of long texts is left out if more than this part of all procedures has it. Such terms say nothing, and would be
/// most of the index.
const COMMON_PART: usize = 12;
/// In a small catalogue a term that so few procedures have is not common.
const LEAST_COMMON: usize = 50;

/// The terms of all procedures in a column.
pub(super) struct Terms {
    texts: NumberedTexts,
    /// The end of the texts of each procedure, by ordinal.
    ends: Vec<usize>,
    /// Whether a word is left out, by its folded number.
    is_common: Vec<bool>,
}

impl Terms {
    /// The terms of procedures, without those of long texts that are common.
    pub fn of(column: Column, procedures: &[Procedure]) -> Self {
        let texts = NumberedTexts::of(procedures.iter().flat_map(|procedure| column.texts_of(procedure)));
        let mut end = 0;
        let ends = procedures.iter().map(|procedure| {
            end += column.texts_of(procedure).len();
            end
        });
        let mut terms = Self { ends: ends.collect(), is_common: vec![false; texts.words.folded_words().len()], texts };
        if column == Column::Text {
            terms.is_common = terms.common();
        }
        terms
    }

    /// Which words so many procedures have that they are left out, by folded number.
    fn common(&self) -> Vec<bool> {
        let most = (self.ends.len() / COMMON_PART).max(LEAST_COMMON);
        let mut owners = vec![Owners::default(); self.is_common.len()];
        for ordinal in 0..self.ends.len() {
            self.numbers(ordinal).for_each(|number| owners[number as usize].add(ordinal as u32));
        }
        owners.into_iter().map(|owners| owners.count as usize > most).collect()
    }

    /// The terms of a procedure, in their order and with repetitions.
    pub fn of_procedure(&self, ordinal: usize) -> impl Iterator<Item = &str> {
        let kept = self.numbers(ordinal).filter(|number| !self.is_common[*number as usize]);
        kept.map(|number| self.texts.words.folded_words()[number as usize].as_str())
    }

    /// The words of a procedure as folded numbers.
    fn numbers(&self, ordinal: usize) -> impl Iterator<Item = u32> {
        let start = if ordinal == 0 { 0 } else { self.ends[ordinal - 1] };
        let texts = (start..self.ends[ordinal]).flat_map(|text| self.texts.text(text));
        texts.map(|number| self.texts.words.folded_of(*number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;

    #[test]
    fn terms_are_folded_words_in_their_order() {
        let mut first = procedure("1.000001", "Nuôi voi", "");
        first.keywords = vec!["Trại VOI, voi con".to_owned()];
        let mut second = procedure("1.000002", "Nuôi hổ", "");
        second.keywords = vec!["Hổ".to_owned()];
        let terms = Terms::of(Column::Topic, &[first, second]);
        let of = |ordinal| terms.of_procedure(ordinal).collect::<Vec<_>>();
        assert!(of(0).windows(4).any(|four| four == ["trai", "voi", "voi", "con"]), "{:?}", of(0));
        assert!(of(1).contains(&"ho") && !of(1).contains(&"voi"), "{:?}", of(1));
    }

    #[test]
    fn words_of_nearly_all_long_texts_are_no_terms() {
        let with = |number: usize| {
            let mut procedure = procedure(&format!("1.{number:06}"), "Nuôi voi", "");
            procedure.conditions = format!("có chuồng {}", if number == 7 { "sắt" } else { "" });
            procedure
        };
        let procedures: Vec<_> = (0..=LEAST_COMMON).map(with).collect();
        let terms = Terms::of(Column::Text, &procedures);
        assert_eq!((terms.of_procedure(7).collect::<Vec<_>>(), terms.of_procedure(8).count()), (vec!["sat"], 0));
    }
}
