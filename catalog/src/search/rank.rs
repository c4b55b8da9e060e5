//! Ranking: which procedures answer a question, best first.
//!
//! What a question is about ([`super::Question`]) is looked up concept by concept. A word counts once
//! for a procedure, in the column where it weighs most; rare words count more than common ones;
//! neighbouring words found together count again; a procedure that has little of the question falls
//! back, and one whose name says little else comes forward. Names weigh far above long texts: added
//! naively, long texts make ranking worse.

use super::Column;
use super::phrases::{Intent, is_light};
use super::question::{Aside, Concept, Outside, Question, Reading};
use super::sense::Sense;
use crate::text::{Word, fold_words, slug};
use crate::{Level, Names, Term};

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
    /// What the question asks that no office answers: then there are no hits.
    pub outside: Option<Outside>,
}

/// The office that a site is of: its own procedures go first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Office {
    /// Its level.
    pub level: Option<Level>,
    /// The province it is in, as its people's committee is called; empty where it is not known.
    pub province: String,
}

/// What is searched.
pub(super) struct Library<'a> {
    /// The names pack.
    pub names: &'a Names,
    /// Its tiers, as far as they are there.
    pub sources: Vec<&'a dyn Postings>,
    /// What a question's words mean.
    pub sense: &'a dyn Sense,
    /// Whose site it is.
    pub office: &'a Office,
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
/// What a name gains that has the question word by word, filler too.
const RUN: f32 = 1.0;
/// The same, but for slips.
const MENDED_RUN: f32 = 0.75;
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
/// What it gains instead where the question names the province, or the office is in it.
const OWN_PROVINCE: f32 = 1.1;
/// A question that says something no office answers is about a procedure all the same where the best hit
/// has this much weight of its other words: two words that are not in every name.
const BESIDE_OUTSIDE: f32 = 7.0;
/// A question of more things than these, not all of them in the best hit, must have two of them side by
/// side in its name, or fit it very well: the certainty is the score times the weight of the words that stand together, plus
/// this much for those that do not. Of 312 questions with an answer 1 % are below the least, of 160
/// without one 85 % are, or ask what no office does.
const FEW_CONCEPTS: usize = 2;
/// The share of a concept that a hit has in its name, its topic or its papers.
const PRESENT: f32 = 0.3;
const UNBOUND: f32 = 2.0;
const LEAST_CERTAINTY: f32 = 3.5;

impl Library<'_> {
    /// Answers a question. The hits are empty where nothing in the catalogue fits.
    pub(super) fn answer(&self, text: &str) -> Answer {
        let question = Question::parse(text, self.sense);
        let Ranked { hits, mended, outside } = rank(&question, self);
        Answer { intent: question.intents.first().copied(), mended, hits, outside }
    }
}

/// What came of a question.
struct Ranked {
    hits: Vec<Hit>,
    mended: Vec<(String, String)>,
    outside: Option<Outside>,
}

/// Ranks the procedures for a question; none, where it asks what no office answers.
fn rank(question: &Question, library: &Library<'_>) -> Ranked {
    let mut tally = Tally::new(library, question.marked);
    let weights: Vec<f32> = question.concepts.iter().map(|concept| tally.add(concept)).collect();
    for (first, second, pair) in &question.pairs {
        let unfinished = question.concepts[*second].unfinished;
        tally.add_pair(pair, (weights[*first] + weights[*second]) / 2.0, unfinished);
    }
    let near = tally.find_run(question);
    let mut hits = tally.hits(weights.iter().sum(), &question.provinces);
    add_codes(&mut hits, question, library.names);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ordinal.cmp(&b.ordinal)));
    let mut ranked = Ranked { mended: question.mended.clone(), outside: question.outside.clone(), hits: Vec::new() };
    let Some(best) = hits.first().copied() else { return ranked };
    let at = best.ordinal as usize;
    let asks_else = question.outside.is_some() && tally.beside[at] < BESIDE_OUTSIDE;
    let by_chance = library.sense.is_whole() && tally.is_by_chance(best, weights.len());
    if question.code.is_some() || !asks_else && !by_chance {
        ranked.outside = None;
        ranked.hits = keep_the_good(hits);
        ranked.mended.extend(mended_in(&library.names.lines[at].name, question, near));
    }
    ranked
}

/// The words of a run that the best hit's name has in the place of those typed.
fn mended_in(name: &str, question: &Question, near: Vec<Vec<String>>) -> Vec<(String, String)> {
    let stand = fold_words(name);
    let meant = |(word, near): (&Word, Vec<String>)| {
        let typed = &word.folded;
        let known = stand.contains(typed) || question.mended.iter().any(|(mended, _)| mended == typed);
        let meant = near.into_iter().find(|meant| !known && stand.contains(meant))?;
        Some((typed.clone(), meant))
    };
    question.run.iter().zip(near).filter_map(meant).collect()
}

/// What every procedure has gathered so far.
struct Tally<'a> {
    library: &'a Library<'a>,
    marked: bool,
    scores: Vec<f32>,
    /// The weight of the question's concepts that it has at all.
    covered: Vec<f32>,
    /// The part of it that is not of what no office answers.
    beside: Vec<f32>,
    /// The weight of words that stand together in the question and in its name.
    bound: Vec<f32>,
    /// How many of the question's concepts it has in more than its long text.
    has: Vec<usize>,
    /// What it gains for having all words of the question in its name, one behind the other.
    run: Vec<f32>,
    /// The rarity of the words of its name that were asked for.
    named: Vec<f32>,
}

/// The procedures that have a word: how well, from 0 to 1.
struct Found {
    rarity: f32,
    values: Vec<(u32, f32)>,
    /// Those that have it in their name, and how far its marks agree.
    in_names: Vec<(u32, f32)>,
}

impl<'a> Tally<'a> {
    fn new(library: &'a Library<'a>, marked: bool) -> Self {
        let zeros = || vec![0.0; library.names.lines.len()];
        Self {
            library,
            marked,
            scores: zeros(),
            covered: zeros(),
            beside: zeros(),
            bound: zeros(),
            has: vec![0; library.names.lines.len()],
            run: zeros(),
            named: zeros(),
        }
    }

    /// Adds a concept; gives its weight.
    fn add(&mut self, concept: &Concept) -> f32 {
        let documents = self.scores.len();
        let mut best = vec![0.0_f32; documents];
        let mut weight = 0.0_f32;
        let mut bound = vec![false; documents];
        for (at, reading) in concept.readings.iter().enumerate() {
            let found: Vec<Found> = reading.words.iter().map(|word| self.find(word, concept.unfinished && at == 0)).collect();
            let total: f32 = found.iter().map(|found| found.rarity).sum();
            // Words that no name has say nothing of how much the official ones weigh.
            if at == 0 && concept.readings.len() == 1 || at > 0 {
                weight = weight.max(total);
            }
            self.see_reading(reading, &found, total, &mut best, &mut bound);
        }
        let light = if concept.aside == Some(Aside::Place) { LIGHT } else { 1.0 };
        let weight = weight.min(MOST_WEIGHT) * light;
        for (document, share) in best.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            self.scores[document] += weight * share;
            self.has[document] += usize::from(*share >= PRESENT);
            self.covered[document] += weight * share.min(1.0);
            if bound[document] {
                self.bound[document] += weight * share;
            }
            if concept.aside.is_none() {
                self.beside[document] += weight * share.min(1.0);
            }
        }
        weight
    }

    /// Raises each procedure's best share of a concept by one of its readings; says which have two
    /// neighbouring words of it.
    fn see_reading(&mut self, reading: &Reading, found: &[Found], total: f32, best: &mut [f32], bound: &mut [bool]) {
        let mut shares = vec![0.0_f32; best.len()];
        for found in found {
            for (document, value) in &found.values {
                shares[*document as usize] += value * found.rarity / total.max(f32::EPSILON);
            }
            for (document, share) in &found.in_names {
                self.named[*document as usize] += found.rarity * share;
            }
        }
        let pairs = super::columns::pairs(&reading.words);
        if !pairs.is_empty() {
            let each = PAIRS_SHARE / pairs.len() as f32;
            shares.iter_mut().for_each(|share| *share *= 1.0 - PAIRS_SHARE);
            for pair in &pairs {
                self.visit(Column::NamePairs, pair, |posting| {
                    shares[posting.document as usize] += each;
                    bound[posting.document as usize] = true;
                });
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
                    in_names.push((posting.document, if other_marks { OTHER_MARKS } else { 1.0 }));
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

    /// Adds two neighbouring words of a weight; the second may be unfinished.
    fn add_pair(&mut self, pair: &str, weight: f32, unfinished: bool) {
        let mut shares = vec![0.0_f32; self.scores.len()];
        if unfinished {
            self.visit_completed(pair, |posting| shares[posting.document as usize] = COMPLETED);
        }
        self.visit(Column::NamePairs, pair, |posting| shares[posting.document as usize] = 1.0);
        for (document, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            self.scores[document] += PAIR * weight * share;
            self.bound[document] += weight * share;
        }
    }

    /// Finds the names that have all words of the question side by side, the last one perhaps unfinished;
    /// where there are none, those that have them but for slips: then what each may have been meant to
    /// be comes back.
    fn find_run(&mut self, question: &Question) -> Vec<Vec<String>> {
        let words = &question.run;
        let typed: Vec<Vec<String>> = words.iter().map(|word| vec![word.folded.clone()]).collect();
        if self.add_run(&typed, question.open_end, RUN) {
            return Vec::new();
        }
        let near: Vec<Vec<String>> = (0..words.len()).map(|at| self.library.sense.near(words, at)).collect();
        let either: Vec<Vec<String>> = typed.into_iter().zip(&near).map(|(typed, near)| [&typed[..], near].concat()).collect();
        let found = near.iter().any(|near| !near.is_empty()) && self.add_run(&either, question.open_end, MENDED_RUN);
        if found { near } else { Vec::new() }
    }

    /// Gives the names that have a run what they gain, each word in one of its readings; says whether
    /// there are any.
    fn add_run(&mut self, run: &[Vec<String>], open_end: bool, gain: f32) -> bool {
        let mut follow = vec![0_usize; self.scores.len()];
        for (at, pair) in run.windows(2).enumerate() {
            let mut see = |posting: Posting| {
                let followed = &mut follow[posting.document as usize];
                *followed = if *followed == at { at + 1 } else { *followed };
            };
            for key in pair[0].iter().flat_map(|first| pair[1].iter().map(move |second| format!("{first} {second}"))) {
                if open_end && at + 2 == run.len() {
                    self.visit_completed(&key, &mut see);
                }
                self.visit(Column::NamePairs, &key, &mut see);
            }
        }
        let whole = |followed: usize| followed > 0 && followed + 1 == run.len();
        self.run = follow.iter().map(|followed| if whole(*followed) { gain } else { 0.0 }).collect();
        follow.into_iter().any(whole)
    }

    fn visit_completed(&self, pair: &str, mut see: impl FnMut(Posting)) {
        for source in &self.library.sources {
            for key in source.completions(Column::NamePairs, pair, MOST_COMPLETIONS) {
                self.visit(Column::NamePairs, &key, &mut see);
            }
        }
    }

    fn hits(&self, asked: f32, provinces: &[String]) -> Vec<Hit> {
        let publishers = self.publishers(provinces);
        let lines = self.library.names.lines.iter().enumerate();
        let hits = lines.filter(|(at, _)| self.scores[*at] > 0.0 || self.run[*at] > 0.0).map(|(at, line)| {
            let coverage = self.covered[at] / asked.max(f32::EPSILON);
            let density = self.named[at] / (self.named[at] + line.name.len() as f32 / 8.0);
            let own = self.library.office.level.is_some_and(|level| line.levels.contains(&level));
            let publisher = publishers.get(usize::from(line.publisher)).copied().unwrap_or(1.0);
            let place = if own { OWN_LEVEL } else { 1.0 } * publisher;
            let share = self.scores[at] / asked.max(f32::EPSILON);
            // The root: a long story has much that no procedure covers.
            let score = share * coverage.sqrt() * (1.0 + DENSITY * density) * place;
            Hit { ordinal: at as u32, score: score + self.run[at] }
        });
        hits.collect()
    }

    /// Whether the best hit has only scattered words of a question, as any long list of names has some.
    fn is_by_chance(&self, best: Hit, concepts: usize) -> bool {
        let at = best.ordinal as usize;
        let scattered = concepts > FEW_CONCEPTS && self.run[at] == 0.0 && self.has[at] < concepts;
        scattered && best.score * (UNBOUND + self.bound[at]) < LEAST_CERTAINTY
    }

    /// How each publisher's procedures are moved: a province's own behind the national ones, unless it
    /// is asked for or the office's own.
    fn publishers(&self, provinces: &[String]) -> Vec<f32> {
        let asked: Vec<String> = match provinces {
            [] => vec![slug(&self.library.office.province)],
            asked => asked.iter().map(|province| slug(province)).collect(),
        };
        let asked: Vec<&String> = asked.iter().filter(|province| !province.is_empty()).collect();
        let weight = |term: &Term| {
            if asked.iter().any(|province| term.slug.ends_with(province.as_str())) {
                OWN_PROVINCE
            } else if term.slug.starts_with("ubnd-") {
                PROVINCIAL
            } else {
                1.0
            }
        };
        self.library.names.publishers.iter().map(weight).collect()
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
            search_index(&names, &open(Tier::Titles), Some(&open(Tier::Texts)), &Office::default(), question)
        } else {
            search_names(&names, &scan, &Office::default(), question)
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
