//! Days off and worked Saturdays, from `calendar.toml` or a workbook. The program has the national calendar. A catalogue
//! may add days, replace days, and announce a further year.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context;
use catalog::Calendar;
use catalog::calendar::{Day, DayKind, is_weekend};
use jiff::civil::Date;
use serde::Deserialize;

use super::record::RecordOrigin;
use super::{hand, text, toml_error};
use crate::findings::{Finding, Kind};
use crate::limits;

/// The name of a catalogue's own calendar.
pub(super) const FILE: &str = "calendar.toml";
/// The national calendar.
const BUILT_IN: &str = include_str!("../../data/calendar.toml");
/// What to do about a row that is left out.
const CORRECT: &str = "Dòng lịch bị bỏ qua; hãy sửa hoặc xóa dòng đó";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    #[serde(default)]
    nam: Vec<i16>,
    #[serde(default)]
    nghi: Vec<Row>,
    #[serde(default)]
    lam: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    ngay: toml::Value,
    #[serde(default)]
    ten: String,
    #[serde(default)]
    van_ban: String,
}

/// The field of a row, and what is wrong with it.
pub(super) type Wrong = (&'static str, String);

/// What a catalogue adds to the national calendar.
#[derive(Default)]
pub(super) struct Additions {
    /// Years whose days off are announced.
    pub years: Vec<i16>,
    /// Days, each with its place.
    pub days: Vec<(RecordOrigin, Result<Day, Wrong>)>,
}

impl Additions {
    /// Adds those of another file. Those of the first file take precedence.
    pub(super) fn extend(&mut self, other: Self) {
        self.years.extend(other.years);
        self.days.extend(other.days);
    }
}

/// The additions in the `calendar.toml` of a catalogue.
///
/// # Errors
/// The catalogue's file is not a valid calendar.
pub(super) fn read(folder: &Path) -> anyhow::Result<Additions> {
    let path = folder.join(FILE);
    if !limits::is_there(&path) {
        return Ok(Additions::default());
    }
    let own = limits::text(&path, &limits::TOML)?;
    parse(&own).with_context(|| path.display().to_string())
}

/// The national calendar with the additions of a `calendar.toml`.
pub(super) fn with(own: &str) -> anyhow::Result<(Calendar, Vec<Finding>)> {
    with_additions(parse(own)?)
}

/// The national calendar with additions, and the findings about these.
///
/// # Errors
/// The program's own calendar is wrong.
pub(super) fn with_additions(own: Additions) -> anyhow::Result<(Calendar, Vec<Finding>)> {
    Ok(add(&nation()?, own))
}

/// The national calendar.
///
/// # Errors
/// The program's own calendar is wrong.
pub(crate) fn nation() -> anyhow::Result<Calendar> {
    Ok(add(&Calendar::default(), parse(BUILT_IN).context("lịch của chương trình")?).0)
}

fn parse(toml: &str) -> anyhow::Result<Additions> {
    let file: CalendarFile = toml_error::from_str(toml)?;
    let days = |rows: Vec<Row>, kind| {
        let place = move |number: usize| RecordOrigin::new(FILE, format!("[[{}]] thứ {number}", table(kind)));
        rows.into_iter().zip(1..).map(move |(row, number)| (place(number), day(&row, kind)))
    };
    Ok(Additions { years: file.nam, days: days(file.nghi, DayKind::Off).chain(days(file.lam, DayKind::Worked)).collect() })
}

/// Adds days to a calendar. A wrong row is left out, with a finding.
fn add(base: &Calendar, own: Additions) -> (Calendar, Vec<Finding>) {
    let years: BTreeSet<i16> = base.years().iter().copied().chain(own.years).collect();
    let (mut days, mut findings) = (base.days().to_vec(), Vec::new());
    let mut seen = BTreeSet::new();
    for (origin, day) in own.days {
        let at_day = |what| (origin.field("ngay", "Ngày"), what);
        match day.and_then(|day| fits(&day, &years, &mut seen, base).map(|()| day).map_err(at_day)) {
            Ok(day) => days.push(day),
            Err((field, what)) => findings.push(origin.finding(Kind::BadCalendarRow, "", field, what, CORRECT)),
        }
    }
    (Calendar::new(years, days), findings)
}

fn table(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Off => "nghi",
        DayKind::Worked => "lam",
    }
}

fn day(row: &Row, kind: DayKind) -> Result<Day, Wrong> {
    let toml::Value::Datetime(date) = row.ngay else {
        return Err(("ngay", format!("{} không phải ngày; hãy ghi như 2026-09-02, không có dấu ngoặc kép", row.ngay)));
    };
    let date = hand::day("ngay", date).map_err(|error| ("ngay", error.to_string()))?;
    let name = text::line(&row.ten);
    if name.is_empty() {
        return Err(("ten", "để trống; hãy ghi lý do, như \"Quốc khánh\"".to_owned()));
    }
    Ok(Day { date, kind, name, document: text::line(&row.van_ban) })
}

/// Checks that a day is in an announced year, does not repeat a date, and, if worked, is otherwise off.
fn fits(day: &Day, years: &BTreeSet<i16>, seen: &mut BTreeSet<Date>, base: &Calendar) -> Result<(), String> {
    let date = day.date;
    if !years.contains(&date.year()) {
        return Err(format!("lịch năm của {date} chưa được khai: nam = […], cột \"Năm công bố\""));
    }
    if !seen.insert(date) {
        return Err(format!("{date} đã có ở dòng trên"));
    }
    let is_off = is_weekend(date) || base.day(date).is_some_and(|known| known.kind == DayKind::Off);
    if day.kind == DayKind::Worked && !is_off {
        return Err(format!("{date} vốn là ngày làm việc"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use catalog::Span;
    use catalog::calendar::Filed;

    use super::*;

    fn added(toml: &str) -> (Calendar, Vec<String>) {
        let (calendar, findings) = with(toml).unwrap();
        let said = |finding: Finding| format!("{}: {}: {}", finding.record, finding.field, finding.what);
        (calendar, findings.into_iter().map(said).collect())
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_built_in_calendar_is_correct() {
        let (calendar, findings) = add(&Calendar::default(), parse(BUILT_IN).unwrap());
        assert_eq!(findings, []);
        assert_eq!((calendar.years(), calendar.days().len()), (&[2025, 2026][..], 29));
        assert!(calendar.days().iter().all(|day| is_weekend(day.date) == (day.kind == DayKind::Worked)));
        let filed = Filed { day: date("2026-08-21"), minute: 600 };
        let expected = calendar.expect(filed, Span::parse("7 ngày làm việc").unwrap(), None).unwrap();
        assert_eq!(expected.day, date("2026-09-03"));
    }

    #[test]
    fn an_office_adds_days_replaces_them_and_announces_a_year() {
        let (calendar, findings) = added(
            "nam = [2027]\n[[nghi]]\nngay = 2026-10-20\nten = \"Nghỉ của xã\"\n[[nghi]]\nngay = 2027-01-01\nten = \"Tết Dương lịch\"\n\
             [[lam]]\nngay = 2026-08-31\nten = \"Trực\"\n",
        );
        assert_eq!(findings, Vec::<String>::new());
        let worked = ["2026-10-20", "2027-01-01", "2026-08-31", "2027-01-04"].map(|text| calendar.is_worked(date(text)).unwrap());
        assert_eq!(worked, [false, false, true, true]);
    }

    #[test]
    fn a_wrong_row_is_left_out_and_named() {
        let (calendar, findings) = added(
            "[[nghi]]\nngay = 2026-10-20\nten = \"a\"\n[[nghi]]\nngay = 2026-10-20\nten = \"b\"\n[[nghi]]\nngay = \"20/10\"\nten = \"c\"\n\
             [[nghi]]\nngay = 2026-10-21\n[[nghi]]\nngay = 2030-01-01\nten = \"d\"\n[[lam]]\nngay = 2026-10-22\nten = \"e\"\n",
        );
        assert_eq!(findings.len(), 5, "{findings:?}");
        assert!(findings[0].starts_with("[[nghi]] thứ 2: ngay: 2026-10-20 đã có"));
        assert!(findings[1].contains("\"20/10\" không phải ngày"));
        assert!(findings[2].starts_with("[[nghi]] thứ 4: ten: để trống"));
        assert!(findings[3].contains("nam = […]"));
        assert_eq!(findings[4], "[[lam]] thứ 1: ngay: 2026-10-22 vốn là ngày làm việc");
        assert_eq!(calendar.days().len(), nation().unwrap().days().len() + 1);
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(parse("[[nghi]]\nngay = 2026-02-30\nten = \"a\"\n").is_err());
        let error = format!("{:#}", parse("[[nghi]]\nngayy = 2026-02-03\n").err().unwrap());
        assert!(error.contains("ngayy"), "{error}");
    }
}
