//! Names of cases in people's words: whom the papers are for. Sources write headings of a list instead ("b) Đối với
//! trường hợp cấp lại, hồ sơ gồm:"). The list number and the words of every heading go; what else such a heading says
//! ("một trong các giấy tờ sau", a whole rule after a colon) becomes a line above the papers. So nothing is lost.

use catalog::text::{capitalised, words};
use catalog::{Document, Role};

use super::dossier_words::WORDS;
use super::papers::tidy;
use super::phrase_set::{PhraseSet, list_number};
use super::text;

/// Names with at most this many letters are not split at a colon.
const SHORT: usize = 120;

/// A case's name, and what the source says besides.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CaseTitle {
    /// Whom the papers are for.
    pub name: String,
    /// A line above the papers.
    pub lead: Option<Document>,
}

impl CaseTitle {
    fn of(name: &str, lead: Option<(&str, Role)>) -> Self {
        let line = |(words, role): (&str, Role)| {
            let name = tidy(&text::block(words), role);
            // "m1) Đối với …" begins with a list number.
            let is_word = name.split(' ').next().is_some_and(|word| word.chars().all(char::is_alphabetic));
            let name = if is_word { capitalised(&name) } else { name };
            Document { name, originals: 0, copies: 0, forms: Vec::new(), role }
        };
        Self { name: name.to_owned(), lead: lead.map(line) }
    }
}

/// The name of a condition. `cited` says whether the dossier refers to a list number.
pub(super) fn case_title(words: &str, cited: impl Fn(&str) -> bool) -> CaseTitle {
    let (number, condition) = list_number(words);
    let number = if cited(number) { number } else { "" };
    let (label, condition) = label(condition);
    let (condition, rule) = split_rule(condition);
    let (condition, demand) = split_demand(&condition);
    let named = without_openings(condition);
    let name = if named.is_empty() { condition } else { named };
    let parts = [number, label, &capitalised(name)];
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let lead = match (demand, rule) {
        (demand, Some(rule)) => Some((format!("{demand}\n{rule}"), Role::Note)),
        ("", None) => None,
        (demand, None) => Some((demand.to_owned(), Role::Heading)),
    };
    CaseTitle::of(&name, lead.as_ref().map(|(words, role)| (words.trim(), *role)))
}

/// "Trường hợp 3:" before a name: other texts refer to it, so it stays.
fn label(words: &str) -> (&str, &str) {
    let labelled = words.split_once([':', '.']).filter(|(label, rest)| {
        let case = WORDS.names.labels.begin_of(label).map(|rest| rest.trim_matches(['(', ')', ' ']));
        case.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())) && rest.starts_with(' ')
    });
    match labelled {
        Some((label, rest)) => (&words[..=label.len()], rest.trim_start()),
        None => ("", words),
    }
}

/// A long name and the rule after its colon or its first line.
fn split_rule(words: &str) -> (String, Option<&str>) {
    let line = words.find('\n');
    let colon = || words.find(": ").filter(|at| is_outside_brackets(&words[..*at]));
    let end = line.or_else(colon).filter(|_| words.chars().count() > SHORT);
    match end {
        Some(end) if words[..end].contains(' ') && !WORDS.names.open.ends(&words[..end]) => {
            (words[..end].to_owned(), Some(words[end + 1..].trim()))
        }
        _ => (words.replace('\n', " "), None),
    }
}

/// A name and what it asks for at its end: "hồ sơ gồm" says nothing and is left out, "phải nộp thêm một trong các
/// giấy tờ sau" is given back.
fn split_demand(words: &str) -> (&str, &str) {
    let words = trim(words);
    let announces = WORDS.names.announcements.ends(words);
    let kept = if announces { before_list(words) } else { words };
    let (condition, demand) = split_clause(kept);
    let dossier = WORDS.names.dossier.begin_of(demand);
    let of_dossier = dossier.is_some();
    let says_nothing = dossier.is_some_and(|rest| rest.split_whitespace().all(|word| WORDS.names.empty.is(word)));
    match announces {
        _ if of_dossier && says_nothing => (condition, ""),
        true if of_dossier || WORDS.names.unfinished.ends(demand) => (condition, &words[kept.len() - demand.len()..]),
        true if WORDS.names.unfinished.ends(kept) => (words, ""),
        _ => (kept, ""),
    }
}

/// The words before those that only announce a list: "hồ sơ bao gồm", "như sau".
fn before_list(words: &str) -> &str {
    let mut kept = words;
    while let Some(word) = kept.split_whitespace().next_back().filter(|word| WORDS.names.empty.is(word)) {
        let before = kept[..kept.len() - word.len()].trim_end();
        kept = trim(before);
        // What is before a comma is another clause.
        if kept.len() < before.len() {
            break;
        }
    }
    if kept.split_whitespace().count() > 1 { kept } else { words }
}

/// A condition of two words or more, and the clause behind it that speaks of the dossier; empty if there is none.
fn split_clause(words: &str) -> (&str, &str) {
    let asks = |clause: &str| WORDS.names.dossier.begin_of(clause).or(WORDS.names.demands.begin_of(clause)).is_some();
    let clauses = [", ", ". ", "; ", " thì "].iter().flat_map(|mark| words.match_indices(mark));
    let clauses = clauses.map(|(at, mark)| (trim(&words[..at]), &words[at + mark.len()..]));
    let of_dossier = clauses.filter(|(before, clause)| before.contains(' ') && asks(clause) && is_outside_brackets(before));
    of_dossier.max_by_key(|(before, _)| before.len()).unwrap_or((words, ""))
}

fn is_outside_brackets(before: &str) -> bool {
    before.matches('(').count() == before.matches(')').count()
}

/// A name without the words that begin every heading: "hồ sơ", "đối với", "trường hợp". Empty if nothing is left.
fn without_openings(words: &str) -> &str {
    let names = &WORDS.names;
    let mut rest = words;
    while let Some(behind) = names.openings.begin_of(rest) {
        let behind = behind.trim_start_matches([' ', ',', ':', '-']);
        let of_dossier = names.dossier.begin_of(rest).is_some();
        let stays = if of_dossier { &names.dossier_of } else { &names.case_of };
        let is_word = behind.starts_with(char::is_alphabetic);
        if stays.begin_of(behind).is_some() || !(behind.is_empty() || is_word && behind.contains(' ')) {
            return rest;
        }
        rest = behind;
    }
    rest
}

fn trim(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || ",;:-–".contains(c))
}

impl PhraseSet {
    /// Whether one word is one of the phrases.
    fn is(&self, word: &str) -> bool {
        self.are(&spelt(word))
    }

    /// Whether a text ends with one of the phrases.
    fn ends(&self, words: &str) -> bool {
        self.end(&spelt(words))
    }

    /// What is behind the longest phrase with which a text begins.
    fn begin_of<'a>(&self, text: &'a str) -> Option<&'a str> {
        let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at).chain([text.len()]);
        let ends = ends.take_while(|at| text[..*at].split(' ').count() < 8);
        ends.filter(|at| self.are(&spelt(&text[..*at]))).last().map(|at| text[at..].trim_start())
    }
}

/// The words of a text in the form that is compared.
pub(super) fn spelt(text: &str) -> String {
    words(text).into_iter().map(|word| word.spelt).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &str) -> (String, String) {
        let title = case_title(words, |_| false);
        (title.name, title.lead.map(|line| line.name).unwrap_or_default())
    }

    #[test]
    fn a_heading_becomes_a_name() {
        for (words, name) in [
            ("Hồ sơ đăng ký nuôi voi gồm", "Đăng ký nuôi voi"),
            ("b) Đối với trường hợp cấp lại giấy, hồ sơ bao gồm", "Cấp lại giấy"),
            ("Trường hợp voi bị lạc thì hồ sơ gồm", "Voi bị lạc"),
            ("Nuôi voi con như sau", "Nuôi voi con"),
            ("Thành phần hồ sơ phải nộp đối với voi nhập khẩu", "Voi nhập khẩu"),
            ("Tổ chức nuôi voi phải nộp các giấy tờ sau", "Tổ chức nuôi voi"),
            ("1/ Hồ sơ xin cấp lại", "Xin cấp lại"),
            ("Người nuôi voi nộp hồ sơ gồm các giấy tờ sau đây", "Người nuôi voi"),
        ] {
            assert_eq!(named(words), (name.into(), String::new()), "{words}");
        }
    }

    #[test]
    fn words_that_say_something_stay() {
        for words in ["Trường hợp khác", "Trường hợp 2", "Hồ sơ hải quan xuất voi", "Nộp hồ sơ", "Hồ sơ khác", "Cấp mới"]
        {
            assert_eq!(named(words), (words.into(), String::new()));
        }
        let (name, lead) = named("Đối với voi già thì phải có thêm một trong các giấy tờ sau");
        assert_eq!((name.as_str(), lead.as_str()), ("Voi già", "Phải có thêm một trong các giấy tờ sau"));
        let (name, lead) = named("Trường hợp nuôi hộ, kèm theo hồ sơ nuôi voi phải có");
        assert_eq!((name.as_str(), lead.as_str()), ("Nuôi hộ", "Kèm theo hồ sơ nuôi voi phải có"));
        assert_eq!(named("Trường hợp 3: Hồ sơ đề nghị nuôi voi gồm").0, "Trường hợp 3: Đề nghị nuôi voi");
        assert_eq!(named("(4) Đối với trường hợp 4, hồ sơ bao gồm").0, "Trường hợp 4");
    }

    #[test]
    fn a_long_rule_after_the_name_is_a_note() {
        let rule = "người nuôi được nhờ người khác nuôi thay, có giấy nhờ. ".repeat(4);
        let (name, lead) = named(&format!("Trường hợp nuôi hộ: {rule}"));
        assert_eq!((name.as_str(), lead), ("Nuôi hộ", capitalised(rule.trim_end())));
    }

    #[test]
    fn a_number_that_the_dossier_cites_stays() {
        assert_eq!(case_title("a) Trường hợp cấp lại", |number| number == "a)").name, "a) Cấp lại");
        assert_eq!(case_title("a) Trường hợp cấp lại", |_| false).name, "Cấp lại");
    }
}
