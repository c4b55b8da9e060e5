//! The engines that the site must work in, and how each is started.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::json;
use thirtyfour::Capabilities;

use super::Wanted;
use crate::net_log;

/// An engine. Nearly every browser on a phone or in an office runs one of these three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium: also Chrome, Edge, Cốc Cốc, Samsung's.
    #[default]
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as GTK's MiniBrowser: the closest to Safari that runs on Linux.
    WebKit,
}

const CHROMIUM_FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // Without it, Chromium throttles pages that navigate too fast, and a script is faster than any reader.
    "--disable-ipc-flooding-protection",
    // Wide enough for the filters to be open beside the results.
    "--window-size=1200,900",
];

/// Has V8 interpret the page's JavaScript. Otherwise it keeps compiling functions that are run often, and the compiled code
/// counts in the heap: over 700 visitors of a counter screen 8 %, in which no object and no string was more. Interpreted, the
/// heap of the same visitors grew by 0.2 %.
const INTERPRETED: &str = "--js-flags=--no-opt --no-maglev --no-sparkplug";

impl Engine {
    /// All engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The programs that it needs and that are not installed. If there are none, it can be started.
    pub fn missing(self) -> Vec<&'static str> {
        let needed: &[Program] = match self {
            Self::Chromium => &[CHROMEDRIVER],
            Self::Firefox => &[GECKODRIVER, FIREFOX],
            Self::WebKit => &[WEBKIT_DRIVER, XVFB],
        };
        needed.iter().filter(|program| !program.is_there()).map(|program| program.name).collect()
    }

    pub(super) fn driver_file(self) -> PathBuf {
        match self {
            Self::Chromium => CHROMEDRIVER.file(),
            Self::Firefox => GECKODRIVER.file(),
            Self::WebKit => WEBKIT_DRIVER.file(),
        }
    }

    pub(super) fn driver_arguments(self, port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            // Its second port is fixed by default, and several run at a time.
            arguments.push("--websocket-port=0".to_owned());
        }
        arguments
    }

    /// The parts in which the driver is given a text to type. Firefox's driver types each part in a single step, so
    /// that the page cannot react between two keys as it does for a reader; it gets single letters.
    pub(super) fn typed_at_once(self, text: &str) -> Vec<String> {
        match self {
            Self::Firefox => text.chars().map(String::from).collect(),
            Self::Chromium | Self::WebKit => vec![text.to_owned()],
        }
    }

    /// Whether it cannot run without a screen.
    pub(super) fn needs_display(self) -> bool {
        self == Self::WebKit
    }
}

/// The WebDriver capabilities of the browser to start.
pub(super) fn capabilities(wanted: Wanted, profile: &Path) -> Result<Capabilities> {
    if (wanted.no_script || wanted.record || wanted.interpreted) && wanted.engine != Engine::Chromium {
        bail!("only Chromium is started without scripts, interprets them, and records its requests");
    }
    let mut capabilities = match wanted.engine {
        Engine::Chromium => chromium(wanted, profile),
        Engine::Firefox => firefox(profile),
        Engine::WebKit => Capabilities::new(),
    };
    // Do not wait for the whole page: tests name what they wait for. WebKit's driver must wait, because a script
    // that it runs earlier never ends.
    let strategy = if wanted.engine == Engine::WebKit { "normal" } else { "eager" };
    capabilities.insert("pageLoadStrategy".to_owned(), json!(strategy));
    Ok(capabilities)
}

fn chromium(wanted: Wanted, profile: &Path) -> Capabilities {
    let user_data = format!("--user-data-dir={}", profile.display());
    let record = wanted.record.then(|| format!("--log-net-log={}", net_log::file(profile).display()));
    let interpreted = wanted.interpreted.then(|| INTERPRETED.to_owned());
    let chosen = [Some(user_data), record, interpreted].into_iter().flatten();
    let arguments: Vec<_> = CHROMIUM_FLAGS.into_iter().map(str::to_owned).chain(chosen).collect();
    let mut options = json!({ "args": arguments });
    if let Some(file) = CHROMIUM.chosen() {
        options["binary"] = json!(file.to_string_lossy());
    }
    if wanted.no_script {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    Capabilities::from_iter([
        ("browserName".to_owned(), json!("chrome")),
        ("goog:chromeOptions".to_owned(), options),
        ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" })),
    ])
}

fn firefox(profile: &Path) -> Capabilities {
    let mut options = json!({ "args": ["-headless", "-width", "1200", "-height", "900", "-profile", profile] });
    if let Some(file) = FIREFOX.chosen() {
        options["binary"] = json!(file.to_string_lossy());
    }
    Capabilities::from_iter([("browserName".to_owned(), json!("firefox")), ("moz:firefoxOptions".to_owned(), options)])
}

/// The program that makes a virtual screen.
pub(super) fn display_file() -> PathBuf {
    XVFB.file()
}

/// A program. An environment variable can set its path.
struct Program {
    variable: &'static str,
    name: &'static str,
}

const CHROMIUM: Program = Program { variable: "CHROMIUM", name: "chromium" };
const CHROMEDRIVER: Program = Program { variable: "CHROMEDRIVER", name: "chromedriver" };
const FIREFOX: Program = Program { variable: "FIREFOX", name: "firefox" };
const GECKODRIVER: Program = Program { variable: "GECKODRIVER", name: "geckodriver" };
const WEBKIT_DRIVER: Program = Program { variable: "WEBKIT_DRIVER", name: "WebKitWebDriver" };
const XVFB: Program = Program { variable: "XVFB", name: "Xvfb" };

impl Program {
    /// The path that the variable names.
    fn chosen(&self) -> Option<OsString> {
        env::var_os(self.variable).filter(|path| !path.is_empty())
    }

    fn file(&self) -> PathBuf {
        self.chosen().map_or_else(|| PathBuf::from(self.name), PathBuf::from)
    }

    fn is_there(&self) -> bool {
        let folders = env::var_os("PATH").unwrap_or_default();
        self.chosen().is_some() || env::split_paths(&folders).any(|folder| folder.join(self.name).is_file())
    }
}
