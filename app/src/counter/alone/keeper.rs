//! Keeps the [`Log`] of this screen. Each change is written at once: the power may go at any moment.

use catalog::calendar::Filed;

use super::log::Log;
use crate::counter::kept;
use crate::words;

/// The names under which the log is kept, the number of starts in a row that nobody planned, and the release that was on
/// the screen when it was loaded anew for another.
const LOG: &str = "nhat-ky";
const STARTS: &str = "mo-lien-tiep";
const MOVED_FROM: &str = "doi-tu-ban";

/// Why a page starts that nobody has planned to start.
const UNPLANNED: &str = "mở lại ngoài dự kiến: mất điện, máy tắt, hoặc trang bị treo";

/// The log, and where it is kept.
pub(super) struct Keeper {
    base: String,
    pub(super) log: Log,
}

impl Keeper {
    /// Opens the log at the start of a page.
    pub(super) fn open(base: &str, now: Filed) -> Self {
        let before = kept::get(base, LOG);
        let mut keeper = Self { base: base.to_owned(), log: before.as_deref().map(Log::parse).unwrap_or_default() };
        let planned = !std::mem::take(&mut keeper.log.leaving).is_empty();
        if before.is_some() && !planned {
            keeper.trouble(now, UNPLANNED);
        }
        kept::set(base, STARTS, &if planned { 0 } else { keeper.starts() + 1 }.to_string());
        keeper.write();
        keeper
    }

    /// How often the page has started in a row without being planned to, and without living long.
    pub(super) fn starts(&self) -> u32 {
        kept::get(&self.base, STARTS).and_then(|count| count.parse().ok()).unwrap_or_default()
    }

    /// The page has lived long enough to count as well.
    pub(super) fn lives(&self) {
        kept::remove(&self.base, STARTS);
    }

    /// Whether the page was loaded anew from this release for a newer one, and still shows it.
    pub(super) fn moved_from(&self, release: &str) -> bool {
        kept::get(&self.base, MOVED_FROM).is_some_and(|before| before == release)
    }

    /// The page is about to be loaded anew, for another release than this if one is given.
    pub(super) fn leave(&mut self, why: &str, release: Option<&str>) {
        if let Some(release) = release {
            kept::set(&self.base, MOVED_FROM, release);
        }
        why.clone_into(&mut self.log.leaving);
        self.write();
    }

    /// One more visitor.
    pub(super) fn visited(&mut self, now: Filed) {
        let day = now.day;
        self.log.visited(
            u32::from(day.year().unsigned_abs()) * 10_000
                + u32::from(day.month().unsigned_abs()) * 100
                + u32::from(day.day().unsigned_abs()),
        );
        self.write();
    }

    /// Something went wrong.
    pub(super) fn trouble(&mut self, now: Filed, what: &str) {
        self.log.trouble(&moment(now), what);
        self.write();
    }

    /// The screen has looked for a new release.
    pub(super) fn looked(&mut self, now: Filed, what: &str) {
        self.log.looked(&moment(now), what);
        self.write();
    }

    /// If the storage is full or forbidden, the log lives as long as the page; staff's page says so.
    fn write(&self) {
        kept::set(&self.base, LOG, &self.log.text());
    }
}

/// The log as it is kept. `None` if the browser keeps none.
pub(super) fn read(base: &str) -> Option<Log> {
    kept::get(base, LOG).map(|text| Log::parse(&text))
}

/// A moment in words: "1/12/2026, 9:05".
fn moment(now: Filed) -> String {
    format!("{}, {}:{:02}", words::day(now.day), now.minute / 60, now.minute % 60)
}
