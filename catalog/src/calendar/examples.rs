//! Worked examples of expected days, and properties of all of them.

use jiff::civil::Date;

use super::*;

/// The exceptions of 2026.
fn calendar() -> Calendar {
    let off = [
        ("2026-01-01", "Tết Dương lịch"),
        ("2026-01-02", "Nghỉ hoán đổi"),
        ("2026-02-16", "Tết Nguyên đán"),
        ("2026-02-17", "Tết Nguyên đán"),
        ("2026-02-18", "Tết Nguyên đán"),
        ("2026-02-19", "Tết Nguyên đán"),
        ("2026-02-20", "Tết Nguyên đán"),
        ("2026-04-27", "Nghỉ bù Giỗ Tổ"),
        ("2026-04-30", "Ngày Chiến thắng"),
        ("2026-05-01", "Quốc tế Lao động"),
        ("2026-08-31", "Nghỉ hoán đổi"),
        ("2026-09-01", "Quốc khánh"),
        ("2026-09-02", "Quốc khánh"),
        ("2026-11-24", "Ngày Văn hóa"),
    ];
    let worked = [("2026-01-10", "Làm bù"), ("2026-08-22", "Làm bù")];
    let of = |kind| move |(date, name): (&str, &str)| day(date, kind, name);
    let days = off.into_iter().map(of(DayKind::Off)).chain(worked.into_iter().map(of(DayKind::Worked)));
    Calendar::new([2026], days)
}

fn day(text: &str, kind: DayKind, name: &str) -> Day {
    Day { date: date(text), kind, name: name.into(), document: String::new() }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// "2026-08-28 15:30".
fn filed(text: &str) -> Filed {
    let (day, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    Filed { day: date(day), minute: hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap() }
}

fn expect(at: &str, span: &str, cut_off: Option<u16>) -> Result<Expected, NoDate> {
    calendar().expect(filed(at), Span::parse(span).unwrap(), cut_off)
}

#[test]
fn worked_examples() {
    for (at, span, expected) in [
        // A Friday: the swapped day, the two days of the national holiday and the weekend do not count.
        ("2026-08-28 09:00", "1 ngày làm việc", "2026-09-03"),
        ("2026-08-28 09:00", "3 ngày làm việc", "2026-09-07"),
        // The Saturday worked in exchange counts.
        ("2026-08-21 09:00", "1 ngày làm việc", "2026-08-22"),
        ("2026-08-20 09:00", "3 ngày làm việc", "2026-08-24"),
        ("2026-11-20 09:00", "2 ngày làm việc", "2026-11-25"),
        // Across the lunar new year.
        ("2026-02-13 09:00", "5 ngày làm việc", "2026-02-27"),
        // Part of a day counts as a day.
        ("2026-11-16 09:00", "2,5 ngày làm việc", "2026-11-19"),
        ("2026-11-16 09:00", "0,5 ngày làm việc", "2026-11-17"),
        // Every day counts; a last day that is off moves.
        ("2026-11-02 09:00", "10 ngày", "2026-11-12"),
        ("2026-08-21 09:00", "10 ngày", "2026-09-03"),
        ("2026-08-20 09:00", "2 ngày", "2026-08-22"),
        ("2026-11-16 09:00", "1,5 ngày", "2026-11-18"),
        // Months end on the same day or at the end of the month; then days off move it.
        ("2026-03-31 09:00", "1 tháng", "2026-05-04"),
        ("2026-05-31 09:00", "1 tháng", "2026-07-01"),
        ("2026-05-29 09:00", "1 tháng", "2026-06-29"),
        ("2026-07-31 09:00", "2 tháng", "2026-09-30"),
        ("2026-08-03 09:00", "1 tháng", "2026-09-03"),
        ("2026-11-02 09:00", "0,5 tháng", "2026-11-17"),
        ("2026-05-04 09:00", "0,5 năm", "2026-11-04"),
        // Few hours by the clock, many as working days of eight hours.
        ("2026-11-16 09:00", "4 giờ", "2026-11-16"),
        ("2026-11-20 22:00", "4 giờ", "2026-11-23"),
        ("2026-11-16 09:00", "8 giờ", "2026-11-17"),
        ("2026-11-16 09:00", "24 giờ", "2026-11-19"),
        ("2026-11-16 09:00", "56 giờ", "2026-11-26"),
        // Filed on a day off: as if filed on the next working day.
        ("2026-09-02 09:00", "1 ngày làm việc", "2026-09-04"),
        ("2026-11-21 23:00", "4 giờ", "2026-11-23"),
        ("2026-12-30 09:00", "1 ngày làm việc", "2026-12-31"),
    ] {
        let found = expect(at, span, None).map(|expected| expected.day);
        assert_eq!(found, Ok(date(expected)), "{at} + {span}");
    }
}

#[test]
fn after_the_cut_off_time_the_next_working_day_counts() {
    let cut_off = Some(15 * 60);
    let day = |at| expect(at, "1 ngày làm việc", cut_off).unwrap().day;
    assert_eq!(day("2026-11-16 15:00"), date("2026-11-17"));
    assert_eq!(day("2026-11-16 15:30"), date("2026-11-18"));
    assert_eq!(day("2026-08-28 15:30"), date("2026-09-04"));
    assert_eq!(expect("2026-11-16 15:30", "2 giờ", cut_off).unwrap().day, date("2026-11-17"));
    // On a day off the time of day makes no difference.
    assert_eq!(day("2026-11-21 15:30"), day("2026-11-21 08:00"));
}

#[test]
fn years_that_are_not_announced_give_no_date() {
    for (at, span) in [
        ("2026-12-31 09:00", "1 ngày làm việc"),
        ("2026-12-31 16:00", "2 giờ"),
        ("2026-12-02 09:00", "30 ngày"),
        ("2026-12-01 09:00", "1 tháng"),
        ("2026-06-01 09:00", "1 năm"),
        ("2026-01-05 09:00", "10000 ngày làm việc"),
        ("2027-01-05 09:00", "1 ngày"),
    ] {
        assert_eq!(expect(at, span, Some(900)), Err(NoDate::NotAnnounced(2027)), "{at} + {span}");
    }
    assert_eq!(expect("2026-01-05 09:00", "10000 năm", None), Err(NoDate::NotAnnounced(12026)));
    assert_eq!(expect("2025-12-31 09:00", "1 ngày", None), Err(NoDate::TooEarly(2025)));
    assert_eq!(NoDate::NotAnnounced(2027).to_string(), "Lịch nghỉ năm 2027 chưa được công bố, nên chưa tính được ngày.");
}

/// The result is always a working day after the day of filing; neither a longer time nor a later filing ever
/// ends earlier.
#[test]
fn any_filing_and_any_span_give_a_sensible_day() {
    let calendar = calendar();
    let mut random = fastrand::Rng::with_seed(4);
    let units = [Unit::Hour, Unit::WorkingDay, Unit::Day, Unit::Month, Unit::Year];
    let first = date("2026-01-01");
    for _ in 0..5000 {
        let mut day = first;
        (0..random.u16(..365)).for_each(|_| day = day.tomorrow().unwrap());
        let filed = Filed { day, minute: random.u16(..1440) };
        let cut_off = random.bool().then(|| random.u16(..1440));
        let (amount, unit) = (f64::from(random.u32(1..20_000)) / 100.0, random.choice(units).unwrap());
        let span = Span::new(amount, unit).unwrap();
        let later = Filed { day: day.tomorrow().unwrap(), ..filed };
        let Ok(expected) = calendar.expect(filed, span, cut_off) else { continue };
        assert_eq!(calendar.is_worked(expected.day), Ok(true), "{filed:?} {span}");
        assert!(expected.day >= filed.day && !expected.rules.is_empty());
        assert!(unit == Unit::Hour || expected.day > filed.day, "{filed:?} {span}");
        let longer = calendar.expect(filed, Span::new(amount + 1.0, unit).unwrap(), cut_off);
        assert!(longer.is_err() || longer.is_ok_and(|longer| longer.day >= expected.day), "{filed:?} {span}");
        let later = calendar.expect(later, span, cut_off);
        assert!(later.is_err() || later.is_ok_and(|later| later.day >= expected.day), "{filed:?} {span}");
    }
}

#[test]
fn working_days_are_counted_one_by_one() {
    let calendar = calendar();
    let mut day = date("2026-01-05");
    for count in 1..=240 {
        day = calendar.next_working(day).unwrap();
        assert_eq!(expect("2026-01-05 09:00", &format!("{count} ngày làm việc"), None).unwrap().day, day);
    }
}
