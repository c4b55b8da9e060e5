//! Interprets a row: its code, and the facts that it states, before they are checked against the record.

use catalog::{Code, FreeOnline, Local, LocalCharge, LocalDecision, LocalFee, Shortened, Validity};
use jiff::civil::Date;

use super::super::grid::Cell;
use super::CODE;
use super::row::{Field, Row};
use super::value::{self, Wrong};
use crate::findings::{Finding, Kind};

/// What an office states about a procedure.
#[derive(Default)]
pub(super) struct Stated {
    pub local: Local,
    /// Whether a separate column says "not cut".
    pub not_cut: bool,
    /// The names of the fields in the file.
    names: Vec<(Field, String)>,
}

/// Reads a row. Wrong cells are left out, with a finding. Without a code, nothing is kept.
pub(super) fn read(row: &Row, findings: &mut Vec<Finding>) -> (Option<Code>, Stated) {
    let mut cells = Cells { row, code: String::new(), findings };
    let code = cells.code();
    let stated = if code.is_some() { cells.stated() } else { Stated::default() };
    (code, stated)
}

/// The cells of a row, and the list for findings about them.
struct Cells<'a> {
    row: &'a Row,
    code: String,
    findings: &'a mut Vec<Finding>,
}

impl Cells<'_> {
    /// The code. A row without a code and with only one cell is a heading of the sheet.
    fn code(&mut self) -> Option<Code> {
        let row = self.row;
        let code = match row.get(Field::Code) {
            None => {
                let what = "dòng có thông tin nhưng không có mã".to_owned();
                self.note(
                    row.origin.field("ma", CODE),
                    what,
                    "Dòng thông tin riêng của văn phòng bị bỏ qua; hãy ghi mã thủ tục, như 1.004194",
                );
                None
            }
            Some(entry) => match value::code(&entry.cell) {
                Ok(code) => Some(code),
                Err(_) if row.entries.len() == 1 && is_heading(&entry.cell) => None,
                Err(Wrong { what, todo }) => {
                    self.note(&entry.name, what, todo);
                    None
                }
            },
        };
        self.code = code.as_ref().map(Code::to_string).unwrap_or_default();
        code
    }

    fn stated(&mut self) -> Stated {
        self.note_unknown();
        let is_cut = self.read(Field::IsCut, value::yes);
        Stated {
            local: self.local(is_cut),
            not_cut: is_cut == Some(false),
            names: self.row.entries.iter().map(|entry| (entry.field, entry.name.clone())).collect(),
        }
    }

    fn note_unknown(&mut self) {
        for key in &self.row.unknown {
            let what = format!("không có khóa này; các khóa là: {}", Field::keys());
            self.note(key, what, "Khóa lạ bị bỏ qua; hãy sửa tên khóa");
        }
    }

    fn local(&mut self, is_cut: Option<bool>) -> Local {
        let (time, time_days) = self.dated_time(is_cut);
        Local {
            scope: self.read(Field::Scope, value::scope),
            time,
            time_days,
            legal: self.read(Field::LegalTime, value::legal).flatten(),
            same_day: self.read(Field::SameDay, value::same_day).flatten(),
            fee: self.fee(),
            free_online: self.free_online(),
            cut_off: self.read(Field::Cutoff, value::time_of_day),
            receiving: self.read(Field::Receiving, value::words).unwrap_or_default(),
            note: self.read(Field::Note, value::words).unwrap_or_default(),
            decision: self.decision(),
        }
    }

    /// The time with its days. A time whose days cannot be read is left out.
    fn dated_time(&mut self, is_cut: Option<bool>) -> (Shortened, Validity) {
        let time = self.time(is_cut);
        let days = self.days(Field::TimeFrom, Field::TimeTo, "Thời hạn rút ngắn không được đăng; hãy sửa hai ngày");
        days.filter(|_| time != Shortened::Unstated).map_or_else(Default::default, |days| (time, days))
    }

    /// The days of a fact; `None` if they contradict each other, or one cannot be read: without it, the fact would hold
    /// longer than the office wants.
    fn days(&mut self, from: Field, to: Field, todo: &str) -> Option<Validity> {
        let (first, last) = (self.read(from, value::day), self.read(to, value::day));
        let is_broken = |day: Option<Date>, field| day.is_none() && self.row.get(field).is_some();
        if is_broken(first, from) || is_broken(last, to) {
            return None;
        }
        let days = Validity::new(first, last);
        if let (None, Some(first), Some(last)) = (days, first, last) {
            let what = format!("hết ngày {} trước khi bắt đầu {}", vietnamese(last), vietnamese(first));
            self.note_field(to, what, todo);
        }
        days
    }

    /// The time, combined with the separate column that says whether it is cut. "Not cut" beside a time is checked later,
    /// against the record.
    fn time(&mut self, is_cut: Option<bool>) -> Shortened {
        let todo = "Thời hạn rút ngắn không được đăng; hãy ghi thời hạn, hoặc sửa ô có cắt giảm";
        match (self.read(Field::Time, value::shortened), is_cut) {
            (None, Some(false)) => Shortened::NotCut,
            (None, Some(true)) if self.row.get(Field::Time).is_none() => {
                self.note_field(Field::IsCut, "ghi có cắt giảm mà không ghi thời hạn".to_owned(), todo);
                Shortened::Unstated
            }
            (Some(Shortened::NotCut), Some(true)) => {
                self.note_field(Field::IsCut, "ghi có cắt giảm, nhưng thời hạn ghi không cắt giảm".to_owned(), todo);
                Shortened::Unstated
            }
            (time, _) => time.unwrap_or_default(),
        }
    }

    fn fee(&mut self) -> Option<LocalFee> {
        let note = self.read(Field::FeeNote, value::words).unwrap_or_default();
        let (charge, words) = match self.read(Field::Fee, value::charge) {
            Some(read) => read,
            // Without an amount that could not be read, its note would stand for the whole charge.
            None if note.is_empty() || self.row.get(Field::Fee).is_some() => return None,
            None => (LocalCharge::ByText, String::new()),
        };
        let note = [words, note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
        let days = self.days(Field::FeeFrom, Field::FeeTo, "Mức phí không được đăng; hãy sửa hai ngày")?;
        Some(LocalFee { charge, note, days })
    }

    fn free_online(&mut self) -> Option<FreeOnline> {
        let from = self.read(Field::FreeOnlineFrom, value::day);
        let to = self.read(Field::FreeOnlineTo, value::day);
        let broken_end = to.is_none() && self.row.get(Field::FreeOnlineTo).is_some();
        let Some(from) = from else {
            if to.is_some() && self.row.get(Field::FreeOnlineFrom).is_none() {
                let what = "có ngày hết miễn phí mà không có ngày bắt đầu".to_owned();
                self.note_field(Field::FreeOnlineTo, what, "Việc miễn phí trực tuyến không được đăng; hãy ghi ngày bắt đầu");
            }
            return None;
        };
        if broken_end {
            // Without its end, the promise would be longer than the office wants.
            return None;
        }
        let free = FreeOnline::new(from, to);
        if free.is_none() {
            let what = format!("hết ngày {} trước khi bắt đầu {}", vietnamese(to.unwrap_or(from)), vietnamese(from));
            self.note_field(Field::FreeOnlineTo, what, "Việc miễn phí trực tuyến không được đăng; hãy sửa hai ngày");
        }
        free
    }

    fn decision(&mut self) -> Option<LocalDecision> {
        let number = self.read(Field::DecisionNumber, value::words).unwrap_or_default();
        let mut date = self.read(Field::DecisionDate, value::day);
        let mut effect = self.read(Field::DecisionEffect, value::day);
        if let (Some(signed), Some(from)) = (date, effect)
            && signed > from
        {
            let what = format!("ký ngày {} sau ngày hiệu lực {}", vietnamese(signed), vietnamese(from));
            self.note_field(Field::DecisionDate, what, "Ngày ký và ngày hiệu lực không được đăng; hãy sửa");
            (date, effect) = (None, None);
        }
        if number.is_empty() && (date.is_some() || effect.is_some()) {
            let field = if date.is_some() { Field::DecisionDate } else { Field::DecisionEffect };
            self.note_field(field, "có ngày mà không có số quyết định".to_owned(), "Hãy ghi số quyết định");
        }
        (!number.is_empty()).then_some(LocalDecision { number, date, effect })
    }

    fn read<T>(&mut self, field: Field, read: fn(&Cell) -> Result<T, Wrong>) -> Option<T> {
        let entry = self.row.get(field)?;
        match read(&entry.cell) {
            Ok(value) => Some(value),
            Err(Wrong { what, todo }) => {
                self.note(&entry.name, what, todo);
                None
            }
        }
    }

    fn note_field(&mut self, field: Field, what: String, todo: &str) {
        let name = self.row.get(field).map(|entry| entry.name.clone()).unwrap_or_default();
        self.note(&name, what, todo);
    }

    fn note(&mut self, name: &str, what: String, todo: &str) {
        let kind = if self.code.is_empty() { Kind::LocalRow } else { Kind::LocalValue };
        self.findings.push(self.row.origin.finding(kind, &self.code, name, what, todo));
    }
}

/// A line like "I. Lĩnh vực Hộ tịch" between the rows of a sheet.
fn is_heading(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if !text.starts_with(|c: char| c.is_ascii_digit()))
}

/// "17/7/2026".
pub(super) fn vietnamese(day: Date) -> String {
    Cell::Day(day).to_string()
}

impl Stated {
    /// The name of a field in the file.
    pub(super) fn name(&self, field: Field) -> &str {
        self.names.iter().find(|(known, _)| *known == field).map_or("", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::toml;
    use super::*;

    /// What a row says, and how many of its cells are wrong.
    fn stated(cells: &str) -> (Local, usize) {
        let rows = toml::parse(&format!("[[thu_tuc]]\nma = \"1.000001\"\n{cells}\n")).unwrap();
        let mut findings = Vec::new();
        let (_, stated) = read(&rows[0], &mut findings);
        (stated.local, findings.len())
    }

    #[test]
    fn a_note_is_the_fee_only_if_no_amount_is_written() {
        let (local, wrong) = stated("phi_ghi_chu = \"Theo bảng giá\"");
        assert_eq!((local.fee.map(|fee| fee.to_string()).as_deref(), wrong), (Some("Theo bảng giá"), 0));
        let (local, wrong) = stated("phi = 10.000\nphi_ghi_chu = \"Mỗi bản\"");
        assert_eq!((local.fee, wrong), (None, 1));
    }
}
