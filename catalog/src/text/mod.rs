//! Vietnamese text: cleaning it for display, and the two keys of a word in the search. Also lists in order.
//!
//! [`fold`] removes tone and vowel marks, so that a query typed without them finds the same procedures: 6,604
//! spellings of the national records fold to 1,558. [`spell`] keeps the marks but normalises the Unicode form and the
//! place of the tone mark, so that a word typed with its marks can rank first. Indexing and queries use the same two
//! functions.
//!
//! ```
//! use catalog::text::{fold, slug, spell};
//!
//! assert_eq!(fold("Đăng"), "dang");
//! assert_eq!(fold("kỹ"), fold("kĩ"));
//! assert_eq!(spell("hoà"), spell("hòa"));
//! assert_ne!(spell("má"), spell("mã"));
//! assert_eq!(slug("Thi đua – Khen thưởng"), "thi-dua-khen-thuong");
//! ```

mod clean;
mod highlight;
mod letters;
mod number;
mod order;
mod prose;
mod syllable;
mod words;

pub use clean::{capitalised, clean, clean_line, sentence_case, without_bullet};
pub use highlight::{Piece, highlight};
pub use number::{grouped, per_cent, share, share_per_mille};
pub use order::{order, sorted};
pub use prose::{Block, Item, prose};
pub(crate) use syllable::MOST_LETTERS;
pub use syllable::is_syllable;
pub use words::{Word, fold, fold_text, fold_words, name_key, slug, spell, without_thu_tuc, words};
pub(crate) use words::{letter_starts, tones};
