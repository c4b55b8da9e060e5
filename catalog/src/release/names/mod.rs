//! The names pack: the few facts of every procedure that lists, hits and filters show.
//!
//! A phone loads it first, so it holds one line per procedure and nothing more. The place of a procedure in this
//! pack is its ordinal; the search index and the detail packs use the same number.

mod columns;
mod shelves;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::procedure::{Code, FeeBrief, Level, OnlineLevel, Procedure, Reading, Standing, TimeBrief, Validity};
use crate::text::{fold_words, slug};

pub use shelves::Shelf;

/// One line per procedure, and the facets that the lines share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Lĩnh vực, sorted by slug.
    pub fields: Vec<Facet>,
    /// Cơ quan công bố, sorted by slug.
    pub publishers: Vec<Facet>,
    /// Đối tượng thực hiện, sorted by slug.
    pub subjects: Vec<Facet>,
    /// One line per procedure; the place of a line is the procedure's ordinal.
    pub lines: Vec<Line>,
    /// The first ordinal of each detail pack, rising from 0.
    pub packs: Vec<u32>,
    /// Việc trong đời, in the order in which they are shown.
    pub events: Vec<EventLine>,
}

/// What a list shows of a [`super::LifeEvent`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLine {
    /// As people say it: "Người thân qua đời".
    pub title: String,
    /// As addresses write it; unique among events.
    pub slug: String,
    /// How many steps it has.
    pub steps: u32,
}

/// What many procedures share and can be filtered by: a field, a publisher or a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// As people read it.
    pub name: String,
    /// As addresses write it; unique among facets of its kind.
    pub slug: String,
}

impl Facet {
    /// Whether this publisher is a province or one of its offices ("Sở Xây dựng - tỉnh …").
    pub fn is_provincial(&self) -> bool {
        self.slug.starts_with("ubnd-") || ["-tinh-", "-thanh-pho-"].iter().any(|unit| self.slug.contains(unit))
    }
}

/// What a list shows of a procedure. Numbers are places in the lists of [`Names`]. A release holds lines only as
/// columns of [`Names`].
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Mã.
    pub code: Code,
    /// Tên.
    pub name: String,
    /// Cấp thực hiện.
    pub levels: Vec<Level>,
    /// Lĩnh vực.
    pub fields: Vec<u16>,
    /// Cơ quan công bố.
    pub publisher: u16,
    /// Đối tượng thực hiện.
    pub subjects: Vec<u16>,
    /// Mức độ trực tuyến.
    pub online: OnlineLevel,
    /// Phi địa giới.
    pub non_territorial: bool,
    /// Thời hạn, in short.
    pub time: TimeBrief,
    /// Phí, in short.
    pub fee: FeeBrief,
    /// Hiệu lực: the days on which it is in force, if they are stated.
    pub in_force: Validity,
}

/// The time and the fee that the lists of a release of a day show.
pub(super) fn brief(procedure: &Procedure, made: Date) -> (TimeBrief, FeeBrief) {
    let lasting = procedure.holding(Reading::From(made));
    (TimeBrief::of(&lasting), FeeBrief::of(&lasting))
}

impl Names {
    /// The lines of procedures, in their order. The caller fills in [`Names::packs`] and [`Names::events`].
    ///
    /// ```
    /// use catalog::{Code, CodeError, Names, Procedure};
    ///
    /// let mut procedure = Procedure::blank(Code::parse("1.004194")?, "Đăng ký tạm trú".into());
    /// procedure.fields = vec!["Cư trú".into()];
    /// let names = Names::of(&[procedure]);
    /// assert_eq!(names.ordinal("1.004194"), Some(0));
    /// assert_eq!((names.fields[0].slug.as_str(), names.in_field(0)), ("cu-tru", vec![0]));
    /// # Ok::<(), CodeError>(())
    /// ```
    pub fn of(procedures: &[Procedure]) -> Self {
        Self::read_from(procedures, Date::MIN)
    }

    /// The same for a release of a day: a time or a fee of the office that does not hold from that day on without an end is
    /// left to the procedure's page, which knows the day on which it is read.
    pub fn read_from(procedures: &[Procedure], made: Date) -> Self {
        let fields = Facets::of(procedures.iter().flat_map(|p| &p.fields));
        let publishers = Facets::of(procedures.iter().map(|p| &p.publisher));
        let subjects = Facets::of(procedures.iter().flat_map(|p| &p.subjects));
        let line = |p: &Procedure| {
            let (time, fee) = brief(p, made);
            Line {
                code: p.code.clone(),
                name: p.name.clone(),
                levels: p.levels.clone(),
                fields: fields.places(&p.fields),
                publisher: publishers.place(&p.publisher),
                subjects: subjects.places(&p.subjects),
                online: p.online,
                non_territorial: p.non_territorial,
                time,
                fee,
                in_force: p.in_force(),
            }
        };
        let lines = procedures.iter().map(line).collect();
        Self { fields: fields.0, publishers: publishers.0, subjects: subjects.0, lines, packs: vec![0], events: Vec::new() }
    }

    /// The ordinal of a procedure.
    pub fn ordinal(&self, code: &str) -> Option<u32> {
        self.lines.iter().position(|line| line.code.as_str() == code).map(|at| at as u32)
    }

    /// The detail pack that holds a procedure, and its place in that pack.
    pub fn pack_of(&self, ordinal: u32) -> Option<(usize, usize)> {
        let pack = self.packs.partition_point(|first| *first <= ordinal).checked_sub(1)?;
        Some((pack, (ordinal - self.packs[pack]) as usize))
    }

    /// The ordinals of the procedures of a field, sorted by name.
    pub fn in_field(&self, field: u16) -> Vec<u32> {
        let mut found: Vec<u32> =
            (0..self.lines.len() as u32).filter(|at| self.lines[*at as usize].fields.contains(&field)).collect();
        found.sort_by_cached_key(|at| fold_words(&self.lines[*at as usize].name));
        found
    }

    /// Puts what is in force when a page is read first, as far as that is known. Otherwise the order stays.
    pub fn in_force_first(&self, ordinals: &mut [u32], reading: Reading) {
        let (closed, open): (Vec<u32>, Vec<u32>) = ordinals.iter().copied().partition(|at| self.is_closed(*at, reading));
        ordinals.copy_from_slice(&[open, closed].concat());
    }

    /// Whether a procedure is not in force when a page is read.
    pub fn is_closed(&self, ordinal: u32, reading: Reading) -> bool {
        let standing = self.lines.get(ordinal as usize).and_then(|line| reading.standing(line.in_force));
        standing.is_some_and(|standing| standing != Standing::Holds)
    }

    /// How many procedures each field has, in the order of [`Names::fields`].
    pub fn field_sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.fields.len()];
        for field in self.lines.iter().flat_map(|line| &line.fields) {
            sizes[usize::from(*field)] += 1;
        }
        sizes
    }
}

/// The distinct facets of one kind, sorted by slug. Facets that differ only in marks, case or punctuation ("Thi
/// đua - khen thưởng", "Thi đua – Khen thưởng") are one, under its most frequent spelling.
struct Facets(Vec<Facet>);

impl Facets {
    fn of<'a>(names: impl Iterator<Item = &'a String>) -> Self {
        let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for name in names {
            *spellings.entry(slug(name)).or_default().entry(name).or_default() += 1;
        }
        let facet = |(slug, by_spelling): (String, BTreeMap<&str, usize>)| {
            let name = by_spelling.iter().max_by_key(|(_, count)| **count).map_or("", |(name, _)| name);
            Facet { name: name.to_owned(), slug }
        };
        Self(spellings.into_iter().map(facet).collect())
    }

    fn place(&self, name: &str) -> u16 {
        let slug = slug(name);
        self.0.binary_search_by(|facet| facet.slug.cmp(&slug)).unwrap_or_default() as u16
    }

    fn places(&self, names: &[String]) -> Vec<u16> {
        let mut places: Vec<u16> = names.iter().map(|name| self.place(name)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_field_are_one_field() {
        let names = ["Thi đua - khen thưởng", "Thi đua – Khen thưởng", "Thi đua - khen thưởng", "Hộ tịch"].map(String::from);
        let facets = Facets::of(names.iter());
        let shown: Vec<_> = facets.0.iter().map(|facet| facet.name.as_str()).collect();
        assert_eq!(shown, ["Hộ tịch", "Thi đua - khen thưởng"]);
        assert_eq!(facets.place("Thi đua – Khen thưởng"), 1);
    }

    #[test]
    fn what_is_in_force_comes_first_in_its_own_order() {
        let today = Date::constant(2026, 11, 30);
        let day = |from: Option<i16>, to: Option<i16>| {
            let first = |year: i16| Date::constant(year, 1, 1);
            let code = Code::parse("1.000001").unwrap();
            Procedure { in_force_from: from.map(first), in_force_to: to.map(first), ..Procedure::blank(code, "x".into()) }
        };
        let names = Names::of(&[day(Some(2027), None), day(None, None), day(None, Some(2026)), day(Some(2026), Some(2027))]);
        let mut ordinals = [0, 3, 2, 1];
        names.in_force_first(&mut ordinals, Reading::On(today));
        assert_eq!(ordinals, [3, 1, 0, 2]);
    }

    #[test]
    fn a_procedure_is_found_in_its_pack() {
        let names = Names { packs: vec![0, 10, 25], ..Names::default() };
        assert_eq!(names.pack_of(0), Some((0, 0)));
        assert_eq!(names.pack_of(10), Some((1, 0)));
        assert_eq!(names.pack_of(30), Some((2, 5)));
    }
}
