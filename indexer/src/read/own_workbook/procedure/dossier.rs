//! The cases of a dossier. Lines that say the kind of their case are taken as they are, because they were exported or
//! checked by an officer. Other lines are arranged as those of any source.

use catalog::{Case, CaseKind, Document, FormFile, Role};

use super::super::super::{cases as arranging, papers, text};
use super::super::sheets::PaperRow;

/// The cases of a procedure, from its lines.
pub(super) fn cases(mut rows: Vec<PaperRow>) -> Vec<Case> {
    rows.iter_mut().for_each(clean);
    rows.retain(|row| !row.name.is_empty() || !row.case.is_empty());
    // A line under another of the same case is of the same kind.
    for at in 1..rows.len() {
        if rows[at].kind.is_none() && rows[at].case == rows[at - 1].case {
            rows[at].kind = rows[at - 1].kind;
        }
    }
    let alternatives = |cases: &[Case]| cases.iter().filter(|case| case.kind == CaseKind::Alternative).count();
    let is_stated = rows.iter().all(|row| row.kind.is_some());
    let cases = grouped(rows);
    // A choice needs at least two alternatives.
    if is_stated && alternatives(&cases) != 1 { cases } else { arranged(cases) }
}

/// Cleans the texts of a line. Once somebody has said what a line is, its line breaks are taken as they are: a list in a
/// heading or in the name of a case is not taken apart again.
fn clean(row: &mut PaperRow) {
    row.case = if row.kind.is_some() { text::line(&row.case) } else { text::block(&row.case) };
    row.name = if row.role.is_some() { as_lines(&row.name) } else { text::block(&row.name) };
}

fn as_lines(words: &str) -> String {
    let lines: Vec<String> = words.trim().lines().map(text::line).collect();
    lines.join("\n")
}

/// Lines of one case that follow each other, as a case.
fn grouped(rows: Vec<PaperRow>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for row in rows {
        let kind = row.kind.unwrap_or(CaseKind::Everybody);
        if !cases.last().is_some_and(|last| last.kind == kind && last.name == row.case) {
            cases.push(Case { name: row.case.clone(), kind, documents: Vec::new() });
        }
        if let (Some(last), Some(document)) = (cases.last_mut(), document(row)) {
            last.documents.push(document);
        }
    }
    cases
}

/// The paper of a line. None if the line only names a case.
fn document(row: PaperRow) -> Option<Document> {
    let PaperRow { name, role, originals, copies, forms, .. } = row;
    let name = if role.is_some() { name } else { papers::tidy(&name, Role::Paper) };
    (!name.is_empty()).then(|| Document {
        name,
        originals,
        copies,
        forms: forms.iter().map(|line| FormFile::parse(line)).collect(),
        role: role.unwrap_or(Role::Paper),
    })
}

fn arranged(cases: Vec<Case>) -> Vec<Case> {
    arranging::arrange(cases.into_iter().map(|case| (case.name, case.documents)).collect())
}
