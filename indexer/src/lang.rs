//! The language of the command line: Vietnamese, unless English is asked for. Both texts stand side by side where they are
//! printed: `tr!("Đã ký", "Signed")`.

use std::ffi::OsString;
use std::sync::atomic::{AtomicBool, Ordering};

/// A language of the command line. (Doc comments on the variants would become a long list in every help.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Lang {
    Vi,
    En,
}

static ENGLISH: AtomicBool = AtomicBool::new(false);

/// The environment variables that name a language, the strongest first. The first is our own.
const VARIABLES: [&str; 4] = ["NIEM_YET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The text in the chosen language; with arguments, formatted as by `format!`. Names in braces are not captured without any.
macro_rules! tr {
    ($vi:literal, $en:literal) => { $crate::lang::pick($vi, $en) };
    ($vi:literal, $en:literal, $($argument:expr),+ $(,)?) => {
        match $crate::lang::chosen() {
            $crate::lang::Lang::Vi => format!($vi, $($argument),+),
            $crate::lang::Lang::En => format!($en, $($argument),+),
        }
    };
}

pub(crate) use tr;

/// Sets the language of everything that is printed from now on.
pub(crate) fn choose(lang: Lang) {
    ENGLISH.store(lang == Lang::En, Ordering::Relaxed);
}

/// The chosen language.
pub(crate) fn chosen() -> Lang {
    if ENGLISH.load(Ordering::Relaxed) { Lang::En } else { Lang::Vi }
}

/// The text in the chosen language.
pub(crate) fn pick(vietnamese: &'static str, english: &'static str) -> &'static str {
    match chosen() {
        Lang::Vi => vietnamese,
        Lang::En => english,
    }
}

/// A text in both languages, for one that is chosen before it is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text(pub &'static str, pub &'static str);

impl Text {
    /// The text in the chosen language.
    pub(crate) fn said(self) -> &'static str {
        pick(self.0, self.1)
    }
}

impl Lang {
    /// The language of a command line: what `--lang` says, or else the environment. It is needed before the command line
    /// is parsed, because the parser's own errors are in it.
    pub(crate) fn of(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Self {
        Self::said(arguments).unwrap_or_else(|| Self::of_environment(variable))
    }

    fn said(arguments: &[OsString]) -> Option<Self> {
        let words: Vec<&str> =
            arguments.iter().map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--").collect();
        let after = |at: usize| words.get(at + 1).copied();
        let value = words
            .iter()
            .enumerate()
            .find_map(|(at, word)| word.strip_prefix("--lang=").or_else(|| (*word == "--lang").then(|| after(at))?));
        match value? {
            "en" => Some(Self::En),
            _ => Some(Self::Vi),
        }
    }

    fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let language = VARIABLES.iter().find_map(|name| variable(name).filter(|value| !value.is_empty())).unwrap_or_default();
        if language.to_lowercase().starts_with("en") { Self::En } else { Self::Vi }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str, environment: &[(&str, &str)]) -> Lang {
        let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        Lang::of(&arguments, |name| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_command_line_decides_then_the_environment_then_vietnamese() {
        assert_eq!(of("indexer check x", &[]), Lang::Vi);
        assert_eq!(of("indexer check x", &[("LANG", "C.UTF-8")]), Lang::Vi);
        assert_eq!(of("indexer check x", &[("LANG", "en_US.UTF-8")]), Lang::En);
        assert_eq!(of("indexer check x", &[("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")]), Lang::Vi);
        assert_eq!(of("indexer check x", &[("LANG", "en_US.UTF-8"), ("LC_ALL", "")]), Lang::En);
        assert_eq!(of("indexer check x", &[("LC_ALL", "en_GB"), ("NIEM_YET_LANG", "vi")]), Lang::Vi);
        for line in ["indexer --lang en check x", "indexer check x --lang=en"] {
            assert_eq!(of(line, &[("LANG", "vi_VN")]), Lang::En, "{line}");
        }
        assert_eq!(of("indexer check x --lang vi", &[("LANG", "en_US")]), Lang::Vi);
        assert_eq!(of("indexer check --lang", &[]), Lang::Vi);
        assert_eq!(of("indexer check -- --lang en", &[]), Lang::Vi);
    }
}
