//! Writes a comparison for people (a terminal, a sheet to sign) and for programs.

mod html;
mod json;
mod text;

use anyhow::Context;

use super::{Brief, Change, Diff, Group, summary};

/// How a comparison is written. (Doc comments on the variants would become a long list in the help.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Html,
    Json,
}

/// Writes a comparison. The same comparison gives the same text.
///
/// # Errors
/// It cannot be written as JSON.
pub(crate) fn write(diff: &Diff, format: Format) -> anyhow::Result<String> {
    match format {
        Format::Text => Ok(text::write(diff)),
        Format::Html => Ok(html::write(diff)),
        Format::Json => json::write(diff).context("không viết được JSON"),
    }
}

/// The groups of changed procedures, each with its heading.
const GROUPS: [(Group, &str); 4] = [
    (Group::Substance, "Đổi nội dung"),
    (Group::Recoded, "Chỉ đổi mã"),
    (Group::Wording, "Chỉ đổi chữ, dấu câu, thứ tự"),
    (Group::Source, "Chỉ đổi ngày cập nhật hoặc địa chỉ ở nguồn"),
];

/// The part and the places of a change: "Phí, lệ phí (Trực tiếp, Trực tuyến)".
fn part(change: &Change) -> String {
    match change.places.as_slice() {
        [] => change.part.to_owned(),
        places => format!("{} ({})", change.part, places.join(", ")),
    }
}

/// What one side says of the other's procedures of the same name.
fn perhaps(brief: &Brief) -> Option<String> {
    let codes = brief.perhaps.join(", ");
    (!codes.is_empty()).then(|| format!("cùng tên với {codes} ở bản kia; hãy xem có phải chỉ đổi mã không"))
}
