//! The offices (cơ quan) of a site that serves many, and finding one by its name, or by that of a unit that was merged
//! into it.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::names::Facet;
use crate::text::fold_words;

/// All offices of a site: the value of the pack with the role [`super::FileRole::Offices`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offices {
    /// Their provinces and cities, sorted by slug.
    pub provinces: Vec<Facet>,
    /// One line for each office, sorted by province and name.
    pub lines: Vec<OfficeLine>,
}

/// What a list shows of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeLine {
    /// The code of its administrative unit (mã đơn vị hành chính): "04306".
    pub code: String,
    /// Its name: "Xã Mẫu".
    pub name: String,
    /// The names of units that were merged into it (đơn vị cũ).
    pub former: Vec<String>,
    /// The place of its province in [`Offices::provinces`].
    pub province: u16,
    /// The first bytes of the SHA-256 of its overlay's file.
    pub overlay: [u8; 8],
}

/// How well a query fits an office, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// All words are in its name, in order and without another between them.
    Name,
    /// All words are in its name and that of its province.
    Words,
    /// A unit that was merged into it has this name.
    Former,
}

impl OfficeLine {
    /// The address of its overlay, relative to the site: its web manifest.
    pub fn overlay_path(&self) -> String {
        let hash = self.overlay.iter().fold(String::with_capacity(16), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        format!("o/{}/{hash}.webmanifest", self.code)
    }
}

impl Offices {
    /// The office with a code.
    pub fn by_code(&self, code: &str) -> Option<&OfficeLine> {
        self.lines.iter().find(|line| line.code == code)
    }

    /// The name of an office's province.
    pub fn province_of(&self, line: &OfficeLine) -> &str {
        self.provinces.get(usize::from(line.province)).map_or("", |facet| &facet.name)
    }

    /// The offices of a province.
    pub fn in_province(&self, province: usize) -> impl Iterator<Item = &OfficeLine> {
        self.lines.iter().filter(move |line| usize::from(line.province) == province)
    }

    /// The offices that a query names, the best first, at most `most`. The last word may be unfinished; marks do not
    /// matter.
    ///
    /// ```
    /// use catalog::release::{OfficeLine, Offices};
    /// use catalog::Facet;
    ///
    /// let line = |code: &str, name: &str, former: &[&str]| OfficeLine {
    ///     code: code.into(),
    ///     name: name.into(),
    ///     former: former.iter().map(|name| (*name).to_owned()).collect(),
    ///     province: 0,
    ///     overlay: [0; 8],
    /// };
    /// let provinces = vec![Facet { name: "Tỉnh Mẫu".into(), slug: "tinh-mau".into() }];
    /// let lines = vec![line("00001", "Phường Bến Voi", &["Phường Bến Trâu"]), line("00002", "Xã Bãi Trâu", &[])];
    /// let offices = Offices { provinces, lines };
    /// let codes = |query| offices.find(query, 9).iter().map(|line| line.code.clone()).collect::<Vec<_>>();
    /// assert_eq!(codes("ben voi tinh m"), ["00001"]);
    /// assert_eq!(codes("trâu"), ["00002", "00001"]);
    /// assert!(codes("ngựa").is_empty() && codes(" ").is_empty());
    /// ```
    pub fn find(&self, query: &str, most: usize) -> Vec<&OfficeLine> {
        let query = fold_words(query);
        if query.is_empty() {
            return Vec::new();
        }
        let fits = self.lines.iter().filter_map(|line| Some((self.fit(line, &query)?, line)));
        let mut fits: Vec<_> = fits.collect();
        fits.sort_by_key(|(fit, _)| *fit);
        fits.into_iter().take(most).map(|(_, line)| line).collect()
    }

    fn fit(&self, line: &OfficeLine, query: &[String]) -> Option<Fit> {
        let (name, province) = (fold_words(&line.name), fold_words(self.province_of(line)));
        let has_all = |own: &[String]| {
            let known = || own.iter().chain(&province);
            let (last, whole) = query.split_last()?;
            let all = whole.iter().all(|word| known().any(|known| known == word));
            (all && known().any(|known| known.starts_with(last.as_str()))).then_some(())
        };
        let is_run = name.windows(query.len()).any(|run| is_typed(run, query));
        let of_name = is_run.then_some(Fit::Name).or_else(|| has_all(&name).map(|()| Fit::Words));
        of_name.or_else(|| line.former.iter().find_map(|former| has_all(&fold_words(former))).map(|()| Fit::Former))
    }
}

/// Whether these words are those of the query, of which the last may be unfinished.
fn is_typed(run: &[String], query: &[String]) -> bool {
    match (run.split_last(), query.split_last()) {
        (Some((last, before)), Some((typed, whole))) => before == whole && last.starts_with(typed.as_str()),
        _ => false,
    }
}
