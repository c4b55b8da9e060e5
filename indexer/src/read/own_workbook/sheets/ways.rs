//! The sheet "Cách nộp": a line for each way to submit.

use std::fmt;

use catalog::{Means, Time};

use super::super::cells::{block, choice, put, put_time, set, time};
use super::super::column::{Column, Heading, Sheet};
use crate::read::grid::Cell;
use crate::read::local::value::Read;

const MEANS: [(&str, Means); 3] =
    [("Trực tiếp", Means::InPerson), ("Trực tuyến", Means::Online), ("Dịch vụ bưu chính", Means::Post)];
/// The names of the ways, to choose from.
pub(super) const NAMES: &[&str] = &["Trực tiếp", "Trực tuyến", "Dịch vụ bưu chính"];

/// A way to submit, which fees refer to: "Trực tiếp", or "Trực tiếp (2)" if a procedure has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    pub means: Means,
    /// Counted from 1.
    pub number: usize,
}

/// A line of the sheet.
pub(crate) struct WayRow {
    /// None if the line does not say it.
    pub way: Option<Way>,
    pub time: Time,
    pub note: String,
}

/// A line for each way to submit.
pub(crate) const WAYS: Sheet<WayRow> = Sheet {
    name: "Cách nộp",
    about: "Mỗi cách nộp của một thủ tục một dòng, với thời hạn giải quyết theo quy định.",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new(
                "Cách nộp",
                "Chọn trong danh sách; hai dòng cùng cách thì dòng sau ghi \"Trực tiếp (2)\"",
                "Trực tiếp",
                20,
            )
            .suggest(NAMES),
            put: |row| put_way(row.way),
            take: |row, cell| set(&mut row.way, way(cell).map(Some)),
        },
        Column {
            heading: Heading::new(
                "Thời hạn",
                "Cả đơn vị, như \"3 ngày làm việc\"; hoặc lời. Để trống nếu nguồn không ghi",
                "3 ngày làm việc",
                24,
            ),
            put: |row| put_time(&row.time),
            take: |row, cell| set(&mut row.time, time(cell)),
        },
        Column {
            heading: Heading::new("Mô tả", "Lời nguồn ghi cạnh cách nộp", "Nộp tại Bộ phận Một cửa", 60),
            put: |row| put(&row.note),
            take: |row, cell| set(&mut row.note, block(cell)),
        },
    ],
};

/// The cell of a way.
pub(super) fn put_way(way: Option<Way>) -> Option<Cell> {
    way.and_then(|way| put(&way.to_string()))
}

/// Reads "Trực tiếp" or "Trực tiếp (2)".
pub(super) fn way(cell: &Cell) -> Read<Way> {
    let words = cell.to_string();
    let (name, number) = words.trim().trim_end_matches(')').split_once('(').unwrap_or((words.as_str(), "1"));
    let number = number.trim().parse().unwrap_or(1);
    let todo = "Hãy chọn \"Trực tiếp\", \"Trực tuyến\" hoặc \"Dịch vụ bưu chính\"";
    let means = choice(&Cell::Text(name.to_owned()), &MEANS, todo).map_err(|mut wrong| {
        wrong.what = format!("\"{words}\" không phải cách nộp");
        wrong
    })?;
    Ok(Way { means, number })
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.means.label())?;
        if self.number > 1 { write!(f, " ({})", self.number) } else { Ok(()) }
    }
}
