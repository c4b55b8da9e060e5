//! The wordings pack: how people ask for procedures. It is small and comes right behind the names, so that the page
//! understands people's words before the index is there.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lexicon::Lexicon;
use crate::release::string_table::StringTable;

/// What people say: for each procedure, and in general.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings {
    /// Abbreviations, everyday words for official ones, and what no office answers.
    pub lexicon: Lexicon,
    /// How people ask for each of `Names::events`.
    pub events: Vec<Vec<String>>,
    /// The distinct ones; procedures of the same name share theirs.
    sets: Vec<SaidAs>,
    /// The set of each procedure by ordinal, counted from 1; 0 if it has none.
    set_of: Vec<u32>,
}

/// How people ask for a procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SaidAs {
    /// The everyday name to show (tên thường gọi): "giấy độc thân"; empty if there is none.
    pub everyday: String,
    /// Other wordings (cách nói): "chưa có vợ", "xác nhận chưa kết hôn".
    pub wordings: Vec<String>,
}

impl SaidAs {
    /// The everyday name, and then the other wordings.
    pub fn phrases(&self) -> impl Iterator<Item = &str> + Clone {
        std::iter::once(&self.everyday).chain(&self.wordings).map(String::as_str)
    }
}

impl Wordings {
    /// The wordings of procedures in the order of their ordinals. The sets stay in this order: neighbours are of one field
    /// and share words, which makes the pack smaller.
    pub fn of<'a>(lexicon: Lexicon, procedures: impl Iterator<Item = Option<&'a SaidAs>>) -> Self {
        let mut wordings = Self { lexicon, ..Self::default() };
        let mut numbers: HashMap<&SaidAs, u32> = HashMap::new();
        for said in procedures {
            let number = said.map_or(0, |said| {
                *numbers.entry(said).or_insert_with(|| {
                    wordings.sets.push(said.clone());
                    wordings.sets.len() as u32
                })
            });
            wordings.set_of.push(number);
        }
        wordings
    }

    /// How people ask for a procedure.
    pub fn said_as(&self, ordinal: u32) -> Option<&SaidAs> {
        let set = self.set_of.get(ordinal as usize)?.checked_sub(1)?;
        self.sets.get(set as usize)
    }

    /// The everyday name of a procedure.
    pub fn everyday(&self, ordinal: u32) -> Option<&str> {
        self.said_as(ordinal).map(|said| said.everyday.as_str()).filter(|name| !name.is_empty())
    }

    /// The distinct sets of wordings.
    pub(super) fn sets(&self) -> &[SaidAs] {
        &self.sets
    }

    /// The set of each procedure, by ordinal.
    pub(super) fn set_of(&self) -> impl Iterator<Item = Option<usize>> {
        self.set_of.iter().map(|number| (*number as usize).checked_sub(1).filter(|set| *set < self.sets.len()))
    }
}

/// How [`Wordings`] is written.
#[derive(Serialize, Deserialize)]
struct Columns {
    lexicon: Lexicon,
    /// The everyday name and then the wordings of each set, and then those of each event.
    texts: StringTable,
    /// How many wordings each set has.
    counts: Vec<u32>,
    /// How many wordings each event has.
    event_counts: Vec<u32>,
    /// The set of each procedure: [`NEW`], [`NONE`], or the place of an earlier set behind these two. Most are new, which
    /// compresses to nothing.
    set_of: Vec<u32>,
}

/// The next set that no procedure before had.
const NEW: u32 = 0;
/// No set.
const NONE: u32 = 1;

impl Wordings {
    fn written_set_of(&self) -> Vec<u32> {
        let mut known = 0;
        let written = self.set_of.iter().map(|number| match number {
            0 => NONE,
            number if *number > known => {
                known = *number;
                NEW
            }
            number => number + NONE,
        });
        written.collect()
    }
}

fn read_set_of(written: &[u32]) -> Vec<u32> {
    let mut known = 0;
    let read = written.iter().map(|number| match *number {
        NEW => {
            known += 1;
            known
        }
        NONE => 0,
        number => number - NONE,
    });
    read.collect()
}

impl Serialize for Wordings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let of_events = self.events.iter().flatten().map(String::as_str);
        let texts = self.sets.iter().flat_map(SaidAs::phrases).chain(of_events);
        let columns = Columns {
            lexicon: self.lexicon.clone(),
            texts: StringTable::of(texts),
            counts: self.sets.iter().map(|set| set.wordings.len() as u32).collect(),
            event_counts: self.events.iter().map(|event| event.len() as u32).collect(),
            set_of: self.written_set_of(),
        };
        columns.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Wordings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Columns { lexicon, texts, counts, event_counts, set_of } = Columns::deserialize(deserializer)?;
        let mut texts = texts.read().into_iter();
        let mut set = |count: u32| SaidAs {
            everyday: texts.next().unwrap_or_default(),
            wordings: texts.by_ref().take(count as usize).collect(),
        };
        let sets = counts.into_iter().map(&mut set).collect();
        let events = event_counts.into_iter().map(|count| texts.by_ref().take(count as usize).collect()).collect();
        Ok(Self { lexicon, events, sets, set_of: read_set_of(&set_of) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;

    #[test]
    fn procedures_share_wordings_and_read_them_back() {
        let said = |everyday: &str, wordings: &[&str]| SaidAs {
            everyday: everyday.into(),
            wordings: wordings.iter().map(|wording| (*wording).to_owned()).collect(),
        };
        let (single, birth) = (said("giấy độc thân", &["chưa có vợ"]), said("", &["mới đẻ", "đặt tên con"]));
        let all = [Some(&single), None, Some(&birth), Some(&single)];
        let events = vec![vec!["con mới sinh".to_owned(), "mới đẻ".to_owned()], Vec::new()];
        let wordings = Wordings { events, ..Wordings::of(Lexicon::default(), all.into_iter()) };
        let read: Wordings = pack::read(&pack::encode(&wordings)).unwrap();
        assert_eq!(read, wordings);
        assert_eq!(
            (0..5).map(|at| read.said_as(at)).collect::<Vec<_>>(),
            [Some(&single), None, Some(&birth), Some(&single), None]
        );
        assert_eq!((read.everyday(0), read.everyday(2), read.sets().len()), (Some("giấy độc thân"), None, 2));
    }
}
