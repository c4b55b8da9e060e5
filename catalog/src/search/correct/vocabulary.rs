//! What spelling correction knows about the names of a catalogue.

/// The words of names, and which of them are neighbours.
pub trait Vocabulary {
    /// Whether a name has a folded word.
    fn is_in_names(&self, word: &str) -> bool;

    /// Whether any text has a folded word: then it is a word, if not one of a name.
    fn is_word(&self, word: &str) -> bool;

    /// Whether a name has two folded words side by side.
    fn is_pair(&self, first: &str, second: &str) -> bool;

    /// All folded words of names, sorted.
    fn words_of_names(&self) -> &[String];

    /// How many names have a folded word.
    fn frequency(&self, word: &str) -> u32;
}
