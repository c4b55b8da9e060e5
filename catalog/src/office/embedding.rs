//! On which other sites an office's pages may be shown in a frame.

use super::Office;

impl Office {
    /// Whether a text is the origin of a site that may show our pages: `https://www.xamau.gov.vn`, without a path. Without
    /// encryption only this machine, for trying. Nothing else may be in it, because it becomes part of a header; and it is
    /// written as browsers write it, in small letters and without a port that goes without saying.
    ///
    /// ```
    /// use catalog::Office;
    ///
    /// assert!(Office::is_embedder("https://www.xamau.gov.vn") && Office::is_embedder("http://localhost:8080"));
    /// for other in ["https://xamau.gov.vn/tin", "http://xamau.gov.vn", "xamau.gov.vn", "https://*", "https://a.vn; x", "https://", "https://A.vn", "https://a.vn:443"] {
    ///     assert!(!Office::is_embedder(other), "{other}");
    /// }
    /// ```
    pub fn is_embedder(origin: &str) -> bool {
        let here = ["localhost", "127.0.0.1"];
        let (host, is_here_only) = match (origin.strip_prefix("https://"), origin.strip_prefix("http://")) {
            (Some(host), _) => (host, false),
            (None, Some(host)) => (host, true),
            (None, None) => return false,
        };
        let (name, port) = host.split_once(':').unwrap_or((host, "8080"));
        let is_label =
            |label: &str| !label.is_empty() && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let is_port = !port.is_empty()
            && port.len() < 6
            && !["80", "443"].contains(&port)
            && port.bytes().all(|byte| byte.is_ascii_digit());
        is_port && name.split('.').all(is_label) && (!is_here_only || here.contains(&name))
    }
}
