//! The three engines: which programs each needs, and how to install them.

use super::program::Program;

/// The name of an engine on the command line.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Name {
    Chromium,
    Firefox,
    Webkit,
}

impl Name {
    /// Every engine.
    pub(crate) const ALL: [Name; 3] = [Name::Chromium, Name::Firefox, Name::Webkit];

    /// How the names of the whole-site tests begin.
    pub(crate) fn in_test_names(self) -> &'static str {
        match self {
            Name::Chromium => "chromium",
            Name::Firefox => "firefox",
            Name::Webkit => "webkit",
        }
    }

    pub(super) fn engine(self) -> &'static Engine {
        match self {
            Name::Chromium => &CHROMIUM,
            Name::Firefox => &FIREFOX,
            Name::Webkit => &WEBKIT,
        }
    }
}

/// An engine as the tests drive it.
pub(super) struct Engine {
    pub(super) name: &'static str,
    pub(super) programs: &'static [Program],
    /// Their packages on Debian.
    pub(super) packages: &'static [&'static str],
    /// How to install it on other systems.
    pub(super) how_to_install: &'static str,
}

/// Needed by every browser test. The fonts are for the tests' pictures: without them Chromium draws boxes
/// for letters such as ệ.
const CHROMIUM: Engine = Engine {
    name: "Chromium",
    programs: &[
        Program {
            variable: "CHROMIUM",
            names: &["chromium", "chromium-browser", "google-chrome", "chrome"],
            places: &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
            ],
        },
        Program { variable: "CHROMEDRIVER", names: &["chromedriver"], places: &[] },
    ],
    packages: &["chromium", "chromium-driver", "fonts-noto-core"],
    how_to_install: "\
the browser tests need Chromium (or Chrome) and ChromeDriver of the same version:
  Debian:  sudo apt-get install chromium chromium-driver fonts-noto-core
  Fedora:  sudo dnf install chromium chromedriver google-noto-sans-fonts
  macOS:   brew install --cask google-chrome chromedriver
  Windows: winget install Google.Chrome Chromium.ChromeDriver
Programs elsewhere: set CHROMIUM and CHROMEDRIVER to their paths. Without a browser: cargo xtask test --no-browser",
};

/// Debian has no package for its driver: see [`super::gecko`].
const FIREFOX: Engine = Engine {
    name: "Firefox",
    programs: &[Program {
        variable: "FIREFOX",
        names: &["firefox-esr", "firefox"],
        places: &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"],
    }],
    packages: &["firefox-esr"],
    how_to_install: "Debian: sudo apt-get install firefox-esr; Fedora: sudo dnf install firefox; \
        macOS: brew install --cask firefox; Windows: winget install Mozilla.Firefox; elsewhere: set FIREFOX to its path",
};

/// GTK's browser needs a screen: Xvfb is a virtual one.
const WEBKIT: Engine = Engine {
    name: "WebKit",
    programs: &[
        Program { variable: "WEBKIT_DRIVER", names: &["WebKitWebDriver"], places: &[] },
        Program { variable: "XVFB", names: &["Xvfb"], places: &[] },
    ],
    packages: &["webkit2gtk-driver", "xvfb"],
    how_to_install: "Debian: sudo apt-get install webkit2gtk-driver xvfb; Fedora: sudo dnf install webkit2gtk4.1 \
        xorg-x11-server-Xvfb; not to be had on macOS and Windows; elsewhere: set WEBKIT_DRIVER and XVFB to their paths",
};
