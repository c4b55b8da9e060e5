//! The sheet "Biểu mẫu": which file of the folder `bieu-mau/` is the form of which paper.

use super::super::cells::{line, put, set};
use super::super::column::{Column, Heading, Sheet};

/// A file of a form.
#[derive(Default)]
pub(crate) struct FormFileRow {
    pub paper: String,
    pub name: String,
    pub file: String,
}

/// A line for each form that the office holds.
pub(crate) const FORMS: Sheet<FormFileRow> = Sheet {
    name: "Biểu mẫu",
    about: "Tệp mẫu đơn, tờ khai trong thư mục bieu-mau, mỗi tệp một dòng. Tệp có mã thủ tục ở đầu tên thì không cần ghi.",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new("Tên giấy tờ", "Giấy tờ cần mẫu này, chép từ trang \"Giấy tờ\"", "Đơn đề nghị nuôi voi", 60),
            put: |row| put(&row.paper),
            take: |row, cell| set(&mut row.paper, line(cell)),
        },
        Column {
            heading: Heading::new("Tên mẫu", "Tên người dân đọc; để trống nếu như tên giấy tờ", "Đơn nuôi voi (Mẫu 01)", 40),
            put: |row| put(&row.name),
            take: |row, cell| set(&mut row.name, line(cell)),
        },
        Column {
            heading: Heading::new("Tên tệp", "Tên tệp trong thư mục bieu-mau", "don-nuoi-voi.docx", 40),
            put: |row| put(&row.file),
            take: |row, cell| set(&mut row.file, line(cell)),
        },
    ],
};
