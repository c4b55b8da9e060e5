//! Ranking: which procedures answer a question, best first, and whether any does.
//!
//! A question is looked up concept by concept. A word counts once
//! for a procedure, in the column where it weighs most; rare words count more than common ones;
//! neighbouring words found together count again; a procedure that has little of the question falls
//! back, and one whose name says little else comes forward. Names weigh far above long texts: added
//! naively, long texts make ranking worse.

use super::Column;
use super::phrases::Intent;
use super::question::{OutOfScope, Question};
use super::sense::Sense;
use super::tally::Tally;
use crate::text::{Word, fold_words};
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
    pub corrected: Vec<(String, String)>,
    /// What the question asks that no office answers: then there are no hits.
    pub out_of_scope: Option<OutOfScope>,
}

/// The office that a site is of: its own procedures go first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Locality {
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
    pub locality: &'a Locality,
}

/// Hits below this share of the best one are noise.
const LEAST_SHARE: f32 = 0.4;
/// Hits below this answer another question. Of 215 real questions with an answer the worst best hit
/// scores 0.75; what fits a name exactly scores about 2, what fits only a paper's name about 0.6.
const LEAST_SCORE: f32 = 0.5;
/// A question that says something no office answers is about a procedure all the same where the best hit
/// has this much weight of its other words: two words that are not in every name.
const BESIDE_OUTSIDE: f32 = 7.0;

impl Library<'_> {
    /// Answers a question. The hits are empty where nothing in the catalogue fits.
    pub(super) fn answer(&self, text: &str) -> Answer {
        let question = Question::parse(text, self.sense);
        let Ranked { hits, corrected, out_of_scope } = rank(&question, self);
        Answer { intent: question.intents.first().copied(), corrected, hits, out_of_scope }
    }
}

/// What came of a question.
struct Ranked {
    hits: Vec<Hit>,
    corrected: Vec<(String, String)>,
    out_of_scope: Option<OutOfScope>,
}

/// Ranks the procedures for a question; none, where it asks what no office answers.
fn rank(question: &Question, library: &Library<'_>) -> Ranked {
    let tally = Tally::of(question, library);
    let mut hits = tally.hits();
    add_codes(&mut hits, question, library.names);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ordinal.cmp(&b.ordinal)));
    let mut ranked = Ranked { corrected: question.mended.clone(), out_of_scope: question.outside.clone(), hits: Vec::new() };
    let Some(best) = hits.first().copied() else { return ranked };
    let asks_else = question.outside.is_some() && tally.beside(best) < BESIDE_OUTSIDE;
    let by_chance = library.sense.is_whole() && tally.is_by_chance(best);
    if question.code.is_some() || !asks_else && !by_chance {
        ranked.out_of_scope = None;
        ranked.hits = keep_the_good(hits);
        let name = &library.names.lines[best.ordinal as usize].name;
        ranked.corrected.extend(mended_in(name, question, &tally.near));
    }
    ranked
}

/// The words of a run that the best hit's name has in the place of those typed.
fn mended_in(name: &str, question: &Question, near: &[Vec<String>]) -> Vec<(String, String)> {
    let stand = fold_words(name);
    let meant = |(word, near): (&Word, &Vec<String>)| {
        let typed = &word.folded;
        let known = stand.contains(typed) || question.mended.iter().any(|(mended, _)| mended == typed);
        let meant = near.iter().find(|meant| !known && stand.contains(meant))?;
        Some((typed.clone(), meant.clone()))
    };
    question.run.iter().zip(near).filter_map(meant).collect()
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
            search_index(&names, &open(Tier::Titles), Some(&open(Tier::Texts)), &Locality::default(), question)
        } else {
            search_names(&names, &scan, &Locality::default(), question)
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

    /// An answer of the whole index, with a lexicon.
    fn asked(procedures: &[Procedure], question: &str) -> Answer {
        let mut lexicon = Lexicon::default();
        lexicon.add_out_of_scope("ly hôn", "Tòa án nhân dân khu vực");
        lexicon.add_place("bắc ninh", "Bắc Ninh");
        let open = |tier, lexicon| TantivyIndex::open(tier, IndexFiles::build(tier, procedures, lexicon).unwrap()).unwrap();
        let (titles, texts) = (open(Tier::Titles, lexicon), open(Tier::Texts, Lexicon::default()));
        search_index(&Names::of(procedures), &titles, Some(&texts), &Locality::default(), question)
    }

    #[test]
    fn what_no_office_answers_is_told_unless_the_question_names_a_procedure_too() {
        let told = asked(&procedures(), "em muốn ly hôn thì nộp ở đâu");
        assert!(told.hits.is_empty());
        assert_eq!(told.out_of_scope, Some(OutOfScope { said: "ly hôn".into(), ask: "Tòa án nhân dân khu vực".into() }));
        let answered = asked(&procedures(), "đã ly hôn, xin giấy xác nhận tình trạng hôn nhân");
        assert_eq!((answered.hits[0].ordinal, answered.out_of_scope), (5, None));
    }

    #[test]
    fn scattered_words_are_no_answer() {
        assert_eq!(asked(&procedures(), "khoáng đạt bản nhạc trú mưa dựng phim").hits, []);
    }

    #[test]
    fn a_province_goes_behind_unless_it_is_named() {
        let mut twice = vec![procedure("1.000001", "Đăng ký tạm trú", ""), procedure("1.000002", "Đăng ký tạm trú", "")];
        twice[0].publisher = "UBND tỉnh Bắc Ninh".into();
        assert_eq!(asked(&twice, "đăng ký tạm trú").hits[0].ordinal, 1);
        assert_eq!(asked(&twice, "đăng ký tạm trú ở Bắc Ninh").hits[0].ordinal, 0);
    }

    #[test]
    fn a_piece_of_a_name_is_found_with_its_slip() {
        let answer = asked(&procedures(), "sao trich lic khai");
        assert_eq!((answer.hits[0].ordinal, answer.corrected), (3, vec![("lic".into(), "luc".into())]));
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
