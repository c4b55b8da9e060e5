//! Thin wrappers over what browsers offer. They know the page, but not the packs or the search.

pub(super) mod clock;
pub(crate) mod frame;
pub(super) mod history;
pub(crate) mod keys;
pub(crate) mod printing;
pub(super) mod scroll;
pub(crate) mod sharing;
pub(crate) mod storage;
pub(super) mod task;
