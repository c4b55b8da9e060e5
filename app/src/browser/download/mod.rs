//! The files of a release, fetched and checked.

mod http;
mod overlay;
mod packs;
mod release_json;
mod signature;

pub(crate) use http::{Fetched, Source, get, read_body};
pub(crate) use overlay::is_named;
pub use overlay::{OfficePart, fetch_office};
pub(crate) use packs::{Open, fetch_pack, get_pack, open_pack};
pub(crate) use release_json::{MOST_RELEASE, parse_release};
pub use signature::check as check_signature;
pub(crate) use signature::{MOST_SIGNATURE, fetch_signature, has_key};
