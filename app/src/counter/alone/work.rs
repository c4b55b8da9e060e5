//! Does what the [`Routine`] says, and writes the log.

use std::cell::RefCell;
use std::rc::Rc;

use catalog::release::FileRole;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::keeper::Keeper;
use super::moment::{self, Clocks};
use super::routine::{Act, Known, Routine, Stored};
use super::watchdog;
use crate::browser;
use crate::browser::UserError;
use crate::counter::visit::Stage;
use crate::lasting::Lasting;
use crate::store::{Engine, OfflineCopy, SaveFailure, Store};

/// How often the routine is asked, in ms.
const TICK: u32 = 15_000;
/// A page that lives so long counts as well, in ms.
const WELL: f64 = 600_000.0;

const NEW_RELEASE: &str = "có bản mới";
const NEW_DAY: &str = "mở lại mỗi ngày";

/// Looks after the screen as long as the page is open.
pub(crate) fn start(store: &Store, stage: Lasting<Stage>) {
    let base = browser::base();
    let alone = Rc::new(Alone {
        keeper: RefCell::new(Keeper::open(&base, store.backend.now())),
        store: store.clone(),
        base,
        stage,
        routine: RefCell::default(),
        clocks: RefCell::default(),
    });
    alone.start_watchdog();
    alone.note_errors();
    alone.note_signals();
    Interval::new(TICK, move || alone.tick()).forget();
}

struct Alone {
    base: String,
    store: Store,
    stage: Lasting<Stage>,
    keeper: RefCell<Keeper>,
    routine: RefCell<Routine>,
    clocks: RefCell<Clocks>,
}

impl Alone {
    fn trouble(&self, what: &str) {
        self.keeper.borrow_mut().trouble(self.store.backend.now(), what);
    }

    fn start_watchdog(self: &Rc<Self>) {
        let alone = Rc::clone(self);
        let starts = self.keeper.borrow().starts();
        browser::spawn_local(async move {
            let script = alone.store.release.file(FileRole::CounterWatchdog);
            let Some(script) = script else { return };
            if let Err(UserError(why)) = watchdog::start(&alone.base, script, starts).await {
                alone.trouble(&why);
            }
        });
    }

    /// Notes errors of the program: where, and not with which words, which may be a visitor's.
    fn note_errors(self: &Rc<Self>) {
        for kind in ["error", "unhandledrejection"] {
            let alone = Rc::clone(self);
            EventListener::new(&window(), kind, move |event| alone.trouble(&place(event))).forget();
        }
    }

    /// Notes visitors, looks for a new release, and what failed.
    fn note_signals(self: &Rc<Self>) {
        let (alone, stage) = (Rc::clone(self), self.stage);
        let rests = Memo::new(move |_| stage.get() == Stage::Resting);
        Effect::new(move |before: Option<bool>| {
            let rests = rests.get();
            if before == Some(true) && !rests {
                alone.keeper.borrow_mut().visited(alone.store.backend.now());
            }
            rests
        });
        let alone = Rc::clone(self);
        Effect::new(move |_| match alone.store.signals.copy.get() {
            OfflineCopy::Saved(note) | OfflineCopy::Newer(note) => {
                alone.keeper.borrow_mut().looked(alone.store.backend.now(), note.as_deref().unwrap_or_default());
            }
            OfflineCopy::Damaged(why) => alone.trouble(&why),
            _ => {}
        });
        let alone = Rc::clone(self);
        Effect::new(move |_| match alone.store.signals.save_failure.get() {
            Some(SaveFailure::FromHost(why) | SaveFailure::FromFile(why)) => {
                alone.trouble(&format!("chưa lưu được bản trên máy: {why}"))
            }
            None => {}
        });
        let alone = Rc::clone(self);
        Effect::new(move |_| {
            if let Engine::Failed(why) = alone.store.signals.engine.get() {
                alone.trouble(&format!("phần tìm chưa chạy: {why}"));
            }
        });
    }

    fn tick(self: &Rc<Self>) {
        let now = window().performance().map(|clock| clock.now()).unwrap_or_default();
        if let Some(minutes) = self.clocks.borrow_mut().jump(now, js_sys::Date::now()) {
            self.trouble(&moment::told(minutes));
        }
        if now >= WELL {
            self.keeper.borrow().lives();
        }
        let known = self.known(now);
        let act = self.routine.borrow_mut().tick(&known);
        match act {
            Some(Act::Save) => self.store.backend.save_offline(),
            Some(Act::Retry) => self.store.backend.retry(),
            Some(Act::Ask) => self.ask(),
            Some(Act::Move) => self.leave(NEW_RELEASE, Some(&self.store.release.id)),
            Some(Act::Renew) => self.leave(NEW_DAY, None),
            None => {}
        }
    }

    fn known(&self, now: f64) -> Known {
        let signals = self.store.signals;
        let copy = match &*signals.copy.read_untracked() {
            OfflineCopy::Unknown => Stored::Unknown,
            OfflineCopy::Saving(_) | OfflineCopy::Updating(_) => Stored::Busy,
            OfflineCopy::None | OfflineCopy::Damaged(_) => Stored::Wanted,
            OfflineCopy::Saved(_) => Stored::Shown,
            OfflineCopy::Newer(_) => Stored::Newer,
            OfflineCopy::Impossible(_) => Stored::Impossible,
        };
        Known {
            now,
            copy,
            resting: self.stage.get_untracked() == Stage::Resting,
            failed: matches!(*signals.engine.read_untracked(), Engine::Failed(_)),
            moved: self.keeper.borrow().moved_from(&self.store.release.id),
        }
    }

    /// Asks the host for its release, where the device can keep none.
    fn ask(self: &Rc<Self>) {
        let alone = Rc::clone(self);
        browser::spawn_local(async move {
            let answer = browser::newer_on_host(&alone.base, &alone.store.release).await;
            let why = answer.as_ref().err().map(|UserError(why)| why.clone()).unwrap_or_default();
            alone.keeper.borrow_mut().looked(alone.store.backend.now(), &why);
            alone.routine.borrow_mut().told(answer.ok());
        });
    }

    fn leave(&self, why: &str, from: Option<&str>) {
        self.keeper.borrow_mut().leave(why, from);
        // A page can always be loaded anew.
        let _ = window().location().reload();
    }
}

/// Where an error happened: the file without its folder, and the line; for a rejected promise, the kind of error.
fn place(event: &web_sys::Event) -> String {
    let event: &JsValue = event.as_ref();
    let file = part(event, "filename").as_string().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or_default();
    let file = file.split(['?', '#']).next().unwrap_or_default();
    let line = part(event, "lineno").as_f64().unwrap_or_default();
    let thrown = [part(event, "error"), part(event, "reason")].into_iter().find_map(|error| part(&error, "name").as_string());
    format!("lỗi chương trình: {} {file}:{line}", thrown.unwrap_or_default())
}

/// A part of an object; undefined if there is none.
fn part(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}
