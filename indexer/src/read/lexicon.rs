//! `synonyms.toml`: everyday words for official ones, topics that no office answers, and names of provinces. The program
//! has a lexicon; a catalogue may add to it.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context, ensure};
use catalog::search::Lexicon;
use catalog::text::fold_words;
use serde::Deserialize;

use super::record::RecordOrigin;
use super::{text, toml_error};
use crate::findings::{Finding, Kind};
use crate::limits;

/// The name of a catalogue's own lexicon.
pub(super) const FILE: &str = "synonyms.toml";
/// The program's own lexicon: everyday words, topics out of scope, provinces.
const BUILT_IN: [&str; 3] =
    [include_str!("../../data/synonyms.toml"), include_str!("../../data/outside.toml"), include_str!("../../data/places.toml")];
/// The most words of an everyday phrase. Longer ones are sentences.
const MOST_SAID: usize = 8;
/// The most words of an official wording.
const MOST_OFFICIAL: usize = 24;
/// Reasons for leaving out a phrase.
const ALREADY: &str = "đã có";
const ITSELF: &str = "trỏ về chính nó";
const CYCLE: &str = "đi vòng: từ này và từ kia trỏ về nhau";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LexiconFile {
    #[serde(default)]
    tu: Vec<Saying>,
    #[serde(default)]
    ngoai: Vec<OutOfScope>,
    #[serde(default)]
    dia_danh: Vec<Place>,
    #[serde(default)]
    chat: BTreeMap<String, String>,
}

/// Everyday words and the official ones.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Saying {
    noi: Vec<String>,
    la: Vec<String>,
}

/// A topic that no office answers, and who does.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutOfScope {
    noi: Vec<String>,
    #[serde(default)]
    hoi: String,
}

/// A province and its everyday names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    ten: String,
    noi: Vec<String>,
}

/// The program's lexicon with the catalogue's additions, and the findings about these.
///
/// # Errors
/// The catalogue's file is not a valid lexicon.
pub(super) fn read(folder: &Path) -> anyhow::Result<(Lexicon, Vec<Finding>)> {
    let mut lexicon = built_in()?;
    let path = folder.join(FILE);
    if !limits::is_there(&path) {
        return Ok((lexicon, Vec::new()));
    }
    let own = limits::text(&path, &limits::TOML)?;
    let findings = extend(&mut lexicon, &own).with_context(|| path.display().to_string())?;
    Ok((lexicon, findings))
}

/// The program's own lexicon.
pub(super) fn built_in() -> anyhow::Result<Lexicon> {
    let mut lexicon = Lexicon::default();
    for toml in BUILT_IN {
        const OURS: &str = "từ điển của chương trình";
        add(&mut lexicon, &parse(toml).context(OURS)?, &RecordOrigin::new(FILE, OURS));
    }
    Ok(lexicon)
}

/// Adds the entries of a `synonyms.toml` to a lexicon. Returns the findings.
pub(super) fn extend(lexicon: &mut Lexicon, own: &str) -> anyhow::Result<Vec<Finding>> {
    Ok(add(lexicon, &parse(own)?, &RecordOrigin::new(FILE, "từ điển")))
}

fn parse(toml: &str) -> anyhow::Result<LexiconFile> {
    let file: LexiconFile = toml_error::from_str(toml)?;
    let said = file.tu.iter().map(|entry| &entry.noi).chain(file.ngoai.iter().map(|entry| &entry.noi));
    for phrase in said.chain(file.dia_danh.iter().map(|entry| &entry.noi)).flatten() {
        has_words(phrase, MOST_SAID)?;
    }
    for entry in &file.tu {
        let named = || entry.noi.first().cloned().unwrap_or_default();
        ensure!(!entry.noi.is_empty() && !entry.la.is_empty(), "mục \"{}\" thiếu noi hoặc la", named());
        entry.la.iter().try_for_each(|wording| has_words(wording, MOST_OFFICIAL))?;
    }
    Ok(file)
}

fn has_words(phrase: &str, most: usize) -> anyhow::Result<()> {
    ensure!((1..=most).contains(&fold_words(phrase).len()), "\"{phrase}\" phải có từ 1 đến {most} tiếng");
    Ok(())
}

/// Adds the entries. A phrase that is already in the lexicon, means itself, or forms a cycle is left out, with a finding.
fn add(lexicon: &mut Lexicon, file: &LexiconFile, origin: &RecordOrigin) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add_unless = |phrase: &str, wrong: Option<&str>, lexicon: &mut Lexicon, add: &dyn Fn(&mut Lexicon)| match wrong
        .or_else(|| lexicon.has(phrase).then_some(ALREADY))
    {
        None => add(lexicon),
        Some(why) => {
            let what = format!("\"{phrase}\": {why}");
            let todo = "Từ bị bỏ qua; hãy sửa hoặc xóa trong từ điển";
            findings.push(origin.finding(Kind::BadLexiconEntry, "", "noi", what, todo));
        }
    };
    let means = meanings(&file.tu);
    for entry in &file.tu {
        let official = lines(&entry.la);
        for phrase in lines(&entry.noi) {
            let leads_back = |wording| means.get(wording).is_some_and(|back| back.contains(&phrase));
            let cycle = official.iter().any(leads_back).then_some(CYCLE);
            let wrong = if official.contains(&phrase) { Some(ITSELF) } else { cycle };
            add_unless(&phrase, wrong, lexicon, &|lexicon| lexicon.add(&phrase, &official));
        }
    }
    for OutOfScope { noi, hoi } in &file.ngoai {
        for phrase in lines(noi) {
            add_unless(&phrase, None, lexicon, &|lexicon| lexicon.add_out_of_scope(&phrase, &text::line(hoi)));
        }
    }
    for Place { ten, noi } in &file.dia_danh {
        for phrase in lines(noi) {
            add_unless(&phrase, None, lexicon, &|lexicon| lexicon.add_province(&phrase, &text::line(ten)));
        }
    }
    for (typed, meant) in &file.chat {
        lexicon.add_chat(typed, &text::line(meant));
    }
    findings
}

fn lines(texts: &[String]) -> Vec<String> {
    texts.iter().map(|phrase| text::line(phrase)).collect()
}

/// The official wordings of each phrase of a file.
fn meanings(sayings: &[Saying]) -> HashMap<String, Vec<String>> {
    sayings.iter().flat_map(|entry| lines(&entry.noi).into_iter().map(|phrase| (phrase, lines(&entry.la)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(toml: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        add(&mut lexicon, &parse(toml).unwrap(), &RecordOrigin::new(FILE, "từ điển"))
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn the_built_in_lexicon_is_correct() {
        let file = parse(BUILT_IN[0]).unwrap();
        assert!(file.tu.len() >= 400, "{} entries", file.tu.len());
        let mut lexicon = Lexicon::default();
        let origin = RecordOrigin::new(FILE, "từ điển");
        let wrong = BUILT_IN.iter().flat_map(|toml| add(&mut lexicon, &parse(toml).unwrap(), &origin));
        assert_eq!(wrong.map(|finding| finding.what).collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn duplicates_and_cycles_are_found() {
        let twice = "[[tu]]\nnoi = [\"sổ đỏ\"]\nla = [\"a b\"]\n[[tu]]\nnoi = [\"sổ đỏ\"]\nla = [\"c d\"]\n";
        assert_eq!(findings(twice), ["\"sổ đỏ\": đã có"]);
        let cycle = "[[tu]]\nnoi = [\"a b\"]\nla = [\"c d\"]\n[[tu]]\nnoi = [\"c d\"]\nla = [\"a b\"]\n";
        assert_eq!(findings(cycle).len(), 2);
        assert_eq!(findings("[[tu]]\nnoi = [\"a b\"]\nla = [\"a b\"]\n").len(), 1);
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = format!("{:#}", parse("[[tu]]\nnoi = [\"a\"]\nlaa = [\"b\"]\n").err().unwrap());
        assert!(error.contains("laa"), "{error}");
    }
}
