//! What a screen does by itself, as a plain state machine: it is told the moment and what is known, and says what to do.
//!
//! It goes by a clock that only moves forward, so a wall clock that jumps changes nothing. The hourly look for a newer
//! release is not here: every open page does that (`app/src/browser/offline/saver.rs`).

/// One minute, in the unit of [`Known::now`].
const MINUTE: f64 = 60_000.0;
/// How often what failed is tried again.
const SPACING: f64 = 10.0 * MINUTE;
/// How long a screen must rest before it loads itself anew: somebody may only have stepped aside.
const REST: f64 = MINUTE / 4.0;
/// After this long, a resting screen starts anew, as every machine that runs for weeks should now and then.
const LIFE: f64 = 24.0 * 60.0 * MINUTE;
/// If a page has already been loaded anew for a release and still shows another, it waits this long before the next try.
const AGAIN: f64 = 6.0 * 60.0 * MINUTE;

/// What is known of the release on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stored {
    /// Not known yet.
    #[default]
    Unknown,
    /// Being saved or updated.
    Busy,
    /// There is none, or a part of it is lost.
    Wanted,
    /// The one on the screen.
    Shown,
    /// A newer one than the one on the screen, whole and checked.
    Newer,
    /// This device can keep none: every start needs the host.
    Impossible,
}

/// What a routine is told.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Known {
    /// Milliseconds since the page was opened.
    pub(super) now: f64,
    /// Whether nobody is there.
    pub(super) resting: bool,
    /// The release on the device.
    pub(super) copy: Stored,
    /// Whether a part of the app has failed that can be tried again.
    pub(super) failed: bool,
    /// Whether the page was already loaded anew for this newer release.
    pub(super) moved: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Save the release of the host on the device.
    Save,
    /// Ask the host for its release, because the device can keep none.
    Ask,
    /// Try again what has failed.
    Retry,
    /// Load the page anew, to show the newer release.
    Move,
    /// Load the page anew, because it has been open for long.
    Renew,
}

/// The state of the routine.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Routine {
    /// Since when nobody is there.
    rests_since: Option<f64>,
    /// When something that failed is tried next. Kept on a grid, so that slow ticks do not add up.
    due: f64,
    /// Whether the host has said that its release is newer, where the device can keep none.
    host_is_newer: bool,
    /// Whether the host has answered the last question.
    host_answers: bool,
}

impl Routine {
    /// What the host answered to [`Act::Ask`]: whether its release is newer, and whole. `None` if it did not answer.
    pub(super) fn told(&mut self, newer: Option<bool>) {
        self.host_answers = newer.is_some();
        self.host_is_newer = newer.unwrap_or(self.host_is_newer);
    }

    /// What is to be done now.
    pub(super) fn tick(&mut self, known: &Known) -> Option<Act> {
        self.rests_since = known.resting.then(|| self.rests_since.unwrap_or(known.now));
        let rests = self.rests_since.is_some_and(|since| known.now - since >= REST);
        if rests && !matches!(known.copy, Stored::Unknown | Stored::Busy) {
            if self.is_newer(known) && (!known.moved || known.now >= AGAIN) {
                return Some(Act::Move);
            }
            if known.now >= LIFE && self.comes_back(known) {
                return Some(Act::Renew);
            }
        }
        if known.now < self.due {
            return None;
        }
        self.due += ((known.now - self.due) / SPACING).floor() * SPACING + SPACING;
        match known.copy {
            Stored::Wanted => Some(Act::Save),
            // What finds it out has not even started: saving starts it.
            Stored::Unknown if known.now >= SPACING => Some(Act::Save),
            Stored::Impossible => Some(Act::Ask),
            Stored::Unknown | Stored::Busy | Stored::Shown | Stored::Newer => {
                (known.failed && known.resting).then_some(Act::Retry)
            }
        }
    }

    /// Whether a newer release than the one on the screen is there.
    fn is_newer(&self, known: &Known) -> bool {
        known.copy == Stored::Newer || (known.copy == Stored::Impossible && self.host_is_newer && self.host_answers)
    }

    /// Whether the page would be there again after it was loaded anew.
    fn comes_back(&self, known: &Known) -> bool {
        matches!(known.copy, Stored::Shown | Stored::Newer) || self.host_answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: f64 = 60.0 * MINUTE;

    fn known(copy: Stored) -> Known {
        Known { resting: true, copy, ..Known::default() }
    }

    /// Everything that is done at each tick of a quarter of a minute, with the minute.
    fn run(routine: &mut Routine, minutes: std::ops::Range<u32>, known: Known) -> Vec<(u32, Act)> {
        let ticks = (minutes.start * 4..minutes.end * 4).map(|quarter| f64::from(quarter) * MINUTE / 4.0);
        ticks.filter_map(|now| Some(((now / MINUTE) as u32, routine.tick(&Known { now, ..known })?))).collect()
    }

    #[test]
    fn a_device_without_a_copy_saves_one_and_tries_again_on_a_grid() {
        let mut routine = Routine::default();
        assert_eq!(run(&mut routine, 0..25, known(Stored::Wanted)), [(0, Act::Save), (10, Act::Save), (20, Act::Save)]);
        assert_eq!(run(&mut routine, 25..45, known(Stored::Busy)), []);
        // A tick that comes late moves no later one.
        let late = Known { now: 57.5 * MINUTE, ..known(Stored::Wanted) };
        assert_eq!(routine.tick(&late), Some(Act::Save));
        assert_eq!(run(&mut routine, 58..61, known(Stored::Wanted)), [(60, Act::Save)]);
        assert_eq!(run(&mut Routine::default(), 0..12, known(Stored::Unknown)), [(10, Act::Save)]);
    }

    #[test]
    fn a_newer_release_is_shown_only_at_rest() {
        let mut routine = Routine::default();
        let visited = Known { resting: false, ..known(Stored::Newer) };
        assert_eq!(run(&mut routine, 0..600, visited), []);
        assert_eq!(routine.tick(&Known { now: 600.0 * MINUTE, ..known(Stored::Newer) }), None, "it has only begun to rest");
        assert_eq!(routine.tick(&Known { now: 600.0 * MINUTE + REST, ..known(Stored::Newer) }), Some(Act::Move));
    }

    #[test]
    fn a_release_that_does_not_come_up_is_no_loop() {
        let mut routine = Routine::default();
        let moved = Known { moved: true, ..known(Stored::Newer) };
        assert_eq!(run(&mut routine, 0..360, moved), []);
        assert_eq!(routine.tick(&Known { now: AGAIN, ..moved }), Some(Act::Move));
    }

    #[test]
    fn a_page_lives_a_day_if_it_can_come_back() {
        let first = |copy| run(&mut Routine::default(), 0..1500, known(copy)).into_iter().find(|(_, act)| *act == Act::Renew);
        assert_eq!(first(Stored::Shown), Some((24 * 60, Act::Renew)));
        assert_eq!(first(Stored::Impossible), None, "the host has not answered");
        let mut routine = Routine::default();
        routine.told(Some(false));
        assert_eq!(routine.tick(&Known { now: 24.0 * HOUR, ..known(Stored::Impossible) }), Some(Act::Ask));
        assert_eq!(routine.tick(&Known { now: 24.0 * HOUR + REST, ..known(Stored::Impossible) }), Some(Act::Renew));
        let visited = Known { now: 30.0 * HOUR, resting: false, ..known(Stored::Shown) };
        assert_eq!(Routine::default().tick(&visited), None);
    }

    #[test]
    fn without_a_copy_the_host_says_whether_it_has_a_newer_release() {
        let mut routine = Routine::default();
        assert_eq!(run(&mut routine, 0..2, known(Stored::Impossible)), [(0, Act::Ask)]);
        routine.told(Some(true));
        assert_eq!(routine.tick(&Known { now: 3.0 * MINUTE, ..known(Stored::Impossible) }), Some(Act::Move));
        routine.told(None);
        assert_eq!(routine.tick(&Known { now: 4.0 * MINUTE, ..known(Stored::Impossible) }), None, "the host is gone");
    }

    #[test]
    fn what_failed_is_tried_again_between_visits() {
        let failed = Known { failed: true, ..known(Stored::Shown) };
        assert_eq!(run(&mut Routine::default(), 0..15, failed), [(0, Act::Retry), (10, Act::Retry)]);
        assert_eq!(run(&mut Routine::default(), 0..15, Known { resting: false, ..failed }), []);
    }
}
