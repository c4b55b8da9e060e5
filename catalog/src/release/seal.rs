//! The seal of `release.json`: its last field is the hash of all bytes before it. Every other file has its
//! hash in there; without a seal of its own, one flipped bit in an address would be trusted.

use super::files::{Release, sha256};

const BEFORE: &[u8] = b",\n  \"sum\": \"";
const AFTER: &[u8] = b"\"\n}\n";
/// Letters of a hash.
const HASH: usize = 64;

impl Release {
    /// The bytes of `release.json`, sealed.
    ///
    /// ```
    /// use catalog::release::{FORMAT, Release, ReleaseError, sealed};
    ///
    /// let json = sealed(format!("{{ \"format\": {FORMAT} }}").as_bytes());
    /// assert!(json.ends_with(b"\"\n}\n"));
    /// // The seal is right, but a release has more fields than this.
    /// assert!(matches!(Release::parse(&json), Err(ReleaseError::Shape)));
    /// ```
    ///
    /// # Errors
    /// None in practice: every type in a release can be written.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        Ok(sealed(&serde_json::to_vec_pretty(self)?))
    }
}

/// A JSON object with the seal as its last field.
pub fn sealed(json: &[u8]) -> Vec<u8> {
    let open = json.trim_ascii_end();
    let open = open.strip_suffix(b"}").unwrap_or(open).trim_ascii_end();
    [open, BEFORE, sha256(open).as_bytes(), AFTER].concat()
}

/// Whether bytes are still as [`Release::to_json`] wrote them.
pub(super) fn holds(json: &[u8]) -> bool {
    let rest = json.strip_suffix(AFTER).and_then(|rest| rest.split_at_checked(rest.len().checked_sub(HASH)?));
    let Some((rest, sum)) = rest else { return false };
    rest.strip_suffix(BEFORE).is_some_and(|content| sha256(content).as_bytes() == sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::ReleaseError;
    use crate::release::read::tests::written;

    #[test]
    fn one_wrong_bit_anywhere_is_found() {
        let json = written(crate::Level::Commune, None).to_json().unwrap();
        Release::parse(&json).unwrap();
        for at in 0..json.len() {
            let mut wrong = json.clone();
            wrong[at] ^= 1;
            assert!(Release::parse(&wrong).is_err(), "byte {at}");
        }
        assert!(matches!(Release::parse(&[json.as_slice(), b" "].concat()), Err(ReleaseError::Seal)));
    }
}
