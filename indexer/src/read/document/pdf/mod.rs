//! Reads a PDF as blocks: tables by the lines that rule them, paragraphs by where their lines end.
//!
//! The parser unpacks without limits and follows forms within forms, so [`safe`] looks at a file before and after it is
//! parsed. Pictures are removed: their bytes would be read as text.

mod facts;
mod grid;
mod layout;
mod lines;
mod page;
mod safe;
#[cfg(test)]
mod tests;

use anyhow::{Context, anyhow, ensure};
use pdf_extract::{Document as File, output_doc};

use super::Document;
use crate::guard::guarded;
use page::Pages;

const DAMAGED: &str = "không đọc được như một tệp PDF; hãy mở tệp rồi in lại thành PDF, hoặc lấy bản Word, Excel";
const ENCRYPTED: &str = "có mật khẩu; hãy mở tệp bằng mật khẩu, in lại thành PDF không có mật khẩu, hoặc lấy bản Word, Excel";
const SCANNED: &str = "là bản chụp (scan), không có chữ để đọc; hãy xin nơi ban hành bản Word, Excel, hoặc PDF xuất từ Word";
/// Some parsers of fonts recurse deeper than the usual stack of a thread.
const STACK: usize = 64 << 20;

/// Reads a PDF.
///
/// # Errors
/// It is damaged, encrypted, larger than the limits allow, or has no text.
pub(super) fn read(bytes: &[u8]) -> anyhow::Result<Document> {
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || guarded(DAMAGED, || parse(bytes)));
        reader.context(DAMAGED)?.join().map_err(|_| anyhow!(DAMAGED))?
    })
}

fn parse(bytes: &[u8]) -> anyhow::Result<Document> {
    safe::check_bytes(bytes)?;
    let mut file = File::load_mem(bytes).context(DAMAGED)?;
    // One that only must not be changed is encrypted with an empty password, and has been decrypted by now.
    ensure!(file.encryption_state.is_some() || !file.trailer.has(b"Encrypt"), ENCRYPTED);
    safe::check(&mut file)?;
    let mut pages = Pages::default();
    output_doc(&file, &mut pages).map_err(|_| anyhow!(DAMAGED))?;
    let empty: Vec<usize> = (1..).zip(&pages.pages).filter(|(_, page)| page.glyphs.is_empty()).map(|(at, _)| at).collect();
    ensure!(empty.len() < pages.pages.len(), SCANNED);
    let second = facts::second_reading(&file, &pages.pages);
    Ok(Document { blocks: layout::blocks(&pages.pages), empty, second, ..Document::default() })
}

pub(super) use facts::without_space;
