//! Compares dossiers: their cases, and the papers of each.

use catalog::{Case, CaseKind, Document, Role};

use super::change::{Changes, Spot};
use super::pairing::Pairing;
use super::words::key;
use catalog::release::history::Effect;

const PAPERS: &str = "Thành phần hồ sơ";

/// Papers that only one side has in their case, each with the name of its case.
type Single<'a> = Vec<(&'a str, &'a Document)>;

/// Compares all cases.
pub(super) fn compare(old: &[Case], new: &[Case], changes: &mut Changes) {
    let pairing = pair(old, new);
    let (mut gone, mut come) = (Single::new(), Single::new());
    for (a, b) in &pairing.pairs {
        let (old, new) = (&old[*a], &new[*b]);
        heads(old, new, &mut changes.at(PAPERS, &new.name));
        let singles = lines(old, new, changes);
        gone.extend(singles.0);
        come.extend(singles.1);
    }
    moved(&mut gone, &mut come, changes);
    for (case, document) in gone {
        changes.at(PAPERS, case).replace(effect_of(document, Effect::PaperRemoved), in_words(document), "");
    }
    for (case, document) in come {
        changes.at(PAPERS, case).replace(effect_of(document, Effect::PaperAdded), "", in_words(document));
    }
    for at in &pairing.only_old {
        changes.at(PAPERS, "").replace(Effect::CaseRemoved, case_in_words(&old[*at]), "");
    }
    for at in &pairing.only_new {
        changes.at(PAPERS, "").replace(Effect::CaseAdded, "", case_in_words(&new[*at]));
    }
    changes.part(PAPERS).order(&pairing);
}

/// Pairs cases by name, then by all of their words.
fn pair(old: &[Case], new: &[Case]) -> Pairing {
    let names = |cases: &[Case]| cases.iter().map(|case| key(&case.name)).collect::<Vec<_>>();
    let (a, b) = (names(old), names(new));
    let texts = |cases: &[Case]| cases.iter().map(|case| key(&case_in_words(case))).collect::<Vec<_>>();
    Pairing::of_texts(&texts(old), &texts(new), &|at, to| old[at] == new[to] || a[at] == b[to] && old[at].kind == new[to].kind)
}

fn heads(old: &Case, new: &Case, spot: &mut Spot<'_>) {
    spot.text(Effect::CaseChanged, &old.name, &new.name);
    spot.value(Effect::CaseChanged, &old.kind, &new.kind, |kind| kind_in_words(*kind).to_owned());
}

/// Compares the lines of a case. Returns those that only one side has.
fn lines<'a>(old: &'a Case, new: &'a Case, changes: &mut Changes) -> (Single<'a>, Single<'a>) {
    let keys = |case: &Case| case.documents.iter().map(|document| key(&document.name)).collect::<Vec<_>>();
    let (from, to) = (&old.documents, &new.documents);
    let pairing = Pairing::of_texts(&keys(old), &keys(new), &|a, b| from[a] == to[b]);
    let mut spot = changes.at(PAPERS, &new.name);
    for (a, b) in &pairing.pairs {
        document(&from[*a], &to[*b], &mut spot);
    }
    spot.order(&pairing);
    let gone = pairing.only_old.iter().map(|at| (old.name.as_str(), &from[*at])).collect();
    let come = pairing.only_new.iter().map(|at| (new.name.as_str(), &to[*at])).collect();
    (gone, come)
}

/// Takes out papers that are in another case now.
fn moved(gone: &mut Single<'_>, come: &mut Single<'_>, changes: &mut Changes) {
    let keys = |list: &Single<'_>| list.iter().map(|(_, document)| key(&document.name)).collect::<Vec<_>>();
    let (a, b) = (keys(gone), keys(come));
    let pairing = Pairing::of(gone.len(), come.len(), &[&|at, to| a[at] == b[to]]);
    for (at, to) in &pairing.pairs {
        let ((from, old), (into, new)) = (gone[*at], come[*to]);
        let place = |case: &str, document| {
            let case = if case.is_empty() { "mọi trường hợp" } else { case };
            format!("{case}: {}", in_words(document))
        };
        changes.part(PAPERS).replace(Effect::CaseChanged, place(from, old), place(into, new));
    }
    *gone = pairing.only_old.iter().map(|at| gone[*at]).collect();
    *come = pairing.only_new.iter().map(|at| come[*at]).collect();
}

fn document(old: &Document, new: &Document, spot: &mut Spot<'_>) {
    match (old.role, new.role) {
        (Role::Paper, Role::Note | Role::Heading) => spot.replace(Effect::PaperRemoved, in_words(old), in_words(new)),
        (Role::Note | Role::Heading, Role::Paper) => spot.replace(Effect::PaperAdded, in_words(old), in_words(new)),
        _ => spot.text(effect_of(new, Effect::PaperChanged), &old.name, &new.name),
    }
    if (old.originals, old.copies) != (new.originals, new.copies) {
        spot.replace(Effect::PaperNumber, in_words(old), in_words(new));
    }
    let files = |document: &Document| document.forms.iter().map(|form| form.raw.clone()).collect::<Vec<_>>();
    spot.list(Effect::FormChanged, &files(old), &files(new));
}

/// What a change of a line does: one of a heading or an explanation is not one of a paper.
fn effect_of(document: &Document, of_paper: Effect) -> Effect {
    if document.role == Role::Paper { of_paper } else { Effect::CaseNote }
}

fn kind_in_words(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Everybody => "mọi người đều nộp",
        CaseKind::Alternative => "chọn một trong các trường hợp",
        CaseKind::Addition => "nộp thêm nếu thuộc trường hợp này",
    }
}

/// A line with its numbers and forms: "Tờ khai (bản chính: 1; bản sao: 2; mẫu: TK1.docx)".
fn in_words(document: &Document) -> String {
    let number = |label: &str, number: u16| (number > 0).then(|| format!("{label}: {number}"));
    let files: Vec<&str> = document.forms.iter().map(|form| form.raw.as_str()).collect();
    let forms = (!files.is_empty()).then(|| format!("mẫu: {}", files.join(", ")));
    let more: Vec<String> =
        [number("bản chính", document.originals), number("bản sao", document.copies), forms].into_iter().flatten().collect();
    if more.is_empty() { document.name.clone() } else { format!("{} ({})", document.name, more.join("; ")) }
}

fn case_in_words(case: &Case) -> String {
    let name = Some(case.name.clone()).filter(|name| !name.is_empty());
    name.into_iter().chain(case.documents.iter().map(|line| format!("– {}", in_words(line)))).collect::<Vec<_>>().join("\n")
}
