//! The sheets "Số liệu" and "Chỉ số": what `stats.toml` says.

use catalog::{Indicator, IndicatorKind, Parts, Period, Rank, Score};
use jiff::civil::Date;

use super::super::cells::{choice, count, day, decimal, label, line, put, put_day, put_number, set};
use super::super::column::{Column, Heading, Look, Sheet};
use crate::read::grid::Cell;

const INDICATOR_KINDS: [(&str, IndicatorKind); 4] = [
    ("PAR INDEX", IndicatorKind::ParIndex),
    ("SIPAS", IndicatorKind::Sipas),
    ("PAPI", IndicatorKind::Papi),
    ("PCI", IndicatorKind::Pci),
];

/// The dossiers of a period, as far as the line says them.
#[derive(Default)]
pub(crate) struct PeriodRow {
    name: String,
    from: Option<Date>,
    to: Option<Date>,
    received: Option<u32>,
    parts: Parts,
    source: String,
}

/// A line for each period.
pub(crate) const PERIODS: Sheet<PeriodRow> = Sheet {
    name: "Số liệu",
    about: "Số hồ sơ theo kỳ, mỗi kỳ một dòng, đăng đúng như ghi. Phần không biết thì để trống.",
    coded: false,
    columns: &[
        Column {
            heading: Heading::new("Kỳ", "Tên kỳ", "Quý III năm 2026", 22),
            put: |row| put(&row.name),
            take: |row, cell| set(&mut row.name, line(cell)),
        },
        Column {
            heading: Heading::new("Từ ngày", "", "1/7/2026", 12).look(Look::Day),
            put: |row| put_day(row.from),
            take: |row, cell| set(&mut row.from, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Đến ngày", "", "30/9/2026", 12).look(Look::Day),
            put: |row| put_day(row.to),
            take: |row, cell| set(&mut row.to, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Tiếp nhận", "Tổng số hồ sơ phải giải quyết", "726", 12),
            put: |row| put_number(row.received),
            take: |row, cell| set(&mut row.received, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Trả trước hạn", "", "458", 12),
            put: |row| put_number(row.parts.early),
            take: |row, cell| set(&mut row.parts.early, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Trả đúng hạn", "", "253", 12),
            put: |row| put_number(row.parts.on_time),
            take: |row, cell| set(&mut row.parts.on_time, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Trả trễ hạn", "", "15", 12),
            put: |row| put_number(row.parts.late),
            take: |row, cell| set(&mut row.parts.late, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Chưa đến hạn", "Đang giải quyết, chưa đến hạn", "", 12),
            put: |row| put_number(row.parts.not_due),
            take: |row, cell| set(&mut row.parts.not_due, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Quá hạn", "Đang giải quyết, đã quá hạn", "", 12),
            put: |row| put_number(row.parts.overdue),
            take: |row, cell| set(&mut row.parts.overdue, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Nguồn số liệu", "Tên báo cáo, số văn bản hoặc địa chỉ", "Báo cáo số 12/BC-UBND", 40),
            put: |row| put(&row.source),
            take: |row, cell| set(&mut row.source, line(cell)),
        },
    ],
};

/// An indicator of a year, as far as the line says it.
#[derive(Default)]
pub(crate) struct IndicatorRow {
    kind: Option<IndicatorKind>,
    year: Option<u32>,
    value: Option<f64>,
    most: Option<f64>,
    place: Option<u32>,
    places: Option<u32>,
    of: String,
    source: String,
}

/// A line for each indicator of a year.
pub(crate) const INDICATORS: Sheet<IndicatorRow> = Sheet {
    name: "Chỉ số",
    about: "Chỉ số đánh giá theo năm, mỗi chỉ số một dòng, đăng đúng như ghi.",
    coded: false,
    columns: &[
        Column {
            heading: Heading::new("Chỉ số", "Chọn trong danh sách", "SIPAS", 14).one_of(&["PAR INDEX", "SIPAS", "PAPI", "PCI"]),
            put: |row| row.kind.and_then(|kind| label(&kind, &INDICATOR_KINDS)),
            take: |row, cell| {
                let todo = "Hãy chọn \"PAR INDEX\", \"SIPAS\", \"PAPI\" hoặc \"PCI\"";
                set(&mut row.kind, choice(cell, &INDICATOR_KINDS, todo).map(Some))
            },
        },
        Column {
            heading: Heading::new("Năm", "Năm được đánh giá", "2025", 8),
            put: |row| put_number(row.year),
            take: |row, cell| set(&mut row.year, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Điểm", "", "87,5", 10),
            put: |row| row.value.map(Cell::Number),
            take: |row, cell| set(&mut row.value, decimal(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Điểm tối đa", "Nếu nguồn ghi", "100", 10),
            put: |row| row.most.map(Cell::Number),
            take: |row, cell| set(&mut row.most, decimal(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Hạng", "Nếu nguồn ghi", "12", 8),
            put: |row| put_number(row.place),
            take: |row, cell| set(&mut row.place, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Trên tổng số", "Số đơn vị được xếp hạng", "34", 10),
            put: |row| put_number(row.places),
            take: |row, cell| set(&mut row.places, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Của", "Đơn vị được đánh giá; để trống nếu là văn phòng này", "Tỉnh Bắc Ninh", 24),
            put: |row| put(&row.of),
            take: |row, cell| set(&mut row.of, line(cell)),
        },
        Column {
            heading: Heading::new("Nguồn số liệu", "Nơi công bố", "Bộ Nội vụ", 40),
            put: |row| put(&row.source),
            take: |row, cell| set(&mut row.source, line(cell)),
        },
    ],
};

impl PeriodRow {
    /// The line of a period.
    pub(crate) fn of(period: &Period) -> Self {
        let Period { name, from, to, received, parts, source } = period.clone();
        Self { name, from: Some(from), to: Some(to), received: Some(received), parts, source }
    }

    /// The period of a line.
    ///
    /// # Errors
    /// The line lacks a part or contradicts itself. The message says which.
    pub(crate) fn period(self) -> Result<Period, &'static str> {
        let (from, to) = self.from.zip(self.to).ok_or("thiếu \"Từ ngày\" hoặc \"Đến ngày\"")?;
        let received = self.received.ok_or("thiếu \"Tiếp nhận\"")?;
        if self.name.is_empty() {
            return Err("thiếu tên kỳ");
        }
        if from > to {
            return Err("\"Đến ngày\" ở trước \"Từ ngày\"");
        }
        Ok(Period { name: self.name, from, to, received, parts: self.parts, source: self.source })
    }
}

impl IndicatorRow {
    /// The line of an indicator.
    pub(crate) fn of(indicator: &Indicator) -> Self {
        let points = |score: Score| f64::from(score.hundredths()) / 100.0;
        let Indicator { kind, year, value, most, rank, of, source } = indicator.clone();
        Self {
            kind: Some(kind),
            year: u32::try_from(year).ok(),
            value: Some(points(value)),
            most: most.map(points),
            place: rank.map(Rank::place),
            places: rank.and_then(Rank::places),
            of,
            source,
        }
    }

    /// The indicator of a line.
    ///
    /// # Errors
    /// The line lacks a part or contradicts itself. The message says which.
    pub(crate) fn indicator(self) -> Result<Indicator, &'static str> {
        let kind = self.kind.ok_or("thiếu tên chỉ số")?;
        let year = self.year.filter(|year| (2000..2100).contains(year)).ok_or("\"Năm\" phải là một năm gần đây")?;
        let score = |points: f64| Score::new(points).ok_or("điểm phải từ 0 đến 10.000");
        let value = score(self.value.ok_or("thiếu \"Điểm\"")?)?;
        let most = self.most.map(score).transpose()?;
        if most.is_some_and(|most| value > most) {
            return Err("\"Điểm\" cao hơn \"Điểm tối đa\"");
        }
        let rank = self.place.map(|place| Rank::new(place, self.places).ok_or("\"Hạng\" phải từ 1 đến \"Trên tổng số\""));
        let rank = rank.transpose()?;
        if rank.is_none() && self.places.is_some() {
            return Err("có \"Trên tổng số\" mà không có \"Hạng\"");
        }
        Ok(Indicator { kind, year: year as i16, value, most, rank, of: self.of, source: self.source })
    }
}
