//! Codes that are written in an unusual way.

use super::Checked;
use crate::findings::{Finding, Kind};

/// The digits after the dot in the codes of the national database.
const DIGITS: usize = 6;

/// A code with more than six digits ("1.0133611"), or with white space around it in the source. 2 national records.
pub(super) fn odd(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for checked in checked {
        let code = checked.procedure.code.as_str();
        let digits = code.split('.').nth(1).map_or(0, str::len);
        let what = if digits > DIGITS {
            format!("mã {code} có {digits} chữ số sau dấu chấm, thường chỉ có {DIGITS}")
        } else if !checked.origin.exact_code {
            format!("nguồn ghi mã {code} với khoảng trắng thừa")
        } else {
            continue;
        };
        findings.push(checked.finding(Kind::OddCode, "Mã thủ tục", what, "Hãy tra lại mã trên Cổng dịch vụ công quốc gia"));
    }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, Procedure};

    use super::super::tests::said;
    use super::*;

    #[test]
    fn only_unusual_codes_are_named() {
        let code = |text: &str| Procedure::blank(Code::parse(text).unwrap(), "Nuôi voi".into());
        let found = said(odd, &[code("1.000001"), code("1.000002.000.00.00.H49"), code("1.0000031")]);
        assert_eq!(found, ["ma-la: Mã thủ tục: mã 1.0000031 có 7 chữ số sau dấu chấm, thường chỉ có 6"]);
    }
}
