//! Where a procedure is filed online: an address on the national portal, or on the portal of a province or a ministry.
//!
//! An office finds its own address by choosing itself on the portal, and pastes it. Its parameters name the office; the
//! procedure is put in as one more.

use super::Office;
use crate::procedure::{Code, Means, OnlineLevel, Procedure};

/// The national portal.
const NATIONAL: &str = "dichvucong.gov.vn";
/// The portal's search over all procedures.
const SEARCH: &str = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh";
/// The parameter with the identifier of the portal's record.
const BY_ID: &str = "formalityId";
/// The parameter with words to search for.
const BY_WORDS: &str = "keyword";

/// Where the link to file a procedure online leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The address, on a portal.
    pub address: String,
    /// Whether it leads to the office's own page on the portal.
    pub at_office: bool,
    /// Whether the portal only searches for the code, because nothing more is known.
    pub by_code: bool,
}

/// Why an address is not one at which an office receives dossiers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilingError {
    /// Not an address that a page may link to.
    #[error("không phải một địa chỉ https:// liền một mạch")]
    Shape,
    /// Of another site.
    #[error("là trang {0}, không phải Cổng Dịch vụ công")]
    OtherSite(String),
    /// Of a portal, without any parameter that names the office.
    #[error("không cho biết nơi nộp là cơ quan nào")]
    NoOffice,
}

/// A filing address, taken apart.
struct Parts<'a> {
    /// Scheme, host and path.
    page: &'a str,
    /// The parameters, without those that name a procedure.
    parameters: Vec<&'a str>,
    /// What is behind `#`.
    fragment: Option<&'a str>,
}

impl Office {
    /// Whether an address may stand in [`Office::filing`].
    ///
    /// # Errors
    /// It is not https, of another site than a portal's, or does not name an office.
    pub fn check_filing(address: &str) -> Result<(), FilingError> {
        Parts::of(address).map(|_| ())
    }

    /// Where a procedure is filed online. `None` if it cannot be filed online.
    pub fn filing(&self, procedure: &Procedure) -> Option<Filing> {
        procedure.is_filed_online().then(|| self.at_office(procedure).unwrap_or_else(|| on_portal(procedure)))
    }

    /// At the office's own page, if it has one and receives the procedure.
    fn at_office(&self, procedure: &Procedure) -> Option<Filing> {
        let parts = Parts::of(&self.filing).ok().filter(|_| self.receives(procedure))?;
        let id = procedure.source.portal_id();
        Some(Filing { address: parts.with(id, &procedure.code), at_office: true, by_code: id.is_none() })
    }
}

impl Procedure {
    /// Whether it can be filed online: the source says so, and states a way to submit online.
    pub fn is_filed_online(&self) -> bool {
        self.online != OnlineLevel::Information && self.channels.iter().any(|channel| channel.means == Means::Online)
    }
}

impl Filing {
    /// The host of the address.
    pub fn host(&self) -> &str {
        host(&self.address).unwrap_or_default()
    }

    /// Whether it is on the national portal.
    pub fn is_national(&self) -> bool {
        self.host() == NATIONAL
    }
}

/// The page of the procedure on a portal, otherwise the portal's search for its code.
fn on_portal(procedure: &Procedure) -> Filing {
    let (url, code) = (&procedure.source.url, procedure.code.as_str());
    let is_its_page = procedure.source.portal_id().is_some() || url.contains(code);
    let page = host(url).filter(|host| is_its_page && is_portal(host)).map(|_| url.clone());
    let by_code = page.is_none();
    Filing { address: page.unwrap_or_else(|| format!("{SEARCH}?{BY_WORDS}={code}")), at_office: false, by_code }
}

impl<'a> Parts<'a> {
    fn of(address: &'a str) -> Result<Self, FilingError> {
        let host = host(address).ok_or(FilingError::Shape)?;
        if !is_portal(host) {
            return Err(FilingError::OtherSite(host.to_owned()));
        }
        let (rest, fragment) = address.split_once('#').map_or((address, None), |(rest, fragment)| (rest, Some(fragment)));
        let (page, query) = rest.split_once('?').unwrap_or((rest, ""));
        let names_procedure = |parameter: &&str| [BY_ID, BY_WORDS].contains(&name(parameter));
        let parameters = query.split('&').filter(|parameter| !parameter.is_empty() && !names_procedure(parameter)).collect();
        let parts = Self { page, parameters, fragment };
        if parts.parameters.is_empty() { Err(FilingError::NoOffice) } else { Ok(parts) }
    }

    /// The address with a procedure put in: by its identifier, otherwise by its code.
    fn with(&self, id: Option<&str>, code: &Code) -> String {
        let procedure = id.map_or_else(|| format!("{BY_WORDS}={code}"), |id| format!("{BY_ID}={id}"));
        let fragment = self.fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{}?{}&{procedure}{fragment}", self.page, self.parameters.join("&"))
    }
}

fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

/// The host of an https address. `None` if it is none, or holds what a page could not link to.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_strange = |c: char| c.is_whitespace() || c.is_control() || "\\\"<>`".contains(c);
    (!host.is_empty() && !address.contains(is_strange)).then_some(host)
}

/// Whether a host is the national portal, a part of it, or the portal of a province or a ministry
/// (`dichvucong.bacninh.gov.vn`). A port or a user name is no part of such a host.
fn is_portal(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let of_province = host.strip_prefix("dichvucong.").and_then(|rest| rest.strip_suffix(".gov.vn"));
    let part_of_national = host.strip_suffix(NATIONAL).and_then(|part| part.strip_suffix('.'));
    host == NATIONAL || of_province.is_some_and(is_label) || part_of_national.is_some_and(|part| part.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::{Channel, Level, Local, Scope, Time};

    const PASTED: &str =
        "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?province=p&ward=w&agency=a&keyword=nuoi+voi&wardCode=1";

    fn voi(url: &str) -> Procedure {
        let mut voi = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
        (voi.levels, voi.online) = (vec![Level::Commune], OnlineLevel::Full);
        voi.source.url = url.to_owned();
        voi.channels = vec![Channel { means: Means::Online, time: Time::Unknown, fees: Vec::new(), note: String::new() }];
        voi
    }

    fn page() -> String {
        crate::Source::portal_page("01-ab").unwrap()
    }

    fn office(filing: &str) -> Office {
        Office { filing: filing.to_owned(), ..Office::blank("Xã Mẫu".into(), Level::Commune) }
    }

    #[test]
    fn the_offices_parameters_are_kept_and_the_procedure_is_put_in() {
        let at = |url: &str| office(PASTED).filing(&voi(url)).unwrap();
        let kept = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?province=p&ward=w&agency=a&wardCode=1";
        let found = at(&page());
        assert_eq!((found.address, found.at_office, found.by_code), (format!("{kept}&formalityId=01-ab"), true, false));
        let found = at("");
        assert_eq!((found.address, found.at_office, found.by_code), (format!("{kept}&keyword=1.000001"), true, true));
        let moved = office("https://dichvucong.mau.gov.vn/nop?formalityId=9&don-vi=1#/a").filing(&voi(&page())).unwrap();
        assert_eq!(moved.address, "https://dichvucong.mau.gov.vn/nop?don-vi=1&formalityId=01-ab#/a");
        assert!(!moved.is_national() && moved.host() == "dichvucong.mau.gov.vn");
    }

    #[test]
    fn without_an_office_the_link_is_the_procedures_page_or_a_search() {
        let at = |url: &str| office("").filing(&voi(url)).unwrap();
        let found = at(&page());
        assert_eq!((found.address, found.at_office, found.by_code), (page(), false, false));
        let own = "https://dichvucong.mau.gov.vn/thu-tuc?ma=1.000001";
        assert_eq!(at(own).address, own);
        for url in
            ["", "https://mau.vn/1.000001", "https://dichvucong.gov.vn/", "https://dichvucong.mau.gov.vn/thu-tuc?ma=1.000002"]
        {
            let found = at(url);
            assert_eq!(found.address, format!("{SEARCH}?keyword=1.000001"), "{url}");
            assert!(found.by_code && found.is_national());
        }
    }

    #[test]
    fn what_the_office_does_not_receive_is_not_filed_there() {
        let is_at_office = |change: fn(&mut Procedure)| {
            let mut voi = voi(&page());
            change(&mut voi);
            office(PASTED).filing(&voi).map(|filing| filing.at_office)
        };
        assert_eq!(is_at_office(|_| ()), Some(true));
        assert_eq!(is_at_office(|voi| voi.levels = vec![Level::Ministry]), Some(false));
        assert_eq!(
            is_at_office(|voi| voi.local = Some(Local { scope: Some(Scope::NotReceived), ..Local::default() })),
            Some(false)
        );
        assert_eq!(is_at_office(|voi| voi.channels[0].means = Means::Post), None);
    }

    #[test]
    fn only_a_portals_address_with_an_office_is_taken() {
        for address in [PASTED, "https://csdl.dichvucong.gov.vn/a?b=1", "https://dichvucong.bac-ninh.gov.vn?a=1"] {
            assert_eq!(Office::check_filing(address), Ok(()), "{address}");
        }
        for address in ["", "http://dichvucong.gov.vn/?a=1", "https://", "https://dichvucong.gov.vn/a b?c=1", "javascript:1"] {
            assert_eq!(Office::check_filing(address), Err(FilingError::Shape), "{address}");
        }
        for host in [
            "dichvucong.gov.vn.example",
            "xdichvucong.gov.vn",
            "dichvucong.gov.vn@other.example",
            "dichvucong.gov.vn:8443",
            "dichvucong.a.b.gov.vn",
            "dichvucong..gov.vn",
        ] {
            let other = Office::check_filing(&format!("https://{host}/?a=1"));
            assert_eq!(other, Err(FilingError::OtherSite(host.to_owned())));
        }
        for address in ["https://dichvucong.gov.vn", "https://dichvucong.gov.vn/a?keyword=voi&formalityId=1"] {
            assert_eq!(Office::check_filing(address), Err(FilingError::NoOffice), "{address}");
        }
    }
}
