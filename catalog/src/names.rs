//! The names pack: the few facts of every procedure that lists, hits and filters are drawn from.
//!
//! It is the first thing a phone loads, so it holds one line of each procedure and no more. A procedure
//! is known everywhere by its ordinal, its place in the catalogue: in this pack, in the search index
//! (where it is the document's number) and in the detail packs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::string_table::StringTable;
use crate::text::{fold_words, slug};
use crate::{Code, FeeBrief, Level, OnlineLevel, Procedure, TimeBrief};

/// The line of every procedure, and the words they share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Columns", try_from = "Columns")]
pub struct Names {
    /// Lĩnh vực, in the order of their slugs.
    pub fields: Vec<Term>,
    /// Cơ quan công bố.
    pub publishers: Vec<Term>,
    /// Đối tượng thực hiện.
    pub subjects: Vec<Term>,
    /// One line a procedure; its place is the procedure's ordinal.
    pub lines: Vec<Line>,
    /// The first ordinal of each detail pack, rising from 0.
    pub packs: Vec<u32>,
}

/// A word that many procedures share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// As people read it.
    pub name: String,
    /// As it stands in addresses; unique among its kind.
    pub slug: String,
}

/// What a list shows of a procedure. Numbers are places in the lists of [`Names`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// How long.
    pub time: TimeBrief,
    /// How much.
    pub fee: FeeBrief,
}

impl Names {
    /// Draws the lines of procedures in their order. The detail packs are the caller's to fill in.
    pub fn of(procedures: &[Procedure]) -> Self {
        let fields = Vocabulary::of(procedures.iter().flat_map(|p| &p.fields));
        let publishers = Vocabulary::of(procedures.iter().map(|p| &p.publisher));
        let subjects = Vocabulary::of(procedures.iter().flat_map(|p| &p.subjects));
        let line = |p: &Procedure| Line {
            code: p.code.clone(),
            name: p.name.clone(),
            levels: p.levels.clone(),
            fields: fields.places(&p.fields),
            publisher: publishers.place(&p.publisher),
            subjects: subjects.places(&p.subjects),
            online: p.online,
            non_territorial: p.non_territorial,
            time: TimeBrief::of(p),
            fee: FeeBrief::of(p),
        };
        let lines = procedures.iter().map(line).collect();
        Self { fields: fields.terms, publishers: publishers.terms, subjects: subjects.terms, lines, packs: vec![0] }
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

    /// The ordinals of a field's procedures, by name.
    pub fn in_field(&self, field: u16) -> Vec<u32> {
        let mut found: Vec<u32> =
            (0..self.lines.len() as u32).filter(|at| self.lines[*at as usize].fields.contains(&field)).collect();
        found.sort_by_cached_key(|at| fold_words(&self.lines[*at as usize].name));
        found
    }

    /// How many procedures each field has.
    pub fn field_sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.fields.len()];
        for field in self.lines.iter().flat_map(|line| &line.fields) {
            sizes[usize::from(*field)] += 1;
        }
        sizes
    }
}

/// The distinct words of a kind. Words that differ only in marks, case or punctuation ("Thi đua - khen
/// thưởng", "Thi đua – Khen thưởng") are one; its most frequent spelling is shown.
struct Vocabulary {
    terms: Vec<Term>,
}

impl Vocabulary {
    fn of<'a>(words: impl Iterator<Item = &'a String>) -> Self {
        let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for word in words {
            *spellings.entry(slug(word)).or_default().entry(word).or_default() += 1;
        }
        let term = |(slug, by_spelling): (String, BTreeMap<&str, usize>)| {
            let name = by_spelling.iter().max_by_key(|(_, count)| **count).map_or("", |(name, _)| name);
            Term { name: name.to_owned(), slug }
        };
        Self { terms: spellings.into_iter().map(term).collect() }
    }

    fn place(&self, word: &str) -> u16 {
        let slug = slug(word);
        self.terms.binary_search_by(|term| term.slug.cmp(&slug)).unwrap_or_default() as u16
    }

    fn places(&self, words: &[String]) -> Vec<u16> {
        let mut places: Vec<u16> = words.iter().map(|word| self.place(word)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// How [`Names`] is written: a column a fact, so that like stands beside like, and the names as numbers
/// of words. For the 4,633 national records the first halves the compressed size of everything but the
/// names, the second takes an eighth from theirs.
#[derive(Serialize, Deserialize)]
struct Columns {
    fields: Vec<Term>,
    publishers: Vec<Term>,
    subjects: Vec<Term>,
    packs: Vec<u32>,
    codes: Vec<Code>,
    names: StringTable,
    levels: Vec<Vec<Level>>,
    fields_of: Vec<Vec<u16>>,
    publisher_of: Vec<u16>,
    subjects_of: Vec<Vec<u16>>,
    online: Vec<OnlineLevel>,
    non_territorial: Vec<bool>,
    times: Vec<TimeBrief>,
    fees: Vec<FeeBrief>,
}

impl From<Names> for Columns {
    fn from(names: Names) -> Self {
        fn column<T>(lines: &[Line], of: impl Fn(&Line) -> T) -> Vec<T> {
            lines.iter().map(of).collect()
        }
        let lines = &names.lines;
        Self {
            codes: column(lines, |line| line.code.clone()),
            names: StringTable::of(lines.iter().map(|line| line.name.as_str())),
            levels: column(lines, |line| line.levels.clone()),
            fields_of: column(lines, |line| line.fields.clone()),
            publisher_of: column(lines, |line| line.publisher),
            subjects_of: column(lines, |line| line.subjects.clone()),
            online: column(lines, |line| line.online),
            non_territorial: column(lines, |line| line.non_territorial),
            times: column(lines, |line| line.time),
            fees: column(lines, |line| line.fee),
            fields: names.fields,
            publishers: names.publishers,
            subjects: names.subjects,
            packs: names.packs,
        }
    }
}

/// Why columns are no names pack.
#[derive(Debug, thiserror::Error)]
#[error("names pack")]
struct NotNames;

/// Everything that a place or an ordinal of a names pack leads to is there: those who use it need not ask.
impl TryFrom<Columns> for Names {
    type Error = NotNames;

    fn try_from(columns: Columns) -> Result<Self, NotNames> {
        let texts = columns.names.read();
        let count = columns.codes.len();
        let lengths = [
            texts.len(),
            columns.levels.len(),
            columns.fields_of.len(),
            columns.publisher_of.len(),
            columns.subjects_of.len(),
            columns.online.len(),
            columns.non_territorial.len(),
            columns.times.len(),
            columns.fees.len(),
        ];
        let within = |places: &[u16], terms: &[Term]| places.iter().all(|place| usize::from(*place) < terms.len());
        let places = columns.fields_of.iter().all(|places| within(places, &columns.fields))
            && columns.subjects_of.iter().all(|places| within(places, &columns.subjects))
            && within(&columns.publisher_of, &columns.publishers);
        if lengths != [count; 9] || !places || !columns.packs.is_sorted() {
            return Err(NotNames);
        }
        let lines =
            columns
                .codes
                .into_iter()
                .zip(texts)
                .zip(columns.levels)
                .zip(columns.fields_of)
                .zip(columns.publisher_of)
                .zip(columns.subjects_of)
                .zip(columns.online)
                .zip(columns.non_territorial)
                .zip(columns.times)
                .zip(columns.fees)
                .map(|(((((((((code, name), levels), fields), publisher), subjects), online), non_territorial), time), fee)| {
                    Line { code, name, levels, fields, publisher, subjects, online, non_territorial, time, fee }
                })
                .collect();
        Ok(Self {
            fields: columns.fields,
            publishers: columns.publishers,
            subjects: columns.subjects,
            lines,
            packs: columns.packs,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_field_are_one_field() {
        let words = ["Thi đua - khen thưởng", "Thi đua – Khen thưởng", "Thi đua - khen thưởng", "Hộ tịch"].map(String::from);
        let vocabulary = Vocabulary::of(words.iter());
        let names: Vec<_> = vocabulary.terms.iter().map(|term| term.name.as_str()).collect();
        assert_eq!(names, ["Hộ tịch", "Thi đua - khen thưởng"]);
        assert_eq!(vocabulary.place("Thi đua – Khen thưởng"), 1);
    }

    #[test]
    fn a_procedure_is_found_in_its_pack() {
        let names = Names { packs: vec![0, 10, 25], ..Names::default() };
        assert_eq!(names.pack_of(0), Some((0, 0)));
        assert_eq!(names.pack_of(10), Some((1, 0)));
        assert_eq!(names.pack_of(30), Some((2, 5)));
    }

    #[test]
    fn a_pack_whose_places_lead_nowhere_is_refused() {
        let term = || vec![Term { name: "Hộ tịch".into(), slug: "ho-tich".into() }];
        let line = || Line {
            code: Code::parse("1.000001").unwrap(),
            name: "Đăng ký".into(),
            levels: Vec::new(),
            fields: vec![0],
            publisher: 0,
            subjects: vec![0],
            online: OnlineLevel::Full,
            non_territorial: false,
            time: TimeBrief::Unknown,
            fee: FeeBrief::Unknown,
        };
        let whole = || Names { fields: term(), publishers: term(), subjects: term(), lines: vec![line()], packs: vec![0, 1] };
        let comes_back = |names: Names| crate::pack::read::<Names>(&crate::pack::encode(&names)).is_ok();
        assert!(comes_back(whole()));
        assert!(!comes_back(Names { lines: vec![Line { fields: vec![1], ..line() }], ..whole() }));
        assert!(!comes_back(Names { lines: vec![Line { publisher: 1, ..line() }], ..whole() }));
        assert!(!comes_back(Names { lines: vec![Line { subjects: vec![0, 7], ..line() }], ..whole() }));
        assert!(!comes_back(Names { packs: vec![5, 0], ..whole() }));
        let mut columns = Columns::from(whole());
        columns.online.clear();
        assert!(Names::try_from(columns).is_err());
    }
}
