//! What replaces a procedure (thay bằng): each code must be in the catalogue, and must not lead back.

use std::collections::{HashMap, HashSet};

use catalog::{Code, Procedure};

use super::record::RecordOrigin;
use crate::findings::{Finding, Kind};

const FIELD: &str = "Thay bằng";

/// Drops the codes that lead nowhere or back, each with a finding, and tells the others what they replace.
pub(super) fn settle(procedures: &mut [Procedure], origins: &HashMap<Code, RecordOrigin>) -> Vec<Finding> {
    let known: HashSet<Code> = procedures.iter().map(|procedure| procedure.code.clone()).collect();
    let stated: HashSet<(Code, Code)> = procedures.iter().flat_map(pairs).collect();
    let mut findings = Vec::new();
    for procedure in procedures.iter_mut() {
        let code = procedure.code.clone();
        procedure.replaced_by.retain(|other| {
            let wrong = wrong(&code, other, &known, &stated);
            findings.extend(wrong.as_ref().and_then(|what| finding(&code, what, origins)));
            wrong.is_none()
        });
    }
    let mut replaces: HashMap<Code, Vec<Code>> = HashMap::new();
    for (old, new) in procedures.iter().flat_map(pairs) {
        replaces.entry(new).or_default().push(old);
    }
    for procedure in procedures {
        procedure.replaces = replaces.remove(&procedure.code).unwrap_or_default();
    }
    findings
}

/// A procedure with each that replaces it.
fn pairs(procedure: &Procedure) -> impl Iterator<Item = (Code, Code)> + use<'_> {
    procedure.replaced_by.iter().map(|other| (procedure.code.clone(), other.clone()))
}

/// Why a page could not lead from one procedure to the other.
fn wrong(code: &Code, other: &Code, known: &HashSet<Code>, stated: &HashSet<(Code, Code)>) -> Option<String> {
    match () {
        () if code == other => Some(format!("ghi {other} thay cho chính nó")),
        () if !known.contains(other) => Some(format!("ghi {other}, không có trong danh mục")),
        () if stated.contains(&(other.clone(), code.clone())) => {
            Some(format!("ghi {other}, mà {other} lại ghi được thay bằng {code}"))
        }
        () => None,
    }
}

fn finding(code: &Code, what: &str, origins: &HashMap<Code, RecordOrigin>) -> Option<Finding> {
    let todo = "Trang không dẫn tới thủ tục thay thế này; hãy sửa mã, hoặc thêm thủ tục đó vào danh mục";
    Some(origins.get(code)?.finding(Kind::BadReplacement, code.as_str(), FIELD, what.to_owned(), todo))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(number: u32) -> Code {
        Code::parse(&format!("1.{number:06}")).unwrap()
    }

    #[test]
    fn a_replacement_must_exist_and_must_not_lead_back() {
        let replaced = |number, by: &[u32]| Procedure {
            replaced_by: by.iter().map(|number| code(*number)).collect(),
            ..Procedure::blank(code(number), "Nuôi voi".into())
        };
        let mut procedures = [replaced(1, &[2, 9, 1]), replaced(2, &[]), replaced(3, &[4]), replaced(4, &[3, 2])];
        let origins = procedures.iter().map(|p| (p.code.clone(), RecordOrigin::new("a.toml", "cả tệp"))).collect();
        let said: Vec<String> = settle(&mut procedures, &origins).into_iter().map(|finding| finding.what).collect();
        assert_eq!(
            said,
            [
                "ghi 1.000009, không có trong danh mục",
                "ghi 1.000001 thay cho chính nó",
                "ghi 1.000004, mà 1.000004 lại ghi được thay bằng 1.000003",
                "ghi 1.000003, mà 1.000003 lại ghi được thay bằng 1.000004"
            ]
        );
        assert_eq!(procedures[0].replaced_by, [code(2)]);
        assert_eq!(procedures[1].replaces, [code(1), code(4)]);
        assert!(procedures[2].replaced_by.is_empty() && procedures[2].replaces.is_empty());
    }
}
