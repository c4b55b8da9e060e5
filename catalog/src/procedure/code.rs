//! The code of a procedure (mã thủ tục), in the form of the national database.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The code of a procedure (mã thủ tục): a digit, a dot and six to twelve digits; the exchange interface appends
/// more groups with dots. Examples: `1.004194`, `2.009182739`, `1.001193.000.00.00.H49`.
///
/// A code is used as a folder name and in addresses, so it can hold nothing else.
///
/// ```
/// use catalog::{Code, CodeError};
///
/// assert_eq!(Code::parse(" 1.004194 ")?.as_str(), "1.004194");
/// assert!(matches!(Code::parse("1.014955-Xoa"), Err(CodeError::Withdrawn(_))));
/// assert!(matches!(Code::parse("../1.004194"), Err(CodeError::Shape(_))));
/// # Ok::<(), CodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text is not a code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing but white space.
    #[error("mã để trống")]
    Empty,
    /// A code that its publisher marked as withdrawn: `1.014955-Xoa`.
    #[error("mã \"{0}\" mang dấu \"-Xoa\" (đã xóa)")]
    Withdrawn(String),
    /// Any other text.
    #[error("mã \"{0}\" không có dạng 1.004194")]
    Shape(String),
}

impl Code {
    /// Reads a code. White space around it is ignored.
    ///
    /// # Errors
    /// The text is empty, is marked as withdrawn, or does not have the form of a code.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(CodeError::Empty);
        }
        if text.to_ascii_lowercase().ends_with("-xoa") {
            return Err(CodeError::Withdrawn(text.to_owned()));
        }
        if has_shape(text) { Ok(Self(text.to_owned())) } else { Err(CodeError::Shape(text.to_owned())) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn has_shape(text: &str) -> bool {
    let mut groups = text.split('.');
    let digits = |group: Option<&str>, least: usize, most: usize| {
        group.is_some_and(|g| (least..=most).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(groups.next(), 1, 1)
        && digits(groups.next(), 6, 12)
        && groups.all(|g| (1..=6).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_alphanumeric()))
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;
    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_national_data_are_read() {
        for text in ["1.004194", " 1.014325", "2.009182739", "1.001193.000.00.00.H49"] {
            assert_eq!(Code::parse(text).unwrap().as_str(), text.trim());
        }
    }

    #[test]
    fn other_texts_are_refused_with_a_reason() {
        assert_eq!(Code::parse("  "), Err(CodeError::Empty));
        assert_eq!(Code::parse("1.014955-Xoa"), Err(CodeError::Withdrawn("1.014955-Xoa".into())));
        for text in ["../1.004194", "1.0041", "1.004194/..", "1.004194..", "x", "11.004194", "1.00４194"] {
            assert!(matches!(Code::parse(text), Err(CodeError::Shape(_))), "{text}");
        }
    }
}
