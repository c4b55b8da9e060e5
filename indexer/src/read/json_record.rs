//! Parses a record of a JSON file, and tells by its keys who wrote it: the national portal or the exchange interface.

use std::cell::RefCell;

use catalog::{Code, CodeError};
use serde_json::{Map, Value};

use super::json::Node;
use super::national_code;
use super::record::{ReadRecord, RecordOrigin};
use super::source::{Record, envelope};
use super::{interface, portal};
use crate::findings::Kind;
use crate::foreign::json;
use crate::limits::MOST_RECORD_BYTES;

/// The field of a finding about a whole record.
const WHOLE: &str = "(cả bản ghi)";

/// Reads one record.
pub(super) fn read(file: &str, record: &Record<'_>) -> ReadRecord {
    let origin = RecordOrigin::new(file, record.place);
    if record.json.len() > MOST_RECORD_BYTES {
        let what = format!("dài {} MB", record.json.len() >> 20);
        return origin.rejected(Kind::BrokenRecord, "", WHOLE, what, "Bản ghi quá lớn; hãy xuất lại từ nguồn");
    }
    let object = match object(record) {
        Ok(object) => object,
        Err(what) => return origin.rejected(Kind::BrokenRecord, "", WHOLE, what, "Bản ghi hỏng; hãy xuất lại từ nguồn"),
    };
    let problems = RefCell::default();
    let node = Node::root(&object, &problems);
    let is_interface = interface::wrote(&node);
    let mut read = if is_interface { interface::read(origin, &node) } else { portal::read(origin, &node) };
    // Without a procedure, the first finding says why, with the code as it is written.
    let code = match &read.procedure {
        Some(procedure) => procedure.code.to_string(),
        None => read.findings.first().map_or_else(String::new, |finding| finding.code.clone()),
    };
    for problem in problems.take() {
        let todo = "Giá trị sai kiểu, bị bỏ qua; hãy sửa ở nguồn";
        let finding = read.origin.finding(Kind::WrongType, &code, &problem.field, problem.what, todo);
        read.findings.push(finding);
    }
    read
}

fn object(record: &Record<'_>) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(envelope(record.json).unwrap_or(record.json)) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("không phải đối tượng JSON".to_owned()),
        Err(error) => Err(format!("không phải JSON: cột {}: {}", error.column(), json::what(&error))),
    }
}

/// The code and the name of a record, from the fields of these names. Without them, the record is rejected. An office's
/// suffix of the code is left out, so that its record is one of the national procedure.
pub(super) fn identify(
    origin: RecordOrigin,
    node: &Node<'_>,
    code_key: &str,
    name_key: &str,
) -> Result<(RecordOrigin, Code, String), Box<ReadRecord>> {
    let written = node.line(code_key);
    let code = match national_code::parse(&written) {
        Ok(code) => code,
        Err(CodeError::Withdrawn(_)) => return Err(Box::new(origin.withdrawn(&written, code_key))),
        Err(error) => {
            let todo = "Thiếu mã hoặc mã sai dạng; hãy sửa ở nguồn";
            return Err(Box::new(origin.rejected(Kind::BadCode, &written, code_key, error.to_string(), todo)));
        }
    };
    let name = node.line(name_key);
    if name.is_empty() {
        let (what, todo) = ("để trống".to_owned(), "Thiếu tên thủ tục; hãy sửa ở nguồn");
        return Err(Box::new(origin.rejected(Kind::MissingName, &written, name_key, what, todo)));
    }
    Ok((origin, code, name))
}

#[cfg(test)]
mod tests {
    use super::super::source::Place;
    use super::*;

    #[test]
    fn a_field_of_the_wrong_type_is_reported_once_and_with_the_national_code() {
        let read = |json| super::read("a.json", &Record { place: Place::Whole, json }).findings;
        let findings = read(r#"{"MATTHC": "1.000001.H99", "TENTTHC": "Nuôi voi", "TRANGTHAI": "1", "YEUCAU": []}"#);
        assert_eq!(findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["1.000001"]);
        let findings = read(r#"{"code": [], "name": "Nuôi voi"}"#);
        assert_eq!(findings.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::BadCode, Kind::WrongType]);
    }
}
