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
pub(crate) use search::{SearchPage, use_search};

use jiff::civil::Date;

use crate::store::Store;

/// Whether a path is the start page's.
pub(crate) fn is_home(pathname: &str) -> bool {
    pathname.strip_prefix(&*Store::current().base).is_some_and(|rest| rest.is_empty() || rest == "/")
}

/// "17/7/2026".
pub(crate) fn day(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}
