//! The course of a visit, from rest to rest. It counts ticks of a second and knows no clock, so a clock that jumps does
//! nothing to it.

use super::settings::Settings;

/// Where a visit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nobody is there.
    #[default]
    Resting,
    /// Somebody uses the screen.
    Visit,
    /// Nobody has touched it for a while: seconds until everything is cleared.
    Countdown(u16),
    /// The visit is over and everything is cleared; the screen asks how it was, for so many seconds more.
    Asking(u16),
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A finger, a key or a switch.
    Touch,
    /// A second has passed.
    Tick,
    /// "Xong, xóa hết".
    Finish,
    /// The question how it was is answered, or put aside.
    Answered,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Somebody has come.
    Begin,
    /// Clear what the visitor left.
    Wipe,
}

/// How long the screen asks how it was, in seconds.
const ASKING: u16 = 12;

/// A visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Visit {
    /// Where it is.
    pub(crate) stage: Stage,
    /// Seconds since the last touch.
    idle: u16,
}

impl Visit {
    /// The visit after an event, and what is to be done.
    pub(crate) fn after(self, event: Event, settings: &Settings) -> (Self, Option<Effect>) {
        let to = |stage| Self { stage, idle: 0 };
        match (self.stage, event) {
            (Stage::Resting, Event::Touch) => (to(Stage::Visit), Some(Effect::Begin)),
            (Stage::Visit | Stage::Countdown(_), Event::Touch) => (to(Stage::Visit), None),
            (Stage::Visit | Stage::Countdown(_), Event::Finish) => {
                (to(if settings.feedback { Stage::Asking(ASKING) } else { Stage::Resting }), Some(Effect::Wipe))
            }
            (Stage::Visit, Event::Tick) if self.idle + 1 >= settings.idle => (to(Stage::Countdown(settings.countdown)), None),
            (Stage::Visit, Event::Tick) => (Self { idle: self.idle + 1, ..self }, None),
            (Stage::Countdown(left), Event::Tick) if left <= 1 => (to(Stage::Resting), Some(Effect::Wipe)),
            (Stage::Countdown(left), Event::Tick) => (to(Stage::Countdown(left - 1)), None),
            (Stage::Asking(left), Event::Tick) if left > 1 => (to(Stage::Asking(left - 1)), None),
            // A sentence may be typed there.
            (Stage::Asking(_), Event::Touch) => (to(Stage::Asking(settings.countdown)), None),
            (Stage::Asking(_), Event::Tick | Event::Answered) => (to(Stage::Resting), Some(Effect::Wipe)),
            _ => (self, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings { idle: 60, countdown: 30, ..Settings::default() }
    }

    /// The visit after events, with everything that was to be done.
    fn after(visit: Visit, events: impl IntoIterator<Item = Event>, settings: &Settings) -> (Visit, Vec<Effect>) {
        events.into_iter().fold((visit, Vec::new()), |(visit, mut effects), event| {
            let (visit, effect) = visit.after(event, settings);
            effects.extend(effect);
            (visit, effects)
        })
    }

    fn ticks(count: usize) -> impl Iterator<Item = Event> {
        std::iter::repeat_n(Event::Tick, count)
    }

    fn touched() -> Visit {
        Visit::default().after(Event::Touch, &settings()).0
    }

    #[test]
    fn a_visit_nobody_ends_is_cleared_after_the_idle_time_and_the_countdown() {
        let (visit, effects) = after(touched(), ticks(59), &settings());
        assert_eq!((visit.stage, effects), (Stage::Visit, vec![]));
        let (visit, effects) = after(visit, ticks(1), &settings());
        assert_eq!((visit.stage, effects), (Stage::Countdown(30), vec![]));
        let (visit, effects) = after(visit, ticks(29), &settings());
        assert_eq!((visit.stage, effects), (Stage::Countdown(1), vec![]));
        let (visit, effects) = after(visit, ticks(1), &settings());
        assert_eq!((visit, effects), (Visit::default(), vec![Effect::Wipe]));
    }

    #[test]
    fn one_touch_stops_the_countdown_at_any_second() {
        for second in 60..90 {
            let (visit, _) = after(touched(), ticks(second), &settings());
            assert!(matches!(visit.stage, Stage::Countdown(_)), "{second}");
            assert_eq!(visit.after(Event::Touch, &settings()), (touched(), None));
        }
    }

    #[test]
    fn finishing_clears_at_once_and_twice_is_once() {
        let (visit, effects) = after(touched(), [Event::Finish, Event::Finish], &settings());
        assert_eq!((visit, effects), (Visit::default(), vec![Effect::Wipe]));
    }

    #[test]
    fn the_question_how_it_was_ends_by_itself_or_by_an_answer() {
        let asking = Settings { feedback: true, ..settings() };
        let (visit, effects) = after(touched(), [Event::Finish], &asking);
        assert_eq!((visit.stage, &effects[..]), (Stage::Asking(ASKING), &[Effect::Wipe][..]));
        assert_eq!(after(visit, ticks(ASKING.into()), &asking).0.stage, Stage::Resting);
        assert_eq!(visit.after(Event::Answered, &asking), (Visit::default(), Some(Effect::Wipe)));
    }

    #[test]
    fn at_rest_nothing_happens_without_a_touch() {
        let (visit, effects) = after(Visit::default(), ticks(100_000).chain([Event::Finish, Event::Answered]), &settings());
        assert_eq!((visit, effects), (Visit::default(), vec![]));
    }

    #[test]
    fn fifty_touches_a_second_are_one_visit() {
        let events = std::iter::repeat_n(Event::Touch, 500).chain(ticks(1));
        let (visit, effects) = after(Visit::default(), events, &settings());
        assert_eq!((visit.stage, effects), (Stage::Visit, vec![Effect::Begin]));
    }
}
