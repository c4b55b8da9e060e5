//! Measures what an open page uses, after a garbage collection.

use std::fmt;

use anyhow::{Context, Result};
use serde_json::json;

use crate::Browser;

const MB: f64 = 1e6;

/// What the page, its process and the device use.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// MB of the page's JavaScript heap.
    pub heap: f64,
    /// MB of the page's WebAssembly memory, which can only grow.
    pub wasm: f64,
    /// MB of the processes that run the page and its workers; `None` if the system does not report it.
    pub processes: Option<f64>,
    /// Event listeners of the page.
    pub listeners: u32,
    /// DOM nodes of the page, attached or not.
    pub nodes: u32,
    /// MB that the site stores on the device.
    pub stored: f64,
    /// Number of caches on the device.
    pub caches: u32,
}

impl Reading {
    /// Takes a reading of the open page.
    ///
    /// # Errors
    /// The browser is not Chromium, or does not answer.
    pub(crate) fn of(browser: &Browser) -> Result<Self> {
        browser.command("HeapProfiler.collectGarbage", json!({}))?;
        let answer = browser.command("Performance.getMetrics", json!({}))?;
        let metrics = answer["value"]["metrics"].as_array().context("no metrics")?;
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
            found.with_context(|| format!("no metric {name}"))
        };
        let kept = browser.run_to_end(
            "const done = arguments[0];
             Promise.all([navigator.storage.estimate(), caches.keys()])
               .then(([{ usage }, keys]) => done([usage, keys.length, window.wasmMemory?.buffer.byteLength ?? 0]))",
            Vec::new(),
        )?;
        let kept = |at: usize| kept[at].as_f64().with_context(|| format!("not told what is kept: {kept}"));
        Ok(Self {
            heap: metric("JSHeapUsedSize")? / MB,
            wasm: kept(2)? / MB,
            processes: browser.memory().map(|bytes| bytes as f64 / MB),
            listeners: metric("JSEventListeners")? as u32,
            nodes: metric("Nodes")? as u32,
            stored: kept(0)? / MB,
            caches: kept(1)? as u32,
        })
    }

    /// The names of the columns that [`fmt::Display`] fills.
    pub const COLUMNS: &str = "heap MB  wasm MB  process MB  listeners  nodes  stored MB  caches";
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let processes = self.processes.map_or_else(|| "?".to_owned(), |processes| format!("{processes:.1}"));
        let Self { heap, wasm, listeners, nodes, stored, caches, .. } = self;
        write!(f, "{heap:7.2}  {wasm:7.2}  {processes:>10}  {listeners:9}  {nodes:5}  {stored:9.2}  {caches:6}")
    }
}
