//! `indexer search`: searches a built site with the code that searches in the browser. One query is answered in the order of
//! the search page; a file of queries in the order of the scores, which is the same on every day.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use catalog::search::{Answer, Hit, Intent};
use catalog::{EventLine, Reading};
use serde::{Deserialize, Serialize};

use crate::cli::value;
use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::say;
use crate::site::searcher::Searcher;
use crate::time_zone::today;

/// Hỏi một trang đã xuất bản.
#[derive(clap::Args)]
pub struct Search {
    /// Thư mục trang web, do `indexer build` làm ra.
    site: PathBuf,
    /// Câu hỏi.
    query: Option<String>,
    /// Tệp câu hỏi, mỗi dòng một đối tượng {"id", "query"}; in ra mỗi câu một dòng JSON.
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// Số thủ tục nhiều nhất cho một câu.
    #[arg(short, default_value_t = 10, value_parser = value::count)]
    k: usize,
}

#[derive(Deserialize)]
struct Query {
    id: String,
    query: String,
}

#[derive(Serialize)]
struct Reply<'a> {
    id: &'a str,
    hits: Vec<ReplyHit<'a>>,
    intent: Option<Intent>,
    /// The slug of the life event that the question tells of.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<&'a str>,
}

#[derive(Serialize)]
struct ReplyHit<'a> {
    code: &'a str,
    score: f32,
}

impl Search {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        ensure!(self.query.is_some() || self.queries.is_some(), "thiếu câu hỏi; hãy ghi câu hỏi hoặc --queries TỆP");
        let searcher = Searcher::open(&self.site)?;
        match (&self.query, &self.queries) {
            (Some(query), _) => print_hits(&searcher, query, self.k),
            (None, Some(path)) => answer_file(&searcher, path, self.k)?,
            (None, None) => {}
        }
        Ok(Outcome::Clean)
    }
}

fn print_hits(searcher: &Searcher, query: &str, most: usize) {
    let answer = searcher.answer(query);
    if let Some(corrected) = &answer.corrected {
        say!("{}", tr!("(được hiểu là “{}”)", "(read as “{}”)", corrected));
    }
    for (said, official) in &answer.understood {
        say!("({said} → {official})");
    }
    if let Some(event) = event(searcher, &answer) {
        say!("{}", tr!("Việc: {} (viec/{}/)", "Life event: {} (viec/{}/)", event.title, event.slug));
    }
    if answer.is_doubtful {
        say!("{}", tr!("Có thể bạn muốn tìm:", "Perhaps you are looking for:"));
    }
    if answer.hits.is_empty() {
        say!("{}", tr!("Không tìm thấy thủ tục phù hợp.", "No procedure fits."));
    }
    for (Hit { ordinal, score, .. }, is_closed) in in_force_first(searcher, answer.hits).into_iter().take(most) {
        if let Some(line) = searcher.names().lines.get(ordinal as usize) {
            let closed = if is_closed { tr!(" (hôm nay không có hiệu lực)", " (not in force today)") } else { "" };
            say!("{score:8.2}  {}  {}{closed}", line.code, line.name);
        }
    }
}

/// The hits in the order of the search page: what is in force today first. Each with whether it is not.
fn in_force_first(searcher: &Searcher, hits: Vec<Hit>) -> Vec<(Hit, bool)> {
    let today = Reading::On(today());
    let standing = |hit: Hit| (hit, searcher.names().is_closed(hit.ordinal, today));
    let mut hits: Vec<(Hit, bool)> = hits.into_iter().map(standing).collect();
    hits.sort_by_key(|(_, is_closed)| *is_closed);
    hits
}

/// The life event that a question tells of.
fn event<'a>(searcher: &'a Searcher, answer: &Answer) -> Option<&'a EventLine> {
    searcher.names().events.get(answer.event? as usize)
}

fn answer_file(searcher: &Searcher, path: &Path, most: usize) -> anyhow::Result<()> {
    let file = File::open(path).with_context(|| format!("{}: không mở được", path.display()))?;
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let place = || format!("{}: dòng {}: mỗi dòng phải là {{\"id\", \"query\"}}", path.display(), number + 1);
        let line = line.with_context(place)?;
        if line.trim().is_empty() {
            continue;
        }
        let query: Query = serde_json::from_str(&line).with_context(place)?;
        let answer = searcher.answer(&query.query);
        let event = event(searcher, &answer).map(|event| event.slug.as_str());
        let hit =
            |hit: Hit| Some(ReplyHit { code: searcher.names().lines.get(hit.ordinal as usize)?.code.as_str(), score: hit.score });
        let hits = answer.hits.into_iter().take(most).filter_map(hit).collect();
        let reply = Reply { id: &query.id, hits, intent: answer.intent, event };
        say!("{}", serde_json::to_string(&reply)?);
    }
    Ok(())
}
