//! Links within a site, and out of it ([`ExternalLink`]).
//!
//! Links within a site are relative to its root, and every page has a `<base>` that points there. So a site
//! works in any sub-path, and a link is the same text in both renderings.

mod external;

use std::fmt::Display;

use catalog::Code;
use catalog::search::Intent;

use crate::route::{Form, Format, Notice};

pub use external::ExternalLink;

/// The start page.
pub const HOME: &str = "./";
/// The list of all fields.
pub const FIELDS: &str = "linh-vuc/";
/// Lists of all procedures: by letter, level, publisher.
pub const SHELVES: &str = "danh-muc/";
/// All life events (việc trong đời).
pub const EVENTS: &str = "viec/";
/// All offices, on a site that serves many.
pub const OFFICES: &str = "o/";
/// The search page.
pub const SEARCH: &str = "tra-cuu/";
/// About the catalogue and the offline copy.
pub const ABOUT: &str = "thong-tin/";
/// How much is posted, shortened and open ("Công khai").
pub const OPENNESS: &str = "cong-khai/";

/// What changed from release to release.
pub const CHANGES: &str = "thay-doi/";

/// The same of a field.
pub fn field_changes(slug: &str) -> String {
    format!("thay-doi/{slug}/")
}

/// The feed of all changes.
pub const FEED: &str = "thay-doi/thay-doi.xml";

/// The feed of a field's changes.
pub fn field_feed(slug: &str) -> String {
    format!("thay-doi/{slug}/thay-doi.xml")
}

/// The feed of a procedure's changes. It is there from its first change on.
pub fn procedure_feed(code: &impl Display) -> String {
    format!("thu-tuc/{code}/thay-doi.xml")
}

/// All forms (mẫu đơn, tờ khai), by field.
pub const FORM_FILES: &str = "bieu-mau/";

/// The forms of a field.
pub fn form_files(slug: &str) -> String {
    format!("bieu-mau/{slug}/")
}

/// The offices of a province, by its slug, or an office's start page, by its code.
pub fn office(slug: &str) -> String {
    format!("o/{slug}/")
}

/// A field's page.
pub fn field(slug: &str) -> String {
    format!("linh-vuc/{slug}/")
}

/// One of the lists of all procedures.
pub fn shelf(slug: &str) -> String {
    format!("danh-muc/{slug}/")
}

/// A life event's page.
pub fn event(slug: &str) -> String {
    format!("viec/{slug}/")
}

/// A procedure's page, by its code.
pub fn procedure(code: &impl Display) -> String {
    format!("thu-tuc/{code}/")
}

/// The key of an address that names the office whose facts its page shows, on a site that serves many.
#[cfg(any(feature = "csr", test))]
pub(crate) const OF_OFFICE: &str = "co-quan";

/// An address for somebody else's device, which then shows the facts of the same office.
#[cfg(any(feature = "csr", test))]
pub(crate) fn of_office(address: &str, code: Option<&str>) -> String {
    let (page, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
    match code {
        Some(code) if !page.contains("co-quan=") => {
            let sign = if page.contains('?') { '&' } else { '?' };
            format!("{page}{sign}{OF_OFFICE}={code}{fragment}")
        }
        _ => address.to_owned(),
    }
}

/// A part of a procedure's page.
pub fn procedure_part(code: &impl Display, part: &str) -> String {
    format!("{}#{part}", procedure(code))
}

/// Notices to print.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Procedure(code) => format!("in/?thu-tuc={code}"),
        Notice::Field(slug) => format!("in/?linh-vuc={slug}"),
        Notice::Office => "in/".to_owned(),
    }
}

/// Notices to print, in a format.
pub fn notice_as(of: &Notice, format: Format) -> String {
    let address = notice(of);
    let sign = if address.contains('?') { '&' } else { '?' };
    match format {
        Format::Sheets => address,
        format => format!("{address}{sign}kho={}", format.slug()),
    }
}

/// A form for a dossier. `fragment` is the dossier as [`crate::dossier`] writes it; it may be empty.
pub fn form(code: &Code, form: Form, fragment: &str) -> String {
    let hash = if fragment.is_empty() { "" } else { "#" };
    format!("{}/?thu-tuc={code}{hash}{fragment}", form.slug())
}

/// A procedure's page, opened at the part that a query asked for.
pub fn procedure_at(code: &Code, intent: Option<Intent>) -> String {
    let part = match intent {
        Some(Intent::Papers | Intent::Form) => "#giay-to",
        Some(Intent::Place | Intent::Online) => "#cach-nop",
        Some(Intent::Conditions) => "#dieu-kien",
        Some(Intent::Law) => "#can-cu",
        // Time and fee are in the box at the top, and the steps follow what a reader needs first.
        Some(Intent::Time | Intent::Fee | Intent::Steps) | None => "",
    };
    format!("{}{part}", procedure(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_others_names_the_office() {
        let of = |address: &str| of_office(address, Some("00001"));
        assert_eq!(of("thu-tuc/1.000001/#hs=a"), "thu-tuc/1.000001/?co-quan=00001#hs=a");
        assert_eq!(of("tra-cuu/?q=voi"), "tra-cuu/?q=voi&co-quan=00001");
        assert_eq!(of("?co-quan=00002"), "?co-quan=00002");
        assert_eq!(of_office("thu-tuc/1.000001/", None), "thu-tuc/1.000001/");
    }
}
