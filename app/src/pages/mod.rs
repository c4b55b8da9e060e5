//! The pages, a file each.

mod about;
mod fields;
mod home;
mod not_found;
mod procedure;
mod search;

pub(crate) use about::About;
pub(crate) use fields::{FieldPage, Fields};
pub(crate) use home::Home;
pub(crate) use not_found::NotFound;
pub(crate) use procedure::ProcedurePage;
pub(crate) use search::{SearchMoves, SearchPage};

use jiff::civil::Date;

/// "17/7/2026".
pub(crate) fn day(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}
