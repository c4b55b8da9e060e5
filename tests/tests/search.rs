//! From a question to the right procedure, over the packs of a built site.

use anyhow::Result;
use tests::{Searcher, Site};

fn searcher() -> Result<Searcher> {
    Site::build_with(&tests::sample_catalogue(), None)?.searcher()
}

/// Questions with the code that must come first.
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

#[test]
fn everyday_questions_find_their_procedure_first() -> Result<()> {
    let searcher = searcher()?;
    let wrong: Vec<_> = FIRST.iter().filter(|(question, code)| searcher.codes(question).first() != Some(code)).collect();
    let found = |question: &str| searcher.hits(question).first().map(|line| format!("{} {}", line.code, line.name));
    let told: Vec<_> = wrong.iter().map(|(question, code)| format!("{question}: not {code} but {:?}", found(question))).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    Ok(())
}

/// Short or everyday wordings, whose procedure must be among the first five.
const NEAR: [(&str, &str); 4] =
    [("giấy khai sinh", "1.001193"), ("giấy chứng tử", "1.000656"), ("tạm trú", "1.004194"), ("công chứng căn cước", "2.000815")];

#[test]
fn everyday_wordings_find_their_procedure_near_the_top() -> Result<()> {
    let searcher = searcher()?;
    for (question, code) in NEAR {
        let first: Vec<_> = searcher.codes(question).into_iter().take(5).collect();
        assert!(first.contains(&code), "{question}: {first:?}");
    }
    Ok(())
}

#[test]
fn questions_without_marks_find_the_same_procedure_first() -> Result<()> {
    let searcher = searcher()?;
    for (question, _) in FIRST {
        let typed = without_marks(question);
        let first = searcher.codes(question).first().copied();
        assert_eq!(searcher.codes(&typed).first().copied(), first, "{typed}");
        assert_eq!(searcher.codes(&typed.to_uppercase()).first().copied(), first, "{typed} in capitals");
    }
    Ok(())
}

/// What somebody types who has no Vietnamese keyboard: the letters of the question without their marks.
fn without_marks(text: &str) -> String {
    const GROUPS: [(&str, char); 7] = [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
        ("đ", 'd'),
    ];
    let plain = |c: char| GROUPS.iter().find(|(marked, _)| marked.contains(c)).map_or(c, |(_, plain)| *plain);
    text.chars().map(plain).collect()
}

#[test]
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

#[test]
fn a_decomposed_question_is_the_same_question() -> Result<()> {
    let searcher = searcher()?;
    assert_eq!(searcher.codes("ta\u{323}m tru\u{301}"), searcher.codes("tạm trú"));
    assert_eq!(searcher.codes("  tạm   trú, "), searcher.codes("tạm trú "));
    assert_eq!(searcher.codes("TẠM TRÚ"), searcher.codes("tạm trú"));
    Ok(())
}

#[test]
fn codes_and_their_beginnings_are_found() -> Result<()> {
    let searcher = searcher()?;
    assert_eq!(searcher.codes("1.004194").first(), Some(&"1.004194"));
    assert_eq!(searcher.codes("mã 1.004194").first(), Some(&"1.004194"));
    let beginning = searcher.codes("1.0041");
    assert!(beginning.contains(&"1.004194") && beginning.iter().all(|code| code.starts_with("1.0041")), "{beginning:?}");
    Ok(())
}

#[test]
fn papers_and_steps_are_found_in_the_long_texts() -> Result<()> {
    let searcher = searcher()?;
    let codes = searcher.codes("giấy chứng sinh");
    assert!(codes.contains(&"1.001193"), "{codes:?}");
    Ok(())
}

#[test]
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
