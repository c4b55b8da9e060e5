//! Searches over a small catalogue, from the names and from tantivy.

use std::sync::Arc;

use super::weights::Weights;
use super::*;
use crate::procedure::tests::procedure;
use crate::{Names, Procedure};

pub(super) fn procedures() -> Vec<Procedure> {
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

/// An engine that searches everything, or the names alone.
fn engine(procedures: &[Procedure], lexicon: Lexicon, full: bool) -> SearchEngine {
    let mut engine = SearchEngine::new(Arc::new(Names::of(procedures)), Locality::default());
    if full {
        engine.add_wordings(Arc::new(Wordings::of(lexicon, std::iter::empty())));
        for tier in [Tier::Topics, Tier::Texts] {
            engine.add_tier(Box::new(TantivyIndex::open(tier, IndexFiles::build(tier, procedures).unwrap()).unwrap()));
        }
    }
    engine
}

/// The names of the hits, best first, from the whole index or from the names alone.
fn found(query: &str, full: bool) -> Vec<String> {
    let engine = engine(&procedures(), Lexicon::default(), full);
    let hits = engine.answer(query).hits;
    hits.iter().map(|hit| engine.names().lines[hit.ordinal as usize].name.clone()).collect()
}

#[test]
fn the_same_procedure_comes_first_with_and_without_marks_from_names_and_from_tantivy() {
    for full in [false, true] {
        for query in ["đăng ký khai sinh", "dang ky khai sinh", "DANG KI KHAI SINH", "khai sinh", "đăng ký khai si"] {
            assert_eq!(found(query, full)[0], "Đăng ký khai sinh", "{query}");
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
fn a_query_tells_of_a_life_event_and_its_hits_stay_the_same() {
    let events = [
        &["Người thân qua đời", "bố mất thì làm gì trước", "nhà có tang"][..],
        &["Sinh con", "con mới sinh", "đăng ký khai sinh cho con"],
    ];
    let events = events.map(|said| said.iter().map(|said| (*said).to_owned()).collect()).to_vec();
    let said = |words: &str| SaidAs { everyday: String::new(), wordings: vec![words.to_owned()] };
    let (birth, death) = (said("mới sinh con"), said("người thân mất"));
    let told_of = |events: Vec<Vec<String>>| {
        let mut wordings = Wordings::of(Lexicon::default(), [Some(&birth), Some(&death)].into_iter());
        wordings.events = events;
        let mut engine = engine(&procedures(), Lexicon::default(), true);
        engine.add_wordings(Arc::new(wordings));
        engine
    };
    let (with_events, without) = (told_of(events), told_of(Vec::new()));
    let asked = |query: &str| {
        let answer = with_events.answer(query);
        assert_eq!(answer.hits, without.answer(query).hits, "{query}");
        answer.event
    };
    assert_eq!(asked("con moi sinh"), Some(1));
    assert_eq!(asked("đăng ký khai sinh con"), Some(1));
    for official in ["đăng ký khai sinh", "Dang ky khai sinh", "thủ tục đăng ký khai sinh"] {
        assert_eq!(asked(official), None, "{official}");
    }
    assert_eq!(asked("giấy phép xây dựng"), None);
    assert_eq!(asked("…"), None);
}

/// The answer of the whole index with a lexicon.
pub(super) fn asked(procedures: &[Procedure], query: &str) -> Answer {
    let mut lexicon = Lexicon::default();
    lexicon.add_out_of_scope("ly hôn", "Tòa án nhân dân khu vực");
    lexicon.add_province("bắc ninh", "Bắc Ninh");
    lexicon.add("giấy độc thân", &["giấy xác nhận tình trạng hôn nhân".into()]);
    engine(procedures, lexicon, true).answer(query)
}

#[test]
fn a_query_out_of_scope_has_no_hits_unless_it_names_a_procedure_too() {
    let declined = asked(&procedures(), "em muốn ly hôn thì nộp ở đâu");
    assert!(declined.hits.is_empty());
    assert_eq!(declined.out_of_scope, Some(OutOfScope { said: "ly hôn".into(), ask: "Tòa án nhân dân khu vực".into() }));
    let answered = asked(&procedures(), "đã ly hôn, xin giấy xác nhận tình trạng hôn nhân");
    assert_eq!((answered.hits[0].ordinal, answered.out_of_scope), (5, None));
}

#[test]
fn scattered_words_are_no_answer() {
    assert_eq!(asked(&procedures(), "khoáng đạt bản nhạc trú mưa dựng phim").hits, []);
}

#[test]
fn a_provinces_own_procedure_ranks_behind_unless_the_query_names_the_province() {
    let mut twice = vec![procedure("1.000001", "Đăng ký tạm trú", ""), procedure("1.000002", "Đăng ký tạm trú", "")];
    twice[0].publisher = "UBND tỉnh Bắc Ninh".into();
    assert_eq!(asked(&twice, "đăng ký tạm trú").hits[0].ordinal, 1);
    assert_eq!(asked(&twice, "đăng ký tạm trú ở Bắc Ninh").hits[0].ordinal, 0);
}

#[test]
fn a_search_can_run_with_other_weights() {
    let mut twice = vec![procedure("1.000001", "Đăng ký tạm trú", ""), procedure("1.000002", "Đăng ký tạm trú", "")];
    twice[0].publisher = "UBND tỉnh Bắc Ninh".into();
    let engine = engine(&twice, Lexicon::default(), false);
    let first = |weights: &Weights| engine.answer_with("đăng ký tạm trú", weights).hits[0].ordinal;
    assert_eq!(first(&Weights::TUNED), 1);
    assert_eq!(first(&Weights { provincial: 2.0, ..Weights::TUNED }), 0);
}

#[test]
fn a_piece_of_a_name_is_found_despite_a_slip() {
    let answer = asked(&procedures(), "sao trich lic khai");
    assert_eq!((answer.hits[0].ordinal, answer.corrected.as_deref()), (3, Some("sao trích lục khai")));
}

#[test]
fn nothing_and_nonsense_find_nothing() {
    for query in ["", " ", "…", "🙂", "xyzzy", "<b>", "؟"] {
        assert_eq!(found(query, true), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let build = || IndexFiles::build(Tier::Texts, &procedures()).unwrap();
    assert_eq!(build(), build());
}
