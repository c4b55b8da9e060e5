//! Whether the office is open now, read from its opening hours as it writes them: "Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ
//! 30, 13 giờ 30 – 17 giờ". If any of it cannot be read for sure, nothing is said.

use catalog::calendar::{Calendar, DayKind, Filed};
use catalog::text::fold_words;

/// The opening hours of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hours(Vec<Rule>);

/// On which weekdays it is open, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rule {
    /// From Monday.
    days: [bool; 7],
    /// The ends of its spans, in minutes of the day: opened, closed, opened again …
    times: Vec<u16>,
    /// Whether the words say that it is closed on these days.
    is_closed: bool,
}

/// Whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Until a minute of the day.
    Until(u16),
    /// It opens (again) today.
    From(u16),
    /// Not any more today, or not at all.
    Closed,
}

/// Words that change nothing: "Từ thứ Hai đến …", "Buổi sáng: …", "(trừ ngày lễ)".
const NOISE: [&str; 14] =
    ["phut", "tu", "den", "va", "cac", "ngay", "buoi", "sang", "chieu", "trong", "tuan", "tru", "le", "tet"];

impl Hours {
    /// Reads opening hours. `None` if they are not understood as a whole.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let words = fold_words(&plain(text));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (mut rules, mut rule, mut rest) = (Vec::new(), Rule::default(), &words[..]);
        while !rest.is_empty() {
            if let Some((days, after)) = days(rest) {
                if !rule.times.is_empty() {
                    rules.push(std::mem::take(&mut rule));
                }
                rule.days.iter_mut().zip(days).for_each(|(day, more)| *day |= more);
                rest = after;
            } else if let Some((time, after)) = time(rest) {
                rule.times.push(time);
                rest = after;
            } else if let ["nghi", after @ ..] = rest {
                // "Chủ nhật nghỉ" or "nghỉ Chủ nhật".
                let before = std::mem::take(&mut rule);
                rule.is_closed = !before.times.is_empty() || before.days == [false; 7];
                rules.push(before);
                rest = after;
            } else {
                rest = rest.split_first().filter(|(word, _)| NOISE.contains(word))?.1;
            }
        }
        rules.push(rule);
        // Days without times are days off. One of them may also be named with times: "hàng ngày 7h–17h, nghỉ Chủ nhật", or
        // "(trừ chiều thứ Sáu)", which says less than a whole day.
        let (open, off): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|rule| !rule.times.is_empty());
        let is_clear = off.iter().all(|off| !open.iter().any(|open| open.shares_a_day(off)));
        (is_clear && !open.is_empty() && open.iter().all(Rule::is_plausible)).then_some(Self(open))
    }

    /// Whether the office is open at a moment. `None` if the calendar does not know the day, or if it is worked against
    /// the rule.
    pub(crate) fn at(&self, now: Filed, calendar: &Calendar) -> Option<Open> {
        let worked = calendar.is_worked(now.day).ok()?;
        match calendar.day(now.day).map(|day| day.kind) {
            Some(DayKind::Worked) => return None,
            Some(_) if !worked => return Some(Open::Closed),
            _ => {}
        }
        let weekday = now.day.weekday().to_monday_zero_offset() as usize;
        let times = self.0.iter().filter(|rule| rule.days[weekday]).flat_map(|rule| rule.times.chunks(2));
        for span in times {
            match *span {
                [from, _] if now.minute < from => return Some(Open::From(from)),
                [_, to] if now.minute < to => return Some(Open::Until(to)),
                _ => {}
            }
        }
        Some(Open::Closed)
    }
}

impl Rule {
    fn shares_a_day(&self, other: &Self) -> bool {
        self.days.iter().zip(other.days).any(|(mine, others)| *mine && others)
    }

    /// Whether it names days, and its times are pairs in order.
    fn is_plausible(&self) -> bool {
        let ordered = self.times.windows(2).all(|pair| pair[0] < pair[1]);
        !self.is_closed && self.days.contains(&true) && self.times.len().is_multiple_of(2) && ordered
    }
}

impl Open {
    /// "Đang mở cửa, đến 11 giờ 30".
    pub(crate) fn words(self) -> String {
        match self {
            Self::Until(minute) => format!("Đang mở cửa, đến {}", clock(minute)),
            Self::From(minute) => format!("Đang nghỉ, mở cửa lúc {}", clock(minute)),
            Self::Closed => "Hiện không mở cửa".to_owned(),
        }
    }
}

fn clock(minute: u16) -> String {
    match minute % 60 {
        0 => format!("{} giờ", minute / 60),
        rest => format!("{} giờ {rest:02}", minute / 60),
    }
}

/// "7:30", "7h30" and "7g30" as "7 gio 30", and dashes as "den".
fn plain(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let is_letter = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphabetic());
    let mut plain = String::new();
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '-' | '–' | '—' => plain.push_str(" den "),
            ':' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => plain.push_str(" gio "),
            'h' | 'H' | 'g' | 'G' if is_digit(at.checked_sub(1)) && !is_letter(at + 1) => plain.push_str(" gio "),
            other => plain.push(*other),
        }
    }
    plain
}

/// The weekdays that words begin with, and the rest of the words.
fn days<'a>(words: &'a [&'a str]) -> Option<([bool; 7], &'a [&'a str])> {
    match words {
        ["hang", "ngay", rest @ ..] | ["tat", "ca", "cac", "ngay", rest @ ..] => Some(([true; 7], rest)),
        _ => {
            let (first, rest) = day(words)?;
            let last = if let ["den", to @ ..] = rest { day(to) } else { None };
            let (last, rest) = last.unwrap_or((first, rest));
            let mut days = [false; 7];
            days.get_mut(first..=last)?.fill(true);
            Some((days, rest))
        }
    }
}

/// A weekday from Monday, and the rest of the words.
fn day<'a>(words: &'a [&'a str]) -> Option<(usize, &'a [&'a str])> {
    const NAMES: [[&str; 2]; 6] = [["hai", "2"], ["ba", "3"], ["tu", "4"], ["nam", "5"], ["sau", "6"], ["bay", "7"]];
    match words {
        ["chu", "nhat", rest @ ..] => Some((6, rest)),
        ["thu", name, rest @ ..] => Some((NAMES.iter().position(|names| names.contains(name))?, rest)),
        _ => None,
    }
}

/// A minute of the day, and the rest of the words.
fn time<'a>(words: &'a [&'a str]) -> Option<(u16, &'a [&'a str])> {
    let [hour, "gio", rest @ ..] = words else { return None };
    let hour = hour.parse::<u16>().ok().filter(|hour| *hour < 24)?;
    let minute = match rest {
        // The hour of the next time.
        [_, "gio", ..] | [] => None,
        [minute, ..] => minute.parse::<u16>().ok().filter(|minute| *minute < 60),
    };
    Some((hour * 60 + minute.unwrap_or_default(), if minute.is_some() { &rest[1..] } else { rest }))
}

#[cfg(test)]
mod tests {
    use catalog::calendar::Day;
    use jiff::civil::date;

    use super::*;

    fn at(text: &str, day: i8, minute: u16) -> Option<Open> {
        let off = Day { date: date(2026, 12, 2), kind: DayKind::Off, name: "nghỉ".into(), document: String::new() };
        let calendar = Calendar::new([2026], [off]);
        Hours::parse(text)?.at(Filed { day: date(2026, 12, day), minute }, &calendar)
    }

    const WEEK: &str = "Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30, 13 giờ 30 – 17 giờ";

    #[test]
    fn the_day_is_followed_from_opening_to_closing() {
        // The first of December 2026 is a Tuesday.
        assert_eq!(at(WEEK, 1, 7 * 60), Some(Open::From(450)));
        assert_eq!(at(WEEK, 1, 450), Some(Open::Until(690)));
        assert_eq!(at(WEEK, 1, 12 * 60), Some(Open::From(810)));
        assert_eq!(at(WEEK, 1, 16 * 60 + 59), Some(Open::Until(1020)));
        assert_eq!(at(WEEK, 1, 17 * 60), Some(Open::Closed));
        assert_eq!(at(WEEK, 5, 9 * 60), Some(Open::Closed), "a Saturday");
        assert_eq!(at(WEEK, 2, 9 * 60), Some(Open::Closed), "a holiday");
    }

    #[test]
    fn hours_are_written_in_many_ways() {
        for text in [
            "Từ thứ 2 đến thứ 6: sáng 7h30 - 11h30, chiều 13h30 - 17h",
            "Thứ Hai – thứ Sáu, 7:30–11:30 và 13:30–17:00 (trừ ngày lễ, tết)",
            "Các ngày thứ Hai, thứ Ba, thứ Tư, thứ Năm, thứ Sáu: 7g30–11g30, 13g30–17g; nghỉ thứ Bảy, Chủ nhật",
            "Thứ Bảy, Chủ nhật nghỉ. Thứ Hai đến thứ Sáu: 7h30–11h30, 13h30–17h",
            "Thứ Hai đến thứ Sáu: 7 giờ 30 phút – 11 giờ 30 phút, 13 giờ 30 phút – 17 giờ",
        ] {
            assert_eq!(Hours::parse(text), Hours::parse(WEEK), "{text}");
        }
    }

    #[test]
    fn a_saturday_may_have_hours_of_its_own() {
        let text = "Thứ Hai đến thứ Sáu: 7h30–17h. Sáng thứ Bảy: 8h–11h";
        assert_eq!(at(text, 5, 9 * 60), Some(Open::Until(660)));
        assert_eq!(at(text, 4, 9 * 60), Some(Open::Until(1020)));
    }

    #[test]
    fn what_is_not_understood_says_nothing() {
        for text in [
            "",
            "Giờ hành chính",
            "7h30–17h",
            "Thứ Hai, Tư, Sáu: 8h–11h",
            "Thứ Hai: 8h",
            "Thứ Hai: 17h–8h",
            "Thứ Hai: 25h–26h",
            "Nghỉ thứ Bảy. Thứ Hai: 8h–11h",
            "Hàng ngày 7h–17h, nghỉ Chủ nhật",
            "Thứ Hai đến thứ Bảy: 7h30–11h30, 13h30–17h (trừ chiều thứ Bảy)",
            "Thứ Hai đến thứ Sáu: 7h30–11h30, 13h30–17h (nghỉ chiều thứ Sáu)",
        ] {
            assert_eq!(Hours::parse(text), None, "{text}");
        }
    }

    #[test]
    fn words_for_people() {
        assert_eq!(Open::Until(690).words(), "Đang mở cửa, đến 11 giờ 30");
        assert_eq!(Open::From(480).words(), "Đang nghỉ, mở cửa lúc 8 giờ");
    }
}
