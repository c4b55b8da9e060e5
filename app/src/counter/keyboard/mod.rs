//! The keyboard on the screen: keys that type Vietnamese, and whole phrases for what is typed so far.
//!
//! It changes a text and draws no line: the frame does. Composing ([`compose`]) and the keys ([`layout`]) are plain
//! functions; what is drawn here are buttons, so a mouse, a switch and a screen reader press them too.

#[cfg(feature = "csr")]
mod board;
#[cfg(any(feature = "csr", test))]
mod compose;
#[cfg(any(feature = "csr", test))]
mod layout;
#[cfg(feature = "csr")]
mod phrases;
#[cfg(feature = "csr")]
mod pointer;
#[cfg(feature = "csr")]
mod sound;
#[cfg(test)]
mod syllables;
#[cfg(feature = "csr")]
mod usb;

#[cfg(feature = "csr")]
pub(crate) use board::OnScreenKeyboard;
