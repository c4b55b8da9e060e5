//! The help of the program and of each verb, in one language. The definitions of the verbs carry the Vietnamese text;
//! [`texts`] has the English one. The words of clap itself ("Usage", "[default: …]") are replaced for Vietnamese.

use clap::{Arg, CommandFactory};

use super::{Arguments, texts};
use crate::lang::Lang;

/// What clap prints in Vietnamese: its own template with its own heading replaced.
const TEMPLATE: &str = "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// The whole command line in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let mut command = Arguments::command();
    // Adds the `help` of every verb, so that it is translated too.
    command.build();
    worded(command, lang, "")
}

/// A command with its verbs. `verb` is empty for the program itself.
fn worded(command: clap::Command, lang: Lang, verb: &str) -> clap::Command {
    let command = command.mut_args(|arg| argument(arg, lang, verb)).mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        worded(sub, lang, &name)
    });
    let command = match texts::of_verb(verb, lang) {
        Some(about) => command.about(about),
        None => command,
    };
    match lang {
        Lang::En => command,
        Lang::Vi => in_vietnamese(command),
    }
}

fn in_vietnamese(command: clap::Command) -> clap::Command {
    let mut command = command.subcommand_value_name("LỆNH").subcommand_help_heading("Lệnh").help_template(TEMPLATE);
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[TÙY CHỌN]");
    command.override_usage(usage)
}

fn argument(arg: Arg, lang: Lang, verb: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let arg = match texts::of_argument(verb, &id, lang) {
        Some(help) => arg.help(help).long_help(None),
        None => arg,
    };
    let arg = match value_name(&arg, lang) {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    match lang {
        Lang::En => arg,
        Lang::Vi => argument_in_vietnamese(arg),
    }
}

fn value_name(arg: &Arg, lang: Lang) -> Option<&'static str> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let named = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    texts::value_name(&named.unwrap_or_else(|| arg.get_id().as_str().to_uppercase()), lang)
}

/// Says the default and the possible values in Vietnamese, in the place of clap's own words.
fn argument_in_vietnamese(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let takes_values = arg.get_action().takes_values();
    let possible: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    if takes_values && !default.concat().is_empty() {
        help.push_str(&format!(" [mặc định: {}]", default.join(" ")));
    }
    if takes_values && !possible.is_empty() {
        help.push_str(&format!(" [một trong: {}]", possible.join(", ")));
    }
    arg.help(help).help_heading(heading).hide_default_value(true).hide_possible_values(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `indexer VERB --help` prints.
    fn help_of(lang: Lang, verb: &[&str]) -> String {
        let words = ["indexer"].iter().chain(verb).chain(&["--help"]);
        command(lang).try_get_matches_from(words).unwrap_err().to_string()
    }

    fn every_help(lang: Lang) -> Vec<String> {
        let verbs: Vec<String> =
            command(lang).get_subcommands().map(|verb| verb.get_name().to_owned()).filter(|verb| verb != "help").collect();
        let verbs = verbs.iter().map(|verb| help_of(lang, &[verb]));
        verbs
            .chain([help_of(lang, &[]), command(lang).try_get_matches_from(["indexer", "help"]).unwrap_err().to_string()])
            .collect()
    }

    #[test]
    fn no_help_in_vietnamese_has_words_of_clap() {
        for help in every_help(Lang::Vi) {
            for english in
                ["Usage", "Options", "OPTIONS", "Arguments", "Commands", "COMMAND", "default", "possible", "Print", "DIR", "FILE"]
            {
                assert!(!help.contains(english), "{english}: {help}");
            }
            assert!(
                help.contains("Cách dùng: indexer") && help.contains("Tùy chọn:") && help.contains("In hướng dẫn này"),
                "{help}"
            );
        }
    }

    #[test]
    fn no_help_in_english_has_vietnamese_letters() {
        for help in every_help(Lang::En) {
            // The name of a sample office is the same in every language.
            let vietnamese: String =
                help.replace("Xã Mẫu", "").chars().filter(|char| char.is_alphabetic() && !char.is_ascii()).collect();
            assert_eq!(vietnamese, "", "{help}");
        }
    }

    #[test]
    fn the_help_of_build_reads_well() {
        let help = help_of(Lang::Vi, &["build"]);
        assert!(help.starts_with("Đọc một danh mục"), "{help}");
        assert!(help.contains("Cách dùng: indexer build [TÙY CHỌN] --out <TRANG> <DANH-MỤC>"), "{help}");
        let help = help_of(Lang::Vi, &["serve"]);
        assert!(
            help.contains("--port <CỔNG>") && help.contains("[mặc định: 8080]") && help.contains("[một trong: vi, en]"),
            "{help}"
        );
    }
}
