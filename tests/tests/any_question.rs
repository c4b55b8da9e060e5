//! Any text that is typed, pasted or sent in a link gets an answer: hits that exist, or none.

use anyhow::Result;
use fastrand::Rng;
use tests::{Searcher, Site};

tests! {
    site: [
        any_text_is_answered,
        too_much_text_is_answered,
    ],
}

/// The number of random questions. All are different, and every run makes the same ones.
const QUESTIONS: usize = 4_000;

/// Parts of random questions, besides words of names.
const STRANGE: [&str; 22] = [
    "🙂",
    "👨‍👩‍👧",
    "<b>",
    "</script>",
    "؟",
    "مرحبا",
    "ข",
    "\u{202e}",
    "\u{200b}",
    "\u{301}",
    "\u{31b}",
    "…",
    "\"",
    "“",
    "ddawng",
    "d9a8ng",
    "1.004194",
    "1.",
    "2025",
    "ß",
    "ﬁ",
    "\0",
];

fn check(searcher: &Searcher, question: &str) {
    let answer = searcher.answer(question);
    let procedures = searcher.names().lines.len() as u32;
    let mut seen = std::collections::BTreeSet::new();
    for hit in &answer.hits {
        assert!(hit.ordinal < procedures && hit.score.is_finite(), "{question:?}: {hit:?}");
        assert!(seen.insert(hit.ordinal), "{question:?}: twice {hit:?}");
    }
    assert!(answer.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{question:?}: not in order");
}

fn any_text_is_answered() -> Result<()> {
    let searcher = Site::build_with(&tests::sample_catalogue(), None)?.searcher()?;
    let words: Vec<String> =
        searcher.names().lines.iter().flat_map(|line| line.name.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let mut random = Rng::with_seed(7);
    for _ in 0..QUESTIONS {
        check(&searcher, &made_up(&mut random, &words));
    }
    Ok(())
}

/// A few words, some of them strange, some damaged.
fn made_up(random: &mut Rng, words: &[String]) -> String {
    let word = |random: &mut Rng| {
        let word = &words[random.usize(0..words.len())];
        match random.u8(0..10) {
            0..=1 => STRANGE[random.usize(0..STRANGE.len())].to_owned(),
            2..=4 => damaged(random, word),
            5 => random.char('\u{20}'..'\u{2fff}').to_string(),
            _ => word.clone(),
        }
    };
    let parts: Vec<String> = (0..random.usize(0..12)).map(|_| word(random)).collect();
    parts.join(if random.bool() { " " } else { "" })
}

/// A word with a letter dropped, doubled or replaced by any other.
fn damaged(random: &mut Rng, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.is_empty() {
        return String::new();
    }
    let at = random.usize(0..letters.len());
    match random.u8(0..3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ => letters[at] = random.char('\u{20}'..'\u{1fff}'),
    }
    letters.into_iter().collect()
}

fn too_much_text_is_answered() -> Result<()> {
    let searcher = Site::build_with(&tests::sample_catalogue(), None)?.searcher()?;
    let many = ["a", "ă", "khaisinh", "đăng ký ", "🙂", "\u{301}", "<", "1.", "dd", "aw "];
    for part in many {
        check(&searcher, &part.repeat(10_000));
    }
    check(&searcher, &"đăng ký khai sinh ".repeat(200));
    ('a'..='z').for_each(|letter| check(&searcher, &letter.to_string()));
    Ok(())
}
