//! `cargo xtask shots`: pictures of every kind of page in every state, on every screen, light and dark. They are
//! in one folder with a contact sheet, so that a change can be looked at whole.
//!
//! The pages are those of the sample, on a fixed day. Two runs give the same pictures, except for a few pixels at
//! rounded corners. People look at the pictures; the program compares nothing.

mod camera;
mod guide;
mod readme;
mod scene;
mod sheet;
mod shot;
mod stage;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use tests::{Browser, built_app, workspace};

use shot::Shot;

/// Takes pictures of the app that `NIEM_YET_APP` names.
#[derive(Parser)]
struct Arguments {
    /// The folder of the pictures
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Take only the pictures of the README, and write its picture and those of the guide anew
    #[arg(long)]
    docs: bool,
    /// Only scenes whose names contain one of these
    #[arg(value_name = "SCENE", conflicts_with = "docs")]
    scenes: Vec<String>,
}

fn main() -> Result<()> {
    let (arguments, begun) = (Arguments::parse(), Instant::now());
    ensure!(built_app().is_some(), "NIEM_YET_APP names no built app; `cargo xtask shots` builds one");
    let scenes = scene::all()?;
    let mut shots = shot::all(&scenes);
    shots.retain(|shot| arguments.wants(shot));
    ensure!(!shots.is_empty(), "no such scene; tests/src/bin/shots/scenes.txt has their names");
    let out = std::path::absolute(&arguments.out)?;
    fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    let failed = shot::take(&shots, &out)?;
    if arguments.docs {
        let file = workspace().join(readme::FILE);
        readme::write(&shots, &out, &file)?;
        println!("{}", file.display());
        guide::write()?.iter().for_each(|file| println!("{}", file.display()));
    }
    println!("{}", sheet::write(&shots, &out)?.display());
    println!("{} pictures in {} s", shots.len(), begun.elapsed().as_secs());
    ensure!(failed.is_empty(), "no pictures of {}; see above", failed.join(", "));
    Ok(())
}

impl Arguments {
    fn wants(&self, shot: &Shot<'_>) -> bool {
        let named = self.scenes.is_empty() || self.scenes.iter().any(|part| shot.scene.name.contains(part));
        named && (!self.docs || readme::needs(shot))
    }
}

/// Writes a page into the folder of the pictures and opens it. Returns its path.
fn show(browser: &Browser, folder: &Path, name: &str, html: &str) -> Result<PathBuf> {
    let page = folder.join(name);
    fs::write(&page, html).with_context(|| page.display().to_string())?;
    browser.open_page(&format!("file://{}", page.display()))?;
    browser.wait_until("the pictures to be loaded", "return document.readyState === 'complete'")?;
    Ok(page)
}
