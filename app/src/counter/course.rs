//! Runs the course of visits: touches and seconds go in, the stage and the clearing come out. The rules are in
//! [`super::visit`].

use gloo::timers::callback::Interval;
use leptos::prelude::*;

use super::context::Counter;
use super::guard::{self, Watcher};
use super::look::Look;
use super::settings::Settings;
use super::visit::{Effect, Event, Stage};
use super::{screen, wipe};
use crate::lasting::Lasting;
use crate::store::Store;

/// How often the visit looks at the time, in ms.
const SECOND: u32 = 1_000;

/// Starts the course of visits on a page that was just opened.
pub(super) fn start(store: &Store) -> Counter {
    // A power cut may have ended a visit before it was cleared.
    wipe::storage();
    let settings = Settings::of_this_screen(Settings::of_office(&store.release.office.counter));
    let counter = Counter {
        look: Lasting::new(Look::of(&settings)),
        settings: Lasting::new(settings),
        stage: Lasting::default(),
        text: RwSignal::new(String::new()),
        staff: Lasting::default(),
        outside: Lasting::default(),
        trail: Lasting::default(),
        seen: Lasting::default(),
        visitor: Lasting::default(),
        visit: StoredValue::default(),
        store: StoredValue::new(store.clone()),
    };
    Interval::new(SECOND, move || counter.step(Event::Tick)).forget();
    guard::watch(Watcher {
        touched: Callback::new(move |()| counter.touched()),
        outside: Callback::new(move |address| counter.outside.set(Some(address))),
    });
    screen::keep_awake();
    counter
}

impl Counter {
    /// Tells the course of the visit what has happened.
    pub(crate) fn step(self, event: Event) {
        let (next, effect) = self.visit.get_value().after(event, &self.settings.read_untracked());
        self.visit.set_value(next);
        match effect {
            Some(Effect::Wipe) => wipe::wipe(&self.store.get_value(), &self),
            Some(Effect::Begin) => screen::fill(),
            None => {}
        }
        if *self.stage.read_untracked() != next.stage {
            if next.stage == Stage::Resting {
                self.seen.set(Vec::new());
            }
            self.stage.set(next.stage);
        }
    }

    /// Somebody touched the screen. At rest that alone begins nothing: what was touched decides. True if it stopped a
    /// countdown: it then presses nothing else.
    fn touched(self) -> bool {
        let stage = *self.stage.read_untracked();
        if stage != Stage::Resting {
            self.step(Event::Touch);
        }
        matches!(stage, Stage::Countdown(_))
    }
}
