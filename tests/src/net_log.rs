//! Reads the file that Chromium's `--log-net-log` writes. Every request passes through the network service, so the
//! file lists those of workers too.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// How long to wait until the browser has finished its file.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its address.
    pub address: String,
    /// Whether a page or a worker asked, not the browser by itself.
    pub by_a_page: bool,
    /// Whether the browser answered from its own cache, perhaps after checking with the server.
    pub from_cache: bool,
}

/// The path of the file.
pub(crate) fn file(profile: &Path) -> PathBuf {
    profile.join("net-log.json")
}

/// Reads the file of a browser that has been closed.
pub(crate) fn read(profile: &Path) -> Result<Vec<Request>> {
    let begun = Instant::now();
    loop {
        let text = fs::read(file(profile)).unwrap_or_default();
        // An unfinished file is not JSON.
        match serde_json::from_slice(&text) {
            Ok(log) => return requests(&log),
            Err(error) if begun.elapsed() > PATIENCE => bail!("no record of requests ({} bytes): {error}", text.len()),
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

fn requests(log: &Value) -> Result<Vec<Request>> {
    let kind = |name: &str| log["constants"]["logEventTypes"][name].as_u64().with_context(|| format!("no {name} in the record"));
    let (start, cached) = (kind("URL_REQUEST_START_JOB")?, kind("HTTP_CACHE_READ_DATA")?);
    let events = log["events"].as_array().context("no events in the record")?;
    let of = |kind: u64| events.iter().filter(move |event| event["type"] == kind);
    let begun = of(start).filter_map(|event| Some((event, event["params"]["url"].as_str()?)));
    let on_network = begun.filter(|(_, address)| address.starts_with("http") || address.starts_with("ws"));
    let requests = on_network.map(|(event, address)| Request {
        address: address.to_owned(),
        by_a_page: event["params"]["initiator"].as_str().is_some_and(|who| who.starts_with("http")),
        from_cache: of(cached).any(|read| read["source"]["id"] == event["source"]["id"]),
    });
    Ok(requests.collect())
}
