//! Says how a query was understood: corrected letters, everyday words as official ones, and the words to mark in names.

use super::query::{Concept, Expansion, ExpansionKind, Query};
use super::sense::Sense;
use crate::text::{Word, words};

/// What was heard in a query.
pub(super) struct Heard<'a> {
    /// The query as typed.
    pub text: &'a str,
    pub query: &'a Query,
    pub sense: Sense<'a>,
    /// For each word of [`Query::run`], the similar ones that made a whole piece of a name.
    pub similar: &'a [Vec<String>],
    /// The name of the best hit.
    pub name: &'a str,
    /// Its name and the wording that found it.
    pub best: &'a str,
}

impl Heard<'_> {
    /// The query with the corrected words as the best hit spells them. Only a correction that is plain is said: nobody uses
    /// the word as typed, and the best hit has the corrected one.
    pub fn corrected(&self) -> Option<String> {
        let spelt = words(self.best);
        let in_best = |folded: &str| spelt.iter().find(|word| word.folded == folded);
        let as_spelt = |word: &Word| self.best[word.range.clone()].to_lowercase();
        let (mut corrected, mut is_corrected, mut done) = (String::new(), false, 0);
        for (typed, meant) in self.candidates() {
            if typed.range.start < done {
                continue;
            }
            corrected.push_str(self.text.get(done..typed.range.start)?);
            done = typed.range.end;
            let meant = meant.iter().find_map(|meant| in_best(meant));
            match (in_best(&typed.folded), meant) {
                (None, Some(meant)) if !self.sense.is_known(typed) => {
                    is_corrected = true;
                    corrected.push_str(&as_spelt(meant));
                }
                (Some(known), _) if !typed.is_marked() => corrected.push_str(&as_spelt(known)),
                _ => corrected.push_str(self.text.get(typed.range.clone())?),
            }
        }
        corrected.push_str(self.text.get(done..)?);
        is_corrected.then(|| corrected.trim().to_owned())
    }

    /// The words of the query, each with what it may mean instead.
    fn candidates(&self) -> Vec<(&Word, Vec<String>)> {
        let similar = |word: &Word| {
            let at = self.query.run.iter().position(|known| known.range == word.range);
            at.and_then(|at| self.similar.get(at)).cloned().unwrap_or_default()
        };
        self.query.told.iter().map(|told| (&told.word, [told.meant.clone(), similar(&told.word)].concat())).collect()
    }

    /// Everyday phrases with the official wording that the best hit has.
    pub fn understood(&self) -> Vec<(String, String)> {
        let folded = folded_text(self.best);
        let official = |concept: &Concept| {
            let of_kind = |kind| concept.expansions.iter().filter(move |expansion| expansion.kind == kind);
            let typed = of_kind(ExpansionKind::Typed).next().filter(|typed| !contains(&folded, &typed.words))?;
            let official = of_kind(ExpansionKind::Official).find(|official| contains(&folded, &official.words))?;
            let (first, last) = (typed.words.first()?, typed.words.last()?);
            let said = self.text.get(first.range.start..last.range.end)?.to_lowercase();
            Some((said, spelling(self.best, &official.words)?))
        };
        self.query.concepts.iter().filter_map(official).collect()
    }

    /// The words to mark in names: those of each concept as typed or, if it is an everyday phrase, as the best name has it.
    pub fn marked(&self) -> Vec<String> {
        let name = folded_text(self.name);
        let is_in_name = |expansion: &&Expansion| contains(&name, &expansion.words);
        let of_concept = |concept: &Concept| -> Vec<String> {
            let single = || concept.expansions.first().filter(|typed| typed.words.len() == 1);
            let shown = concept.expansions.iter().find(is_in_name).or_else(single);
            shown.map(|expansion| expansion.words.iter().map(|word| word.folded.clone()).collect()).unwrap_or_default()
        };
        let mut marked: Vec<String> = self.query.concepts.iter().flat_map(of_concept).collect();
        marked.extend(self.similar.iter().flatten().filter(|word| name.contains(&format!(" {word} "))).cloned());
        marked
    }
}

/// " dang ki khai sinh ": the folded words of a text, each between spaces.
fn folded_text(text: &str) -> String {
    words(text).iter().fold(" ".to_owned(), |all, word| all + &word.folded + " ")
}

fn contains(folded: &str, words: &[Word]) -> bool {
    let phrase = words.iter().fold(" ".to_owned(), |all, word| all + &word.folded + " ");
    folded.contains(&phrase)
}

/// Words as a text spells them.
fn spelling(text: &str, phrase: &[Word]) -> Option<String> {
    let known = words(text);
    let same = |window: &[Word]| window.iter().zip(phrase).all(|(a, b)| a.folded == b.folded);
    let window = known.windows(phrase.len().max(1)).find(|window| same(window))?;
    Some(text[window.first()?.range.start..window.last()?.range.end].to_lowercase())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::Names;
    use crate::procedure::tests::procedure;
    use crate::search::tests::{asked, procedures};
    use crate::search::{Lexicon, Locality, SaidAs, SearchEngine, Wordings};

    #[test]
    fn a_correction_is_said_as_the_whole_phrase() {
        let corrected = |query: &str| asked(&procedures(), query).corrected;
        assert_eq!(corrected("dang ky kai sinh").as_deref(), Some("đăng ký khai sinh"));
        assert_eq!(corrected("dang ky khai sinh"), None);
    }

    #[test]
    fn everyday_words_are_understood_and_marked_as_official_ones() {
        let answer = asked(&procedures(), "xin giay doc than");
        assert_eq!(answer.understood, [("giay doc than".to_owned(), "giấy xác nhận tình trạng hôn nhân".to_owned())]);
        assert!(answer.marked.contains(&"hon".to_owned()) && !answer.marked.contains(&"doc".to_owned()), "{:?}", answer.marked);
    }

    #[test]
    fn words_that_only_the_wording_has_are_not_marked_in_the_name() {
        let procedures = [procedure("1.000001", "Cấp lại giấy chứng nhận do bị mất", ""), procedure("1.000002", "Khai sinh", "")];
        let lost = SaidAs { everyday: "làm lại sổ đỏ".into(), wordings: vec!["mất sổ đỏ".into()] };
        let mut lexicon = Lexicon::default();
        lexicon.add("sổ đỏ", &["giấy chứng nhận quyền sử dụng đất".into()]);
        let mut engine = SearchEngine::new(Arc::new(Names::of(&procedures)), Locality::default());
        engine.add_wordings(Arc::new(Wordings::of(lexicon, [Some(&lost), None].into_iter())));
        let answer = engine.answer("mat so do");
        assert_eq!((answer.hits[0].ordinal, answer.hits[0].wording, answer.marked), (0, Some(1), vec!["mat".to_owned()]));
    }
}
