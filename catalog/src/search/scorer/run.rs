//! Names that have all words of a query side by side: the query is a piece of the name.

use crate::search::columns::Column;
use crate::search::corpus::Corpus;
use crate::search::postings::Posting;

/// The ordinals of the names that have a run of words, each word in one of its spellings. `is_unfinished`: the last word
/// may be the beginning of another one.
pub(super) fn names_with_run(run: &[Vec<String>], is_unfinished: bool, corpus: &Corpus<'_>) -> Vec<u32> {
    // How many of the run's pairs each name has so far, from the first on without a gap.
    let mut pairs = vec![0_usize; corpus.size()];
    for (at, neighbours) in run.windows(2).enumerate() {
        let mut count = |posting: Posting| {
            let pairs = &mut pairs[posting.ordinal as usize];
            if *pairs == at {
                *pairs = at + 1;
            }
        };
        for first in &neighbours[0] {
            for second in &neighbours[1] {
                let pair = format!("{first} {second}");
                if is_unfinished && at + 2 == run.len() {
                    corpus.visit_prefix(Column::NamePairs, &pair, &mut count);
                }
                corpus.visit(Column::NamePairs, &pair, &mut count);
            }
        }
    }
    let all_pairs = |pairs: usize| pairs > 0 && pairs + 1 == run.len();
    pairs.into_iter().zip(0..).filter(|(pairs, _)| all_pairs(*pairs)).map(|(_, ordinal)| ordinal).collect()
}
