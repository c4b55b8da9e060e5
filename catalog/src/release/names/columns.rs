//! How [`Names`] is written: one column per fact, so that similar values are neighbours, and the names as
//! numbers of words. For the 4,633 national records the first halves the compressed size of everything but
//! the names, the second saves an eighth of theirs.

use std::mem::take;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{EventLine, Facet, Line, Names};
use crate::procedure::{Code, FeeBrief, Level, OnlineLevel, TimeBrief, Validity};
use crate::release::string_table::StringTable;

#[derive(Serialize, Deserialize)]
struct Columns {
    fields: Vec<Facet>,
    publishers: Vec<Facet>,
    subjects: Vec<Facet>,
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
    /// The few procedures with days in force, by their ordinals.
    in_force: Vec<(u32, Validity)>,
    events: Vec<EventLine>,
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Columns::of(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Columns::deserialize(deserializer)?.names().ok_or_else(|| D::Error::custom("not a names pack"))
    }
}

impl Columns {
    fn of(names: &Names) -> Self {
        fn column<T>(lines: &[Line], of: impl Fn(&Line) -> T) -> Vec<T> {
            lines.iter().map(of).collect()
        }
        let lines = &names.lines;
        Self {
            fields: names.fields.clone(),
            publishers: names.publishers.clone(),
            subjects: names.subjects.clone(),
            packs: names.packs.clone(),
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
            in_force: (0..)
                .zip(lines)
                .filter(|(_, line)| !line.in_force.is_unstated())
                .map(|(at, line)| (at, line.in_force))
                .collect(),
            events: names.events.clone(),
        }
    }

    /// The names, if every place in them exists: whoever uses a names pack need not check again.
    fn names(mut self) -> Option<Names> {
        let mut texts = self.names.read();
        if !self.are_of_length(texts.len()) || !self.places_exist() || !self.packs.is_sorted() {
            return None;
        }
        let line = |(at, code): (usize, Code)| Line {
            code,
            name: take(&mut texts[at]),
            levels: take(&mut self.levels[at]),
            fields: take(&mut self.fields_of[at]),
            publisher: self.publisher_of[at],
            subjects: take(&mut self.subjects_of[at]),
            online: self.online[at],
            non_territorial: self.non_territorial[at],
            time: self.times[at],
            fee: self.fees[at],
            in_force: Validity::default(),
        };
        let mut lines: Vec<Line> = self.codes.into_iter().enumerate().map(line).collect();
        for (at, days) in self.in_force {
            lines.get_mut(at as usize)?.in_force = days;
        }
        let Self { fields, publishers, subjects, packs, events, .. } = self;
        Some(Names { fields, publishers, subjects, lines, packs, events })
    }

    fn are_of_length(&self, length: usize) -> bool {
        let lengths = [
            self.codes.len(),
            self.levels.len(),
            self.fields_of.len(),
            self.publisher_of.len(),
            self.subjects_of.len(),
            self.online.len(),
            self.non_territorial.len(),
            self.times.len(),
            self.fees.len(),
        ];
        lengths == [length; 9]
    }

    fn places_exist(&self) -> bool {
        let within = |places: &[u16], facets: &[Facet]| places.iter().all(|place| usize::from(*place) < facets.len());
        self.fields_of.iter().all(|places| within(places, &self.fields))
            && self.subjects_of.iter().all(|places| within(places, &self.subjects))
            && within(&self.publisher_of, &self.publishers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Names {
        let facet = || vec![Facet { name: "Hộ tịch".into(), slug: "ho-tich".into() }];
        let events = vec![EventLine { title: "Mua voi".into(), slug: "mua-voi".into(), steps: 2 }];
        Names { fields: facet(), publishers: facet(), subjects: facet(), lines: vec![line()], packs: vec![0, 1], events }
    }

    fn line() -> Line {
        Line {
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
            in_force: Validity { from: None, to: jiff::civil::Date::new(2027, 3, 1).ok() },
        }
    }

    #[test]
    fn names_come_back_as_they_were_written() {
        assert_eq!(crate::pack::read::<Names>(&crate::pack::encode(&whole())).unwrap(), whole());
    }

    #[test]
    fn a_pack_with_places_that_do_not_exist_is_refused() {
        let is_read = |names: Names| crate::pack::read::<Names>(&crate::pack::encode(&names)).is_ok();
        assert!(is_read(whole()));
        assert!(!is_read(Names { lines: vec![Line { fields: vec![1], ..line() }], ..whole() }));
        assert!(!is_read(Names { lines: vec![Line { publisher: 1, ..line() }], ..whole() }));
        assert!(!is_read(Names { lines: vec![Line { subjects: vec![0, 7], ..line() }], ..whole() }));
        assert!(!is_read(Names { packs: vec![5, 0], ..whole() }));
    }

    #[test]
    fn days_of_a_procedure_that_does_not_exist_are_refused() {
        let mut columns = Columns::of(&whole());
        columns.in_force[0].0 = 1;
        assert!(columns.names().is_none());
    }

    #[test]
    fn columns_of_different_lengths_are_refused() {
        let mut columns = Columns::of(&whole());
        columns.online.clear();
        assert!(columns.names().is_none());
    }
}
