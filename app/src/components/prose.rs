//! A text of a source, with its lines and bullets as paragraphs and lists.

use leptos::prelude::*;

/// A run of lines of one sort.
#[derive(Debug, PartialEq, Eq)]
enum Block<'a> {
    Paragraph(&'a str),
    List(Vec<&'a str>),
}

/// Draws a text.
#[component]
pub(crate) fn Prose(
    /// The text, clean and with line breaks.
    text: String,
) -> impl IntoView {
    let draw = |block: Block<'_>| match block {
        Block::Paragraph(line) => view! { <p>{line.to_owned()}</p> }.into_any(),
        Block::List(items) => {
            let items = items.into_iter().map(|item| view! { <li>{item.to_owned()}</li> }).collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
    };
    view! { <div class="prose">{blocks(&text).into_iter().map(draw).collect_view()}</div> }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match (bullet_item(line), blocks.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(item),
            (Some(item), _) => blocks.push(Block::List(vec![item])),
            (None, _) => blocks.push(Block::Paragraph(line)),
        }
    }
    blocks
}

/// The words after a bullet. A dash between digits is no bullet, so a space or a letter must follow.
fn bullet_item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '–', '+', '*', '•', '●'])?;
    let item = rest.trim_start_matches(['-', '–', '+', '*', '•', ' ']);
    (!item.is_empty() && !item.starts_with(|c: char| c.is_ascii_digit() && !rest.starts_with(' '))).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_become_lists() {
        assert_eq!(
            blocks("Nộp hồ sơ:\n- một\n+ hai\nRồi chờ."),
            [Block::Paragraph("Nộp hồ sơ:"), Block::List(vec!["một", "hai"]), Block::Paragraph("Rồi chờ.")]
        );
    }

    #[test]
    fn a_number_is_no_bullet() {
        assert_eq!(blocks("-5 độ"), [Block::Paragraph("-5 độ")]);
        assert_eq!(blocks("-"), [Block::Paragraph("-")]);
    }
}
