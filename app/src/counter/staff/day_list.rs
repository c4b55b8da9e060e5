//! The list of the day: which dossiers the officer looked at, and what each lacked. It has no names and no hours, and
//! stays on the device only until the officer closes it.

use catalog::Code;
use jiff::civil::Date;

/// The most dossiers of a day.
const MOST: usize = 500;

/// A dossier that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Looked {
    /// Its number in the list, from 1.
    pub number: usize,
    /// The procedure.
    pub code: Code,
    /// The dossier with the papers that were handed in, as [`crate::dossier`] writes it.
    pub fragment: String,
    /// How many papers were handed in.
    pub received: usize,
    /// How many needed papers are missing.
    pub missing: usize,
}

/// The list, with the day on which it was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DayList {
    /// The day; none if the list is empty.
    pub day: Option<Date>,
    /// The dossiers, the first one first.
    pub looked: Vec<Looked>,
}

impl DayList {
    /// Reads what [`DayList::written`] wrote; lines that cannot be read are left out.
    pub(crate) fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let day = lines.next().and_then(day);
        let looked = lines.enumerate().filter_map(|(at, line)| looked(at + 1, line)).collect();
        Self { day, looked }
    }

    /// The text to keep: the day, and a line for each dossier.
    pub(crate) fn written(&self) -> String {
        let line = |one: &Looked| format!("{} {} {} {}", one.code, one.received, one.missing, one.fragment);
        let day = self.day.map(|day| format!("{} {} {}", day.year(), day.month(), day.day())).unwrap_or_default();
        std::iter::once(day).chain(self.looked.iter().map(line)).collect::<Vec<_>>().join("\n")
    }

    /// Adds a dossier. Returns false if the list is full.
    pub(crate) fn add(&mut self, today: Date, code: Code, fragment: String, (received, missing): (usize, usize)) -> bool {
        self.day.get_or_insert(today);
        let number = self.looked.len() + 1;
        if number <= MOST {
            self.looked.push(Looked { number, code, fragment, received, missing });
        }
        number <= MOST
    }

    /// Whether it was begun on an earlier day, so that it should have been closed.
    pub(crate) fn is_old(&self, today: Date) -> bool {
        self.day.is_some_and(|day| day < today)
    }
}

fn day(line: &str) -> Option<Date> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [year, month, day] = parts[..] else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn looked(number: usize, line: &str) -> Option<Looked> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [code, received, missing, fragment] = parts[..] else { return None };
    let (received, missing) = (received.parse().ok()?, missing.parse().ok()?);
    Some(Looked { number, code: Code::parse(code).ok()?, fragment: fragment.to_owned(), received, missing })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_list_is_kept_until_it_is_closed() {
        let code = || Code::parse("1.004194").unwrap();
        let mut list = DayList::default();
        assert!(list.add(date(2026, 11, 30), code(), "hs=ab12..".into(), (2, 1)));
        assert!(list.add(date(2026, 12, 1), code(), String::new(), (0, 3)));
        assert_eq!(DayList::read(&list.written()), list);
        assert_eq!((list.day, list.looked[1].number), (Some(date(2026, 11, 30)), 2));
        assert!(list.is_old(date(2026, 12, 1)) && !list.is_old(date(2026, 11, 30)));
        assert!(!DayList::default().is_old(date(2026, 11, 30)));
    }

    #[test]
    fn a_full_list_says_so_and_a_damaged_line_hides_no_other() {
        let code = Code::parse("1.004194").unwrap();
        let mut list = DayList::default();
        (0..MOST).for_each(|_| assert!(list.add(date(2026, 11, 30), code.clone(), String::new(), (0, 0))));
        assert!(!list.add(date(2026, 11, 30), code, String::new(), (0, 0)));
        assert_eq!(list.looked.len(), MOST);
        let list = DayList::read("2026 13 1\nx\n1.004194 1 0 hs=a..\n1.004194 -1 0 ");
        assert_eq!((list.day, list.looked.len(), list.looked[0].number), (None, 1, 2));
    }
}
