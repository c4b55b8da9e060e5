//! A small catalogue of made-up procedures, for targets that need one.

use std::sync::{Arc, LazyLock};

use catalog::release::{FORMAT, Release, sealed};
use catalog::search::{IndexFiles, Locality, SearchEngine, TantivyIndex, Tier, Wordings};
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
    pub names: Arc<Names>,
    pub procedures: Vec<Procedure>,
    /// Searches the names alone.
    pub by_names: SearchEngine,
    /// Searches everything.
    pub whole: SearchEngine,
}

/// Built once: it takes longer than a thousand questions.
pub(crate) static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let procedures = procedures();
    let names = Arc::new(sample_names());
    let lexicon = indexer::read::entry_points::synonyms("".as_bytes()).unwrap_or_default();
    let mut whole = SearchEngine::new(Arc::clone(&names), Locality::default());
    whole.add_wordings(Arc::new(Wordings::of(lexicon, std::iter::empty())));
    for tier in [Tier::Topics, Tier::Texts] {
        let index = IndexFiles::build(tier, &procedures).and_then(|files| TantivyIndex::open(tier, files));
        if let Ok(index) = index {
            whole.add_tier(Box::new(index));
        }
    }
    let by_names = SearchEngine::new(Arc::clone(&names), Locality::default());
    Sample { names, procedures, by_names, whole }
});
