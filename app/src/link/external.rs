//! Links out of the site, made from text in the data.

/// An address outside the site that a page may link to. Only `https:`, `mailto:` and `tel:` are allowed, so
/// that no text in a source can become a script. Plain `http:` is refused, because anyone on the network
/// could change what it shows; such an address is shown as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalLink(String);

/// How many digits a telephone number has: at least those of an emergency number, at most what ITU-T E.164
/// allows.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

impl ExternalLink {
    /// A web page: `https://` and a host. A user name before the host is refused, because it could be mistaken
    /// for the host.
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

    /// A telephone number as people write it, with spaces, dots, hyphens or brackets.
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

/// Characters that browsers drop from an address or read as a slash, and those that end an attribute.
fn strange(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\\\"<>`".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text that must not become a link of any kind.
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
    fn only_pages_mail_and_telephones_become_links() {
        for text in BAD {
            assert_eq!(
                (ExternalLink::page(text), ExternalLink::mail(text), ExternalLink::phone(text)),
                (None, None, None),
                "{text:?}"
            );
        }
    }

    #[test]
    fn an_address_is_not_changed() {
        for address in ["https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc", "https://a.vn", "https://xã.vn/đường?a=1&b=@#c"]
        {
            assert_eq!(ExternalLink::page(address).map(ExternalLink::into_address).as_deref(), Some(address));
        }
    }

    #[test]
    fn mail_needs_a_name_and_a_host() {
        assert_eq!(
            ExternalLink::mail("mot-cua@mau.gov.vn").map(ExternalLink::into_address).as_deref(),
            Some("mailto:mot-cua@mau.gov.vn")
        );
        for text in ["mau", "@mau.vn", "a@b", "a@b.vn?bcc=c@d.vn", "a b@c.vn", "a@b@c.vn"] {
            assert_eq!(ExternalLink::mail(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_dialled_without_spaces() {
        assert_eq!(ExternalLink::phone("(0222) 3.555-123").map(ExternalLink::into_address).as_deref(), Some("tel:02223555123"));
        assert_eq!(ExternalLink::phone("+84 222").map(ExternalLink::into_address).as_deref(), Some("tel:+84222"));
        for text in ["0222 3555123 - 0912 345 678", "giờ hành chính: 0222", "", "12"] {
            assert_eq!(ExternalLink::phone(text), None, "two numbers, or words: {text}");
        }
    }
}
