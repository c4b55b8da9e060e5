//! The sheets "Giấy tờ", "Trình tự" and "Căn cứ".

use catalog::{CaseKind, LegalBasis, Role, Step};

use super::super::cells::{block, choice, count, label, line, lines, put, put_lines, put_number, set};
use super::super::column::{Column, Heading, Look, Sheet};
use crate::read::grid::Cell;
use crate::read::local::value::{self, Read, wrong};

const CASE_KINDS: [(&str, CaseKind); 3] =
    [("mọi người", CaseKind::Everybody), ("chọn một", CaseKind::Alternative), ("thêm nếu có", CaseKind::Addition)];
const ROLES: [(&str, Role); 3] = [("giấy tờ", Role::Paper), ("ghi chú", Role::Note), ("tiêu đề", Role::Heading)];

/// A line of a dossier. Its texts are as they are written: how they are cleaned depends on what the line is.
#[derive(Default)]
pub(crate) struct PaperRow {
    pub case: String,
    /// None if the line does not say it.
    pub kind: Option<CaseKind>,
    pub name: String,
    /// None if the line does not say it.
    pub role: Option<Role>,
    pub originals: u16,
    pub copies: u16,
    pub forms: Vec<String>,
}

/// A line for each paper.
pub(crate) const PAPERS: Sheet<PaperRow> = Sheet {
    name: "Giấy tờ",
    about: "Thành phần hồ sơ, mỗi giấy tờ một dòng, theo thứ tự. Giấy tờ ai cũng cần thì để trống trường hợp.",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new("Trường hợp", "Điều kiện cần giấy tờ này; để trống nếu ai cũng cần", "", 26),
            put: |row| put(&row.case),
            take: |row, cell| set(&mut row.case, value::words(cell)),
        },
        Column {
            heading: Heading::new(
                "Loại trường hợp",
                "mọi người; chọn một (đúng một trong các trường hợp); thêm nếu có. Để trống thì chương trình tự xếp",
                "mọi người",
                14,
            )
            .one_of(&["mọi người", "chọn một", "thêm nếu có"]),
            put: |row| row.kind.and_then(|kind| label(&kind, &CASE_KINDS)),
            take: |row, cell| {
                let todo = "Hãy chọn \"mọi người\", \"chọn một\" hoặc \"thêm nếu có\"";
                set(&mut row.kind, choice(cell, &CASE_KINDS, todo).map(Some))
            },
        },
        Column {
            heading: Heading::new("Tên giấy tờ", "Như nguồn ghi", "Đơn đề nghị nuôi voi", 70),
            put: |row| put(&row.name),
            take: |row, cell| set(&mut row.name, value::words(cell)),
        },
        Column {
            heading: Heading::new("Loại dòng", "giấy tờ; ghi chú; tiêu đề của các dòng sau nó", "giấy tờ", 10).one_of(&[
                "giấy tờ",
                "ghi chú",
                "tiêu đề",
            ]),
            put: |row| row.role.and_then(|role| label(&role, &ROLES)),
            take: |row, cell| {
                set(&mut row.role, choice(cell, &ROLES, "Hãy chọn \"giấy tờ\", \"ghi chú\" hoặc \"tiêu đề\"").map(Some))
            },
        },
        Column {
            heading: Heading::new("Bản chính", "Số bản; để trống nếu nguồn không ghi", "1", 9),
            put: |row| copies(row.originals),
            take: |row, cell| set(&mut row.originals, number(cell)),
        },
        Column {
            heading: Heading::new("Bản sao", "Số bản; để trống nếu nguồn không ghi", "", 9),
            put: |row| copies(row.copies),
            take: |row, cell| set(&mut row.copies, number(cell)),
        },
        Column {
            heading: Heading::new(
                "Mẫu đơn, tờ khai",
                "Tên tệp mẫu, mỗi tệp một dòng trong ô; sau tên có thể ghi địa chỉ tải tệp trên Cổng",
                "",
                30,
            ),
            put: |row| put_lines(&row.forms),
            take: |row, cell| set(&mut row.forms, lines(cell)),
        },
    ],
};

fn copies(number: u16) -> Option<Cell> {
    put_number((number > 0).then_some(u32::from(number)))
}

fn number(cell: &Cell) -> Read<u16> {
    u16::try_from(count(cell)?).or_else(|_| wrong(cell, "quá lớn", "Hãy ghi số bản, như 1"))
}

/// A line for each step.
pub(crate) const STEPS: Sheet<Step> = Sheet {
    name: "Trình tự",
    about: "Trình tự thực hiện, mỗi bước một dòng, theo thứ tự.",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new("Bước", "Tên bước; để trống nếu nguồn không chia bước", "Bước 1", 24),
            put: |row| put(&row.title),
            take: |row, cell| set(&mut row.title, line(cell)),
        },
        Column {
            heading: Heading::new("Nội dung", "Lời của bước, xuống dòng tùy ý", "Nộp hồ sơ tại Bộ phận Một cửa.", 110),
            put: |row| put(&row.text),
            take: |row, cell| set(&mut row.text, block(cell)),
        },
    ],
};

/// A line for each legal text.
pub(crate) const BASES: Sheet<LegalBasis> = Sheet {
    name: "Căn cứ",
    about: "Căn cứ pháp lý, mỗi văn bản một dòng.",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new("Số ký hiệu", "Số, ký hiệu văn bản", "12/2026/NĐ-CP", 24).look(Look::Code),
            put: |row| put(&row.number),
            take: |row, cell| set(&mut row.number, line(cell)),
        },
        Column {
            heading: Heading::new("Trích yếu", "Tên văn bản", "Về nuôi voi", 90),
            put: |row| put(&row.title),
            take: |row, cell| set(&mut row.title, line(cell)),
        },
    ],
};
