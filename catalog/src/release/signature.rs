//! Signed releases: a signature of `release.json` in minisign's format, so that minisign's own tools can check
//! and make it too. The signature is a file beside the release; its trusted comment holds the hash of the list
//! of all other files of the site.

use minisign_verify::{Error, Signature};

/// The name of the file beside `release.json`.
pub const SIGNATURE_FILE: &str = "release.json.minisig";
/// The name of the file with the public key in a site: minisign's default.
pub const KEY_FILE: &str = "minisign.pub";

/// Why a signature does not prove where a release comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Not the text of a public key.
    #[error("không phải khóa công khai minisign")]
    Key,
    /// Not the text of a signature.
    #[error("không phải chữ ký minisign")]
    Shape,
    /// Made with a key other than the pinned one.
    #[error("bản phát hành được ký bằng khóa khác với khóa đã ghim")]
    OtherKey,
    /// Made for other bytes, or by someone without the key.
    #[error("chữ ký không khớp bản phát hành")]
    Wrong,
}

/// A public key of minisign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    key: minisign_verify::PublicKey,
    text: String,
}

impl PublicKey {
    /// Reads a key from the text of a `.pub` file, or from its last line alone.
    ///
    /// # Errors
    /// The text is not a key.
    pub fn parse(text: &str) -> Result<Self, SignatureError> {
        let line = text.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
        let key = minisign_verify::PublicKey::from_base64(line).map_err(|_| SignatureError::Key)?;
        Ok(Self { key, text: line.to_owned() })
    }

    /// The key in base64, as [`PublicKey::parse`] reads it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Checks that the owner of the secret key signed these bytes. Returns the trusted comment, which is signed
    /// too.
    ///
    /// # Errors
    /// Other bytes were signed, or another key was used.
    pub fn check(&self, bytes: &[u8], signature: &str) -> Result<String, SignatureError> {
        let signature = Signature::decode(signature).map_err(|_| SignatureError::Shape)?;
        match self.key.verify(bytes, &signature, false) {
            Ok(()) => Ok(signature.trusted_comment().to_owned()),
            Err(Error::UnexpectedKeyId) => Err(SignatureError::OtherKey),
            Err(_) => Err(SignatureError::Wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Made with the tool `minisign` for the bytes "test".
    const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    const SIGNATURE: &str = "untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1633700835\tfile:test\tprehashed
wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==";

    #[test]
    fn a_signature_is_valid_only_for_its_bytes() {
        let key = PublicKey::parse(&format!("untrusted comment: minisign public key E7620F1842B4E81F\n{KEY}\n")).unwrap();
        assert_eq!(key.as_str(), KEY);
        assert_eq!(key.check(b"test", SIGNATURE).unwrap(), "timestamp:1633700835\tfile:test\tprehashed");
        assert_eq!(key.check(b"tesT", SIGNATURE), Err(SignatureError::Wrong));
        assert_eq!(key.check(b"test", &SIGNATURE.replace("file:test", "file:best")), Err(SignatureError::Wrong));
        assert_eq!(key.check(b"test", "<!DOCTYPE html>"), Err(SignatureError::Shape));
        // The key's number, which is part of both the key and the signature.
        let other = PublicKey::parse(&KEY.replace("RWQf6L", "RWQf7L")).unwrap();
        assert_eq!(other.check(b"test", SIGNATURE), Err(SignatureError::OtherKey));
    }

    #[test]
    fn other_texts_are_no_key() {
        for text in ["", "RWQ", "<html>", &KEY[..50], SIGNATURE] {
            assert_eq!(PublicKey::parse(text), Err(SignatureError::Key), "{text}");
        }
    }
}
