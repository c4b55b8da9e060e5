//! What a citizen brings to the desk: the code of a procedure, or the link to it with the dossier after `#`. It is
//! scanned or typed. The link is read and never opened, so it does not matter whose site it names.

use crate::dossier::is_fragment;

/// The folder of procedures in an address.
const FOLDER: &str = "thu-tuc/";

/// A procedure, and the dossier for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Brought {
    /// The code of the procedure, as it was written.
    pub code: String,
    /// The dossier, as [`crate::dossier`] reads it; empty if there is none.
    pub fragment: String,
}

impl Brought {
    /// Reads what was scanned or typed.
    ///
    /// # Errors
    /// It is neither a code nor a link to a procedure: what to do, in Vietnamese.
    pub(crate) fn read(text: &str) -> Result<Self, &'static str> {
        // A scanner with the capitals locked writes capitals; codes and dossiers have small letters only.
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err("Hãy quét mã QR của người dân, hoặc gõ mã thủ tục.");
        }
        // A scanner types like a keyboard, and the system's input method turns "dd" into "đ".
        if !text.is_ascii() {
            return Err("Bộ gõ tiếng Việt của máy đã đổi chữ; hãy tắt bộ gõ rồi quét lại.");
        }
        let (address, fragment) = text.split_once('#').unwrap_or((&text, ""));
        let path = address.split('?').next().unwrap_or_default();
        let code = path.rsplit_once(FOLDER).map_or(path, |(_, code)| code).trim_end_matches("index.html").trim_matches('/');
        let is_code = code.contains('.') && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
        if !is_code || code.contains("..") {
            return Err(
                "Đây không phải mã thủ tục hay liên kết hồ sơ; hãy quét mã QR ở trang của thủ tục, hoặc gõ mã như 1.004194.",
            );
        }
        let fragment = if is_fragment(fragment) { fragment } else { "" };
        Ok(Self { code: code.to_owned(), fragment: fragment.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let Brought { code, fragment } = Brought::read(text).unwrap();
        (code, fragment)
    }

    #[test]
    fn a_code_or_a_link_of_any_site_is_read() {
        let whole = ("1.004194".to_owned(), "hs=ab12..0k3d".to_owned());
        assert_eq!(read("https://xa-mau.example.vn/tra-cuu/thu-tuc/1.004194/#hs=ab12..0k3d"), whole);
        assert_eq!(read("http://192.168.1.9:8080/thu-tuc/1.004194/index.html#hs=ab12..0k3d\r\n"), whole);
        assert_eq!(read("HTTPS://XA-MAU.EXAMPLE.VN/THU-TUC/1.004194/#HS=AB12..0K3D"), whole);
        assert_eq!(read("thu-tuc/1.004194/?man-hinh=quay#giay-to"), ("1.004194".to_owned(), String::new()));
        assert_eq!(read(" 1.004194 "), ("1.004194".to_owned(), String::new()));
    }

    #[test]
    fn anything_else_is_answered_with_the_next_step() {
        for (text, step) in [
            ("", "quét mã QR"),
            ("xin chào", "tắt bộ gõ"),
            ("https://example.vn/", "quét mã QR ở trang"),
            ("https://example.vn/viec/sinh-con/", "gõ mã như"),
            ("thu-tuc/../1.004194", "gõ mã như"),
            ("javascript:alert(1)", "gõ mã như"),
            ("1004194", "gõ mã như"),
        ] {
            assert!(Brought::read(text).unwrap_err().contains(step), "{text}");
        }
    }
}
