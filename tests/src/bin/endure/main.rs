//! `cargo xtask endure`: uses a page for weeks without closing it, then gives a device a new release every day. It
//! measures memory and storage at every tenth of the way.

use anyhow::Result;
use clap::Parser;
use tests::{LongRun, Reading};

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
}

fn main() -> Result<()> {
    let days = Arguments::parse().days;
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
