//! Questions whose answers are known, in files of one JSON object a line.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use catalog::Code;
use serde::Deserialize;

/// The kind of the questions that no procedure answers.
const NONE: &str = "none";

/// A question with the procedures that answer it.
#[derive(Clone, Deserialize)]
pub struct Question {
    /// Names the question in its file.
    pub id: String,
    /// Who asks, or how. Questions of one kind are measured together.
    pub kind: String,
    /// What is typed into the search box.
    pub query: String,
    /// The procedures that answer it, in no order; empty for the kind `none`.
    pub gold: Vec<Code>,
}

impl Question {
    /// Whether any procedure answers it.
    pub fn is_answerable(&self) -> bool {
        self.kind != NONE
    }

    /// Whether this procedure answers it.
    pub fn is_answered_by(&self, code: &str) -> bool {
        self.gold.iter().any(|gold| gold.as_str() == code)
    }

    fn check(self, ids: &mut HashSet<String>) -> Result<Self> {
        ensure!(!self.query.trim().is_empty(), "\"query\" is empty");
        ensure!(self.gold.is_empty() != self.is_answerable(), "\"gold\" must be empty for the kind \"{NONE}\" and for no other");
        // It would count double.
        ensure!(ids.insert(self.id.clone()), "the id \"{}\" is there twice", self.id);
        Ok(self)
    }
}

/// Reads a file of questions: each line is `{"id", "kind", "query", "gold"}`.
///
/// # Errors
/// The file cannot be read, or a line is not a question, or an id comes twice. The line is named.
pub fn read_questions(path: &Path) -> Result<Vec<Question>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut ids = HashSet::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut read = |line| -> Result<Question> { serde_json::from_str::<Question>(line)?.check(&mut ids) };
    lines.map(|(at, line)| read(line).with_context(|| format!("{}: line {}", path.display(), at + 1))).collect()
}
