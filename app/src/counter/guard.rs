//! Keeps strangers in the counter screen: holds back zoom, menus, selection, dragging, new windows and key combinations,
//! turns links out of the site into QR codes, and makes a long press a press. It marks what a finger is on at once, so
//! that every touch is seen.
//!
//! What the browser and the system keep for themselves (Alt+F4, Ctrl+Alt+Del) is the business of the kiosk's setup; see
//! `docs/quay.md`. Zooming by two fingers is held back by `touch-action` in `public/counter.css`.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use crate::browser;

/// What browsers do by themselves and nobody needs at a counter.
const HELD_BACK: [&str; 10] =
    ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "dblclick", "auxclick", "gesturestart", "copy", "cut"];
/// What can be pressed.
const PRESSABLE: &str = "a[href], button, summary, label, input, select, .posted li, .resting";
/// The attribute of what a finger is on.
const PRESSED: &str = "data-pressed";
/// A press that is longer than this, in ms, is no click for a browser.
const LONG: f64 = 400.0;
/// How far a finger may slip during a press, in pixels.
const SLIP: i32 = 20;

/// What the guard tells the screen.
#[derive(Clone, Copy)]
pub(super) struct Watcher {
    /// Somebody touched the screen or pressed a key. True if that has done its work already: then nothing below the
    /// finger is pressed.
    pub(super) touched: Callback<(), bool>,
    /// Somebody wants to open a page outside the site.
    pub(super) outside: Callback<String>,
}

/// The press that is going on.
#[derive(Clone)]
struct Press {
    target: Element,
    begun: f64,
    place: (i32, i32),
}

/// What the listeners share.
#[derive(Clone)]
struct Guard {
    watcher: Watcher,
    /// Whether the next click belongs to a touch that has done its work.
    swallow: Rc<Cell<bool>>,
    press: Rc<Cell<Option<Press>>>,
}

/// Starts to guard the page, for as long as it is open.
pub(super) fn watch(watcher: Watcher) {
    let guard = Guard { watcher, swallow: Rc::default(), press: Rc::default() };
    for kind in HELD_BACK {
        listen(kind, |event| event.prevent_default());
    }
    listen("wheel", |event| {
        // A pinch on a touch pad.
        if event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::ctrl_key) {
            event.prevent_default();
        }
    });
    listen_for("pointerdown", &guard, Guard::pressed);
    listen_for("pointerup", &guard, Guard::released);
    listen_for("pointercancel", &guard, Guard::cancelled);
    listen_for("click", &guard, Guard::clicked);
    listen_for("keydown", &guard, Guard::key);
}

fn listen(kind: &'static str, on_event: impl Fn(&Event) + 'static) {
    // Before anything of the page hears of it.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&window(), kind, options, on_event).forget();
}

fn listen_for(kind: &'static str, guard: &Guard, on_event: fn(&Guard, &Event)) {
    let guard = guard.clone();
    listen(kind, move |event| on_event(&guard, event));
}

impl Guard {
    fn pressed(&self, event: &Event) {
        let done = self.watcher.touched.run(());
        self.swallow.set(done);
        let Some(event) = event.dyn_ref::<PointerEvent>().filter(|event| event.is_primary() && !done) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let target = target.and_then(|target| target.closest(PRESSABLE).ok().flatten());
        self.release();
        if let Some(target) = target {
            let _ = target.set_attribute(PRESSED, "");
            self.press.set(Some(Press { target, begun: event.time_stamp(), place: (event.client_x(), event.client_y()) }));
        }
    }

    fn released(&self, event: &Event) {
        let (Some(press), Some(event)) = (self.release(), event.dyn_ref::<PointerEvent>()) else { return };
        let (x, y) = press.place;
        let stayed = (event.client_x() - x).abs() <= SLIP && (event.client_y() - y).abs() <= SLIP;
        let is_long = event.time_stamp() - press.begun > LONG && event.pointer_type() == "touch";
        if let Some(target) = press.target.dyn_into::<HtmlElement>().ok().filter(|_| stayed && is_long) {
            // Old hands press long, and a browser then waits for a menu. If it sends a click all the same, that one is
            // swallowed.
            target.click();
            self.swallow.set(true);
            let swallow = Rc::clone(&self.swallow);
            Timeout::new(100, move || swallow.set(false)).forget();
        }
    }

    fn cancelled(&self, _: &Event) {
        self.release();
    }

    /// Takes the mark from what was pressed.
    fn release(&self) -> Option<Press> {
        self.press.take().inspect(|press| drop(press.target.remove_attribute(PRESSED)))
    }

    fn clicked(&self, event: &Event) {
        // Screen readers and switches click without touching first. With a key held down, a click opens a window.
        if self.swallow.replace(false) || is_combined(event) || self.watcher.touched.run(()) {
            event.prevent_default();
            event.stop_propagation();
        } else if let Some(address) = leads_outside(event) {
            event.prevent_default();
            event.stop_propagation();
            self.watcher.outside.run(address);
        }
    }

    fn key(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let combined = key.ctrl_key() || key.alt_key() || key.meta_key();
        if !is_used(&key.key(), combined) {
            event.prevent_default();
            event.stop_propagation();
        }
        // A key that is stuck keeps no visit open.
        if !key.repeat() && self.watcher.touched.run(()) {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

/// Whether a key does something at a counter: letters and digits type, some move and press. All combinations and all
/// keys of the browser are held back.
fn is_used(key: &str, combined: bool) -> bool {
    let moves = ["Tab", "Enter", "Escape", "Backspace", "Delete", "Home", "End", "PageUp", "PageDown", "Shift"];
    !combined && (key.chars().count() == 1 || key.starts_with("Arrow") || moves.contains(&key))
}

fn is_combined(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_some_and(|click| click.ctrl_key() || click.shift_key() || click.alt_key() || click.meta_key())
}

/// The address of a link out of the site, or to a file or a feed: anything that would leave the screen.
fn leads_outside(event: &Event) -> Option<String> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let href = link.href();
    let is_page = link.target().is_empty() && link.rel().is_empty() && !link.has_attribute("download");
    (!(is_page && href.starts_with(&browser::base()))).then_some(href)
}
