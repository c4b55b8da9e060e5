//! The documents that MiniSearch indexes: the texts of our columns (`catalog::search::Column`), unchanged, because
//! MiniSearch splits them into words itself.

use catalog::Procedure;
use serde::Serialize;

/// A procedure, as MiniSearch takes it.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    id: usize,
    name: &'a str,
    topic: String,
    papers: String,
    text: String,
}

/// The documents of procedures, in the same order.
pub(super) fn documents(procedures: &[Procedure]) -> Vec<Document<'_>> {
    procedures.iter().enumerate().map(|(id, procedure)| document(id, procedure)).collect()
}

fn document(id: usize, procedure: &Procedure) -> Document<'_> {
    Document {
        id,
        name: &procedure.name,
        topic: lines(topic(procedure)),
        papers: lines(papers(procedure)),
        text: lines(long_texts(procedure)),
    }
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

fn topic(procedure: &Procedure) -> impl Iterator<Item = &str> {
    let lists = [&procedure.fields, &procedure.results, &procedure.keywords];
    lists.into_iter().flatten().map(String::as_str).chain([procedure.publisher.as_str()])
}

fn papers(procedure: &Procedure) -> impl Iterator<Item = &str> {
    let names = procedure.cases.iter().map(|case| case.name.as_str());
    let documents = procedure.cases.iter().flat_map(|case| &case.documents);
    names.chain(documents.map(|document| document.name.as_str()))
}

fn long_texts(procedure: &Procedure) -> impl Iterator<Item = &str> {
    let steps = procedure.steps.iter().flat_map(|step| [step.title.as_str(), step.text.as_str()]);
    let bases = procedure.legal_bases.iter().map(|basis| basis.title.as_str());
    steps.chain(bases).chain([procedure.conditions.as_str()])
}
