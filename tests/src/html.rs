//! Reads the elements and attributes of the pages that the indexer writes. It does not parse any HTML, only ours:
//! attributes are quoted, and scripts contain no text.

/// The start tag of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name: "a".
    pub name: String,
    /// Its attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// The text between it and the next tag, not unescaped.
    pub text: String,
}

impl Element {
    /// An attribute's value, unescaped.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// All elements of a page, in order.
pub fn elements(html: &str) -> Vec<Element> {
    let mut found: Vec<Element> = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if let Some(last) = found.last_mut()
            && last.text.is_empty()
        {
            text.clone_into(&mut last.text);
        }
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else {
            let (tag, after_tag) = cut_tag(after);
            found.extend(element(tag));
            rest = after_tag;
        }
    }
    found
}

/// The inside of a tag, and what follows it. A `>` inside quotes does not end it.
fn cut_tag(text: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return (&text[..at], &text[at + 1..]),
            _ => {}
        }
    }
    (text, "")
}

/// The element that a tag starts: none for an end tag and for the doctype.
fn element(tag: &str) -> Option<Element> {
    let name_end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
    let name = &tag[..name_end];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut attributes = Vec::new();
    let mut rest = tag[name_end..].trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() {
        let key_end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let (key, after) = rest.split_at(key_end);
        let (value, after) = value(after);
        attributes.push((key.to_ascii_lowercase(), unescape(value)));
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    }
    Some(Element { name: name.to_ascii_lowercase(), attributes, text: String::new() })
}

/// The value after an attribute's name, and what follows it.
fn value(after_key: &str) -> (&str, &str) {
    match after_key.strip_prefix("=\"").and_then(|rest| rest.split_once('"')) {
        Some((value, rest)) => (value, rest),
        None => {
            let unquoted = after_key.strip_prefix('=').unwrap_or("");
            let end = unquoted.find(char::is_whitespace).unwrap_or(unquoted.len());
            if after_key.starts_with('=') { unquoted.split_at(end) } else { ("", after_key) }
        }
    }
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace("&amp;", "&")
}

/// The target of a link: the path of a file within the site, without query or fragment. `page` is the path of the
/// page's file, `base` its `<base>`. `None` if the link leaves the site. Links that climb out of the site's folder
/// are errors: they break when the site is served under a sub-path.
///
/// # Errors
/// The link begins at the root of the host, or goes above the site's own root.
pub fn target(page: &str, base: &str, link: &str) -> Result<Option<String>, String> {
    if link.starts_with("https://") || link.starts_with("tel:") || link.starts_with("data:") {
        return Ok(None);
    }
    let path = link.split(['?', '#']).next().unwrap_or_default();
    let from = if base.is_empty() { page.to_owned() } else { join(page, base)? };
    // A link that is only a query or a fragment leads to the base.
    let path = if path.is_empty() { from } else { join(&from, path)? };
    Ok(Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }))
}

/// Resolves a relative path from a file's path.
fn join(from: &str, relative: &str) -> Result<String, String> {
    if relative.starts_with('/') {
        return Err("begins at the root of the host".to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut steps = relative.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            ".." => {
                parts.pop().ok_or("goes above the site")?;
            }
            "" | "." => {}
            name => {
                parts.push(name);
                if steps.peek().is_none() {
                    return Ok(parts.join("/"));
                }
            }
        }
    }
    Ok(if parts.is_empty() { String::new() } else { parts.join("/") + "/" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_and_attributes_are_read() {
        let html = r#"<!DOCTYPE html><html lang="vi"><!-- <b> --><a href="x?a=1&amp;b=2" hidden class=y>Chữ</a><br/></html>"#;
        let found = elements(html);
        let names: Vec<_> = found.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["html", "a", "br"]);
        assert_eq!(
            (found[1].get("href"), found[1].get("hidden"), found[1].get("class")),
            (Some("x?a=1&b=2"), Some(""), Some("y"))
        );
        assert_eq!(found[1].text, "Chữ");
    }

    #[test]
    fn links_are_followed_from_the_base() {
        let at = |link| target("thu-tuc/1.004194/index.html", "../../", link);
        assert_eq!(at("linh-vuc/"), Ok(Some("linh-vuc/index.html".into())));
        assert_eq!(at("./"), Ok(Some("index.html".into())));
        assert_eq!(at("styles.css"), Ok(Some("styles.css".into())));
        assert_eq!(at("tra-cuu/?q=x"), Ok(Some("tra-cuu/index.html".into())));
        assert_eq!(at("https://dichvucong.gov.vn"), Ok(None));
        assert!(at("../x").is_err());
        assert!(at("/x").is_err());
    }
}
