//! Reads a clean text as paragraphs and lists.

/// A paragraph or a list of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// One line.
    Paragraph(&'a str),
    /// Consecutive lines with bullets.
    List(Vec<Item<'a>>),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its text, without the bullet.
    pub text: &'a str,
    /// The items of the list within it.
    pub items: Vec<&'a str>,
}

/// Reads a text in the form that [`super::clean()`] writes: "- " begins an item; "+ " begins an item of a list within
/// the item above, or an item of its own if there is none above. A text that is a single item is a paragraph.
pub fn prose(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut in_dashes = false;
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (dash, plus) = (line.strip_prefix("- "), line.strip_prefix("+ "));
        match (dash.or(plus), blocks.last_mut()) {
            (None, _) => blocks.push(Block::Paragraph(line)),
            (Some(text), Some(Block::List(items))) => match items.last_mut() {
                Some(above) if plus.is_some() && in_dashes => above.items.push(text),
                _ => items.push(Item { text, items: Vec::new() }),
            },
            (Some(text), _) => blocks.push(Block::List(vec![Item { text, items: Vec::new() }])),
        }
        in_dashes = dash.is_some() || plus.is_some() && in_dashes;
    }
    match blocks.as_slice() {
        [Block::List(items)] if items.len() == 1 && items[0].items.is_empty() => vec![Block::Paragraph(items[0].text)],
        _ => blocks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item<'a>(text: &'a str, items: &[&'a str]) -> Item<'a> {
        Item { text, items: items.to_vec() }
    }

    #[test]
    fn bullets_become_lists_within_lists() {
        assert_eq!(
            prose("Nộp hồ sơ:\n- một\n+ hai\n+ ba\n- bốn\n\nRồi chờ."),
            [
                Block::Paragraph("Nộp hồ sơ:"),
                Block::List(vec![item("một", &["hai", "ba"]), item("bốn", &[])]),
                Block::Paragraph("Rồi chờ."),
            ]
        );
    }

    #[test]
    fn a_plus_without_an_item_above_is_a_list_too() {
        assert_eq!(prose("A:\n+ một\n+ hai")[1], Block::List(vec![item("một", &[]), item("hai", &[])]));
        assert_eq!(prose("- một"), [Block::Paragraph("một")]);
        assert_eq!(prose(""), []);
    }
}
