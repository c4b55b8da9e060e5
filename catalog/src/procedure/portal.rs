//! The page of a procedure on the national portal. Its address ends with the identifier of the portal's record, which
//! the portal also takes when a dossier is filed online.

use super::parts::Source;

/// What the address of every such page begins with.
const PAGE: &str = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/";

impl Source {
    /// The address of the page of a record of the portal. `None` if the text is not an identifier.
    pub fn portal_page(id: &str) -> Option<String> {
        is_id(id).then(|| format!("{PAGE}{id}"))
    }

    /// The identifier of the portal's record, if the source is its page.
    pub fn portal_id(&self) -> Option<&str> {
        self.url.strip_prefix(PAGE).filter(|id| is_id(id))
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_of_a_page_is_read_back() {
        let source = |url: String| Source { url, updated: None };
        assert_eq!(source(Source::portal_page("019-a").unwrap()).portal_id(), Some("019-a"));
        assert_eq!(Source::portal_page("../a"), None);
        for url in ["", "https://mau.vn/1", PAGE, "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/a?b"] {
            assert_eq!(source(url.to_owned()).portal_id(), None, "{url}");
        }
    }
}
