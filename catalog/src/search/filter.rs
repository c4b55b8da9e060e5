//! Filters a list of hits, and counts how many hits each choice would leave.

use crate::{Level, Line, Names, OnlineLevel};

/// The choices: at most one of each kind. A hit must meet all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Cấp.
    pub level: Option<Level>,
    /// Lĩnh vực, an index into [`Names::fields`].
    pub field: Option<u16>,
    /// Cơ quan công bố, an index into [`Names::publishers`].
    pub publisher: Option<u16>,
    /// Đối tượng, an index into [`Names::subjects`].
    pub subject: Option<u16>,
    /// Mức độ trực tuyến.
    pub online: Option<OnlineLevel>,
    /// Phi địa giới: only those that may be filed anywhere.
    pub non_territorial: bool,
}

/// How many hits each choice would leave if the choices of the other kinds stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By index in [`Level::ALL`].
    pub levels: [u32; Level::ALL.len()],
    /// By index in [`Names::fields`].
    pub fields: Vec<u32>,
    /// By index in [`Names::publishers`].
    pub publishers: Vec<u32>,
    /// By index in [`Names::subjects`].
    pub subjects: Vec<u32>,
    /// By index in [`OnlineLevel::ALL`].
    pub online: [u32; OnlineLevel::ALL.len()],
    /// Those that may be filed anywhere.
    pub non_territorial: u32,
}

/// The hits that pass, and the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Their ordinals, in the order of the hits.
    pub passing: Vec<u32>,
    /// What each choice would leave.
    pub counts: Counts,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Level,
    Field,
    Publisher,
    Subject,
    Online,
    Territory,
}

const KINDS: [Kind; 6] = [Kind::Level, Kind::Field, Kind::Publisher, Kind::Subject, Kind::Online, Kind::Territory];

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Filters a list of ordinals. Those that `names` does not have are left out.
    pub fn select(&self, names: &Names, ordinals: impl IntoIterator<Item = u32>) -> Selection {
        let mut selection = Selection { counts: Counts::of(names), passing: Vec::new() };
        for ordinal in ordinals {
            let Some(line) = names.lines.get(ordinal as usize) else { continue };
            let mut failing = KINDS.into_iter().filter(|kind| !self.passes(*kind, line));
            match (failing.next(), failing.next()) {
                (None, _) => {
                    selection.passing.push(ordinal);
                    KINDS.into_iter().for_each(|kind| selection.counts.add(kind, line));
                }
                // Another choice of the only kind that it fails would let it pass.
                (Some(kind), None) => selection.counts.add(kind, line),
                _ => {}
            }
        }
        selection
    }

    fn passes(&self, kind: Kind, line: &Line) -> bool {
        match kind {
            Kind::Level => self.level.is_none_or(|level| line.levels.contains(&level)),
            Kind::Field => self.field.is_none_or(|field| line.fields.contains(&field)),
            Kind::Publisher => self.publisher.is_none_or(|publisher| line.publisher == publisher),
            Kind::Subject => self.subject.is_none_or(|subject| line.subjects.contains(&subject)),
            Kind::Online => self.online.is_none_or(|online| line.online == online),
            Kind::Territory => !self.non_territorial || line.non_territorial,
        }
    }
}

impl Counts {
    fn of(names: &Names) -> Self {
        Self {
            fields: vec![0; names.fields.len()],
            publishers: vec![0; names.publishers.len()],
            subjects: vec![0; names.subjects.len()],
            ..Self::default()
        }
    }

    fn add(&mut self, kind: Kind, line: &Line) {
        match kind {
            Kind::Level => line.levels.iter().for_each(|level| self.levels[*level as usize] += 1),
            Kind::Field => line.fields.iter().for_each(|field| self.fields[usize::from(*field)] += 1),
            Kind::Publisher => self.publishers[usize::from(line.publisher)] += 1,
            Kind::Subject => line.subjects.iter().for_each(|subject| self.subjects[usize::from(*subject)] += 1),
            Kind::Online => self.online[line.online as usize] += 1,
            Kind::Territory => self.non_territorial += u32::from(line.non_territorial),
        }
    }
}
