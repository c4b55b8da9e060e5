//! A small catalogue of made-up procedures, for targets that need one.

use std::sync::LazyLock;

use catalog::release::{FORMAT, Release, sealed};
use catalog::search::{IndexFiles, Lexicon, TantivyIndex, Tier};
use catalog::{Names, Procedure};

/// Three procedures as the portal gives them, one a line, with every kind of field.
pub(crate) const RECORDS: &str = include_str!("made.jsonl");

/// The made-up procedures.
pub fn procedures() -> Vec<Procedure> {
    indexer::read::entry_points::source("made.jsonl", RECORDS.as_bytes()).map(|(procedures, _)| procedures).unwrap_or_default()
}

/// Their names pack, with one detail pack.
pub fn sample_names() -> Names {
    Names { packs: vec![0], ..Names::of(&procedures()) }
}

/// A `release.json` of this format.
pub fn release_json() -> String {
    include_str!("made-release.json").replace("\"FORMAT\"", &FORMAT.to_string())
}

/// The same, parsed.
pub(crate) fn release() -> Option<Release> {
    Release::parse(&sealed(release_json().as_bytes())).ok()
}

/// What a question is asked against.
pub(crate) struct Sample {
    pub names: Names,
    pub procedures: Vec<Procedure>,
    pub titles: Option<TantivyIndex>,
    pub texts: Option<TantivyIndex>,
}

/// Built once: it takes longer than a thousand questions.
pub(crate) static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let procedures = procedures();
    let lexicon = indexer::read::entry_points::synonyms("".as_bytes()).unwrap_or_default();
    let index =
        |tier, lexicon: Lexicon| IndexFiles::build(tier, &procedures, lexicon).and_then(|files| TantivyIndex::open(tier, files));
    Sample {
        names: sample_names(),
        titles: index(Tier::Titles, lexicon).ok(),
        texts: index(Tier::Texts, Lexicon::default()).ok(),
        procedures,
    }
});
