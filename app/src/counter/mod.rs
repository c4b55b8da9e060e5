//! The counter screen (màn hình quầy): the whole site on a touch screen at an office, for one stranger after another.
//!
//! It is a WebAssembly file of its own (`app/src/bin/app/counter_file.rs`). Only [`mode`] and [`kept`] are in the app's
//! first file.
//!
//! | file | what it does |
//! |---|---|
//! | `mode`, `opening` | whether this device is a counter screen, and opening it |
//! | `visit`, `course` | the course of a visit from rest to rest, and what runs it |
//! | `wipe`, `kept` | what is cleared after a visit, and what staff keep |
//! | `frame`, `resting`, `countdown`, `outside` | what is drawn: in a visit, at rest, over everything |
//! | `dock`, `pad`, `look_bar`, `keyboard` | what one touches |
//! | `guard`, `screen`, `focus` | keeping strangers in, the screen full and awake, and the focus on what appears |
//! | `hours`, `trail`, `look`, `settings` | plain values |
//! | `staff`, `feedback`, `take`, `aloud`, `alone` | for the staff, after a visit, for the way home, for weeks alone |

mod alone;
mod aloud;
#[cfg(feature = "csr")]
mod context;
#[cfg(feature = "csr")]
mod countdown;
#[cfg(feature = "csr")]
mod course;
#[cfg(feature = "csr")]
mod dock;
mod feedback;
#[cfg(feature = "csr")]
mod focus;
#[cfg(feature = "csr")]
mod frame;
#[cfg(feature = "csr")]
mod guard;
mod hours;
#[cfg(feature = "csr")]
pub(crate) mod kept;
mod keyboard;
#[cfg(feature = "csr")]
mod look;
#[cfg(feature = "csr")]
mod look_bar;
#[cfg(feature = "csr")]
pub(crate) mod mode;
#[cfg(feature = "csr")]
mod opening;
#[cfg(feature = "csr")]
mod outside;
#[cfg(feature = "csr")]
mod pad;
#[cfg(feature = "csr")]
mod resting;
#[cfg(feature = "csr")]
mod screen;
mod settings;
mod staff;
mod take;
mod trail;
mod visit;
#[cfg(feature = "csr")]
mod wipe;

#[cfg(feature = "csr")]
pub use opening::{CounterFile, open};
