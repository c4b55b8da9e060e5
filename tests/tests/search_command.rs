//! `indexer search`: a site is asked on the command line, one question or a file of them.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use tempfile::TempDir;
use tests::relevance::read_questions;
use tests::{Run, Site, indexer, sample_catalogue, workspace};

tests! {
    site: [
        a_file_of_queries_is_answered_line_by_line,
        a_bad_line_is_named,
        one_query_prints_codes_and_names,
        a_query_is_needed,
    ],
}

/// A line of the output for a file of queries.
#[derive(Deserialize)]
struct Reply {
    id: String,
    hits: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    code: String,
    score: f32,
}

fn site() -> Result<Site> {
    Site::build_with(&sample_catalogue(), None)
}

fn search<const N: usize>(site: &Site, arguments: [&dyn AsRef<OsStr>; N]) -> Result<Run> {
    let start: [&dyn AsRef<OsStr>; 2] = [&"search", &site.path()];
    indexer(start.into_iter().chain(arguments).map(AsRef::as_ref))
}

fn a_file_of_queries_is_answered_line_by_line() -> Result<()> {
    const MOST: usize = 3;
    let (site, file) = (site()?, workspace().join("tests/suite/relevance/questions.jsonl"));
    let run = search(&site, [&"--queries", &file, &"-k", &MOST.to_string()])?;
    let replies = run.ended_with(0)?.said.lines().map(serde_json::from_str).collect::<Result<Vec<Reply>, _>>()?;
    let (questions, searcher) = (read_questions(&file)?, site.searcher()?);
    assert_eq!(replies.len(), questions.len());
    for (reply, question) in replies.iter().zip(questions) {
        assert_eq!(reply.id, question.id);
        let codes: Vec<&str> = reply.hits.iter().map(|hit| hit.code.as_str()).collect();
        let expected: Vec<&str> = searcher.codes(&question.query).into_iter().take(MOST).collect();
        assert_eq!(codes, expected, "{}", question.query);
        assert!(reply.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{}: not in order", question.query);
    }
    Ok(())
}

fn a_bad_line_is_named() -> Result<()> {
    let (_folder, file) = file_of("{\"id\": \"1\", \"query\": \"khai sinh\"}\n\n{\"id\": \"2\"}\n")?;
    let run = search(&site()?, [&"--queries", &file])?;
    run.ended_with(2)?.says("\"id\":\"1\"")?.says("dòng 3: mỗi dòng phải là {\"id\", \"query\"}")?.did_not_panic()?;
    search(&site()?, [&"--queries", &file.with_extension("none")])?.ended_with(2)?.says("không mở được")?;
    Ok(())
}

fn file_of(text: &str) -> Result<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("queries.jsonl");
    fs::write(&file, text)?;
    Ok((folder, file))
}

fn one_query_prints_codes_and_names() -> Result<()> {
    let site = site()?;
    // An official name needs no life event.
    let official = search(&site, [&"đăng ký kết hôn", &"-k", &"1"])?;
    let lines: Vec<&str> = official.ended_with(0)?.said.lines().collect();
    let [hit] = lines[..] else { bail!("not one line: {lines:?}") };
    let (_, hit) = hit.trim().split_once("  ").context("no score")?;
    assert_eq!(hit, "1.000894  Thủ tục đăng ký kết hôn");
    search(&site, [&"bố mất thì làm gì trước"])?.ended_with(0)?.says("Việc: Người thân qua đời (viec/qua-doi/)")?;
    let ended = search(&site, [&"Làm thẻ mượn sách ở thư viện xã Mẫu"])?;
    ended.ended_with(0)?.says("0.000101")?.says("(hôm nay không có hiệu lực)")?;
    search(&site, [&"mã thủ tục 9.999999"])?.ended_with(0)?.says("Không tìm thấy thủ tục phù hợp.")?;
    Ok(())
}

fn a_query_is_needed() -> Result<()> {
    search(&site()?, [])?.ended_with(2)?.says("thiếu câu hỏi; hãy ghi câu hỏi hoặc --queries TỆP")?;
    Ok(())
}
