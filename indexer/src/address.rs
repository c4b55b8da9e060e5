//! Addresses of files.

/// A path as a part of an address: what has a meaning there, and every letter beyond ASCII, is percent-encoded. Slashes
/// stay.
pub(crate) fn percent_encoded(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    path.bytes().map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address() {
        assert_eq!(percent_encoded("thu-tuc/Nuôi voi.toml"), "thu-tuc/Nu%C3%B4i%20voi.toml");
        assert_eq!(percent_encoded("/a b/ă&"), "/a%20b/%C4%83%26");
    }
}
