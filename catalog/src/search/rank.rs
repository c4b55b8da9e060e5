//! Ranking: which procedures answer a question, best first.
//!
//! A word of the question counts once for a procedure, in the column where it weighs most; rare words
//! count more than common ones; neighbouring words found together count again; and what covers little
//! of the question falls back. Names weigh far above long texts: added naively, long texts make ranking
//! worse.

use super::{Column, Question};
use crate::{Level, Names};

/// A procedure that has a key in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The procedure's ordinal.
    pub document: u32,
    /// How often it has the key in the column.
    pub frequency: u32,
    /// How many keys it has in the column, at least roughly.
    pub length: u32,
}

/// Where postings come from.
pub trait Postings {
    /// How many procedures there are.
    fn documents(&self) -> u32;

    /// Shows all postings of a key. A column that this source does not have shows none.
    fn visit(&self, column: Column, key: &str, see: &mut dyn FnMut(Posting));

    /// Keys of a column that begin with `start`, at most `most` of them.
    fn completions(&self, column: Column, start: &str, most: usize) -> Vec<String>;
}

/// A procedure that answers a question.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Hit {
    /// Its ordinal.
    pub ordinal: u32,
    /// How well; only the order has a meaning.
    pub score: f32,
}

/// The columns a single word is looked up in, with their weights.
const WORD_COLUMNS: [(Column, f32); 4] = [(Column::Name, 1.0), (Column::Topic, 0.6), (Column::Papers, 0.25), (Column::Text, 0.12)];
/// What two neighbouring words in one name add, as a share of their own weight.
const PAIR: f32 = 0.6;
/// What is left of a word whose marks are others than those typed.
const OTHER_MARKS: f32 = 0.55;
/// What is left of a word that only begins as the last word typed.
const COMPLETED: f32 = 0.8;
/// How many words an unfinished last word may stand for.
const MOST_COMPLETIONS: usize = 24;
/// A name of the usual length; words of shorter names say more.
const USUAL_LENGTH: f32 = 18.0;
/// How much a length other than the usual counts.
const LENGTH_SHARE: f32 = 0.3;
/// Hits below this share of the best one are noise.
const LEAST_SHARE: f32 = 0.4;
/// What a procedure of the office's own level gains.
const OWN_LEVEL: f32 = 1.06;

/// Ranks the procedures for a question over all sources together.
pub fn rank(question: &Question, sources: &[&dyn Postings], names: &Names, own_level: Option<Level>) -> Vec<Hit> {
    let mut tally = Tally::new(names.lines.len());
    let weights: Vec<f32> = (0..question.words.len()).map(|at| tally.add_word(question, at, sources)).collect();
    for (at, pair) in super::columns::pairs(&question.words).iter().enumerate() {
        tally.add_pair(pair, PAIR * (weights[at] + weights[at + 1]) / 2.0, sources);
    }
    let mut hits = tally.hits(weights.iter().sum(), |ordinal| level_share(names, ordinal, own_level));
    add_codes(&mut hits, question, names);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ordinal.cmp(&b.ordinal)));
    keep_the_good(hits)
}

/// What every procedure has gathered so far.
struct Tally {
    scores: Vec<f32>,
    /// The weight of the question's words that it has at all.
    covered: Vec<f32>,
    /// The best column of the word at hand.
    best: Vec<f32>,
    touched: Vec<u32>,
}

impl Tally {
    fn new(documents: usize) -> Self {
        Self { scores: vec![0.0; documents], covered: vec![0.0; documents], best: vec![0.0; documents], touched: Vec::new() }
    }

    /// Adds a word of the question; gives the word's weight.
    fn add_word(&mut self, question: &Question, at: usize, sources: &[&dyn Postings]) -> f32 {
        let word = &question.words[at];
        let exact = question.is_marked().then(|| self.documents_with(Column::NameSpelt, &word.spelt, sources));
        let completing = question.unfinished && at + 1 == question.words.len() && word.folded.len() > 1;
        let mut in_names = 0_u32;
        for source in sources {
            for (column, weight) in WORD_COLUMNS {
                source.visit(column, &word.folded, &mut |posting| {
                    in_names += u32::from(column == Column::Name);
                    self.see(column, posting, weight * mark_share(column, exact.as_deref(), posting.document));
                });
                if completing && matches!(column, Column::Name | Column::Topic) {
                    for key in source.completions(column, &word.folded, MOST_COMPLETIONS) {
                        source.visit(column, &key, &mut |posting| self.see(column, posting, weight * COMPLETED));
                    }
                }
            }
        }
        let having = if in_names > 0 { in_names } else { self.touched.len() as u32 };
        let rarity = rarity(having, self.scores.len() as u32);
        for document in self.touched.drain(..) {
            let document = document as usize;
            self.scores[document] += rarity * self.best[document];
            self.covered[document] += rarity;
            self.best[document] = 0.0;
        }
        rarity
    }

    fn see(&mut self, column: Column, posting: Posting, weight: f32) {
        let Some(best) = self.best.get_mut(posting.document as usize) else { return };
        // A name that repeats a word is not about it twice.
        let frequency = if column == Column::Name { 1.0 } else { posting.frequency as f32 };
        let length = 1.0 - LENGTH_SHARE + LENGTH_SHARE * posting.length as f32 / USUAL_LENGTH;
        let value = weight * 2.0 * frequency / (frequency + length.min(3.0));
        if *best == 0.0 {
            self.touched.push(posting.document);
        }
        *best = best.max(value);
    }

    fn documents_with(&self, column: Column, key: &str, sources: &[&dyn Postings]) -> Vec<bool> {
        let mut having = vec![false; self.scores.len()];
        for source in sources {
            source.visit(column, key, &mut |posting| {
                if let Some(place) = having.get_mut(posting.document as usize) {
                    *place = true;
                }
            });
        }
        having
    }

    fn add_pair(&mut self, pair: &str, weight: f32, sources: &[&dyn Postings]) {
        for source in sources {
            source.visit(Column::NamePairs, pair, &mut |posting| {
                if let Some(score) = self.scores.get_mut(posting.document as usize) {
                    *score += weight;
                }
            });
        }
    }

    fn hits(&self, asked: f32, share: impl Fn(u32) -> f32) -> Vec<Hit> {
        let found = self.scores.iter().zip(&self.covered).enumerate().filter(|(_, (score, _))| **score > 0.0);
        found
            .map(|(ordinal, (score, covered))| {
                let ordinal = ordinal as u32;
                Hit { ordinal, score: score * (covered / asked.max(f32::EPSILON)) * share(ordinal) }
            })
            .collect()
    }
}

fn mark_share(column: Column, exact: Option<&[bool]>, document: u32) -> f32 {
    match exact {
        Some(exact) if column == Column::Name && !exact.get(document as usize).copied().unwrap_or(false) => OTHER_MARKS,
        _ => 1.0,
    }
}

fn rarity(having: u32, documents: u32) -> f32 {
    let (having, documents) = (having as f32, documents as f32);
    (1.0 + (documents - having + 0.5).max(0.0) / (having + 0.5)).ln()
}

fn level_share(names: &Names, ordinal: u32, own_level: Option<Level>) -> f32 {
    let line = names.lines.get(ordinal as usize);
    if own_level.is_some_and(|level| line.is_some_and(|line| line.levels.contains(&level))) { OWN_LEVEL } else { 1.0 }
}

/// A code that was typed goes before everything else; the beginning of one, before everything but it.
fn add_codes(hits: &mut Vec<Hit>, question: &Question, names: &Names) {
    let Some(typed) = &question.code else { return };
    for (ordinal, line) in names.lines.iter().enumerate() {
        let code = line.code.as_str();
        if code.starts_with(typed.as_str()) {
            let ordinal = ordinal as u32;
            let score = if code == typed { 2_000.0 } else { 1_000.0 };
            hits.retain(|hit| hit.ordinal != ordinal);
            hits.push(Hit { ordinal, score });
        }
    }
}

fn keep_the_good(mut hits: Vec<Hit>) -> Vec<Hit> {
    let least = hits.first().map_or(0.0, |best| best.score.min(1_000.0) * LEAST_SHARE);
    hits.retain(|hit| hit.score >= least);
    hits
}

#[cfg(test)]
mod tests {
    use super::super::{IndexFiles, NameScan, TantivyIndex, Tier};
    use super::*;
    use crate::Procedure;

    fn procedure(code: &str, name: &str, paper: &str) -> Procedure {
        crate::procedure::tests::procedure(code, name, paper)
    }

    fn procedures() -> Vec<Procedure> {
        vec![
            procedure("1.000001", "Đăng ký khai sinh", "Giấy chứng sinh"),
            procedure("1.000002", "Đăng ký khai tử", "Giấy báo tử"),
            procedure("1.000003", "Đăng ký tạm trú", "Giấy tờ về chỗ ở"),
            procedure("1.000004", "Cấp bản sao trích lục khai sinh", "Tờ khai"),
            procedure("1.000005", "Cấp giấy phép khai thác tận thu khoáng sản", "Bản đồ"),
        ]
    }

    fn found(question: &str, full: bool) -> Vec<String> {
        let procedures = procedures();
        let names = Names::of(&procedures);
        let scan = NameScan::new(&names);
        let open = |tier| TantivyIndex::open(tier, IndexFiles::build(tier, &procedures).unwrap()).unwrap();
        let tiers = [open(Tier::Titles), open(Tier::Texts)];
        let sources: Vec<&dyn Postings> = if full { tiers.iter().map(|tier| tier as &dyn Postings).collect() } else { vec![&scan] };
        let hits = rank(&Question::parse(question), &sources, &names, None);
        hits.iter().map(|hit| names.lines[hit.ordinal as usize].name.clone()).collect()
    }

    #[test]
    fn the_same_procedure_comes_first_with_and_without_marks_from_names_and_from_tantivy() {
        for full in [false, true] {
            for question in ["đăng ký khai sinh", "dang ky khai sinh", "DANG KI KHAI SINH", "khai sinh", "đăng ký khai si"] {
                assert_eq!(found(question, full)[0], "Đăng ký khai sinh", "{question}");
            }
        }
    }

    #[test]
    fn exact_marks_rank_first() {
        assert_eq!(found("khai tử", true)[0], "Đăng ký khai tử");
        assert_eq!(found("tạm trú", true)[0], "Đăng ký tạm trú");
        assert_eq!(found("tận thu", true)[0], "Cấp giấy phép khai thác tận thu khoáng sản");
    }

    #[test]
    fn a_paper_finds_its_procedure_once_the_texts_are_there() {
        assert_eq!(found("giấy chứng sinh", true)[0], "Đăng ký khai sinh");
    }

    #[test]
    fn a_code_and_its_beginning_find_the_procedure() {
        assert_eq!(found("1.000003", false), ["Đăng ký tạm trú"]);
        assert_eq!(found("1.00000", true).len(), 5);
    }

    #[test]
    fn nothing_and_nonsense_find_nothing() {
        for question in ["", " ", "…", "🙂", "xyzzy", "<b>", "؟"] {
            assert_eq!(found(question, true), Vec::<String>::new(), "{question}");
        }
    }

    #[test]
    fn building_twice_gives_the_same_bytes() {
        let build = || IndexFiles::build(Tier::Titles, &procedures()).unwrap();
        assert_eq!(build(), build());
    }
}
