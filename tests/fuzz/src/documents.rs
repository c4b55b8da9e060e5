//! The target for documents: Word, PDF and HTML.

use indexer::read::entry_points;

use crate::parts;
use crate::sources::is_publishable;

/// A document with procedures. The main part of a Word document is taken unpacked.
pub(crate) fn document(bytes: &[u8]) -> bool {
    let is_word = bytes.starts_with(b"<?xml");
    let packed = is_word.then(|| parts::packed([("word/document.xml", bytes)]).unwrap_or_default());
    let name = if is_word { "van-ban.docx" } else { "van-ban.html" };
    entry_points::source(name, packed.as_deref().unwrap_or(bytes)).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}
