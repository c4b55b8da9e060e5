//! Vietnamese text: cleaning what is shown, and the two keys under which a word is found.
//!
//! A word has two keys. [`fold`] leaves out tone and vowel marks, so that a question typed without
//! them finds the same procedures: 6,604 real spellings fold to 1,558. [`spell`] keeps them but writes
//! them in one way, whatever the Unicode form and the place of the tone mark, so that where marks are
//! given the exact word can rank first. Indexing and questions go through the same two functions.

mod clean;
mod highlight;
mod letters;
mod number;
mod prose;
mod syllable;
mod words;

pub use clean::{clean, clean_line, sentence_case, without_bullet};
pub use highlight::{Piece, highlight};
pub use number::{grouped, per_cent, share, share_per_mille};
pub use prose::{Block, Item, prose};
pub(crate) use syllable::{MOST_LETTERS, is_syllable};
pub use words::{Word, fold, fold_words, slug, spell, words};
pub(crate) use words::{letter_starts, tones};
