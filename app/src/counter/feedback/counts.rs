//! What people said of their visits, as the device keeps it: counts for each day and procedure. No hour is kept, and no
//! order within a day.

use catalog::Code;
use catalog::satisfaction::{DayRatings, Rating, Ratings, Reason, Reasons};
use jiff::civil::Date;

/// The most rows that are kept: a year of a busy screen in half a megabyte. Beyond it, the oldest day goes.
const MOST_ROWS: usize = 10_000;
/// The most letters of one text.
const MOST_LETTERS: usize = 300;

/// The counts of this screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// The name of this screen in what it exports.
    screen: String,
    /// A row for each day and procedure, the days in order.
    rows: Vec<DayRatings>,
}

impl Counts {
    /// Reads what [`Counts::written`] wrote; lines that cannot be read are left out. `screen` is the name of a screen
    /// that has none yet.
    pub(crate) fn read(text: &str, screen: &str) -> Self {
        let mut lines = text.lines();
        let known = lines.next().filter(|name| !name.is_empty() && !name.contains('\t'));
        let screen = known.unwrap_or(screen).to_owned();
        let rows = lines.filter_map(|line| row(line, &screen)).collect();
        Self { screen, rows }
    }

    /// The text to keep: the name of the screen, and a line for each row.
    pub(crate) fn written(&self) -> String {
        std::iter::once(self.screen.clone()).chain(self.rows.iter().map(line)).collect::<Vec<_>>().join("\n")
    }

    /// Counts a face.
    pub(crate) fn rate(&mut self, day: Date, code: Option<&Code>, rating: Rating) {
        self.row(day, code).ratings.add(rating);
        while self.rows.len() > MOST_ROWS {
            let oldest = self.rows[0].day;
            self.rows.retain(|row| row.day > oldest);
        }
    }

    /// Counts a reason for a face that was counted before.
    pub(crate) fn give_reason(&mut self, day: Date, code: Option<&Code>, reason: Reason) {
        let count = &mut self.row(day, code).reasons[reason as usize];
        *count = count.saturating_add(1);
    }

    /// Keeps what somebody wrote.
    pub(crate) fn say(&mut self, day: Date, code: Option<&Code>, words: &str) {
        let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_LETTERS).collect();
        if !words.is_empty() {
            self.row(day, code).words.push(words);
        }
    }

    /// The CSV file of all rows.
    pub(crate) fn csv(&self) -> String {
        DayRatings::csv(&self.rows)
    }

    /// How many people rated, on how many days.
    pub(crate) fn total(&self) -> (u32, usize) {
        let people = self.rows.iter().fold(0, |sum: u32, row| sum.saturating_add(row.ratings.total()));
        (people, self.rows.chunk_by(|a, b| a.day == b.day).count())
    }

    /// Removes the days before one. That day stays: it is not over, and its rows would later look like older ones.
    pub(crate) fn forget_before(&mut self, day: Date) {
        self.rows.retain(|row| row.day >= day);
    }

    fn row(&mut self, day: Date, code: Option<&Code>) -> &mut DayRatings {
        let is_it = |row: &DayRatings| row.day == day && row.code.as_ref() == code;
        let at = self.rows.iter().position(is_it).unwrap_or_else(|| {
            let at = self.rows.partition_point(|row| row.day <= day);
            let (screen, code) = (self.screen.clone(), code.cloned());
            let row =
                DayRatings { screen, day, code, ratings: Ratings::default(), reasons: Reasons::default(), words: Vec::new() };
            self.rows.insert(at, row);
            at
        });
        &mut self.rows[at]
    }
}

/// "2026-11-30", the code, the faces, the reasons, and what people wrote, with tabs between.
fn line(row: &DayRatings) -> String {
    let numbers = |counts: &[u32]| counts.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
    let day = format!("{:04}-{:02}-{:02}", row.day.year(), row.day.month(), row.day.day());
    let code = row.code.as_ref().map(Code::to_string).unwrap_or_default();
    let parts = [day, code, numbers(&row.ratings.0), numbers(&row.reasons)];
    parts.into_iter().chain(row.words.iter().cloned()).collect::<Vec<_>>().join("\t")
}

fn row(line: &str, screen: &str) -> Option<DayRatings> {
    let mut parts = line.split('\t');
    let mut part = || parts.next();
    let (day, code, ratings, reasons) = (part()?, part()?, part()?, part()?);
    Some(DayRatings {
        screen: screen.to_owned(),
        day: date(day)?,
        code: if code.is_empty() { None } else { Some(Code::parse(code).ok()?) },
        ratings: Ratings(numbers(ratings)?),
        reasons: numbers(reasons)?,
        words: parts.map(str::to_owned).collect(),
    })
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let date = Date::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    date.ok().filter(|_| parts.next().is_none())
}

fn numbers<const N: usize>(text: &str) -> Option<[u32; N]> {
    let numbers: Vec<u32> = text.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn code() -> Code {
        Code::parse("1.004194").unwrap()
    }

    #[test]
    fn visits_are_counted_by_day_and_procedure() {
        let mut counts = Counts::read("", "k7");
        let today = date(2026, 11, 30);
        counts.rate(today, Some(&code()), Rating::Good);
        counts.rate(today, None, Rating::Poor);
        counts.rate(today, Some(&code()), Rating::VeryPoor);
        counts.give_reason(today, Some(&code()), Reason::Waiting);
        counts.say(today, Some(&code()), " chờ\tlâu\n quá ");
        counts.say(today, None, " \n ");
        assert_eq!(counts.total(), (3, 1));
        let expected = "k7\n2026-11-30\t1.004194\t0 1 0 0 1\t1 0 0 0 0 0\tchờ lâu quá\n2026-11-30\t\t0 0 0 1 0\t0 0 0 0 0 0";
        assert_eq!(counts.written(), expected);
        assert_eq!(Counts::read(&counts.written(), "other"), counts);
        assert!(counts.csv().lines().nth(1).unwrap().contains("\"=\"\"k7\"\"\",\"=\"\"1.004194\"\"\",0,1,0,0,1"));
    }

    #[test]
    fn a_damaged_line_does_not_hide_the_others() {
        let good = "2026-11-30\t1.004194\t0 1 0 0 1\t1 0 0 0 0 0";
        let text = format!(
            "k7\nx\n{good}\n2026-11-31\t\t0 1 0 0 1\t1 0 0 0 0 0\n2026-11-30\t\t1\t2\n2026-11-30\t?\t0 1 0 0 1\t1 0 0 0 0 0"
        );
        assert_eq!(Counts::read(&text, "").rows.len(), 1);
    }

    #[test]
    fn exported_days_can_be_removed_but_not_today() {
        let mut counts = Counts::default();
        for day in [date(2026, 11, 29), date(2026, 11, 30), date(2026, 11, 28)] {
            counts.rate(day, None, Rating::Good);
        }
        assert_eq!(counts.total(), (3, 3));
        counts.forget_before(date(2026, 11, 30));
        assert_eq!((counts.total(), counts.rows[0].day), ((1, 1), date(2026, 11, 30)));
    }

    #[test]
    fn the_oldest_day_goes_when_there_are_too_many_rows() {
        let mut counts = Counts::default();
        let row = |day| DayRatings {
            screen: String::new(),
            day,
            code: None,
            ratings: Ratings::default(),
            reasons: Reasons::default(),
            words: Vec::new(),
        };
        counts.rows = vec![row(date(2026, 1, 1)); 5_000].into_iter().chain(vec![row(date(2026, 1, 2)); 5_000]).collect();
        counts.rate(date(2026, 1, 3), None, Rating::Good);
        assert_eq!((counts.rows.len(), counts.rows[0].day), (5_001, date(2026, 1, 2)));
    }
}
