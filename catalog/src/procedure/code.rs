//! The code of a procedure (mã thủ tục), as the national database gives it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The code of a procedure (mã thủ tục): a digit, a dot, six or more digits, and for the exchange
/// interface dotted groups after them: `1.004194`, `2.009182739`, `1.001193.000.00.00.H49`.
///
/// It is a folder name in the site and a part of its addresses, so nothing else gets in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text is not a code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing but white space.
    #[error("mã để trống")]
    Empty,
    /// A code marked as withdrawn by who published it, as in `1.014955-Xoa`.
    #[error("mã \"{0}\" mang dấu \"-Xoa\" (đã xóa)")]
    Withdrawn(String),
    /// Anything else.
    #[error("mã \"{0}\" không có dạng 1.004194")]
    Shape(String),
}

impl Code {
    /// Reads a code, leaving out white space around it.
    ///
    /// # Errors
    /// The text is empty, marked as withdrawn, or not of a code's shape.
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
    fn codes_seen_in_the_national_data_are_read() {
        for text in ["1.004194", " 1.014325", "2.009182739", "1.001193.000.00.00.H49"] {
            assert_eq!(Code::parse(text).unwrap().as_str(), text.trim());
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_its_reason() {
        assert_eq!(Code::parse("  "), Err(CodeError::Empty));
        assert_eq!(Code::parse("1.014955-Xoa"), Err(CodeError::Withdrawn("1.014955-Xoa".into())));
        for text in ["../1.004194", "1.0041", "1.004194/..", "1.004194..", "x", "11.004194", "1.00４194"] {
            assert!(matches!(Code::parse(text), Err(CodeError::Shape(_))), "{text}");
        }
    }
}
