//! From a question to the right procedure, over the packs of a built site.

use std::sync::OnceLock;

use anyhow::{Result, anyhow, ensure};
use libtest_mimic::Trial;
use tests::distort::unaccented;
use tests::{Searcher, Site};

use crate::trials::trial;

tests! {
    site: [
        marks_that_are_typed_count,
        a_decomposed_question_is_the_same_question,
        codes_and_their_beginnings_are_found,
        papers_and_steps_are_found_in_the_long_texts,
        questions_without_an_answer_have_none,
    ],
}

/// A search over the sample catalogue, built once for all tests.
pub(crate) fn searcher() -> Result<&'static Searcher> {
    static SEARCHER: OnceLock<Result<Searcher, String>> = OnceLock::new();
    let open = || Site::build_with(&tests::sample_catalogue(), None)?.searcher();
    let searcher = SEARCHER.get_or_init(|| open().map_err(|error: anyhow::Error| format!("{error:#}")));
    searcher.as_ref().map_err(|error| anyhow!("{error}"))
}

/// Questions with the code that must be found first.
const FIRST: [(&str, &str); 18] = [
    ("đăng ký khai sinh", "1.001193"),
    ("khai tử", "1.000656"),
    ("đăng ký kết hôn", "1.000894"),
    ("gia hạn tạm trú", "1.002755"),
    ("tạm vắng", "1.003677"),
    ("thường trú", "1.004222"),
    ("nhập hộ khẩu", "1.004222"),
    ("tách hộ", "1.010038"),
    ("giấy độc thân", "1.004873"),
    ("tách thửa", "1.012784"),
    ("sang tên sổ đỏ", "1.013831"),
    ("mở hộ kinh doanh", "1.001612"),
    ("mất căn cước", "1.014064"),
    ("hộ nghèo", "1.011607"),
    ("đổi bằng lái xe", "3.000347"),
    ("chuyển trường", "2.002854"),
    ("di chúc", "2.001019"),
    ("con nuôi", "2.001263"),
];

/// Short or everyday wordings with the code that must be among the first five.
const NEAR: [(&str, &str); 4] =
    [("giấy khai sinh", "1.001193"), ("giấy chứng tử", "1.000656"), ("tạm trú", "1.004194"), ("công chứng căn cước", "2.000815")];

/// A test for each labelled question: its procedure is found first, without marks and in capitals too, or among
/// the first five.
pub(crate) fn labelled() -> Vec<Trial> {
    let first = FIRST.map(|(query, code)| trial("site", "search", query, move || is_first(query, code)));
    let near = NEAR.map(|(query, code)| trial("site", "search", query, move || is_near(query, code)));
    first.into_iter().chain(near).collect()
}

fn is_first(query: &str, code: &str) -> Result<()> {
    let plain = unaccented(query);
    for typed in [query, &plain, &plain.to_uppercase()] {
        let first = searcher()?.hits(typed).first().map(|line| (line.code.as_str(), line.name.as_str()));
        ensure!(first.is_some_and(|(found, _)| found == code), "\"{typed}\": not {code} but {first:?}");
    }
    Ok(())
}

fn is_near(query: &str, code: &str) -> Result<()> {
    let first: Vec<_> = searcher()?.codes(query).into_iter().take(5).collect();
    ensure!(first.contains(&code), "\"{query}\": not {code} among {first:?}");
    Ok(())
}

fn marks_that_are_typed_count() -> Result<()> {
    let searcher = searcher()?;
    // "tư" and "tử" fold to one word; so do "hộ" and "hồ", "thừa" and "thửa".
    for (question, word) in [("khai tử", "khai tử"), ("tách thửa đất", "thửa"), ("hộ kinh doanh", "hộ kinh doanh")]
    {
        let first = searcher.hits(question)[0];
        assert!(first.name.to_lowercase().contains(word), "{question}: {}", first.name);
    }
    Ok(())
}

fn a_decomposed_question_is_the_same_question() -> Result<()> {
    let searcher = searcher()?;
    assert_eq!(searcher.codes("ta\u{323}m tru\u{301}"), searcher.codes("tạm trú"));
    assert_eq!(searcher.codes("  tạm   trú, "), searcher.codes("tạm trú "));
    assert_eq!(searcher.codes("TẠM TRÚ"), searcher.codes("tạm trú"));
    Ok(())
}

fn codes_and_their_beginnings_are_found() -> Result<()> {
    let searcher = searcher()?;
    assert_eq!(searcher.codes("1.004194").first(), Some(&"1.004194"));
    assert_eq!(searcher.codes("mã 1.004194").first(), Some(&"1.004194"));
    let beginning = searcher.codes("1.0041");
    assert!(beginning.contains(&"1.004194") && beginning.iter().all(|code| code.starts_with("1.0041")), "{beginning:?}");
    Ok(())
}

fn papers_and_steps_are_found_in_the_long_texts() -> Result<()> {
    let searcher = searcher()?;
    let codes = searcher.codes("giấy chứng sinh");
    assert!(codes.contains(&"1.001193"), "{codes:?}");
    Ok(())
}

fn questions_without_an_answer_have_none() -> Result<()> {
    let searcher = searcher()?;
    for question in ["", "   ", "xyzzy qwertz", "🙂", "<b>", "؟؟؟", "em muốn ly hôn đơn phương", "chiều nay trời có mưa không"]
    {
        assert_eq!(searcher.codes(question), Vec::<&str>::new(), "{question}");
    }
    let told = searcher.answer("em muốn ly hôn đơn phương").out_of_scope.map(|out_of_scope| out_of_scope.ask);
    assert!(told.is_some_and(|ask| ask.starts_with("Tòa án")));
    Ok(())
}
