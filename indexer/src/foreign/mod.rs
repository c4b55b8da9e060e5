//! Errors of the system and of other people's parsers, in the officer's words. Their own messages are English; what they
//! mean for the person at the machine is said here, with the next step.

mod io;
pub(crate) mod json;

use std::error::Error;

use crate::lang::{self, Lang, tr};

/// An error with all its causes, in one line. Causes that only a programmer understands are left out if another part says
/// what happened.
pub fn told(error: &anyhow::Error) -> String {
    let mut is_below = false;
    let parts = error.chain().filter_map(|cause| {
        // What is below a parser's error is as much its own, but for the system's.
        let said = part(cause).filter(|_| !is_below || cause.is::<std::io::Error>());
        is_below |= lang::chosen() == Lang::Vi && is_for_programmers(cause);
        said
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        tr!("chương trình gặp lỗi không rõ; hãy chạy lại", "unknown error; run it again").to_owned()
    } else {
        parts.join(": ")
    }
}

fn part(cause: &(dyn Error + 'static)) -> Option<String> {
    if lang::chosen() == Lang::En {
        return Some(cause.to_string());
    }
    if let Some(error) = cause.downcast_ref::<std::io::Error>() {
        return Some(io::told(error));
    }
    if let Some(error) = cause.downcast_ref::<serde_json::Error>() {
        return Some(json::told(error));
    }
    (!is_for_programmers(cause)).then(|| cause.to_string())
}

/// Whether a cause is an English message of another crate, which adds nothing to the context that we gave it.
fn is_for_programmers(cause: &(dyn Error + 'static)) -> bool {
    cause.is::<std::str::Utf8Error>()
        || cause.is::<std::fmt::Error>()
        || cause.is::<std::path::StripPrefixError>()
        || cause.is::<zip::result::ZipError>()
        || cause.is::<calamine::XlsxError>()
        || cause.is::<jiff::Error>()
        || cause.is::<toml::de::Error>()
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use anyhow::Context;

    use super::*;

    #[test]
    fn causes_of_the_system_and_of_parsers_are_in_vietnamese() {
        let missing = Err::<(), _>(Error::from(ErrorKind::NotFound)).context("a.json: không mở được").unwrap_err();
        assert_eq!(told(&missing), "a.json: không mở được: không tìm thấy; hãy xem lại đường dẫn");
        let json = serde_json::from_str::<u8>("\"").context("a.json").unwrap_err();
        assert_eq!(told(&json), "a.json: dòng 1, cột 1: nội dung bị cắt ngang, thiếu phần cuối");
        let damaged = zip::ZipArchive::new(std::io::Cursor::new(b"x")).context("tệp nén hỏng").unwrap_err();
        assert_eq!(told(&damaged), "tệp nén hỏng");
        assert!(told(&anyhow::Error::from(std::fmt::Error)).contains("hãy"));
    }
}
