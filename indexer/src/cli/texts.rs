//! The texts of the command line that its definitions do not carry: every help text in English, and both texts of what
//! clap adds by itself.

use crate::lang::Lang;

/// The English text of each verb and argument. The verb is empty for the program itself and for what all verbs have; the
/// argument is empty for a verb itself.
const ENGLISH: &[(&str, &str, &str)] = &[
    ("", "", "Indexes administrative procedures and publishes them as a static site that can be searched without a network"),
    ("", "lang", "Language of the program. Otherwise: the variable NIEM_YET_LANG, or the language of the system"),
    ("new", "", "Make a new folder of a catalogue, with sample files, that can be published at once"),
    ("new", "folder", "The folder to make. Must be missing or empty"),
    ("new", "name", "Name of the office"),
    ("new", "level", "Level of the office"),
    ("build", "", "Read a catalogue, check it and publish it as a site"),
    ("build", "catalog", "Folder of the catalogue: with `site.toml` and the files of procedures"),
    ("build", "out", "Where to put the site. Must be empty, missing, or a site made by this program"),
    (
        "build",
        "app",
        "Folder of the search app (app.js, app_bg.wasm, …). Default: the app inside this program, or the folder `app` beside it",
    ),
    ("build", "base_url", "Public address of the site, for search engines: canonical addresses, structured data, sitemap.xml"),
    ("build", "key", "Public key file (.pub) to pin in the site: devices then only take releases signed with it"),
    ("build", "date", "Day of publication, such as 2026-07-17. Default: today"),
    ("build", "all", "List everything to look at, not only a few examples of each kind"),
    ("build", "previous", "The site that is online, if it is not at the target: its history of changes is continued"),
    ("build", "accept_shrink", "Publish even if over 20 % of the old site's procedures are missing"),
    ("check", "", "Only read and check a catalogue"),
    ("check", "catalog", "Folder of the catalogue: with `site.toml` and the files of procedures"),
    ("check", "all", "List everything to look at, not only a few examples of each kind"),
    ("diff", "", "Compare two catalogues or sites, for signing off: what is new, repealed, under a new code, or changed"),
    ("diff", "old", "The old side: folder of a catalogue, or a published site: its folder or its .zip"),
    ("diff", "new", "The new side, likewise"),
    ("diff", "format", "Form of the comparison: text to read, html to print on A4 and sign, json for another program"),
    ("diff", "out", "File to write. Otherwise: the screen"),
    (
        "check",
        "format",
        "Form of the report: text, a page that opens without a network (html), or for other programs (json, sarif)",
    ),
    ("check", "out", "File to write the report to. Otherwise it is printed"),
    ("explain", "", "Explain a kind of finding: why it matters, the law, what to do"),
    ("explain", "kind", "The kind, in square brackets in the report. Without it, all kinds are listed"),
    ("watch", "", "See while you write: publish, open the site on this machine, and publish again when the catalogue changes"),
    ("watch", "catalog", "Folder of the catalogue: with `site.toml` and the files of procedures"),
    ("watch", "out", "Where to put the site. Must be empty, missing, or a site made by this program"),
    (
        "watch",
        "app",
        "Folder of the search app (app.js, app_bg.wasm, …). Default: the app inside this program, or the folder `app` beside it",
    ),
    ("watch", "accept_shrink", "Publish even if over 20 % of the old site's procedures are missing"),
    ("watch", "port", "Port; 0 is any free port"),
    ("search", "", "Search a published site"),
    ("search", "site", "Folder of the site, made by `indexer build`"),
    ("search", "query", "The question"),
    ("search", "queries", "File of questions, one object {\"id\", \"query\"} a line; prints one line of JSON for each"),
    ("search", "k", "The most procedures for a question"),
    ("serve", "", "Open a published site on this machine"),
    ("serve", "site", "Folder of the site, made by `indexer build`, or the .zip made by `indexer zip`"),
    ("serve", "port", "Port; 0 is any free port"),
    ("serve", "prefix", "Sub-path of the site, such as \"/mot-cua\""),
    ("serve", "lan", "Let other machines of the local network see it too"),
    ("keygen", "", "Create the pair of keys that releases are signed with"),
    ("keygen", "key", "Secret key file to create; the public key is put beside it, with .pub added"),
    (
        "keygen",
        "password_file",
        "File with the password of the key. Otherwise: the variable NIEM_YET_PASSWORD, or the terminal asks",
    ),
    ("sign", "", "Sign the release of a site"),
    ("sign", "site", "Folder of the site, made by `indexer build`"),
    ("sign", "key", "Secret key file, made by `indexer keygen`"),
    (
        "sign",
        "password_file",
        "File with the password of the key. Otherwise: the variable NIEM_YET_PASSWORD, or the terminal asks",
    ),
    ("verify", "", "Check a published site or a copy of it, file by file"),
    ("verify", "site", "Folder of the site, or its .zip"),
    ("verify", "key", "Public key file (.pub); otherwise the key in the site"),
    ("publish", "", "Copy a site to where a host serves it, in the right order, only the files that differ"),
    ("publish", "site", "Folder of the site, made by `indexer build`, or its .zip"),
    ("publish", "to", "Folder that the host serves: a network drive, the git folder of the pages, what is to be uploaded"),
    ("template", "", "Write an empty workbook with notes and examples, for the office to fill in"),
    ("template", "file", "The .xlsx to write"),
    ("template", "force", "Overwrite a file that is there"),
    ("export", "", "Write a whole catalogue into an Excel workbook, to edit it and read it back"),
    ("export", "catalog", "Folder of the catalogue: with `site.toml` and the files of procedures"),
    ("export", "xlsx", "The .xlsx to write"),
    ("export", "force", "Overwrite a file that is there"),
    ("export", "all", "List everything to look at, not only a few examples of each kind"),
    ("manual", "", "Write the manual pages and the completions of shells"),
    ("manual", "out", "Where to put the folders `man` and `completions`"),
    ("zip", "", "Pack a whole site into one .zip to carry away"),
    ("zip", "site", "Folder of the site, made by `indexer build`"),
    ("zip", "out", "The .zip to write. Must be missing, or made by this command"),
];

/// What clap adds by itself: the verb `help` and the arguments `--help` and `--version`, in Vietnamese and English.
const OF_CLAP: &[(&str, &str, &str, &str)] = &[
    ("help", "", "In hướng dẫn của chương trình hoặc của một lệnh", "Print the help of the program or of a verb"),
    ("", "help", "In hướng dẫn này", "Print this help"),
    ("", "version", "In số phiên bản", "Print the version"),
];

/// The names of values in the usage, in Vietnamese and English.
const VALUES: &[(&str, &str)] = &[
    ("DANH-MỤC", "CATALOG"),
    ("TRANG", "SITE"),
    ("THƯ-MỤC", "DIR"),
    ("TỆP", "FILE"),
    ("KHÓA", "KEY"),
    ("NGÀY", "DATE"),
    ("DẠNG", "FORMAT"),
    ("BẢN-CŨ", "OLD"),
    ("BẢN-MỚI", "NEW"),
    ("CỔNG", "PORT"),
    ("ĐƯỜNG-DẪN", "PREFIX"),
    ("ĐỊA-CHỈ", "URL"),
    ("CÂU-HỎI", "QUERY"),
    ("SỐ", "K"),
    ("TÊN", "NAME"),
    ("CẤP", "LEVEL"),
    ("LOẠI", "KIND"),
    ("THƯ-MỤC", "FOLDER"),
    ("NGÔN-NGỮ", "LANG"),
];

/// The help of a verb, if its definition does not carry it in this language.
pub(super) fn of_verb(verb: &str, lang: Lang) -> Option<&'static str> {
    find(verb, "", lang)
}

/// The help of an argument, if its definition does not carry it in this language.
pub(super) fn of_argument(verb: &str, argument: &str, lang: Lang) -> Option<&'static str> {
    find(verb, argument, lang).or_else(|| find("", argument, lang))
}

fn find(verb: &str, argument: &str, lang: Lang) -> Option<&'static str> {
    let of_clap = OF_CLAP.iter().find(|row| (row.0, row.1) == (verb, argument));
    let english = || ENGLISH.iter().find(|row| lang == Lang::En && (row.0, row.1) == (verb, argument));
    match (of_clap, lang) {
        (Some((_, _, vietnamese, _)), Lang::Vi) => Some(vietnamese),
        (Some((.., english)), Lang::En) => Some(english),
        (None, _) => english().map(|row| row.2),
    }
}

/// The name of a value in a language.
pub(super) fn value_name(name: &str, lang: Lang) -> Option<&'static str> {
    let (vietnamese, english) = VALUES.iter().find(|row| row.0 == name || row.1 == name)?;
    Some(if lang == Lang::Vi { vietnamese } else { english })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::super::Arguments;
    use super::*;

    /// Every verb and argument of the definitions that people see, and the name of its value.
    fn defined() -> Vec<(String, String, Option<String>)> {
        let mut command = Arguments::command();
        command.build();
        let verbs = command.get_subcommands().filter(|verb| verb.get_name() != "help");
        let mut all = Vec::new();
        for (name, verb) in verbs.map(|verb| (verb.get_name(), verb)).chain([("", &command)]) {
            all.push((name.to_owned(), String::new(), None));
            for arg in verb.get_arguments().filter(|arg| !arg.is_hide_set()) {
                let value = arg.get_action().takes_values().then(|| match arg.get_value_names() {
                    Some(names) => names[0].to_string(),
                    None => arg.get_id().as_str().to_uppercase(),
                });
                all.push((name.to_owned(), arg.get_id().to_string(), value));
            }
        }
        all
    }

    #[test]
    fn every_verb_and_argument_has_both_texts() {
        for (verb, argument, value) in defined() {
            assert!(of_argument(&verb, &argument, Lang::En).is_some(), "{verb} {argument}: no English text");
            assert!(value.is_none_or(|value| value_name(&value, Lang::Vi).is_some()), "{verb} {argument}: no name of its value");
        }
        for help in Arguments::command().get_subcommands().flat_map(|verb| verb.get_arguments()).map(clap::Arg::get_help) {
            assert!(help.is_some());
        }
    }

    #[test]
    fn no_english_text_is_left_over_or_twice() {
        let defined: BTreeSet<(String, String)> = defined().into_iter().map(|(verb, argument, _)| (verb, argument)).collect();
        let mut seen = BTreeSet::new();
        for (verb, argument, _) in ENGLISH {
            assert!(defined.contains(&((*verb).to_owned(), (*argument).to_owned())), "{verb} {argument}");
            assert!(seen.insert((verb, argument)), "{verb} {argument}");
        }
    }
}
