//! Spelling correction: what input methods, the space bar and the fingers did to the words of a query.

mod keyboard;
mod slips;
mod spaces;
mod split;
mod vocabulary;

pub use keyboard::decode as decode_keys;
pub(super) use slips::{corrections, similar};
pub(super) use spaces::correct_typing;
pub(super) use vocabulary::Vocabulary;

#[cfg(test)]
mod tests;
