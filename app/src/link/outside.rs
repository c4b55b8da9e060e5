//! Addresses that come from data and lead out of the site.

/// An address outside the site that a page may link to: `https:`, `mailto:` or `tel:`, and no other, so
/// that no text in a source can become a script. Plain `http:` is none of them: anyone on the way could
/// change what it shows, so such an address is only shown as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside(String);

/// The digits that a number may have: an emergency number at least, and at most what ITU-T E.164 allows.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

impl Outside {
    /// A page: `https://` and a host, without the name of a user before it, which could pass for the host.
    pub fn page(address: &str) -> Option<Self> {
        let (host, _) =
            address.strip_prefix("https://").map(|rest| rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())))?;
        let host_is_plain = host.starts_with(char::is_alphanumeric) && !host.contains('@');
        (host_is_plain && !address.contains(strange)).then(|| Self(address.to_owned()))
    }

    /// An e-mail address.
    pub fn mail(address: &str) -> Option<Self> {
        let (name, host) = address.split_once('@')?;
        let plain =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte));
        (plain(name) && plain(host) && host.contains('.')).then(|| Self(format!("mailto:{address}")))
    }

    /// The number of a telephone as it is written, with spaces, dots, hyphens or brackets.
    pub fn phone(number: &str) -> Option<Self> {
        let written = |c: char| c.is_ascii_digit() || " .-()+".contains(c);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let dialled = || number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
        (DIGITS.contains(&digits) && number.chars().all(written)).then(|| Self(format!("tel:{}", dialled())))
    }

    /// The address, for `href`.
    pub fn into_address(self) -> String {
        self.0
    }
}

/// What browsers drop or turn into a slash while they read an address, and what ends an attribute.
fn strange(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\\\"<>`".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What must not become a link, whatever it is taken for.
    const BAD: [&str; 20] = [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://",
        "\u{1}javascript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "javascript:alert(1)@a.vn",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "//other.example/",
        "/etc",
        "http://other.example/",
        "file:///etc/passwd",
        "blob:https://other.example/1",
        "https://",
        "https:///other.example",
        "https://dichvucong.gov.vn@other.example/",
        "https://a.vn/ b",
        "https://a.vn\\@other.example/",
        "ht\ntps://a.vn/",
    ];

    #[test]
    fn nothing_but_pages_mail_and_telephones_is_linked() {
        for text in BAD {
            assert_eq!((Outside::page(text), Outside::mail(text), Outside::phone(text)), (None, None, None), "{text:?}");
        }
    }

    #[test]
    fn an_address_stays_as_it_is() {
        for address in ["https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc", "https://a.vn", "https://xã.vn/đường?a=1&b=@#c"]
        {
            assert_eq!(Outside::page(address).map(Outside::into_address).as_deref(), Some(address));
        }
    }

    #[test]
    fn mail_has_a_name_and_a_host() {
        assert_eq!(Outside::mail("mot-cua@mau.gov.vn").map(Outside::into_address).as_deref(), Some("mailto:mot-cua@mau.gov.vn"));
        for text in ["mau", "@mau.vn", "a@b", "a@b.vn?bcc=c@d.vn", "a b@c.vn", "a@b@c.vn"] {
            assert_eq!(Outside::mail(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_dialled_without_its_spaces() {
        assert_eq!(Outside::phone("(0222) 3.555-123").map(Outside::into_address).as_deref(), Some("tel:02223555123"));
        assert_eq!(Outside::phone("+84 222").map(Outside::into_address).as_deref(), Some("tel:+84222"));
        for text in ["0222 3555123 - 0912 345 678", "giờ hành chính: 0222", "", "12"] {
            assert_eq!(Outside::phone(text), None, "two numbers, or words: {text}");
        }
    }
}
