//! Reads a JSON object field by field. A field of the wrong type is noted with its path, and reading goes on.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::text;
use crate::limits::MOST_PROBLEMS;

/// A field of the wrong type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// Its path, such as `executionMethods[2].fees[0].value`.
    pub field: String,
    /// What is wrong with it.
    pub what: String,
}

/// An object with its path, and the problems found so far.
pub(super) struct Node<'a> {
    object: &'a Map<String, Value>,
    path: String,
    problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Node<'a> {
    pub(super) fn root(object: &'a Map<String, Value>, problems: &'a RefCell<Vec<Problem>>) -> Self {
        Self { object, path: String::new(), problems }
    }

    /// A text of one line, empty if there is none.
    pub(super) fn line(&self, key: &str) -> String {
        text::line(&self.raw(key))
    }

    /// A text of several lines, empty if there is none.
    pub(super) fn block(&self, key: &str) -> String {
        text::block(&self.raw(key))
    }

    /// A text exactly as it is in the source, empty if there is none.
    pub(super) fn raw(&self, key: &str) -> String {
        match self.object.get(key) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(other) => {
                self.note(key, format!("là {}, cần chuỗi", kind(other)));
                String::new()
            }
        }
    }

    /// True only if the source says true.
    pub(super) fn flag(&self, key: &str) -> bool {
        match self.object.get(key) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.note(key, format!("là {}, cần true hoặc false", kind(other)));
                false
            }
        }
    }

    /// A number, even if it is written as text.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        match self.object.get(key) {
            None | Some(Value::Null) => None,
            Some(Value::Number(number)) => number.as_f64(),
            Some(Value::String(text)) => {
                let number = digits(text);
                if number.is_none() {
                    self.note(key, format!("là chuỗi \"{text}\", cần số"));
                }
                number
            }
            Some(other) => {
                self.note(key, format!("là {}, cần số", kind(other)));
                None
            }
        }
    }

    /// Whether there is a field of this name.
    pub(super) fn has(&self, key: &str) -> bool {
        self.object.contains_key(key)
    }

    /// A value of any type, for the one field that has three types.
    pub(super) fn value(&self, key: &str) -> Option<&'a Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }

    /// An object inside this one.
    pub(super) fn child(&self, key: &str) -> Option<Self> {
        match self.object.get(key)? {
            Value::Object(object) => Some(Self { object, path: self.path_of(key), problems: self.problems }),
            Value::Null => None,
            other => {
                self.note(key, format!("là {}, cần đối tượng", kind(other)));
                None
            }
        }
    }

    /// The items of a list; none if it is missing. Anything but a list is noted.
    fn items(&self, key: &str) -> &'a [Value] {
        match self.object.get(key) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(items)) => items,
            Some(other) => {
                self.note(key, format!("là {}, cần danh sách", kind(other)));
                &[]
            }
        }
    }

    /// The objects of a list. Anything else in it, such as `null`, is noted and skipped.
    pub(super) fn list(&self, key: &str) -> Vec<Self> {
        let items = self.items(key);
        let mut nodes = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let place = format!("{key}[{at}]");
            match item {
                Value::Object(object) => nodes.push(Self { object, path: self.path_of(&place), problems: self.problems }),
                other => self.note(&place, format!("là {}, cần đối tượng", kind(other))),
            }
        }
        nodes
    }

    /// The texts of a list. Anything else in it is noted and skipped.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        let items = self.items(key);
        let text = |(at, item): (usize, &Value)| {
            if !item.is_string() {
                self.note(&format!("{key}[{at}]"), format!("là {}, cần chuỗi", kind(item)));
            }
            item.as_str().map(str::to_owned)
        };
        items.iter().enumerate().filter_map(text).collect()
    }

    /// The `name` of each object of a list, without bullets. Empty and repeated names are left out.
    pub(super) fn names(&self, key: &str) -> Vec<String> {
        self.each(key, "name")
    }

    /// The same for a list whose objects have their name under another key.
    pub(super) fn each(&self, key: &str, name: &str) -> Vec<String> {
        let mut names = Vec::new();
        for name in self.list(key).iter().map(|node| text::unlisted_line(&node.raw(name))).filter(|name| !name.is_empty()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Notes what is wrong with a field.
    pub(super) fn note(&self, key: &str, what: String) {
        let mut problems = self.problems.borrow_mut();
        let problem = Problem { field: self.path_of(key), what };
        if problems.len() < MOST_PROBLEMS && !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    /// Notes an amount that is not published, because it may be a slip.
    pub(super) fn note_slip(&self, key: &str, slip: u64) {
        self.note(key, format!("là {slip} đồng, quá nhỏ cho một mức phí; số này không được đăng"));
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

/// Parses "600,000", "600.000" and "50000". Groups of three digits are thousands.
fn digits(text: &str) -> Option<f64> {
    let text = text.trim();
    let mut groups = text.split(['.', ',']);
    let first = groups.next()?;
    let grouped = groups.clone().next().is_some() && groups.all(|group| group.len() == 3);
    if grouped && first.len() <= 3 { text.replace(['.', ','], "").parse().ok() } else { text.replace(',', ".").parse().ok() }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true/false",
        Value::Number(_) => "số",
        Value::String(_) => "chuỗi",
        Value::Array(_) => "danh sách",
        Value::Object(_) => "đối tượng",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("600,000", 600_000.0),
            ("600.000", 600_000.0),
            ("1.200.000", 1_200_000.0),
            ("2,5", 2.5),
            ("12.5", 12.5),
            (" 15 ", 15.0),
        ] {
            assert_eq!(digits(text), Some(number), "{text}");
        }
        assert_eq!(digits("Theo mô tả"), None);
        assert_eq!(digits(""), None);
    }
}
