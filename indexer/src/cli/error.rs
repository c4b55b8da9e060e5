//! Errors of the command line in Vietnamese: what is wrong in it, and what to write. In English, clap's own words do.

use std::error::Error as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::lang::{self, Lang};
use crate::say::{say, say_error};

/// Prints an error, or the help or the version that was asked for. Returns the exit code.
pub(super) fn report(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say!("{}", error.to_string().trim_end());
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => say_error!("{}", error.to_string().trim_end()),
        _ => match lang::chosen() {
            Lang::Vi => say_error!("{}", told(error)),
            Lang::En => say_error!("{}", error.to_string().trim_end()),
        },
    }
    ExitCode::from(2)
}

/// What is wrong, how the verb is used, and where to read more.
fn told(error: &clap::Error) -> String {
    let mut lines = vec![format!("Lỗi: {}", what(error))];
    let usage = first(error, ContextKind::Usage).unwrap_or_default();
    let usage = usage.trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        lines.push(format!("  Cách dùng: {usage}"));
    }
    let verb: Vec<&str> = usage.split_whitespace().take_while(|word| !word.starts_with(['[', '<', '-'])).collect();
    let verb = if verb.is_empty() { "indexer".to_owned() } else { verb.join(" ") };
    lines.push(format!("  Xem thêm: {verb} --help"));
    lines.join("\n")
}

fn what(error: &clap::Error) -> String {
    let argument = first(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = first(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => unknown_argument(error, &argument),
        ErrorKind::InvalidSubcommand => {
            let verb = first(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            let near = first(error, ContextKind::SuggestedSubcommand);
            format!("không có lệnh \"{verb}\"; {}", instead(near, "hãy chọn một lệnh trong `indexer --help`"))
        }
        ErrorKind::MissingSubcommand => "chưa ghi lệnh nào; hãy chọn một lệnh trong `indexer --help`".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("thiếu {}; hãy ghi thêm", every(error, ContextKind::InvalidArg).join(", ")),
        ErrorKind::InvalidValue if value.is_empty() => format!("sau {argument} chưa có giá trị; hãy ghi thêm"),
        ErrorKind::InvalidValue => not_possible(error, &argument, &value),
        ErrorKind::ValueValidation => {
            let why = error.source().map_or_else(|| "giá trị không dùng được; hãy sửa".to_owned(), ToString::to_string);
            format!("{argument}: \"{value}\" {why}")
        }
        ErrorKind::ArgumentConflict => conflict(error, &argument),
        ErrorKind::TooManyValues => format!("{argument} nhận một giá trị; hãy bỏ \"{value}\""),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{argument} chưa đủ giá trị; hãy ghi thêm"),
        ErrorKind::NoEquals => format!("sau {argument} phải có dấu =; hãy ghi thêm"),
        ErrorKind::InvalidUtf8 => "dòng lệnh có chữ bị hỏng mã; hãy gõ lại".to_owned(),
        _ => "dòng lệnh viết chưa đúng; hãy so với cách dùng".to_owned(),
    }
}

fn unknown_argument(error: &clap::Error, argument: &str) -> String {
    if !argument.starts_with('-') {
        return format!("thừa \"{argument}\"; hãy bỏ, hoặc đặt đường dẫn có dấu cách trong ngoặc kép");
    }
    format!("không có tùy chọn \"{argument}\"; {}", instead(first(error, ContextKind::SuggestedArg), "hãy bỏ"))
}

/// What to write instead, if something is near.
fn instead(near: Option<String>, otherwise: &str) -> String {
    near.map_or_else(|| otherwise.to_owned(), |near| format!("có phải bạn muốn ghi \"{near}\"?"))
}

fn not_possible(error: &clap::Error, argument: &str, value: &str) -> String {
    let possible = every(error, ContextKind::ValidValue).join(", ");
    let otherwise = format!("hãy ghi một trong: {possible}");
    format!("{argument}: không có \"{value}\"; {}", instead(first(error, ContextKind::SuggestedValue), &otherwise))
}

fn conflict(error: &clap::Error, argument: &str) -> String {
    match every(error, ContextKind::PriorArg).join(", ") {
        prior if prior == argument || prior.is_empty() => format!("{argument} ghi hai lần; hãy giữ một"),
        prior => format!("{argument} không dùng cùng {prior}; hãy giữ một"),
    }
}

fn first(error: &clap::Error, kind: ContextKind) -> Option<String> {
    every(error, kind).into_iter().next()
}

/// The texts that clap gives about an error.
fn every(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{help, parse};
    use super::*;

    fn said(line: &str) -> String {
        told(&parse(line.split(' ').map(Into::into).collect()).err().unwrap())
    }

    #[test]
    fn every_slip_is_told_with_the_next_step() {
        for (line, expected) in [
            ("indexer biuld", "không có lệnh \"biuld\"; có phải bạn muốn ghi \"build\"?"),
            ("indexer xyz", "không có lệnh \"xyz\"; hãy chọn một lệnh trong `indexer --help`"),
            ("indexer build x", "thiếu --out <TRANG>; hãy ghi thêm"),
            ("indexer build", "thiếu --out <TRANG>, <DANH-MỤC>; hãy ghi thêm"),
            ("indexer build x --out", "sau --out <TRANG> chưa có giá trị; hãy ghi thêm"),
            ("indexer build x --out y --dat 1", "không có tùy chọn \"--dat\"; có phải bạn muốn ghi \"--date\"?"),
            ("indexer build x --zzz", "không có tùy chọn \"--zzz\"; hãy bỏ"),
            ("indexer build x y --out z", "thừa \"y\"; hãy bỏ, hoặc đặt đường dẫn có dấu cách trong ngoặc kép"),
            ("indexer build x --out y --out z", "--out <TRANG> ghi hai lần; hãy giữ một"),
            ("indexer search x y --queries z", "[CÂU-HỎI] không dùng cùng --queries <TỆP>; hãy giữ một"),
            (
                "indexer build x --out y --date 31/2/2026",
                "--date <NGÀY>: \"31/2/2026\" không phải ngày có thật; hãy ghi năm-tháng-ngày, như 2026-07-17",
            ),
            ("indexer serve x --port 70000", "--port <CỔNG>: \"70000\" không phải cổng; hãy ghi số từ 0 đến 65535, như 8080"),
            ("indexer search x -k 0", "-k <SỐ>: \"0\" không phải số đếm; hãy ghi số nguyên từ 1 trở lên, như 10"),
            ("indexer check x --lang fr", "--lang <NGÔN-NGỮ>: không có \"fr\"; hãy ghi một trong: vi, en"),
            ("indexer check x --all=1", "--all nhận một giá trị; hãy bỏ \"1\""),
        ] {
            let said = said(line);
            assert_eq!(said.lines().next().unwrap(), format!("Lỗi: {expected}"), "{line}");
            assert!(said.contains("Xem thêm: indexer") && !said.contains("Usage") && !said.contains("OPTIONS"), "{said}");
        }
        let usage = "  Cách dùng: indexer build [TÙY CHỌN] --out <TRANG> <DANH-MỤC>\n  Xem thêm: indexer build --help";
        assert!(said("indexer build x").ends_with(usage), "{}", said("indexer build x"));
    }

    #[test]
    fn a_kind_of_error_that_is_not_known_is_told_in_vietnamese() {
        let error = clap::Error::raw(ErrorKind::Io, "some English");
        assert_eq!(told(&error), "Lỗi: dòng lệnh viết chưa đúng; hãy so với cách dùng\n  Xem thêm: indexer --help");
    }

    #[test]
    fn errors_in_english_are_claps_own() {
        let error = help::command(Lang::En).try_get_matches_from(["indexer", "build", "x"]).unwrap_err().to_string();
        assert!(error.contains("--out <SITE>") && error.is_ascii(), "{error}");
    }
}
