//! The sheet "Lịch": what `calendar.toml` says.

use catalog::calendar::{Day, DayKind};
use jiff::civil::Date;

use super::super::cells::{choice, count, day, label, line, put, put_day, put_number, set};
use super::super::column::{Column, Heading, Look, Sheet};
use crate::read::calendar::Wrong;

const KINDS: [(&str, DayKind); 2] = [("nghỉ", DayKind::Off), ("làm", DayKind::Worked)];

/// A day, or a year whose days off are announced.
#[derive(Default)]
pub(crate) struct DayRow {
    pub date: Option<Date>,
    pub kind: Option<DayKind>,
    pub name: String,
    pub document: String,
    pub year: Option<u32>,
}

/// A line for each day off or worked.
pub(crate) const DAYS: Sheet<DayRow> = Sheet {
    name: "Lịch",
    about: "Ngày nghỉ, ngày làm bù riêng của văn phòng. Lịch nghỉ cả nước đã có sẵn trong chương trình.",
    coded: false,
    columns: &[
        Column {
            heading: Heading::new("Ngày", "Ngày/tháng/năm", "20/10/2026", 12).look(Look::Day),
            put: |row| put_day(row.date),
            take: |row, cell| set(&mut row.date, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Nghỉ hay làm", "Chọn \"nghỉ\" hoặc \"làm\"", "nghỉ", 12).one_of(&["nghỉ", "làm"]),
            put: |row| row.kind.and_then(|kind| label(&kind, &KINDS)),
            take: |row, cell| set(&mut row.kind, choice(cell, &KINDS, "Hãy chọn \"nghỉ\" hoặc \"làm\"").map(Some)),
        },
        Column {
            heading: Heading::new("Lý do", "Tên ngày nghỉ hoặc lý do làm", "Ngày hội của xã", 30),
            put: |row| put(&row.name),
            take: |row, cell| set(&mut row.name, line(cell)),
        },
        Column {
            heading: Heading::new("Văn bản", "Văn bản quy định, nếu có", "", 40),
            put: |row| put(&row.document),
            take: |row, cell| set(&mut row.document, line(cell)),
        },
        Column {
            heading: Heading::new("Năm công bố", "Ghi một dòng riêng: năm mà lịch nghỉ đã công bố đủ, như 2027", "", 14),
            put: |row| put_number(row.year),
            take: |row, cell| set(&mut row.year, count(cell).map(Some)),
        },
    ],
};

impl DayRow {
    /// The line of a day.
    pub(crate) fn of(day: &Day) -> Self {
        let Day { date, kind, name, document } = day.clone();
        Self { date: Some(date), kind: Some(kind), name, document, year: None }
    }

    /// The day of a line. None if the line is only about a year.
    pub(crate) fn day(self) -> Option<Result<Day, Wrong>> {
        let Self { date, kind, name, document, year } = self;
        let is_blank = date.is_none() && kind.is_none() && name.is_empty();
        if is_blank && year.is_some() {
            return None;
        }
        let Some(date) = date else { return Some(Err(("Ngày", "để trống".to_owned()))) };
        let Some(kind) = kind else { return Some(Err(("Nghỉ hay làm", "để trống".to_owned()))) };
        if name.is_empty() {
            return Some(Err(("Lý do", "để trống; hãy ghi lý do, như \"Quốc khánh\"".to_owned())));
        }
        Some(Ok(Day { date, kind, name, document }))
    }

    /// The line of a year whose days off are announced.
    pub(crate) fn of_year(year: i16) -> Self {
        Self { year: u32::try_from(year).ok(), ..Self::default() }
    }
}
