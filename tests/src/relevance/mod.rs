//! Questions whose answers are known, and a score of how well a search answers them.

mod questions;
mod score;

pub use questions::{Question, read_questions};
pub use score::Score;
