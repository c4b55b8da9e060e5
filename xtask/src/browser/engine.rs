//! The three engines: which programs each takes, and where these come from.

use super::program::Program;

/// An engine as the tests drive it.
pub(super) struct Engine {
    pub(super) name: &'static str,
    pub(super) programs: &'static [Program],
    /// The packages of a Debian that have them.
    pub(super) packages: &'static [&'static str],
    /// Where it comes from elsewhere.
    pub(super) how_to_install: &'static str,
}

/// Needed by every browser test. The fonts are for the tests' pictures: Chromium alone draws boxes for
/// letters such as ệ.
pub(super) const CHROMIUM: Engine = Engine {
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

/// Its driver is no package of Debian's: see [`super::gecko`].
pub(super) const FIREFOX: Engine = Engine {
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

/// Xvfb is a screen that nobody sees, which GTK's browser cannot do without.
pub(super) const WEBKIT: Engine = Engine {
    name: "WebKit",
    programs: &[
        Program { variable: "WEBKIT_DRIVER", names: &["WebKitWebDriver"], places: &[] },
        Program { variable: "XVFB", names: &["Xvfb"], places: &[] },
    ],
    packages: &["webkit2gtk-driver", "xvfb"],
    how_to_install: "Debian: sudo apt-get install webkit2gtk-driver xvfb; Fedora: sudo dnf install webkit2gtk4.1 \
        xorg-x11-server-Xvfb; not to be had on macOS and Windows; elsewhere: set WEBKIT_DRIVER and XVFB to their paths",
};
