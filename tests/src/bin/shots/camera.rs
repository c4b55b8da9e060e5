//! The sizes of screens and paper, and how a picture of a page is taken.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tests::Browser;

/// Pictures end at this height, in CSS pixels: the rest of a longer page looks the same.
const MAX_HEIGHT: u32 = 8_000;

/// What a page is shown on. Sizes are in CSS pixels; a picture has one pixel for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Part of the pictures' file names.
    pub(crate) name: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// The media type in style sheets: "screen" or "print".
    media: &'static str,
    phone: bool,
}

pub(crate) const PHONE: Screen = Screen { name: "390", width: 390, height: 844, media: "screen", phone: true };
pub(crate) const DESKTOP: Screen = Screen { name: "1366", width: 1366, height: 900, media: "screen", phone: false };
const COUNTER: Screen = Screen { name: "1080", width: 1080, height: 1920, media: "screen", phone: false };
/// The window that a double click opens, as wide as its page.
pub(crate) const WINDOW: Screen = Screen { name: "window", width: 940, height: 620, media: "screen", phone: false };
/// The phone, the desktop and the counter.
pub(crate) const SCREENS: [Screen; 3] = [PHONE, DESKTOP, COUNTER];
/// A4 less margins of 12 mm, at 96 pixels an inch.
pub(crate) const PAPER: Screen = Screen { name: "a4", width: 703, height: 1032, media: "print", phone: false };

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    /// Its name in style sheets and in the pictures' file names.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Sets the browser's screen for the pages that are opened from now on.
///
/// # Errors
/// The browser refuses a command.
pub(crate) fn set_screen(browser: &Browser, screen: Screen) -> Result<()> {
    let Screen { width, height, phone, .. } = screen;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
    browser.command("Emulation.setDeviceMetricsOverride", metrics)?;
    browser.command("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone }))?;
    // Steps press buttons that print styles hide, so print styles apply only while the picture is taken.
    set_media(browser, "screen", Scheme::Light)
}

fn set_media(browser: &Browser, media: &str, scheme: Scheme) -> Result<()> {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme.name() },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    browser.command("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).map(drop)
}

/// Takes a picture of the whole page as PNG, once the page stops changing.
///
/// # Errors
/// The page does not answer, or the browser takes no picture.
pub(crate) fn picture(browser: &Browser, screen: Screen, scheme: Scheme) -> Result<Vec<u8>> {
    set_media(browser, screen.media, scheme)?;
    let height = rest(browser)?.clamp(screen.height, MAX_HEIGHT);
    capture(browser, Part { top: 0, width: screen.width, height }, json!({ "format": "png", "optimizeForSpeed": true }))
}

/// Waits until the page stops changing. Returns its height.
///
/// # Errors
/// The page does not answer.
pub(crate) fn rest(browser: &Browser) -> Result<u32> {
    browser.wait_until("the page to stop changing", include_str!("rest.js"))?;
    let height = browser.run("return document.documentElement.scrollHeight")?;
    height.as_u64().and_then(|height| height.try_into().ok()).context("the page has no height")
}

/// A part of a page, from its left edge, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Takes a picture of a part of the page, also outside the visible area. `how` has the format and its options.
///
/// # Errors
/// The browser takes no picture.
pub(crate) fn capture(browser: &Browser, part: Part, mut how: Value) -> Result<Vec<u8>> {
    how["captureBeyondViewport"] = json!(true);
    how["clip"] = json!({ "x": 0, "y": part.top, "width": part.width, "height": part.height, "scale": 1 });
    let answer = browser.command("Page.captureScreenshot", how)?;
    Ok(STANDARD.decode(answer["value"]["data"].as_str().context("the browser gives no picture")?)?)
}
