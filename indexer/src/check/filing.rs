//! Procedures that are filed online: whether their link leads to them.

use catalog::{Level, Office, Procedure};

use super::Checked;
use crate::findings::{Finding, Kind};
use crate::read::RecordOrigin;

/// How many codes a finding names.
const NAMED: usize = 20;

/// Counts the procedures whose link can only search for their code. No national record: each knows its page.
pub(super) fn by_code(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    // What is known of a procedure does not depend on where it is filed.
    let nowhere = Office::blank(String::new(), Level::Other);
    let is_searched = |procedure: &&Procedure| nowhere.filing(procedure).is_some_and(|filing| filing.by_code);
    let codes: Vec<&str> = checked.iter().map(|of| of.procedure).filter(is_searched).map(|p| p.code.as_str()).collect();
    if codes.is_empty() {
        return;
    }
    let more = if codes.len() > NAMED { format!(" và {} mã khác", codes.len() - NAMED) } else { String::new() };
    let named = codes[..codes.len().min(NAMED)].join(", ");
    let what =
        format!("{} thủ tục nộp trực tuyến được nhưng không biết trang trên Cổng Dịch vụ công: {named}{more}", codes.len());
    let todo = "Trang chỉ mở tìm kiếm theo mã; hãy thêm bản ghi của Cổng, hoặc ghi địa chỉ trang của thủ tục vào nguồn";
    findings.push(RecordOrigin::new("", "").finding(Kind::NoFilingLink, "", "Nộp trực tuyến", what, todo));
}

#[cfg(test)]
mod tests {
    use catalog::{Channel, Means, OnlineLevel, Source, Time};

    use super::super::tests::{procedure, said};
    use super::*;

    #[test]
    fn procedures_without_a_link_are_counted_once() {
        let filed = |number, means, url: &str| {
            procedure(number, "Nuôi voi", |p| {
                p.channels = vec![Channel { means, time: Time::Unknown, fees: Vec::new(), note: String::new() }];
                (p.online, p.source.url) = (OnlineLevel::Full, url.to_owned());
            })
        };
        let page = Source::portal_page("01-ab").unwrap();
        let known = [filed(1, Means::Online, &page), filed(2, Means::Post, "")];
        assert_eq!(said(by_code, &known), [""; 0]);
        let found =
            said(by_code, &[filed(1, Means::Online, ""), filed(2, Means::Online, "https://mau.vn"), filed(3, Means::Post, "")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("2 thủ tục") && found[0].ends_with(": 1.000001, 1.000002"), "{found:?}");
    }
}
