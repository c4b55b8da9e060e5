//! `cargo xtask endure`: uses a page for weeks without closing it, then gives a device a new release every day, then lets
//! visitors come to a counter screen. It measures memory and storage at every tenth of the way.

use anyhow::{Result, ensure};
use clap::Parser;
use tests::{CounterScreen, LongRun, Reading, Site};

/// Searches and opened pages in a day: 10,000 in 30 days.
const A_DAY: u32 = 334;
/// Readings after the first.
const READINGS: u32 = 10;
/// Rounds before the first reading, so that everything that is loaded once is loaded.
const WARM_UP: u32 = 100;

/// Uses the page for a long time and prints what it uses.
#[derive(Parser)]
struct Arguments {
    /// How many days of use, and how many releases
    #[arg(long, default_value_t = 30)]
    days: u32,
    /// How many visitors come to a counter screen
    #[arg(long, default_value_t = 1_000)]
    visitors: u32,
}

fn main() -> Result<()> {
    let Arguments { days, visitors } = Arguments::parse();
    if days > 0 {
        weeks(days)?;
    }
    counter_screen(visitors)
}

fn weeks(days: u32) -> Result<()> {
    let mut run = LongRun::begin()?;
    run.use_it(WARM_UP)?;
    let rounds = days * A_DAY;
    println!("\none page open, {rounds} times searched and opened\n   at  {}", Reading::COLUMNS);
    let (mut searched, mut opened) = (0, 0);
    in_tenths(rounds, |part| {
        let done = run.use_it(part)?;
        searched += done.searched;
        opened += done.opened;
        run.reading()
    })?;
    println!("searched {searched}, opened {opened}");
    println!("\na new release a day, {days} times\n   at  {}", Reading::COLUMNS);
    in_tenths(days, |part| {
        (0..part).try_for_each(|_| run.update())?;
        run.reading()
    })
}

/// Lets visitors come to a counter screen, and looks for what they left.
fn counter_screen(visitors: u32) -> Result<()> {
    let site = Site::sample()?;
    let mut screen = CounterScreen::open(site.path())?;
    screen.visit(WARM_UP.min(visitors))?;
    println!("\na counter screen, {visitors} visitors\n   at  {}", Reading::COLUMNS);
    in_tenths(visitors, |part| {
        screen.visit(part)?;
        screen.reading()
    })?;
    let mut traces = screen.traces()?;
    traces.extend(screen.close_and_search_files()?);
    println!("traces: {}", traces.len());
    ensure!(traces.is_empty(), "visitors left {traces:#?}");
    Ok(())
}

/// Does the whole in ten parts, and prints the reading after each part. The first reading comes before any part.
fn in_tenths(whole: u32, mut go: impl FnMut(u32) -> Result<Reading>) -> Result<()> {
    let mut gone = 0;
    for tenth in 0..=READINGS {
        let until = whole * tenth / READINGS;
        let reading = go(until - gone)?;
        gone = until;
        println!("{:>3} %  {reading}", tenth * 100 / READINGS);
    }
    Ok(())
}
