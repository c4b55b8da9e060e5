//! The age of the release on the screen, and the warning if it is old.

use catalog::written_day;
use jiff::civil::Date;

/// The age of a release, as far as the device can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// This many days.
    Days(u32),
    /// Unknown: the device's clock shows this day, which is before the release was made.
    ClockBehind(Date),
}

/// From this many days on an age is told in months.
const DAYS: u32 = 92;
/// Above this many months an age is told in years.
const MONTHS: u32 = 24;
/// Days and months in the cycle of the Gregorian calendar, 400 years.
const CYCLE: (u64, u64) = (146_097, 4_800);

/// Whole days from one day to another; negative if the second is earlier.
pub(crate) fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

impl Age {
    /// The age of a release on the day that the device's clock shows.
    pub fn of(made: Date, today: Date) -> Self {
        match days(made, today) {
            // The site may have been built where the next day had begun already.
            -1 => Self::Days(0),
            days => u32::try_from(days).map_or(Self::ClockBehind(today), Self::Days),
        }
    }

    /// The words after "Bản ngày …". `None` if the age is unknown.
    pub fn words(self) -> Option<String> {
        match self {
            Self::Days(0) => Some("đăng hôm nay".to_owned()),
            Self::Days(days) => Some(format!("đã {}", long(days))),
            Self::ClockBehind(_) => None,
        }
    }

    /// The warning above the page: from `after` days on, or if the age is unknown.
    pub fn warning(self, after: u16) -> Option<String> {
        match self {
            Self::Days(days) if days < u32::from(after) => None,
            Self::Days(days) => {
                // Hardly anybody leaves a site for years, so the clock may be wrong.
                let clock = if months(days) > MONTHS {
                    " Nếu đồng hồ của máy sai, hãy chỉnh lại ngày giờ."
                } else {
                    ""
                };
                Some(format!(
                    "Dữ liệu này đăng đã {}, có thể đã khác. Khi có mạng, hãy tải lại trang; trước khi nộp hồ sơ, hãy hỏi lại \
                     văn phòng.{clock}",
                    long(days)
                ))
            }
            Self::ClockBehind(today) => Some(format!(
                "Đồng hồ của máy này ghi ngày {}, trước ngày đăng bản này: không biết bản này cũ bao nhiêu. Hãy chỉnh lại ngày \
                 giờ của máy.",
                written_day(today)
            )),
        }
    }
}

/// An age in words: "45 ngày", "4 tháng", "hơn 2 năm". Rounded down.
fn long(days: u32) -> String {
    match months(days) {
        _ if days < DAYS => format!("{days} ngày"),
        months if months <= MONTHS => format!("{months} tháng"),
        months => format!("hơn {} năm", months / 12),
    }
}

/// Whole months, by the mean length of a month.
fn months(days: u32) -> u32 {
    (u64::from(days) * CYCLE.1 / CYCLE.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn on(today: Date) -> Age {
        Age::of(day(2026, 7, 17), today)
    }

    #[test]
    fn the_age_has_plain_words() {
        let words = |days| Age::Days(days).words().unwrap();
        assert_eq!(words(0), "đăng hôm nay");
        assert_eq!(words(1), "đã 1 ngày");
        assert_eq!(words(45), "đã 45 ngày");
        assert_eq!(words(91), "đã 91 ngày");
        assert_eq!(words(92), "đã 3 tháng");
        assert_eq!(words(130), "đã 4 tháng");
        assert_eq!(words(731), "đã 24 tháng");
        assert_eq!(words(800), "đã hơn 2 năm");
    }

    #[test]
    fn days_are_counted_from_the_release_to_the_clock() {
        assert_eq!(on(day(2026, 7, 17)), Age::Days(0));
        assert_eq!(on(day(2026, 8, 31)), Age::Days(45));
        assert_eq!(on(day(2028, 2, 29)), Age::Days(592));
        assert_eq!(on(day(2026, 7, 16)), Age::Days(0), "the builder's day may have begun before ours");
    }

    #[test]
    fn an_old_release_has_a_warning() {
        assert_eq!(Age::Days(29).warning(30), None);
        let warning = Age::Days(30).warning(30).unwrap();
        assert!(warning.contains("đã 30 ngày") && warning.contains("hỏi lại văn phòng"), "{warning}");
        assert!(!warning.contains("đồng hồ"), "{warning}");
    }

    #[test]
    fn a_wrong_clock_has_a_warning() {
        let past = on(day(1970, 1, 1));
        assert_eq!(past, Age::ClockBehind(day(1970, 1, 1)));
        assert_eq!(past.words(), None);
        assert!(past.warning(30).unwrap().starts_with("Đồng hồ của máy này ghi ngày 1/1/1970, trước ngày đăng"));
        let future = on(day(2099, 1, 1)).warning(30).unwrap();
        assert!(future.contains("hơn 72 năm") && future.contains("Nếu đồng hồ của máy sai"), "{future}");
        assert_eq!(on(Date::MIN), Age::ClockBehind(Date::MIN));
        assert!(on(Date::MAX).warning(u16::MAX).is_some());
    }
}
