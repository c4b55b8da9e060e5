//! Compares our search worker with [MiniSearch](https://github.com/lucaong/minisearch), a search engine that
//! offline pages use today: the same texts, the same questions typed key by key, in the same page, in turns.
//!
//! A plain page talks to both workers. Ours is the site's own and gets the messages that the app sends.

mod documents;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use catalog::pack;
use catalog::protocol::{Request, Response};
use catalog::release::{FileRole, Release};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tests::{Aim, Browser, Server, Table, median, share};

use crate::{QUESTIONS, RUNS, Subject};

use documents::documents;

/// The folder of the page in the site. The site itself has no such folder.
const FOLDER: &str = "do-luong";
/// Calls a function of the page and returns what its promise resolves to, or its error as text.
const CALL: &str = "const [name, argument, done] = arguments; window[name](argument).then(done, (error) => done(String(error)))";

/// A question as typed so far, for MiniSearch, and the request for it, for our worker.
#[derive(Serialize)]
struct Key {
    text: String,
    request: Vec<u8>,
}

/// The result of typing all questions.
#[derive(Deserialize)]
struct Typed {
    ours: Vec<Question<Vec<u8>>>,
    theirs: Vec<Question<Vec<Value>>>,
}

/// One question: the time of each key in ms, and the answer to the complete question.
#[derive(Deserialize)]
struct Question<A> {
    times: Vec<f64>,
    answer: A,
}

/// Measures both engines on the site in a folder. Adds the page to it.
pub(crate) fn measure(subject: &Subject, site: &Path, module: &Path, table: &mut Table) -> Result<()> {
    let bytes = write_page(site, module)?;
    let server = Server::start(site, "/bench")?;
    let browser = Browser::start()?;
    browser.open_page(&server.at(&format!("{FOLDER}/")))?;
    let call = |name: &str, argument: Value| browser.run_to_end(CALL, vec![json!(name), argument]);
    let built = call("start", opening(site, &server)?)?;
    let built = built.as_f64().with_context(|| format!("the workers do not start: {built}"))?;
    let questions = json!(QUESTIONS.lines().map(keys).collect::<Vec<_>>());
    // The first round warms up the engines.
    call("typeAll", questions.clone())?;
    let type_all = || Ok(serde_json::from_value(call("typeAll", questions.clone())?)?);
    let runs: Vec<Typed> = (0..RUNS).map(|_| type_all()).collect::<Result<_>>()?;
    runs.iter().try_for_each(check)?;
    let ours = rows(table, "search worker", runs.iter().map(|typed| times(&typed.ours)).collect());
    let theirs = rows(table, "MiniSearch", runs.iter().map(|typed| times(&typed.theirs)).collect());
    // With few documents, both are as fast as the page's clock can measure (0.1 ms).
    if subject.whole_country {
        table.aimed("search worker beside MiniSearch, 95 of 100", ours / theirs, "", Aim::AtMost(0.5));
    }
    table.number("MiniSearch, building its index", built, "s");
    table.number("MiniSearch, its documents", bytes as f64 / 1e6, "MB");
    Ok(())
}

/// Writes the page. Returns the size of MiniSearch's documents in bytes.
fn write_page(site: &Path, module: &Path) -> Result<usize> {
    let folder = site.join(FOLDER);
    fs::create_dir(&folder)?;
    fs::write(folder.join("index.html"), include_str!("index.html"))?;
    fs::write(folder.join("page.js"), include_str!("page.js"))?;
    fs::write(folder.join("worker.js"), include_str!("worker.js"))?;
    fs::copy(module, folder.join("minisearch.js")).with_context(|| module.display().to_string())?;
    let documents = serde_json::to_vec(&documents(&tests::searcher::procedures(site)?))?;
    fs::write(folder.join("documents.json"), &documents)?;
    Ok(documents.len())
}

/// What the page needs to start our worker: its script, the first request, the message that everything is loaded,
/// and the first byte of a failure message. (The first byte says which message it is.)
fn opening(site: &Path, server: &Server) -> Result<Value> {
    let release = Release::parse(&fs::read(site.join("release.json"))?)?;
    let file = |role: FileRole| release.file(role).cloned().with_context(|| format!("no {role:?}"));
    let open = Request::Open {
        base: server.at(""),
        names: file(FileRole::Names)?,
        wordings: file(FileRole::Wordings)?,
        topics: file(FileRole::Topics)?,
        texts: file(FileRole::Texts)?,
        locality: release.office.locality(),
    };
    Ok(json!({
        "script": server.at(&file(FileRole::Worker)?.path),
        "open": pack::encode(&open),
        "complete": pack::encode(&Response::Ready { complete: true }),
        "failed": pack::encode(&Response::Failed { what: String::new() }).first(),
    }))
}

/// Every beginning of a question, up to the whole.
fn keys(question: &str) -> Vec<Key> {
    let ends = question.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let key = |end: usize| {
        let text = question[..end].to_owned();
        // Only one request runs at a time, so any number works. The length is known to `check`.
        let request = Request::Ask { number: end as u32, query: text.clone() };
        Key { text, request: pack::encode(&request) }
    };
    ends.map(key).collect()
}

/// Checks that our worker answered the right question, and that neither engine is fast only because it finds nothing.
fn check(typed: &Typed) -> Result<()> {
    let mut found = false;
    for (question, asked) in QUESTIONS.lines().zip(&typed.ours) {
        match pack::read(&asked.answer)? {
            Response::Answer { number, answer } if number as usize == question.len() => found |= !answer.hits.is_empty(),
            other => bail!("\"{question}\" was answered with {other:?}"),
        }
    }
    ensure!(found, "the search worker finds nothing");
    ensure!(typed.theirs.iter().any(|asked| !asked.answer.is_empty()), "MiniSearch finds nothing");
    Ok(())
}

fn times<A>(questions: &[Question<A>]) -> Vec<f64> {
    questions.iter().flat_map(|question| question.times.iter().copied()).collect()
}

/// Adds the times of an engine to the table. Returns the time that 95 of 100 answers do not exceed.
fn rows(table: &mut Table, engine: &str, runs: Vec<Vec<f64>>) -> f64 {
    let keys = runs.first().map_or(0, Vec::len);
    let of = |part| median(runs.iter().map(|times| share(times, part)).collect());
    table.number(&format!("{engine}, key to answer, median of {keys} keys"), of(0.5), "ms");
    let slowest = of(0.95);
    table.number(&format!("{engine}, key to answer, 95 of 100"), slowest, "ms");
    slowest
}
