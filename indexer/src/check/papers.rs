//! Lines of the dossier that are no papers, though the source asks for copies of them.

use catalog::{Document, Role};

use super::Checked;
use crate::findings::{Finding, Kind};

/// Headings and notes with a number of copies: "Hồ sơ gồm", "Số lượng hồ sơ: 01 bộ". One finding for each procedure. 155
/// national records (3.3 %).
pub(super) fn headings(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for checked in checked {
        let lines = checked.procedure.cases.iter().flat_map(|case| &case.documents);
        let mut counted = lines.filter(|line| is_counted(line));
        let Some(first) = counted.next() else { continue };
        let more = match counted.count() {
            0 => String::new(),
            more => format!(" và {more} dòng khác"),
        };
        let role = if first.role == Role::Heading { "tiêu đề" } else { "ghi chú" };
        let what = format!("nguồn đòi bản chính hoặc bản sao của {role} \"{}\"{more}", first.title());
        let todo = "Trang không đếm dòng đó là giấy tờ; hãy xem lại trang của thủ tục";
        findings.push(checked.finding(Kind::HeadingAsPaper, "Thành phần hồ sơ", what, todo));
    }
}

fn is_counted(line: &Document) -> bool {
    line.role != Role::Paper && line.is_counted()
}

#[cfg(test)]
mod tests {
    use catalog::{Case, CaseKind};

    use super::super::tests::{procedure, said};
    use super::*;

    #[test]
    fn a_heading_with_copies_is_a_finding() {
        let line = |name: &str, role, originals| Document { name: name.into(), originals, copies: 0, forms: Vec::new(), role };
        let documents = vec![
            line("Hồ sơ gồm", Role::Heading, 1),
            line("Đơn", Role::Paper, 1),
            line("Lưu ý", Role::Note, 0),
            line("a", Role::Note, 1),
        ];
        let voi =
            procedure(1, "Nuôi voi", |p| p.cases = vec![Case { name: String::new(), kind: CaseKind::Everybody, documents }]);
        let found = said(headings, &[voi]);
        assert_eq!(
            found,
            ["tieu-de-nhu-giay-to: Thành phần hồ sơ: nguồn đòi bản chính hoặc bản sao của tiêu đề \"Hồ sơ gồm\" và 1 dòng khác"]
        );
    }
}
