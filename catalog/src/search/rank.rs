//! Ranking: which procedures answer a question, best first.
//!
//! What a question is about ([`super::Question`]) is looked up concept by concept. A word counts once
//! for a procedure, in the column where it weighs most; rare words count more than common ones;
//! neighbouring words found together count again; a procedure that has little of the question falls
//! back, and one whose name says little else comes forward. Names weigh far above long texts: added
//! naively, long texts make ranking worse.

use super::Column;
use super::phrases::{Intent, is_light};
use super::question::{Concept, Question, Reading};
use super::sense::Sense;
use crate::text::Word;
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

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// The part of a procedure that was asked for.
    pub intent: Option<Intent>,
    /// Words that were mended, as typed and as meant, both without marks.
    pub mended: Vec<(String, String)>,
}

/// What is searched.
pub(super) struct Library<'a> {
    /// The names pack.
    pub names: &'a Names,
    /// Its tiers, as far as they are there.
    pub sources: Vec<&'a dyn Postings>,
    /// What a question's words mean.
    pub sense: &'a dyn Sense,
    /// The office's level, whose procedures go first.
    pub own_level: Option<Level>,
}

/// The columns a word is looked up in, with their weights.
const COLUMNS: [(Column, f32); 4] = [(Column::Name, 1.0), (Column::Topic, 0.6), (Column::Papers, 0.4), (Column::Text, 0.2)];
/// What two neighbouring words in one name add, as a share of their own weight.
const PAIR: f32 = 0.6;
/// What is left of a word whose marks are others than those typed.
const OTHER_MARKS: f32 = 0.55;
/// What is left of a word that only begins as the last word typed.
const COMPLETED: f32 = 0.8;
/// How many words an unfinished last word may stand for.
const MOST_COMPLETIONS: usize = 24;
/// In a reading of several words, the share that their pairs decide.
const PAIRS_SHARE: f32 = 0.4;
/// How much a name that says little else comes forward.
const DENSITY: f32 = 2.0;
/// What is left of the weight of a word that no name has.
const NOT_IN_NAMES: f32 = 0.4;
/// What is left of the weight of a word that tells a story around the question.
const LIGHT: f32 = 0.25;
/// The weight of a concept is at most this: a phrase of ten words is still one thing.
const MOST_WEIGHT: f32 = 14.0;
/// Hits below this share of the best one are noise.
const LEAST_SHARE: f32 = 0.4;
/// Hits below this answer another question. Of 215 real questions with an answer the worst best hit
/// scores 0.75; what fits a name exactly scores about 2, what fits only a paper's name about 0.6.
const LEAST_SCORE: f32 = 0.5;
/// What a procedure of the office's own level gains.
const OWN_LEVEL: f32 = 1.2;
/// What is left of a procedure that a province publishes for itself.
const PROVINCIAL: f32 = 0.8;

impl Library<'_> {
    /// Answers a question. The hits are empty where nothing in the catalogue fits.
    pub(super) fn answer(&self, text: &str) -> Answer {
        let question = Question::parse(text, self.sense);
        let hits = rank(&question, self);
        Answer { intent: question.intents.first().copied(), mended: question.mended, hits }
    }
}

/// Ranks the procedures for a question.
fn rank(question: &Question, library: &Library<'_>) -> Vec<Hit> {
    let mut tally = Tally::new(library, question.marked);
    let weights: Vec<f32> = question.concepts.iter().map(|concept| tally.add(concept)).collect();
    for (first, second, pair) in &question.pairs {
        tally.add_pair(pair, PAIR * (weights[*first] + weights[*second]) / 2.0);
    }
    let mut hits = tally.hits(weights.iter().sum());
    add_codes(&mut hits, question, library.names);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ordinal.cmp(&b.ordinal)));
    keep_the_good(hits)
}

/// What every procedure has gathered so far.
struct Tally<'a> {
    library: &'a Library<'a>,
    marked: bool,
    scores: Vec<f32>,
    /// The weight of the question's concepts that it has at all.
    covered: Vec<f32>,
    /// The rarity of the words of its name that were asked for.
    named: Vec<f32>,
}

/// The procedures that have a word: how well, from 0 to 1.
struct Found {
    rarity: f32,
    values: Vec<(u32, f32)>,
    in_names: Vec<u32>,
}

impl<'a> Tally<'a> {
    fn new(library: &'a Library<'a>, marked: bool) -> Self {
        let zeros = || vec![0.0; library.names.lines.len()];
        Self { library, marked, scores: zeros(), covered: zeros(), named: zeros() }
    }

    /// Adds a concept; gives its weight.
    fn add(&mut self, concept: &Concept) -> f32 {
        let documents = self.scores.len();
        let mut best = vec![0.0_f32; documents];
        let mut weight = 0.0_f32;
        for (at, reading) in concept.readings.iter().enumerate() {
            let found: Vec<Found> = reading.words.iter().map(|word| self.find(word, concept.unfinished && at == 0)).collect();
            let total: f32 = found.iter().map(|found| found.rarity).sum();
            // Words that no name has say nothing of how much the official ones weigh.
            if at == 0 && concept.readings.len() == 1 || at > 0 {
                weight = weight.max(total);
            }
            self.see_reading(reading, &found, total, &mut best);
        }
        let weight = weight.min(MOST_WEIGHT);
        for (document, share) in best.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            self.scores[document] += weight * share;
            self.covered[document] += weight * share.min(1.0);
        }
        weight
    }

    /// Raises each procedure's best share of a concept by one of its readings.
    fn see_reading(&mut self, reading: &Reading, found: &[Found], total: f32, best: &mut [f32]) {
        let mut shares = vec![0.0_f32; best.len()];
        for found in found {
            for (document, value) in &found.values {
                shares[*document as usize] += value * found.rarity / total.max(f32::EPSILON);
            }
            for document in &found.in_names {
                self.named[*document as usize] += found.rarity;
            }
        }
        let pairs = super::columns::pairs(&reading.words);
        if !pairs.is_empty() {
            let each = PAIRS_SHARE / pairs.len() as f32;
            shares.iter_mut().for_each(|share| *share *= 1.0 - PAIRS_SHARE);
            for pair in &pairs {
                self.visit(Column::NamePairs, pair, |posting| shares[posting.document as usize] += each);
            }
        }
        for (best, share) in best.iter_mut().zip(shares) {
            *best = best.max(share * reading.trust);
        }
    }

    fn visit(&self, column: Column, key: &str, mut see: impl FnMut(Posting)) {
        let documents = self.scores.len();
        for source in &self.library.sources {
            source.visit(column, key, &mut |posting| {
                if (posting.document as usize) < documents {
                    see(posting);
                }
            });
        }
    }

    fn find(&self, word: &Word, unfinished: bool) -> Found {
        let documents = self.scores.len();
        let mut values = vec![0.0_f32; documents];
        let mut in_names = Vec::new();
        let exact = self.marked.then(|| self.documents_with(Column::NameSpelt, &word.spelt));
        for (column, weight) in COLUMNS {
            self.visit(column, &word.folded, |posting| {
                let document = posting.document as usize;
                let other_marks = column == Column::Name && exact.as_ref().is_some_and(|exact| !exact[document]);
                if column == Column::Name {
                    in_names.push(posting.document);
                }
                let share = if other_marks { OTHER_MARKS } else { 1.0 };
                values[document] = values[document].max(weight * share * saturated(column, posting));
            });
        }
        let in_texts = values.iter().filter(|value| **value > 0.0).count();
        if unfinished && word.folded.len() > 1 {
            self.complete(word, &mut values);
        }
        let having = if in_names.is_empty() { in_texts } else { in_names.len() };
        let values = values.into_iter().enumerate().filter(|(_, value)| *value > 0.0);
        let mut rarity = rarity(having, documents);
        if in_names.is_empty() {
            rarity *= NOT_IN_NAMES;
        }
        if is_light(word) {
            rarity *= LIGHT;
        }
        Found { rarity, values: values.map(|(at, value)| (at as u32, value)).collect(), in_names }
    }

    fn complete(&self, word: &Word, values: &mut [f32]) {
        for (column, weight) in &COLUMNS[..2] {
            for source in &self.library.sources {
                for key in source.completions(*column, &word.folded, MOST_COMPLETIONS) {
                    self.visit(*column, &key, |posting| {
                        let value = &mut values[posting.document as usize];
                        *value = value.max(weight * COMPLETED);
                    });
                }
            }
        }
    }

    fn documents_with(&self, column: Column, key: &str) -> Vec<bool> {
        let mut having = vec![false; self.scores.len()];
        self.visit(column, key, |posting| having[posting.document as usize] = true);
        having
    }

    fn add_pair(&mut self, pair: &str, weight: f32) {
        let mut having = Vec::new();
        self.visit(Column::NamePairs, pair, |posting| having.push(posting.document));
        for document in having {
            self.scores[document as usize] += weight;
        }
    }

    fn hits(&self, asked: f32) -> Vec<Hit> {
        let lines = self.library.names.lines.iter().enumerate();
        let hits = lines.filter(|(at, _)| self.scores[*at] > 0.0).map(|(at, line)| {
            let coverage = self.covered[at] / asked.max(f32::EPSILON);
            let density = self.named[at] / (self.named[at] + line.name.len() as f32 / 8.0);
            let own = self.library.own_level.is_some_and(|level| line.levels.contains(&level));
            let place = if own { OWN_LEVEL } else { 1.0 } * if self.is_provincial(line.publisher) { PROVINCIAL } else { 1.0 };
            let share = self.scores[at] / asked.max(f32::EPSILON);
            // The root: a long story has much that no procedure covers.
            Hit { ordinal: at as u32, score: share * coverage.sqrt() * (1.0 + DENSITY * density) * place }
        });
        hits.collect()
    }

    fn is_provincial(&self, publisher: u16) -> bool {
        self.library.names.publishers.get(usize::from(publisher)).is_some_and(|term| term.slug.starts_with("ubnd-"))
    }
}

/// How far a word's repetition in a long text counts, from 0 to 1. A name that repeats a word is not
/// about it twice.
fn saturated(column: Column, posting: Posting) -> f32 {
    match column {
        Column::Papers | Column::Text => {
            let frequency = posting.frequency as f32;
            frequency / (frequency + 0.3 + posting.length as f32 / 800.0)
        }
        _ => 1.0,
    }
}

fn rarity(having: usize, documents: usize) -> f32 {
    let (having, documents) = (having as f32, documents as f32);
    (1.0 + (documents - having + 0.5).max(0.0) / (having + 0.5)).ln()
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
    let best = hits.first().map_or(0.0, |best| best.score.min(1_000.0));
    hits.retain(|hit| hit.score >= (best * LEAST_SHARE).max(LEAST_SCORE));
    hits
}
#[cfg(test)]
mod tests {
    use super::super::{IndexFiles, Lexicon, NameScan, TantivyIndex, Tier, search_index, search_names};
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
            procedure("1.000006", "Cấp giấy xác nhận tình trạng hôn nhân", "Tờ khai"),
            procedure("1.000007", "Cấp giấy phép xây dựng", "Bản vẽ"),
        ]
    }

    fn found(question: &str, full: bool) -> Vec<String> {
        let procedures = procedures();
        let names = Names::of(&procedures);
        let scan = NameScan::new(&names);
        let open = |tier| TantivyIndex::open(tier, IndexFiles::build(tier, &procedures, Lexicon::default()).unwrap()).unwrap();
        let answer = if full {
            search_index(&names, &open(Tier::Titles), Some(&open(Tier::Texts)), None, question)
        } else {
            search_names(&names, &scan, None, question)
        };
        answer.hits.iter().map(|hit| names.lines[hit.ordinal as usize].name.clone()).collect()
    }

    #[test]
    fn the_same_procedure_comes_first_with_and_without_marks_from_names_and_from_tantivy() {
        for full in [false, true] {
            for question in ["đăng ký khai sinh", "dang ky khai sinh", "DANG KI KHAI SINH", "khai sinh", "đăng ký khai si"]
            {
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
        assert_eq!(found("1.00000", true).len(), 7);
    }

    #[test]
    fn nothing_and_nonsense_find_nothing() {
        for question in ["", " ", "…", "🙂", "xyzzy", "<b>", "؟"] {
            assert_eq!(found(question, true), Vec::<String>::new(), "{question}");
        }
    }

    #[test]
    fn building_twice_gives_the_same_bytes() {
        let build = || IndexFiles::build(Tier::Titles, &procedures(), Lexicon::default()).unwrap();
        assert_eq!(build(), build());
    }
}
