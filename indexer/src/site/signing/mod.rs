//! Creates keys and signatures in the format of minisign. [`catalog::signature`] checks them.

pub(crate) mod password;

use std::io::Cursor;
use std::path::Path;

use anyhow::{Context, anyhow, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalog::release::{Release, sha256};
use catalog::signature::PublicKey;
use minisign::{KeyPair, SecretKey, SecretKeyBox};

use crate::limits::{self, Limits};

/// The file of a key has two lines.
const KEY: Limits = Limits { bytes: 4 << 10, unpacked: 4 << 10, ratio: 1, parts: 1 };
/// The text before the hash of `SHA256SUMS` in the trusted comment.
const LIST: &str = "SHA256SUMS=";

/// Creates a pair of keys. Returns the texts of their files: first the secret key, protected by the password, then the
/// public key.
///
/// # Errors
/// The system has no random numbers.
pub fn new_keys(password: String) -> anyhow::Result<(String, String)> {
    let made = || -> minisign::Result<_> {
        let KeyPair { pk, sk } = KeyPair::generate_encrypted_keypair(Some(password))?;
        Ok((sk.to_box(Some("khoa bi mat Niem Yet"))?.into_string(), pk.to_box()?.into_string()))
    };
    made().map_err(|_| anyhow!("không tạo được khóa: máy không cho số ngẫu nhiên; hãy chạy lại, hoặc dùng máy khác"))
}

/// Reads a public key from its file.
///
/// # Errors
/// The file is not a public key.
pub fn public_key(path: &Path) -> anyhow::Result<PublicKey> {
    let text = limits::text(path, &KEY)?;
    PublicKey::parse(&text).with_context(|| format!("{}: hãy chỉ tệp .pub do `indexer keygen` làm ra", path.display()))
}

/// Reads a secret key from its file.
///
/// # Errors
/// The file is not a secret key, or the password is wrong.
pub fn secret_key(path: &Path, password: String) -> anyhow::Result<SecretKey> {
    let text = limits::text(path, &KEY)?;
    let unlocked = SecretKeyBox::from_string(&text).and_then(|locked| locked.into_secret_key(Some(password)));
    unlocked.map_err(|_| anyhow!("{}: sai mật khẩu, hoặc tệp này không phải khóa bí mật; hãy thử lại", path.display()))
}

/// Signs a release. Returns the text of `release.json.minisig`, whose trusted comment (also signed) names the release
/// and the hash of `list`, the bytes of `SHA256SUMS`.
///
/// # Errors
/// The bytes are not a release.
pub fn sign(key: &SecretKey, release_json: &[u8], list: &[u8]) -> anyhow::Result<String> {
    let release = Release::parse(release_json)?;
    let trusted = format!("ban={} ngay={} {LIST}{}", release.id, release.made, sha256(list));
    let untrusted = Some("chu ky cua release.json");
    let signature = minisign::sign(None, key, Cursor::new(release_json), Some(&trusted), untrusted);
    Ok(signature.map_err(|_| anyhow!("không ký được bằng khóa này; hãy tạo khóa mới bằng `indexer keygen`"))?.into_string())
}

/// The hash of `SHA256SUMS` that a trusted comment names, if any.
pub fn signed_list(trusted: &str) -> Option<&str> {
    trusted.split_whitespace().find_map(|word| word.strip_prefix(LIST))
}

/// The identifier of a key, in hex, as minisign shows it.
pub fn number(key: &PublicKey) -> String {
    let bytes = STANDARD.decode(key.as_str()).unwrap_or_default();
    bytes.get(2..10).unwrap_or_default().iter().rev().map(|byte| format!("{byte:02X}")).collect()
}

/// Refuses a weak password, because somebody may copy the file of the key without its owner noticing.
///
/// # Errors
/// It has fewer than 8 characters.
pub fn check_password(password: &str) -> anyhow::Result<()> {
    ensure!(password.chars().count() >= 8, "mật khẩu phải có ít nhất 8 ký tự");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::signature::SignatureError;

    #[test]
    fn a_signature_covers_the_content_and_the_comment() {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
        let key = PublicKey::parse(&pk.to_box().unwrap().into_string()).unwrap();
        assert!(sign(&sk, b"{}", b"list").is_err(), "not a release");
        let signed = minisign::sign(None, &sk, Cursor::new(b"x"), Some("ban=1 SHA256SUMS=ab"), None).unwrap().into_string();
        let trusted = key.check(b"x", &signed).unwrap();
        assert_eq!(signed_list(&trusted), Some("ab"));
        assert_eq!(key.check(b"y", &signed), Err(SignatureError::Wrong));
        assert_eq!(number(&key).len(), 16);
    }
}
