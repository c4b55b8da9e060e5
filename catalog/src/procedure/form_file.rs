//! A form (mẫu đơn, tờ khai): a file that a citizen fills in for a paper of the dossier.

use serde::{Deserialize, Serialize};

/// Where the national portal serves a file of a record, up to the file's id.
const PORTAL_FILE: &str = "https://dichvucong.gov.vn/api/v1/submitting/preview-attachment-by-citizen?fileId=";
/// The most letters of a file's id on the portal: an UUID has 36.
const MOST_OF_ID: usize = 64;

/// A form of a paper, as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormFile {
    /// What people read: "Tờ khai thay đổi thông tin cư trú (CT01)".
    pub name: String,
    /// The kind of file.
    pub kind: FormKind,
    /// The file's name as the source writes it. The national portal's names lack their letters with marks.
    pub raw: String,
    /// The file on the national portal, if the source says which it is.
    pub portal: Option<PortalFile>,
    /// The file in this release, if the office holds it.
    pub held: Option<HeldFile>,
}

/// The kind of a form's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FormKind {
    /// `.doc`, `.docx`, `.odt`, `.rtf`.
    Word,
    /// `.pdf`.
    Pdf,
    /// `.xls`, `.xlsx`, `.ods`.
    Excel,
    /// Another kind, or none that the name tells.
    Other,
}

/// The id of a file on the national portal. It consists of letters, digits and hyphens, so it is safe in an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PortalFile(String);

/// A form's file in a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldFile {
    /// Its address, relative to the site.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its text, as [`crate::text::prose()`] reads it; empty if it cannot be read.
    pub text: String,
}

impl FormFile {
    /// A form of which only the file's name is known. Until it gets a better one, that is also what people read.
    pub fn of_raw(raw: impl Into<String>) -> Self {
        let raw = raw.into();
        Self { name: raw.clone(), kind: FormKind::of_name(&raw), raw, portal: None, held: None }
    }

    /// Reads a line that names a form as [`Self::in_one_line`] writes it.
    ///
    /// ```
    /// use catalog::FormFile;
    ///
    /// let form = FormFile::parse("TK 1.docx https://dichvucong.gov.vn/api/v1/submitting/preview-attachment-by-citizen?fileId=0a-1");
    /// assert_eq!((form.raw.as_str(), form.portal.unwrap().id()), ("TK 1.docx", "0a-1"));
    /// assert_eq!(FormFile::parse("TK 1.docx").portal, None);
    /// ```
    pub fn parse(line: &str) -> Self {
        let with_file = line.rsplit_once(PORTAL_FILE).and_then(|(raw, id)| Some((raw.trim(), PortalFile::parse(id.trim())?)));
        match with_file {
            Some((raw, file)) if !raw.is_empty() => Self { portal: Some(file), ..Self::of_raw(raw) },
            _ => Self::of_raw(line),
        }
    }

    /// The file's name, and its address on the portal behind it.
    pub fn in_one_line(&self) -> String {
        match &self.portal {
            Some(file) => format!("{} {}", self.raw, file.address()),
            None => self.raw.clone(),
        }
    }
}

impl FormKind {
    /// The kind that the ending of a file's name tells.
    pub fn of_name(name: &str) -> Self {
        match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
            Some("doc" | "docx" | "odt" | "rtf") => Self::Word,
            Some("pdf") => Self::Pdf,
            Some("xls" | "xlsx" | "ods") => Self::Excel,
            _ => Self::Other,
        }
    }

    /// What people call the kind; empty if it is not known.
    pub fn label(self) -> &'static str {
        match self {
            Self::Word => "Word",
            Self::Pdf => "PDF",
            Self::Excel => "Excel",
            Self::Other => "",
        }
    }
}

impl PortalFile {
    /// A file by its id. `None` if that is no id.
    pub fn parse(id: &str) -> Option<Self> {
        let safe = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (safe && (1..=MOST_OF_ID).contains(&id.len())).then(|| Self(id.to_owned()))
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.0
    }

    /// Where the portal serves the file.
    pub fn address(&self) -> String {
        format!("{PORTAL_FILE}{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_kind() {
        let kinds = ["a.DOC", "b.docx", "c.pdf", "d.xlsx", "Tờ khai", "x.zip"].map(FormKind::of_name);
        assert_eq!(kinds.map(FormKind::label), ["Word", "Word", "PDF", "Excel", "", ""]);
    }

    #[test]
    fn an_id_cannot_change_the_address() {
        for id in ["", "a&b=c", "../x", "a b", "a#", "ă", &"a".repeat(65)] {
            assert_eq!(PortalFile::parse(id), None, "{id}");
        }
        assert!(PortalFile::parse("019d9ac8-d5b7").unwrap().address().ends_with("?fileId=019d9ac8-d5b7"));
    }

    #[test]
    fn a_form_is_read_as_it_was_written() {
        let form = FormFile { portal: PortalFile::parse("1"), ..FormFile::of_raw("Mẫu 1.docx") };
        assert_eq!(FormFile::parse(&form.in_one_line()), form);
        assert_eq!(FormFile::parse("https://a.vn/?fileId=1").raw, "https://a.vn/?fileId=1");
    }
}
