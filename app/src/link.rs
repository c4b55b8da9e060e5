//! Addresses within a site. All are relative to the site's root, and every page has a `<base>` that
//! points there: so a site works in any sub-path and a link is the same text in both renderings.

use catalog::Code;

/// The start page.
pub const HOME: &str = "./";
/// All fields.
pub const FIELDS: &str = "linh-vuc/";
/// Search.
pub const SEARCH: &str = "tra-cuu/";
/// About the catalogue and the copy on the device.
pub const ABOUT: &str = "thong-tin/";

/// A field's page.
pub fn field(slug: &str) -> String {
    format!("linh-vuc/{slug}/")
}

/// A procedure's page.
pub fn procedure(code: &Code) -> String {
    format!("thu-tuc/{code}/")
}
