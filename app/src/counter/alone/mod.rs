//! Weeks alone: the screen keeps a copy of the release, moves to a newer one while nobody is there, starts anew once a day,
//! and is watched by a second thread. Staff see what it did on their page.
//!
//! What it does when is in [`routine`], which is told the moment; this file only asks the browser and does it. It leaves
//! out the look for a newer release, which every open page does (`app/src/browser/offline/`).

#[cfg(feature = "csr")]
mod keeper;
#[cfg(any(feature = "csr", test))]
mod log;
#[cfg(any(feature = "csr", test))]
mod moment;
#[cfg(any(feature = "csr", test))]
mod routine;
#[cfg(feature = "csr")]
mod status;
#[cfg(feature = "csr")]
mod watchdog;
#[cfg(feature = "csr")]
mod work;

#[cfg(feature = "csr")]
pub(crate) use status::StatusPage;
#[cfg(feature = "csr")]
pub(crate) use work::start;
