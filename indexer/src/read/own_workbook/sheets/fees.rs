//! The sheet "Phí": a line for each charge.

use catalog::text::fold_words;
use catalog::{Charge, Currency, Fee, FeeKind, LocalCharge};
use jiff::civil::Date;

use super::super::cells::{choice, day, label, put, put_amount, put_day, set};
use super::super::column::{Column, Heading, Look, Sheet};
use super::ways::{NAMES, Way, put_way, way};
use crate::read::grid::Cell;
use crate::read::local::value::{self, Read};
use crate::read::text;

const KINDS: [(&str, FeeKind); 3] = [("Phí", FeeKind::Fee), ("Lệ phí", FeeKind::Levy), ("Giá dịch vụ", FeeKind::Price)];
/// What a charge is if it is not an amount.
const STATES: [(&str, Charge); 5] = [
    ("miễn", Charge::Free),
    ("HĐND tỉnh quy định", Charge::ByProvince),
    ("theo ghi chú", Charge::ByText),
    ("nguồn ghi số 0 nhưng lời có mức thu", Charge::Contradiction),
    ("chưa rõ", Charge::Unknown),
];

/// A line of the sheet.
pub(crate) struct FeeRow {
    /// None if the charge is the same for all ways.
    pub way: Option<Way>,
    pub kind: FeeKind,
    /// None if the line does not say it; then the note decides.
    pub charge: Option<Charge>,
    /// Words in the place of an amount.
    pub words: String,
    pub note: String,
    pub until: Option<Date>,
}

/// A line for each charge.
pub(crate) const FEES: Sheet<FeeRow> = Sheet {
    name: "Phí",
    about: "Mỗi khoản phí, lệ phí một dòng. Không biết thì bỏ dòng: số 0 không có nghĩa là miễn phí.",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new("Cách nộp", "Như ở trang Cách nộp; để trống nếu mọi cách nộp như nhau", "Trực tiếp", 20)
                .suggest(NAMES),
            put: |row| put_way(row.way),
            take: |row, cell| set(&mut row.way, way(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Loại khoản thu", "Chọn trong danh sách", "Lệ phí", 14).one_of(&[
                "Phí",
                "Lệ phí",
                "Giá dịch vụ",
            ]),
            put: |row| label(&row.kind, &KINDS),
            take: |row, cell| set(&mut row.kind, choice(cell, &KINDS, "Hãy chọn \"Phí\", \"Lệ phí\" hoặc \"Giá dịch vụ\"")),
        },
        Column {
            heading: Heading::new("Mức thu", "Số đồng; \"miễn\" nếu không thu; \"HĐND tỉnh quy định\"; hoặc lời", "8000", 20)
                .look(Look::Amount)
                .suggest(&["miễn", "HĐND tỉnh quy định", "theo ghi chú", "chưa rõ"]),
            put: |row| put_charge(row.charge?),
            take: |row, cell| {
                let (charge, words) = charge(cell)?;
                (row.charge, row.words) = (Some(charge), words);
                Ok(())
            },
        },
        Column {
            heading: Heading::new("Đơn vị, ghi chú", "Như \"Mỗi bản\"; ai được miễn, giảm", "Mỗi bản", 50),
            put: |row| put(&row.note),
            take: |row, cell| set(&mut row.note, value::words(cell).map(|words| text::unlisted(&words))),
        },
        Column {
            heading: Heading::new("Áp dụng đến ngày", "Ngày cuối của mức giảm hay mức tạm thời", "", 14).look(Look::Day),
            put: |row| put_day(row.until),
            take: |row, cell| set(&mut row.until, day(cell).map(Some)),
        },
    ],
};

fn put_charge(charge: Charge) -> Option<Cell> {
    match charge {
        Charge::Amount(value, currency) => put_amount(value, currency),
        state => label(&state, &STATES),
    }
}

/// A charge, with its words if it is not only an amount.
fn charge(cell: &Cell) -> Read<(Charge, String)> {
    let said = fold_words(&cell.to_string());
    let state = STATES.iter().find(|(label, _)| fold_words(label) == said).map(|(_, charge)| *charge);
    match state {
        Some(charge) => Ok((charge, String::new())),
        None if said == fold_words("HĐND") => Ok((Charge::ByProvince, String::new())),
        None => value::charge(cell).map(|(charge, words)| match charge {
            LocalCharge::Amount(value, currency) => (Charge::Amount(value, currency), String::new()),
            LocalCharge::Free => (Charge::Free, String::new()),
            LocalCharge::ByText => (Charge::ByText, text::unlisted(&words)),
        }),
    }
}

impl Default for FeeRow {
    fn default() -> Self {
        Self { way: None, kind: FeeKind::Fee, charge: None, words: String::new(), note: String::new(), until: None }
    }
}

impl FeeRow {
    /// Whether the line states no charge at all.
    pub(crate) fn says_nothing(&self) -> bool {
        self.charge.is_none() && self.note.is_empty()
    }

    /// The line of a charge.
    pub(crate) fn of(way: Way, fee: &Fee) -> Self {
        let Fee { kind, charge, note, until } = fee.clone();
        Self { way: Some(way), kind, charge: Some(charge), words: String::new(), note, until }
    }

    /// The charge of a line. Without an amount, the note says what is charged.
    pub(crate) fn fee(&self) -> Fee {
        let parts = [self.words.as_str(), self.note.as_str()].into_iter().filter(|part| !part.is_empty());
        let note = parts.collect::<Vec<_>>().join(". ");
        let charge = self.charge.unwrap_or_else(|| Charge::read(None, Currency::Vnd, &note));
        let fee = Fee::new(self.kind, charge, note);
        Fee { until: self.until.or(fee.until), ..fee }
    }
}
