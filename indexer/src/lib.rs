//! Reads every procedure an office publishes and writes a static site that searches them.
//!
//! The data goes one way: [`read`] turns sources into a [`catalogue::Catalogue`], with a finding for everything that
//! is wrong in them (`check` has the rules over the procedures); [`mod@write`] turns that into a release, and
//! [`workbook`] into a workbook; [`site`] works on the finished site; [`diff`] compares two of either. The command line
//! ([`cli`], with a verb in each file of [`cmd`]) and the [`window`] only call these.

/// musl's own allocator makes all threads wait for one lock.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub mod accent;
mod address;
pub mod catalogue;
mod check;
pub mod cli;
pub mod cmd;
pub mod diff;
pub mod findings;
pub mod foreign;
pub mod guard;
mod in_use;
mod lang;
pub mod limits;
mod lock;
mod picture;
mod progress;
pub mod read;
mod related;
mod say;
pub mod site;
mod time_zone;
pub mod window;
pub mod workbook;
pub mod write;
