//! What the words of a query mean in a catalogue, as a trait, so that the app's first download does not include the
//! lexicon and the spelling correction: [`super::whole_sense`] has both, [`super::scan`] knows only the names.

use super::lexicon::Known;
use crate::text::Word;

/// What words mean. The defaults are those of a source that knows only the names.
pub(super) trait Sense {
    /// The words of `text` after chat spellings, input methods and missing or extra spaces were corrected.
    fn correct_typing(&self, _text: &str, typed: Vec<Word>) -> Vec<Word> {
        typed
    }

    /// The longest everyday phrase that the words begin with. `marked`: whether the query was typed with marks; the same
    /// holds below.
    fn saying_at(&self, _words: &[Word], _marked: bool) -> Option<Known<Vec<&str>>> {
        None
    }

    /// The longest phrase that the words begin with and that no office answers, with who does.
    fn out_of_scope_at(&self, _words: &[Word], _marked: bool) -> Option<Known<&str>> {
        None
    }

    /// The longest name of a province that the words begin with, with its official name.
    fn province_at(&self, _words: &[Word], _marked: bool) -> Option<Known<&str>> {
        None
    }

    /// The likeliest spelling corrections of the word at a place; none if it fits its neighbours.
    fn corrections(&self, _words: &[Word], _at: usize) -> Vec<String> {
        Vec::new()
    }

    /// Words one typing error away from the one at a place that a name has beside one of its neighbours, even if the
    /// word fits as it is.
    fn similar(&self, _words: &[Word], _at: usize) -> Vec<String> {
        Vec::new()
    }

    /// Whether a name has two folded words side by side.
    fn is_pair(&self, first: &str, second: &str) -> bool;

    /// Whether a weak best hit may be declined. Only a sense that knows everyday phrases can tell that nothing fits.
    fn may_decline(&self) -> bool {
        false
    }
}
