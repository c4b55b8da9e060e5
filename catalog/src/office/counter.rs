//! The counter screen (màn hình quầy): a touch screen at the office for everybody. What the office says of it here is what
//! each screen begins with; staff change it on the screen itself.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// How an office wants its counter screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CounterScreen {
    /// Whether the installed app starts as a counter screen.
    pub at_start: bool,
    /// After how many seconds without a touch the screen begins to count down.
    pub idle: u16,
    /// How many seconds it counts down before it clears what the visitor left.
    pub countdown: u16,
    /// What its keyboard makes of the keys.
    pub typing: Typing,
    /// Whether visitors are asked how it was.
    pub feedback: bool,
    /// Whether they may add a sentence of their own to that.
    pub free_text: bool,
    /// Whether the office has a printer for visitors.
    pub printer: bool,
}

/// How Vietnamese is typed on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typing {
    /// Letters as they are; search needs no marks.
    #[default]
    Plain,
    /// Telex: "aa" is â, "s" is the acute.
    Telex,
    /// VNI: digits are marks.
    Vni,
}

impl CounterScreen {
    /// The seconds that [`Self::idle`] may be: long enough to read a list of papers, short enough for the next in line.
    pub const IDLE: RangeInclusive<u16> = 60..=90;
    /// The seconds that [`Self::countdown`] may be. Below 30 s, slow readers cannot answer.
    pub const COUNTDOWN: RangeInclusive<u16> = 30..=120;

    /// Whether the office says nothing of its own.
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for CounterScreen {
    fn default() -> Self {
        Self {
            at_start: false,
            idle: 75,
            countdown: 30,
            typing: Typing::Plain,
            feedback: false,
            free_text: false,
            printer: false,
        }
    }
}
