//! The contact sheet: an HTML page of all pictures, one scene a row, and pictures of that page. A picture that is
//! longer than its screen scrolls in its frame; a click opens the whole picture.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use ::tests::Browser;
use anyhow::{Context, Result};
use serde_json::json;

use crate::camera::{Part, Screen, capture, rest};
use crate::{Shot, show};

/// The page's name in the folder.
const NAME: &str = "index.html";
/// The heights of a frame and of a row with its words, and the width of the widest row, in CSS pixels.
const FRAME: u32 = 360;
const ROW: u32 = 420;
const WIDTH: u32 = 1_920;
/// Rows in one picture of the sheet.
const ROWS: u32 = 10;

/// Writes the sheet and the pictures of it into the folder of the shots. Returns the page's path.
///
/// # Errors
/// A file cannot be written, or the browser does not show the page.
pub(crate) fn write(shots: &[Shot<'_>], folder: &Path) -> Result<PathBuf> {
    let browser = Browser::start()?;
    let page = show(&browser, folder, NAME, &html(shots))?;
    let height = rest(&browser)?;
    for (at, top) in (0..height).step_by((ROWS * ROW) as usize).enumerate() {
        let part = Part { top, width: WIDTH, height: (ROWS * ROW).min(height - top) };
        let file = folder.join(format!("contact-sheet-{}.png", at + 1));
        fs::write(&file, capture(&browser, part, json!({ "format": "png" }))?).with_context(|| file.display().to_string())?;
    }
    Ok(page)
}

/// The page. Shots of one scene follow one another.
fn html(shots: &[Shot<'_>]) -> String {
    let style = format!(
        "body {{ margin: 0; padding: 0 16px; font: 14px/20px 'Noto Sans', sans-serif; background: #d9d9d9; color: #111 }}
         section {{ box-sizing: border-box; height: {ROW}px }} h2 {{ margin: 0; font-size: 16px; line-height: 30px }}
         div {{ display: flex; gap: 12px }} figure {{ flex: none; margin: 0 }} figcaption {{ color: #444 }}
         a {{ display: block; height: {FRAME}px; overflow-y: auto; scrollbar-width: none; background: #fff }}
         img {{ display: block; width: 100% }}"
    );
    let mut page = format!("<!doctype html><meta charset=\"utf-8\"><title>Contact sheet</title><style>{style}</style>\n");
    for row in shots.chunk_by(|one, other| one.scene == other.scene) {
        let name = row.first().map_or("", |shot| &shot.scene.name);
        let frames: String = row.iter().map(frame).collect();
        let _ = writeln!(page, "<section><h2>{name}</h2><div>{frames}</div></section>");
    }
    page
}

fn frame(shot: &Shot<'_>) -> String {
    let file = shot.file();
    let Screen { name, width, height, .. } = shot.screen;
    let words = format!("{name} {}", shot.scheme.name());
    let narrowed = FRAME * width / height;
    format!(
        "<figure style=\"width: {narrowed}px\"><a href=\"{file}\"><img src=\"{file}\" alt=\"{words}\"></a>\
         <figcaption>{words}</figcaption></figure>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene;

    #[test]
    fn the_sheet_names_every_scene_and_every_picture() {
        let scenes = scene::all().unwrap();
        let shots = crate::shot::all(&scenes);
        let page = html(&shots);
        for shot in &shots {
            assert!(page.contains(&format!("src=\"{}\"", shot.file())), "{}", shot.file());
            assert!(page.contains(&format!("<h2>{}</h2>", shot.scene.name)), "{}", shot.scene.name);
        }
    }
}
