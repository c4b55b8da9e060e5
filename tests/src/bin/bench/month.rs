//! Simulates a month of the whole country behind a content delivery network: what devices fetch, what it costs, and how
//! much the network answers by itself. A release comes every week.
//!
//! What is assumed of people is in the constants. Sizes are those of the site that was built, and what a release changes is
//! what republishing 1 of 100 procedures changed.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use catalog::release::{FileRole, Release};
use tests::Table;

use crate::weight::sent;

/// Page views in the month.
const VIEWS: f64 = 100e6;
const WEEKS: f64 = 30.0 / 7.0;
/// A device comes twice, and looks at so many procedures each time: the first from a search engine, the others in the app.
const VISITS: usize = 2;
const LOOKS: usize = 2;
/// How many devices are simulated.
const DEVICES: usize = 20_000;
/// How long the network keeps a page, in seconds (`indexer/src/write/hosts.rs`), and at how many places.
const KEPT: f64 = 300.0;
const PLACES: f64 = 4.0;
/// The head of an answer, in bytes, and an answer without a body.
const HEAD: u64 = 400;
/// Published prices of Amazon CloudFront for Vietnam, read in December 2026: tiers of a month in TB with dollars a GB, and
/// dollars for 10,000 requests. Cloudflare Pages takes nothing for either.
const TIERS: [(f64, f64); 6] =
    [(10.0, 0.120), (40.0, 0.100), (100.0, 0.095), (350.0, 0.090), (524.0, 0.080), (f64::INFINITY, 0.070)];
const TEN_THOUSAND: f64 = 0.0120;

/// The files that a visit needs, besides the page and the details of procedures.
const NEEDED: [FileRole; 13] = [
    FileRole::Style,
    FileRole::Start,
    FileRole::App,
    FileRole::AppWasm,
    FileRole::AppPages,
    FileRole::AppShared,
    FileRole::Names,
    FileRole::Wordings,
    FileRole::Worker,
    FileRole::WorkerWasm,
    FileRole::Topics,
    FileRole::Texts,
    FileRole::Office,
];

/// A file that devices fetch: its size as sent, and whether the next release has another.
struct Fetched {
    bytes: u64,
    changes: bool,
}

/// What all devices fetched.
#[derive(Default)]
struct Total {
    bytes: u64,
    requests: u64,
    pages: u64,
    /// Requests that always ask the origin: is there a newer release?
    asked: u64,
}

/// Simulates the month over a site whose release `before` was followed by `after`.
pub(crate) fn measure(site: &Path, before: &Release, after: &Release, table: &mut Table) -> Result<()> {
    let fetched = |file: &catalog::release::File| -> Result<Fetched> {
        Ok(Fetched { bytes: sent(site, &file.path)? + HEAD, changes: !before.files.contains(file) })
    };
    let needed = NEEDED.iter().filter_map(|role| after.file(*role)).map(fetched).collect::<Result<Vec<_>>>()?;
    let details = after.details().map(fetched).collect::<Result<Vec<_>>>()?;
    let pointer = sent(site, "release.json")? + HEAD;
    let page = sent(site, "index.html")? + HEAD;
    let total = simulate(&needed, &details, (page, pointer));
    let scale = VIEWS / (DEVICES * VISITS * LOOKS) as f64;
    let (bytes, requests) = (total.bytes as f64 * scale, total.requests as f64 * scale);
    let origin = (total.asked as f64 * scale) + pages_from_origin(total.pages as f64 * scale, after.procedures);
    table.number("month of 100 million views: sent", bytes / 1e12, "TB");
    table.number("  a view", bytes / VIEWS / 1e3, "KB");
    table.number("  requests", requests / 1e6, "million");
    table.number("  answered without the origin", 100.0 - origin * 100.0 / requests, "%");
    table.number("  on a network that is paid for", dollars(bytes, requests), "$");
    Ok(())
}

fn simulate(needed: &[Fetched], details: &[Fetched], (page, pointer): (u64, u64)) -> Total {
    let mut random = fastrand::Rng::with_seed(1);
    let mut total = Total::default();
    for _ in 0..DEVICES {
        let mut visits: [f64; VISITS] = std::array::from_fn(|_| random.f64() * WEEKS);
        visits.sort_by(f64::total_cmp);
        // What the browser has: the place of a file, and the week of the release if it changes.
        let mut kept = HashSet::new();
        for week in visits.map(|moment| moment as u32) {
            let mut fetch = |number: usize, file: &Fetched, kept: &mut HashSet<(usize, u32)>| {
                if kept.insert((number, if file.changes { week + 1 } else { 0 })) {
                    total.bytes += file.bytes;
                    total.requests += 1;
                }
            };
            needed.iter().enumerate().for_each(|(number, file)| fetch(number, file, &mut kept));
            for _ in 0..LOOKS {
                let at = random.usize(..details.len().max(1));
                details.get(at).into_iter().for_each(|file| fetch(needed.len() + at, file, &mut kept));
            }
            let is_known = !kept.insert((usize::MAX, week));
            total.bytes += page + if is_known { HEAD } else { pointer };
            total.requests += 2;
            (total.pages, total.asked) = (total.pages + 1, total.asked + 1);
        }
    }
    total
}

/// How many requests for pages reach the origin, if people ask for the n-th page 1/n as often as for the first: a place of
/// the network that keeps a page for a time answers all but 1 of (1 + requests in that time).
fn pages_from_origin(requests: f64, pages: u32) -> f64 {
    let sum: f64 = (1..=pages).map(|rank| 1.0 / f64::from(rank)).sum();
    let seconds = WEEKS * 7.0 * 86_400.0;
    let missed = |rank: u32| {
        let of_page = requests / f64::from(rank) / sum;
        of_page / (1.0 + of_page / PLACES / seconds * KEPT)
    };
    (1..=pages).map(missed).sum()
}

fn dollars(bytes: f64, requests: f64) -> f64 {
    let mut left = bytes / 1e12;
    let sent: f64 = TIERS
        .iter()
        .map(|(size, price)| {
            let here = left.min(*size);
            left -= here;
            here * 1e3 * price
        })
        .sum();
    sent + requests / 1e4 * TEN_THOUSAND
}
