//! Where a visitor has been, for the way back. The browser's history knows nothing of it: at a counter it would belong
//! to the next one.

use crate::route::{Address, Route};

/// How far back the way leads.
const LONGEST: usize = 30;

/// The addresses of a visit, the current one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trail(Vec<Address>);

impl Trail {
    /// Somebody has come to an address. The start page is the beginning of every way.
    pub(crate) fn visit(&mut self, address: Address) {
        if address.route() == Route::Home {
            self.0.clear();
        }
        match self.0.last_mut() {
            // The same page in another state: a search that goes on.
            Some(last) if last.path == address.path => *last = address,
            _ => self.0.push(address),
        }
        if self.0.len() > LONGEST {
            // The start page stays.
            self.0.remove(1);
        }
    }

    /// The address before the current one, relative to the site; the current one is forgotten.
    pub(crate) fn back(&mut self) -> Option<String> {
        self.0.pop_if(|_| true)?;
        let Address { path, query, .. } = self.0.last()?;
        let path = path.trim_start_matches('/');
        Some(match (path, query.as_str()) {
            ("", "") => crate::link::HOME.to_owned(),
            (path, "") => path.to_owned(),
            (path, query) => format!("{path}?{query}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail(addresses: &[&str]) -> Trail {
        let mut trail = Trail::default();
        addresses.iter().for_each(|address| trail.visit(Address::parse(address)));
        trail
    }

    #[test]
    fn the_way_back_leads_over_every_page_once() {
        let mut trail = trail(&["/", "/tra-cuu/?q=k", "/tra-cuu/?q=kh", "/thu-tuc/1.1/", "/thu-tuc/1.1/#giay-to", "/viec/x/"]);
        assert_eq!(trail.back().as_deref(), Some("thu-tuc/1.1/"));
        assert_eq!(trail.back().as_deref(), Some("tra-cuu/?q=kh"));
        assert_eq!(trail.back().as_deref(), Some("./"));
        assert_eq!(trail.back(), None);
        assert_eq!(trail.back(), None);
    }

    #[test]
    fn the_start_page_is_the_beginning() {
        let mut trail = trail(&["/", "/linh-vuc/", "/"]);
        assert_eq!(trail.back(), None);
    }

    #[test]
    fn a_long_way_keeps_its_beginning() {
        let pages: Vec<String> = (0..100).map(|at| format!("/linh-vuc/{at}/")).collect();
        let mut trail = trail(&["/"]);
        pages.iter().for_each(|page| trail.visit(Address::parse(page)));
        let back: Vec<String> = std::iter::from_fn(|| trail.back()).collect();
        assert_eq!((back.len(), back.last().map(String::as_str)), (LONGEST - 1, Some("./")));
    }
}
