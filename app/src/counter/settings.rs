//! What staff can set on a counter screen. The office's `site.toml` says what each screen begins with; what staff change
//! is kept on the device, one line a setting, and survives new releases.

use super::keyboard::Method;

/// The settings of this screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// After how many seconds without a touch the countdown begins.
    pub(crate) idle: u16,
    /// How many seconds it counts down.
    pub(crate) countdown: u16,
    /// How the keyboard types Vietnamese.
    pub(crate) method: Method,
    /// Whether each visit begins for the left hand.
    pub(crate) left_hand: bool,
    /// Whether keys click.
    pub(crate) sound: bool,
    /// Whether pages can be read aloud, if the device has a voice for it.
    pub(crate) read_aloud: bool,
    /// Whether visitors are asked how it was.
    pub(crate) feedback: bool,
    /// Whether they may add a sentence of their own to that.
    pub(crate) free_text: bool,
    /// Whether there is a printer for visitors.
    pub(crate) printer: bool,
    /// The site's address for the phones of visitors, if it is not the one that this screen has opened.
    pub(crate) public: String,
    /// The hash of the staff's PIN, as `staff::pin` writes it; empty as long as there is none.
    pub(crate) pin: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            idle: 75,
            countdown: 30,
            method: Method::default(),
            left_hand: false,
            sound: false,
            read_aloud: true,
            feedback: false,
            free_text: false,
            printer: false,
            public: String::new(),
            pin: String::new(),
        }
    }
}
