//! `synonyms.toml`: people's words for official ones. The program brings a lexicon of its own; a
//! catalogue may add to it.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context, ensure};
use catalog::search::Lexicon;
use catalog::text::fold_words;
use serde::Deserialize;

use super::{Origin, text};
use crate::findings::{Finding, Severity};

/// The name of a catalogue's own lexicon.
pub(super) const FILE: &str = "synonyms.toml";
/// The program's own lexicon.
const BUILT_IN: &str = include_str!("../../data/synonyms.toml");
/// The most words of what people say, and of an official wording: longer ones are sentences.
const MOST_SAID: usize = 8;
const MOST_OFFICIAL: usize = 24;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LexiconFile {
    #[serde(default)]
    tu: Vec<Entry>,
    #[serde(default)]
    chat: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    noi: Vec<String>,
    la: Vec<String>,
}

/// The program's lexicon with the catalogue's additions, and what is wrong in the latter.
///
/// # Errors
/// The catalogue's file cannot be read as a lexicon.
pub(super) fn read(folder: &Path) -> anyhow::Result<(Lexicon, Vec<Finding>)> {
    let mut lexicon = Lexicon::default();
    add(&mut lexicon, parse(BUILT_IN).context("từ điển của chương trình")?, &Origin::new(FILE, "từ điển của chương trình"));
    let path = folder.join(FILE);
    if !path.is_file() {
        return Ok((lexicon, Vec::new()));
    }
    let failed = || format!("{}: sai ở chỗ ghi dưới đây; hãy sửa", path.display());
    let own = std::fs::read_to_string(&path).with_context(failed)?;
    let findings = add(&mut lexicon, parse(&own).with_context(failed)?, &Origin::new(FILE, "từ điển"));
    Ok((lexicon, findings))
}

fn parse(toml: &str) -> anyhow::Result<LexiconFile> {
    let file: LexiconFile = toml::from_str(toml)?;
    for entry in &file.tu {
        let named = || entry.noi.first().cloned().unwrap_or_default();
        ensure!(!entry.noi.is_empty() && !entry.la.is_empty(), "mục \"{}\" thiếu noi hoặc la", named());
        let said = entry.noi.iter().map(|phrase| (phrase, MOST_SAID));
        for (phrase, most) in said.chain(entry.la.iter().map(|wording| (wording, MOST_OFFICIAL))) {
            ensure!((1..=most).contains(&fold_words(phrase).len()), "\"{phrase}\" phải có từ 1 đến {most} tiếng");
        }
    }
    Ok(file)
}

/// Adds the entries; a phrase that is there already, says itself, or leads back is left out, with a
/// finding.
fn add(lexicon: &mut Lexicon, file: LexiconFile, origin: &Origin) -> Vec<Finding> {
    let means: HashMap<String, Vec<String>> = file
        .tu
        .iter()
        .flat_map(|entry| {
            entry.noi.iter().map(|phrase| (text::line(phrase), entry.la.iter().map(|word| text::line(word)).collect()))
        })
        .collect();
    let mut findings = Vec::new();
    for entry in &file.tu {
        let official: Vec<String> = entry.la.iter().map(|wording| text::line(wording)).collect();
        for phrase in entry.noi.iter().map(|phrase| text::line(phrase)) {
            let wrong = if official.contains(&phrase) {
                Some("trỏ về chính nó")
            } else if official.iter().any(|wording| means.get(wording).is_some_and(|back| back.contains(&phrase))) {
                Some("đi vòng: từ này và từ kia trỏ về nhau")
            } else if lexicon.has(&phrase) {
                Some("đã có")
            } else {
                None
            };
            match wrong {
                Some(what) => {
                    let what = format!("\"{phrase}\": {what}");
                    findings.push(origin.finding(
                        Severity::Suspect,
                        "",
                        "noi",
                        what,
                        "Từ bị bỏ qua; hãy sửa hoặc xóa trong từ điển",
                    ));
                }
                None => lexicon.add(&phrase, &official),
            }
        }
    }
    for (typed, meant) in &file.chat {
        lexicon.add_chat(typed, &text::line(meant));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(toml: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        add(&mut lexicon, parse(toml).unwrap(), &Origin::new(FILE, "từ điển")).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn the_programs_own_lexicon_has_nothing_wrong() {
        let file = parse(BUILT_IN).unwrap();
        assert!(file.tu.len() >= 400, "{} entries", file.tu.len());
        assert_eq!(findings(BUILT_IN), Vec::<String>::new());
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
