//! The state of a search: the query, the filters and how much of the list is open. The address holds all of
//! it, so back, reload and a shared link show the same.

use std::fmt::Write;

use catalog::search::Filter;
use catalog::{Facet, Level, Names, OnlineLevel};

use crate::route::Address;

/// How many hits are shown at first, and how many are added each time.
pub const STEP: usize = 20;

/// What a search page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchState {
    /// The query as typed.
    pub query: String,
    /// The filters.
    pub filter: Filter,
    /// How many hits are shown.
    pub shown: usize,
}

impl Default for SearchState {
    fn default() -> Self {
        Self { query: String::new(), filter: Filter::default(), shown: STEP }
    }
}

const LEVELS: [(Level, &str); 4] =
    [(Level::Commune, "xa"), (Level::Province, "tinh"), (Level::Ministry, "bo"), (Level::Other, "khac")];
const ONLINE: [(OnlineLevel, &str); 3] =
    [(OnlineLevel::Full, "toan-trinh"), (OnlineLevel::Partial, "mot-phan"), (OnlineLevel::Information, "thong-tin")];

impl SearchState {
    /// Reads the state from an address. Unknown values are left out.
    pub fn read(address: &Address, names: &Names) -> Self {
        let text = |key: &str| address.value(key);
        let place = |facets: &[Facet], key: &str| {
            let slug = text(key);
            facets.iter().position(|facet| facet.slug == slug).map(|place| place as u16)
        };
        Self {
            query: text("q"),
            filter: Filter {
                level: of_word(&LEVELS, &text("cap")),
                field: place(&names.fields, "linh-vuc"),
                publisher: place(&names.publishers, "co-quan"),
                subject: place(&names.subjects, "doi-tuong"),
                online: of_word(&ONLINE, &text("truc-tuyen")),
                non_territorial: text("phi-dia-gioi") == "co",
            },
            shown: text("xem").parse().unwrap_or(STEP).clamp(STEP, 2_000),
        }
    }

    /// The address of the search, relative to the site.
    pub fn address(&self, names: &Names) -> String {
        let slug = |facets: &[Facet], place: Option<u16>| {
            place.and_then(|place| facets.get(usize::from(place))).map(|facet| facet.slug.clone()).unwrap_or_default()
        };
        let parts = [
            ("q", escape(&self.query)),
            ("cap", word_of(&LEVELS, self.filter.level)),
            ("linh-vuc", slug(&names.fields, self.filter.field)),
            ("co-quan", slug(&names.publishers, self.filter.publisher)),
            ("doi-tuong", slug(&names.subjects, self.filter.subject)),
            ("truc-tuyen", word_of(&ONLINE, self.filter.online)),
            ("phi-dia-gioi", if self.filter.non_territorial { "co".to_owned() } else { String::new() }),
            ("xem", if self.shown == STEP { String::new() } else { self.shown.to_string() }),
        ];
        let given: Vec<String> =
            parts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key}={value}")).collect();
        if given.is_empty() { crate::link::SEARCH.to_owned() } else { format!("{}?{}", crate::link::SEARCH, given.join("&")) }
    }
}

fn of_word<T: Copy>(words: &[(T, &str)], word: &str) -> Option<T> {
    words.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
}

fn word_of<T: PartialEq>(words: &[(T, &str)], value: Option<T>) -> String {
    value
        .and_then(|value| words.iter().find(|(known, _)| *known == value))
        .map(|(_, word)| (*word).to_owned())
        .unwrap_or_default()
}

/// Percent-encodes everything but ASCII letters, digits and `-_.~`; a space becomes `+`, as in forms.
fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let facet = |name: &str, slug: &str| Facet { name: name.into(), slug: slug.into() };
        Names { fields: vec![facet("Cư trú", "cu-tru"), facet("Hộ tịch", "ho-tich")], ..Names::default() }
    }

    #[test]
    fn an_address_holds_the_whole_state() {
        let state = SearchState {
            query: "giấy khai sinh & khác".into(),
            filter: Filter { level: Some(Level::Commune), field: Some(1), non_territorial: true, ..Filter::default() },
            shown: 40,
        };
        let address = state.address(&names());
        assert_eq!(address, "tra-cuu/?q=gi%E1%BA%A5y+khai+sinh+%26+kh%C3%A1c&cap=xa&linh-vuc=ho-tich&phi-dia-gioi=co&xem=40");
        assert_eq!(SearchState::read(&Address::parse(&address), &names()), state);
    }

    #[test]
    fn an_unknown_address_is_an_empty_search() {
        let address = Address::parse("/tra-cuu/?cap=sao-hoa&linh-vuc=x&xem=-1");
        assert_eq!(SearchState::read(&address, &names()), SearchState::default());
        assert_eq!(SearchState::default().address(&names()), "tra-cuu/");
    }
}
