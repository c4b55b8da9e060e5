//! The texts of the whole country are clean after reading: a page does not have to clean them again. The checks here
//! use their own rules, which are simpler than the reader's.

use std::collections::BTreeMap;

use anyhow::Result;
use catalog::text::{Block, prose};
use catalog::{CaseKind, Charge, Procedure, Role};

use crate::stage::national_catalogue;

tests! {
    site: [
        no_text_of_the_whole_country_is_left_to_clean,
    ],
}

/// Folded labels that are not papers.
const LABELS: [&str; 8] = [
    "giay to phai nop",
    "giay to phai xuat trinh",
    "thanh phan ho so",
    "thanh phan ho so gom",
    "ho so gom",
    "bao gom",
    "luu y",
    "ghi chu",
];

/// Faults and where they are; the first of each kind is shown.
#[derive(Default)]
struct Wrong(BTreeMap<&'static str, Vec<String>>);

impl Wrong {
    fn note(&mut self, wrong: bool, what: &'static str, procedure: &Procedure, text: &str) {
        if wrong {
            let start: String = text.chars().take(80).collect();
            self.0.entry(what).or_default().push(format!("{}: {start:?}", procedure.code));
        }
    }

    /// Checks a text of one line.
    fn line(&mut self, procedure: &Procedure, text: &str) {
        self.note(text.starts_with(is_bullet), "begins with a bullet", procedure, text);
        self.note(text.contains("  ") || text.trim() != text, "has spaces to spare", procedure, text);
        self.note(text.contains('\n'), "has line breaks", procedure, text);
        let private = |c: char| ('\u{E000}'..='\u{F8FF}').contains(&c) || c.is_control();
        self.note(text.contains(private), "has letters nobody can read", procedure, text);
    }

    /// Checks a text of several lines, as it is drawn.
    fn text(&mut self, procedure: &Procedure, text: &str) {
        self.note(text.contains("\n\n\n"), "has empty lines in a row", procedure, text);
        for block in prose(text) {
            match block {
                Block::Paragraph(line) => self.line(procedure, line),
                Block::List(items) => {
                    let lines = items.iter().flat_map(|item| [item.text].into_iter().chain(item.items.iter().copied()));
                    lines.for_each(|line| self.line(procedure, line));
                }
            }
        }
    }
}

fn is_bullet(c: char) -> bool {
    "-–—−+*•●▪■□◦·→".contains(c)
}

fn texts(procedure: &Procedure, wrong: &mut Wrong) {
    for step in &procedure.steps {
        wrong.line(procedure, &step.title);
        wrong.text(procedure, &step.text);
    }
    wrong.text(procedure, &procedure.conditions);
    wrong.text(procedure, &procedure.note);
    wrong.text(procedure, &procedure.agencies.receiving);
    for channel in &procedure.channels {
        wrong.text(procedure, &channel.note);
        channel.fees.iter().for_each(|fee| wrong.text(procedure, &fee.note));
    }
}

fn dossier(procedure: &Procedure, wrong: &mut Wrong) {
    for case in &procedure.cases {
        wrong.line(procedure, &case.name);
        let named = case.kind != CaseKind::Everybody;
        wrong.note(named == case.name.is_empty(), "a condition without a name, or a name without", procedure, &case.name);
        wrong.note(case.name.ends_with([':', ';']), "a case that ends as a heading", procedure, &case.name);
        let whole = [case.title(), case.detail()].concat().replace(char::is_whitespace, "");
        wrong.note(whole != case.name.replace(char::is_whitespace, ""), "a word lost in folding", procedure, &case.name);
        for document in &case.documents {
            wrong.text(procedure, &document.name);
            wrong.note(document.name.starts_with(is_bullet), "begins with a bullet", procedure, &document.name);
            wrong.note(document.name.is_empty(), "an empty line", procedure, "");
            let folded = catalog::text::fold_words(&document.name).join(" ");
            let only_label = LABELS.contains(&folded.as_str()) || document.name.ends_with(':');
            wrong.note(document.role == Role::Paper && only_label, "a paper that is only a heading", procedure, &document.name);
            let whole = [document.title(), document.detail()].concat().replace(char::is_whitespace, "");
            let lost = whole != document.name.replace(char::is_whitespace, "");
            wrong.note(lost, "a word lost in folding", procedure, &document.name);
        }
        let last = case.documents.last().filter(|document| document.role == Role::Heading);
        wrong.note(last.is_some(), "a heading of nothing", procedure, &case.name);
    }
    wrong.note(procedure.alternatives().count() == 1, "a choice of one", procedure, "");
    let both = procedure.cases.windows(2).any(|pair| pair.iter().all(|case| case.kind == CaseKind::Everybody));
    wrong.note(both, "parts of one list in two cases", procedure, "");
}

/// A free charge must not come with words that state an amount.
fn fees(procedure: &Procedure, wrong: &mut Wrong) {
    for channel in &procedure.channels {
        for fee in channel.fees.iter().filter(|fee| fee.charge == Charge::Free) {
            let words = format!("{} {}", fee.note, channel.note).to_lowercase();
            let stated = words.split_whitespace().collect::<Vec<_>>().windows(2).any(|pair| {
                let above_zero = pair[0].ends_with(|c: char| c.is_ascii_digit())
                    && pair[0].contains(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
                above_zero && ["đồng", "vnđ", "usd", "triệu"].iter().any(|unit| pair[1].starts_with(unit))
            });
            wrong.note(stated, "free beside an amount", procedure, &words);
        }
    }
    let groups = procedure.channel_groups();
    let shown: usize = groups.iter().map(|group| group.means.len()).sum();
    let means: std::collections::BTreeSet<_> = procedure.channels.iter().map(|channel| channel.means).collect();
    wrong.note(shown < means.len(), "a way to submit lost in grouping", procedure, "");
}

fn no_text_of_the_whole_country_is_left_to_clean() -> Result<()> {
    let catalogue = national_catalogue()?;
    let read = indexer::read::catalogue(catalogue.path())?;
    assert!(read.procedures.len() > 4_000, "only {} procedures", read.procedures.len());
    let mut wrong = Wrong::default();
    for procedure in &read.procedures {
        texts(procedure, &mut wrong);
        dossier(procedure, &mut wrong);
        fees(procedure, &mut wrong);
    }
    let shown: Vec<_> = wrong.0.iter().map(|(what, where_)| format!("{what}: {}, such as {}", where_.len(), where_[0])).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    Ok(())
}
