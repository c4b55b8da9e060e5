//! The README's picture: three pages side by side, as a phone shows them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;
use tests::Browser;

use crate::camera::{PHONE, Part, Scheme, capture, rest};
use crate::{Shot, show};

/// The picture's path in the repository.
pub(crate) const FILE: &str = "docs/man-hinh.jpg";
/// The scenes, from left to right.
const SCENES: [&str; 3] = ["home", "search", "procedure"];
/// The visible height of each page, and the gap between and around the pages, in CSS pixels.
const HEIGHT: u32 = 760;
const GAP: u32 = 24;
/// The quality of the JPEG, in per cent.
const QUALITY: u32 = 85;

/// Whether a shot is part of the picture.
pub(crate) fn needs(shot: &Shot<'_>) -> bool {
    shot.screen == PHONE && shot.scheme == Scheme::Light && SCENES.contains(&shot.scene.name.as_str())
}

/// Puts the README's shots together into one picture.
///
/// # Errors
/// The browser shows no page, or the file cannot be written.
pub(crate) fn write(shots: &[Shot<'_>], folder: &Path, file: &Path) -> Result<()> {
    let browser = Browser::start()?;
    show(&browser, folder, "readme.html", &html(shots))?;
    rest(&browser)?;
    let part = Part { top: 0, width: GAP + SCENES.len() as u32 * (PHONE.width + GAP), height: HEIGHT + 2 * GAP };
    let picture = capture(&browser, part, json!({ "format": "jpeg", "quality": QUALITY }))?;
    fs::write(file, picture).with_context(|| file.display().to_string())
}

fn html(shots: &[Shot<'_>]) -> String {
    let shots = shots.iter().filter(|shot| needs(shot));
    let pictures: String = shots.map(|shot| format!("<img src=\"{}\" alt=\"{}\">", shot.file(), shot.scene.name)).collect();
    let (width, padding) = (PHONE.width, GAP);
    format!(
        "<!doctype html><meta charset=\"utf-8\"><title>README</title>
         <style>
           body {{ display: flex; gap: {GAP}px; margin: 0; padding: {padding}px; background: #d8d4cc }}
           img {{ flex: none; width: {width}px; height: {HEIGHT}px; object-fit: cover; object-position: top; border-radius: 16px }}
         </style>
         {pictures}\n"
    )
}
