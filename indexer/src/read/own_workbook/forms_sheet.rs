//! Reads the sheet "Biểu mẫu".

use super::super::forms::FormRow;
use super::Book;
use super::sheets::{FORMS, FormFileRow};
use crate::findings::Kind;

/// The lines of the sheet. One without a code or a file is left out, with a finding.
pub(super) fn rows(book: &mut Book<'_>) -> Vec<FormRow> {
    let Some(table) = book.table(&FORMS) else { return Vec::new() };
    let (lines, uncoded) = table.coded(&FORMS, |_| FormFileRow::default(), &mut book.findings);
    let todo = "Dòng bị bỏ qua; hãy ghi mã thủ tục, tên giấy tờ và tên tệp";
    book.findings.extend(uncoded.into_iter().map(|line| line.origin.finding(Kind::BookRow, "", "Mã thủ tục", line.what, todo)));
    let mut rows = Vec::new();
    for (code, line) in lines {
        let FormFileRow { paper, name, file } = line.value;
        if paper.is_empty() || file.is_empty() {
            let what = "thiếu tên giấy tờ hoặc tên tệp".to_owned();
            book.findings.push(line.origin.finding(Kind::BookRow, code.as_str(), "(cả dòng)", what, todo));
        } else {
            rows.push(FormRow { origin: line.origin, code, paper, name, file });
        }
    }
    rows
}
