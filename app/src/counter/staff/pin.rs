//! The PIN of the staff corner: what may be one, how it is kept, and how tries are slowed. It keeps visitors out of the
//! staff pages; it is no secret for whoever can read the device's storage, where a PIN of four digits is soon found.

use std::fmt::Write;

use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;

/// The lengths of a PIN, in digits.
pub(crate) const SHORTEST: usize = 4;
/// See [`SHORTEST`].
pub(crate) const LONGEST: usize = 8;
/// How often the hash is repeated. A second on the slowest machines, which is why the page says that it is checking.
const ROUNDS: u32 = 100_000;
/// The start of a kept PIN: how it was hashed. The rounds, the salt and the hash follow.
const METHOD: &str = "pbkdf2-sha256";

/// So many wrong tries in a row cost no wait: fingers slip.
const FREE: u32 = 3;
/// The first wait, in ms. Each further one is twice as long.
const FIRST_WAIT: u64 = 5_000;
/// The longest wait, in ms. All PINs of four digits then take a month, and staff never wait longer than this.
const LONGEST_WAIT: u64 = 5 * 60_000;

/// What is wrong with a new PIN; none if it can be used.
pub(crate) fn problem(pin: &str) -> Option<&'static str> {
    let digits: Vec<u8> = pin.bytes().collect();
    let steps = |by: i16| digits.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == by);
    if !(SHORTEST..=LONGEST).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return Some("PIN gồm 4 đến 8 chữ số.");
    }
    (steps(0) || steps(1) || steps(-1)).then_some("Ai cũng đoán được số này; hãy chọn số khác.")
}

/// A PIN as it is kept: hashed slowly with a salt of its own.
pub(crate) fn hashed(pin: &str, salt: [u8; 16]) -> String {
    format!("{METHOD}${ROUNDS}${}${}", hex(&salt), hex(&hash(pin, &salt, ROUNDS)))
}

/// Whether a PIN is the kept one. A kept text that cannot be read belongs to no PIN.
pub(crate) fn is_right(pin: &str, kept: &str) -> bool {
    let parts: Vec<&str> = kept.split('$').collect();
    let [METHOD, rounds, salt, wanted] = parts[..] else { return false };
    let (Ok(rounds @ 1..=ROUNDS), Some(salt), Some(wanted)) = (rounds.parse(), bytes(salt), bytes(wanted)) else {
        return false;
    };
    let found = hash(pin, &salt, rounds);
    // Every byte is compared, so that the time tells nothing.
    found.len() == wanted.len() && found.iter().zip(&wanted).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

fn hash(pin: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    let mut hash = [0; 32];
    pbkdf2_hmac::<Sha256>(pin.as_bytes(), salt, rounds, &mut hash);
    hash
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = hex.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect())
}

/// The wrong tries since the last right one, as the device keeps them over a reload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    wrong: u32,
    /// When the last one was, in ms since 1970.
    last: u64,
}

impl Tries {
    /// Reads what [`Tries::written`] wrote. A text that somebody changed counts as no tries.
    pub(crate) fn read(text: &str) -> Self {
        let read = || text.split_once(' ').and_then(|(wrong, last)| Some((wrong.parse().ok()?, last.parse().ok()?)));
        read().map(|(wrong, last)| Self { wrong, last }).unwrap_or_default()
    }

    /// The text to keep.
    pub(crate) fn written(self) -> String {
        format!("{} {}", self.wrong, self.last)
    }

    /// Counts a try as wrong, before it is checked: a reload in between must not make it free.
    pub(crate) fn begin(&mut self, now: u64) {
        *self = Self { wrong: self.wrong.saturating_add(1), last: now };
    }

    /// How long to wait until the next try, in ms. A clock that was set back cannot lengthen the wait: it begins anew.
    pub(crate) fn wait(&mut self, now: u64) -> u64 {
        self.last = self.last.min(now);
        self.length().saturating_sub(now - self.last)
    }

    fn length(self) -> u64 {
        match self.wrong.checked_sub(FREE) {
            None => 0,
            Some(beyond) => FIRST_WAIT.saturating_mul(1 << beyond.min(16)).min(LONGEST_WAIT),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_has_four_to_eight_digits_and_is_no_row() {
        for pin in ["2580", "19752003", "00012"] {
            assert_eq!(problem(pin), None, "{pin}");
        }
        for pin in ["", "258", "123456789", "25a0", "２５８０"] {
            assert!(problem(pin).is_some_and(|said| said.contains("4 đến 8")), "{pin}");
        }
        for pin in ["0000", "1234", "87654321"] {
            assert!(problem(pin).is_some_and(|said| said.contains("đoán")), "{pin}");
        }
    }

    #[test]
    fn only_the_pin_itself_opens() {
        let kept = hashed("2580", [7; 16]);
        assert!(!kept.contains("2580") && is_right("2580", &kept));
        assert!(!is_right("2581", &kept) && !is_right("", &kept));
        assert_ne!(kept, hashed("2580", [8; 16]));
    }

    #[test]
    fn a_damaged_text_opens_for_nobody() {
        let kept = hashed("2580", [7; 16]);
        let endless = kept.replace("100000", "4294967295");
        for damaged in ["", "$$$", "pbkdf2-sha256$0$00$", &kept[..kept.len() - 2], &kept.replace('$', "/"), &endless] {
            assert!(!is_right("2580", damaged), "{damaged}");
        }
    }

    #[test]
    fn waits_grow_and_end() {
        let mut tries = Tries::default();
        let mut waits = Vec::new();
        for _ in 0..11 {
            tries.begin(0);
            waits.push(tries.wait(0) / 1000);
        }
        assert_eq!(waits, [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!((tries.wait(299_000), tries.wait(300_000)), (1_000, 0));
    }

    #[test]
    fn a_thousand_tries_cost_staff_five_minutes() {
        let mut tries = Tries { wrong: u32::MAX - 500, last: 0 };
        (0..1_000).for_each(|_| tries.begin(1_000));
        assert_eq!((tries.wait(1_000), tries.wait(301_000)), (300_000, 0));
    }

    #[test]
    fn a_clock_that_jumps_neither_locks_out_nor_adds_up() {
        let mut tries = Tries { wrong: 3, last: 9_000_000 };
        assert_eq!(tries.wait(1_000_000), 5_000);
        assert_eq!(tries.wait(1_005_000), 0);
        let mut tries = Tries { wrong: 3, last: u64::MAX };
        assert_eq!(tries.wait(0), 5_000);
    }

    #[test]
    fn tries_are_kept_over_a_reload() {
        let tries = Tries { wrong: 4, last: 1_780_000_000_000 };
        assert_eq!(Tries::read(&tries.written()), tries);
        for text in ["", "x 1", "1", "-1 5"] {
            assert_eq!(Tries::read(text), Tries::default(), "{text}");
        }
    }
}
