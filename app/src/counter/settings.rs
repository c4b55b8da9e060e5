//! What staff can set on a counter screen. The office's `site.toml` says what each screen begins with; what staff change
//! is kept on the device, one line a setting, and survives new releases.

use std::ops::RangeInclusive;

use catalog::{CounterScreen, Typing};

/// The settings of this screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// After how many seconds without a touch the countdown begins.
    pub(crate) idle: u16,
    /// How many seconds it counts down.
    pub(crate) countdown: u16,
    /// How the keyboard types Vietnamese.
    pub(crate) method: Typing,
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
        Self::of_office(&CounterScreen::default())
    }
}

/// The ways to type, by the words that are kept.
const METHODS: [(&str, Typing); 3] = [("khong-dau", Typing::Plain), ("telex", Typing::Telex), ("vni", Typing::Vni)];
const YES: &str = "co";
const NO: &str = "khong";

impl Settings {
    /// What the office wants its screens to begin with.
    pub(crate) fn of_office(screen: &CounterScreen) -> Self {
        Self {
            idle: screen.idle,
            countdown: screen.countdown,
            method: screen.typing,
            left_hand: false,
            sound: false,
            read_aloud: true,
            feedback: screen.feedback,
            free_text: screen.free_text,
            printer: screen.printer,
            public: String::new(),
            pin: String::new(),
        }
    }

    /// The settings as lines, to be kept.
    pub(crate) fn to_lines(&self) -> String {
        let flag = |on: bool| if on { YES } else { NO }.to_owned();
        let method = METHODS.iter().find(|(_, method)| *method == self.method).map_or("", |(word, _)| word);
        let lines = [
            ("nghi-sau", self.idle.to_string()),
            ("dem-lui", self.countdown.to_string()),
            ("kieu-go", method.to_owned()),
            ("tay-trai", flag(self.left_hand)),
            ("tieng-phim", flag(self.sound)),
            ("doc-to", flag(self.read_aloud)),
            ("hoi-hai-long", flag(self.feedback)),
            ("ghi-loi", flag(self.free_text)),
            ("may-in", flag(self.printer)),
            ("dia-chi", self.public.clone()),
            ("pin", self.pin.clone()),
        ];
        lines.into_iter().map(|(key, value)| format!("{key}={}\n", value.replace('\n', " "))).collect()
    }

    /// These settings with what lines say. Lines that are not understood, and values out of bounds, change nothing.
    pub(crate) fn with_lines(mut self, lines: &str) -> Self {
        for (key, value) in lines.lines().filter_map(|line| line.split_once('=')) {
            let flag = |old: bool| if value == YES { true } else { old && value != NO };
            let seconds =
                |old: u16, range: RangeInclusive<u16>| value.parse().ok().filter(|new| range.contains(new)).unwrap_or(old);
            match key {
                "nghi-sau" => self.idle = seconds(self.idle, CounterScreen::IDLE),
                "dem-lui" => self.countdown = seconds(self.countdown, CounterScreen::COUNTDOWN),
                "kieu-go" => {
                    let method = METHODS.iter().find(|(word, _)| *word == value);
                    self.method = method.map_or(self.method, |(_, method)| *method);
                }
                "tay-trai" => self.left_hand = flag(self.left_hand),
                "tieng-phim" => self.sound = flag(self.sound),
                "doc-to" => self.read_aloud = flag(self.read_aloud),
                "hoi-hai-long" => self.feedback = flag(self.feedback),
                "ghi-loi" => self.free_text = flag(self.free_text),
                "may-in" => self.printer = flag(self.printer),
                "dia-chi" => self.public = value.to_owned(),
                "pin" => self.pin = value.to_owned(),
                _ => {}
            }
        }
        self
    }
}

#[cfg(feature = "csr")]
mod on_this_device {
    use super::Settings;
    use crate::browser::base;
    use crate::counter::kept;

    /// The name under which the settings are kept.
    const NAME: &str = "cai-dat";

    impl Settings {
        /// The settings of this screen: the office's, with what staff have changed.
        pub(crate) fn of_this_screen(of_office: Self) -> Self {
            of_office.with_lines(&kept::get(&base(), NAME).unwrap_or_default())
        }

        /// Keeps the settings on this device. False if the browser refuses.
        pub(crate) fn keep(&self) -> bool {
            kept::set(&base(), NAME, &self.to_lines())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let changed = Settings {
            idle: 90,
            countdown: 45,
            method: Typing::Vni,
            left_hand: true,
            sound: true,
            read_aloud: false,
            feedback: true,
            free_text: true,
            printer: true,
            public: "https://xa.vn/?a=b".into(),
            pin: "1$2$x=".into(),
        };
        for settings in [Settings::default(), changed.clone()] {
            assert_eq!(Settings::default().with_lines(&settings.to_lines()), settings);
            assert_eq!(changed.clone().with_lines(&settings.to_lines()), settings);
        }
    }

    #[test]
    fn damaged_lines_change_nothing() {
        let lines = "nghi-sau=5\ndem-lui=1\nkieu-go=morse\ntay-trai=\nmay-in\n\u{0}=co\nla=co";
        assert_eq!(Settings::default().with_lines(lines), Settings::default());
    }
}
