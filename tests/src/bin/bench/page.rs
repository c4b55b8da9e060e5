//! Measures what it costs a phone to use a site: the time to the first words, to the first hits, to the whole search
//! engine, and from a key to new hits. Once on this machine as it is, and once with the processor slowed six times
//! and a slow line. (The browser slows only the page's thread; the search worker's stays fast.)

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tests::{Aim, Browser, Server, Table, median, share};

use crate::slow_line::SlowLine;
use crate::{QUESTIONS, RUNS};

const PAGE: &str = "tra-cuu/?q=giay+khai+sinh";
const SLOWER: u32 = 6;

/// How fast the phone and its line are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phone {
    Fast,
    Slow,
}

/// The times of one load of the page, in ms.
struct Load {
    words: f64,
    hit: f64,
    engine: f64,
}

/// Measures the site in a folder.
pub(crate) fn measure(site: &Path, table: &mut Table) -> Result<()> {
    let server = Server::start(site, "/bench")?;
    let line = SlowLine::before(&server.at(""))?;
    for (phone, name, address) in [(Phone::Fast, "", server.at(PAGE)), (Phone::Slow, "slow: ", line.at(PAGE))] {
        let (mut cold, mut warm, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let browser = start(phone)?;
            cold.push(load(&browser, &address)?);
            browser.open_page("about:blank")?;
            warm.push(load(&browser, &address)?);
            keys.push(type_questions(&browser, phone)?);
        }
        loads(table, &format!("{name}first visit"), &cold, phone);
        loads(table, &format!("{name}second visit"), &warm, phone);
        typing(table, name, keys, phone);
    }
    Ok(())
}

/// Measures a start from the offline cache, without a network and with the processor slowed.
pub(crate) fn measure_offline(site: &Path, table: &mut Table) -> Result<()> {
    let mut server = Server::start(site, "/bench")?;
    let browser = start(Phone::Slow)?;
    browser.open(&server.at("thong-tin/"))?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    server.stop()?;
    let mut warm = Vec::new();
    for _ in 0..RUNS {
        browser.open_page("about:blank")?;
        warm.push(load(&browser, &server.at(PAGE))?);
    }
    let first = median(warm.iter().map(|load| load.hit).collect());
    table.aimed("slow, no network: from the start to the first hits", first, "ms", Aim::AtMost(1_000.0));
    Ok(())
}

fn start(phone: Phone) -> Result<Browser> {
    let browser = Browser::start()?;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("page.js") }))?;
    if phone == Phone::Slow {
        browser.command("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))?;
    }
    Ok(browser)
}

fn load(browser: &Browser, address: &str) -> Result<Load> {
    browser.open_page(address)?;
    browser.wait_until("the whole search engine", "return window.seen?.engine > 0")?;
    let seen = browser
        .run("return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, seen.hit, seen.engine]")?;
    let time = |at: usize| seen[at].as_f64().with_context(|| format!("no times: {seen}"));
    Ok(Load { words: time(0)?, hit: time(1)?, engine: time(2)? })
}

/// The time from each key to new hits, in ms.
fn type_questions(browser: &Browser, phone: Phone) -> Result<Vec<f64>> {
    let questions: Vec<&str> = QUESTIONS.lines().collect();
    let patience = if phone == Phone::Slow { 1_500 } else { 250 };
    let times = browser.run_to_end(include_str!("typing.js"), vec![json!(questions), json!(patience)])?;
    Ok(times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

fn loads(table: &mut Table, name: &str, loads: &[Load], phone: Phone) {
    let of = |time: fn(&Load) -> f64| median(loads.iter().map(time).collect());
    table.number(&format!("{name}, first words"), of(|load| load.words), "ms");
    match phone {
        Phone::Slow => table.aimed(&format!("{name}, first hits"), of(|load| load.hit), "ms", Aim::AtMost(2_500.0)),
        Phone::Fast => table.number(&format!("{name}, first hits"), of(|load| load.hit), "ms"),
    }
    table.number(&format!("{name}, whole search engine"), of(|load| load.engine), "ms");
}

fn typing(table: &mut Table, name: &str, runs: Vec<Vec<f64>>, phone: Phone) {
    let keys = runs.iter().map(Vec::len).sum::<usize>() / runs.len().max(1);
    let middle = median(runs.iter().map(|times| share(times, 0.5)).collect());
    let slowest = median(runs.iter().map(|times| share(times, 0.95)).collect());
    let aim = if phone == Phone::Slow { 50.0 } else { 5.0 };
    table.number(&format!("{name}key to hits, median of {keys} keys"), middle, "ms");
    table.aimed(&format!("{name}key to hits, 95 of 100"), slowest, "ms", Aim::AtMost(aim));
}
