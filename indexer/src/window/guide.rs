//! The guide for an office, `docs/huong-dan.md`, as a page of the window.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Options, Parser};

use super::pages::page;

const TEXT: &str = include_str!("../../../docs/huong-dan.md");
/// The guide's pictures. The text names them as `huong-dan/…`.
const PICTURES: [(&str, &[u8]); 3] = [
    ("1-chon-thu-muc.jpg", include_bytes!("../../../docs/huong-dan/1-chon-thu-muc.jpg")),
    ("2-kiem-tra.jpg", include_bytes!("../../../docs/huong-dan/2-kiem-tra.jpg")),
    ("3-xuat-ban.jpg", include_bytes!("../../../docs/huong-dan/3-xuat-ban.jpg")),
];

/// The guide.
pub(super) fn guide() -> Markup {
    let mut text = String::new();
    pulldown_cmark::html::push_html(&mut text, Parser::new_ext(TEXT, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS));
    page("Hướng dẫn", false, &html! { article.guide { (PreEscaped(text)) } })
}

/// The bytes of one of its pictures.
pub(super) fn picture(name: &str) -> Option<&'static [u8]> {
    PICTURES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_of_the_guide_is_in_the_program() {
        let shown = guide().into_string();
        let named: Vec<&str> = shown.split("src=\"huong-dan/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(named, PICTURES.map(|(name, _)| name));
        assert!(!shown.contains(".md\""), "the other pages of docs/ are not in the program");
    }
}
