//! How a visitor wants to see and reach the screen: text size, contrast, low or high, left or right hand. The next
//! visitor begins with what staff have set.

use super::settings::Settings;

/// The choices of a visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// The text size, from 0 to [`SIZES`] - 1.
    pub(crate) size: u8,
    /// High contrast.
    pub(crate) contrast: bool,
    /// Everything that one touches in the lowest third, for somebody who sits.
    pub(crate) low: bool,
    /// While everything is low: the buttons that choose on the page above, in the place of the keyboard.
    pub(crate) choosing: bool,
    /// Everything that one touches at the left hand.
    pub(crate) left_hand: bool,
}

/// How many text sizes there are.
pub(crate) const SIZES: u8 = 4;

impl Look {
    /// What a visit begins with.
    pub(crate) fn of(settings: &Settings) -> Self {
        Self { left_hand: settings.left_hand, ..Self::default() }
    }
}
