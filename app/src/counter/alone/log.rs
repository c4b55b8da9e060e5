//! What a screen keeps for its staff: how many visitors came each day, what went wrong, and when it last looked for a new
//! release. Nothing of it comes from a visitor's words.
//!
//! It is kept as text, a line each. A line that cannot be read is left out: after a power cut the rest must still count.

use std::collections::BTreeMap;

/// How many days are kept.
const DAYS: usize = 60;
/// How many troubles are kept.
const TROUBLES: usize = 20;

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// When it was last seen.
    pub(crate) when: String,
    /// How often in a row.
    pub(crate) times: u32,
    /// What it was.
    pub(crate) what: String,
}

/// The log of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Log {
    /// The number of visitors by day, which is written as 20261201.
    pub(crate) visitors: BTreeMap<u32, u32>,
    /// The newest last.
    pub(crate) troubles: Vec<Trouble>,
    /// When the screen last looked for a new release, and what came of it.
    pub(crate) looked: Option<(String, String)>,
    /// Why the page is about to load itself anew; empty while it is open. A start without a reason was not planned.
    pub(crate) leaving: String,
}

impl Log {
    /// Reads a log.
    pub(super) fn parse(text: &str) -> Self {
        let mut log = Self::default();
        for line in text.lines() {
            let parts: Vec<&str> = line.splitn(4, '\t').collect();
            match parts[..] {
                ["ngay", day, count] => {
                    if let (Ok(day), Ok(count)) = (day.parse(), count.parse()) {
                        log.visitors.insert(day, count);
                    }
                }
                ["loi", when, times, what] => log.troubles.extend(times.parse().ok().map(|times| Trouble {
                    when: when.to_owned(),
                    times,
                    what: what.to_owned(),
                })),
                ["hoi", when, what] => log.looked = Some((when.to_owned(), what.to_owned())),
                ["roi", why] => log.leaving = why.to_owned(),
                _ => {}
            }
        }
        log.shorten();
        log
    }

    /// The log as it is kept.
    pub(super) fn text(&self) -> String {
        let days = self.visitors.iter().map(|(day, count)| format!("ngay\t{day}\t{count}"));
        let troubles = self.troubles.iter().map(|Trouble { when, times, what }| format!("loi\t{when}\t{times}\t{what}"));
        let looked = self.looked.iter().map(|(when, what)| format!("hoi\t{when}\t{what}"));
        let leaving = (!self.leaving.is_empty()).then(|| format!("roi\t{}", self.leaving));
        days.chain(troubles).chain(looked).chain(leaving).collect::<Vec<_>>().join("\n")
    }

    /// One more visitor.
    pub(super) fn visited(&mut self, day: u32) {
        *self.visitors.entry(day).or_default() += 1;
        self.shorten();
    }

    /// Something went wrong.
    pub(super) fn trouble(&mut self, when: &str, what: &str) {
        let what = one_line(what);
        match self.troubles.last_mut().filter(|last| last.what == what) {
            Some(last) => {
                last.times = last.times.saturating_add(1);
                when.clone_into(&mut last.when);
            }
            None => self.troubles.push(Trouble { when: when.to_owned(), times: 1, what }),
        }
        self.shorten();
    }

    /// The screen has looked for a new release.
    pub(super) fn looked(&mut self, when: &str, what: &str) {
        self.looked = Some((when.to_owned(), one_line(what)));
    }

    fn shorten(&mut self) {
        while self.visitors.len() > DAYS {
            self.visitors.pop_first();
        }
        let over = self.troubles.len().saturating_sub(TROUBLES);
        self.troubles.drain(..over);
    }
}

/// A text of one line and of a length that no fault can make large.
fn one_line(text: &str) -> String {
    text.chars().take(300).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let mut log = Log::default();
        log.visited(20_261_201);
        log.visited(20_261_201);
        log.visited(20_261_202);
        log.trouble("1/12/2026 9:00", "hết chỗ\ttrống\n");
        log.looked("1/12/2026 9:01", "");
        log.leaving = "có bản mới".to_owned();
        assert_eq!(log.visitors[&20_261_201], 2);
        assert_eq!(Log::parse(&log.text()), log);
        assert_eq!(Log::parse(""), Log::default());
    }

    #[test]
    fn damaged_lines_hide_no_others() {
        let log = Log::parse("ngay\tx\t1\nngay\t20261201\t7\nloi\t9\nloi\ta\tb\tc\n\u{0}\nkhac\t1\nngay\t20261203");
        assert_eq!(log, Log { visitors: BTreeMap::from([(20_261_201, 7)]), ..Log::default() });
    }

    #[test]
    fn a_log_does_not_grow_for_ever() {
        let mut log = Log::default();
        for at in 0..1000 {
            log.visited(20_260_000 + at);
            log.trouble("lúc", &format!("{at} {}", "x".repeat(9_999)));
        }
        assert_eq!((log.visitors.len(), log.troubles.len()), (DAYS, TROUBLES));
        assert_eq!(log.visitors.keys().next_back(), Some(&20_260_999));
        assert!(log.troubles[TROUBLES - 1].what.starts_with("999 ") && log.text().len() < 20_000);
        for _ in 0..50 {
            log.trouble("sau", "một lỗi");
        }
        assert_eq!(log.troubles.last(), Some(&Trouble { when: "sau".into(), times: 50, what: "một lỗi".into() }));
        assert_eq!(log.troubles.len(), TROUBLES);
    }
}
