//! A list of links to procedures that lead on from another: what replaces it, what holds until then.

use catalog::{Code, Names};
use leptos::prelude::*;

use crate::link;

/// Draws links to procedures by their names, below the words that say what they are. Codes that the catalogue does not
/// have are left out; without any other, nothing is drawn.
#[component]
pub(crate) fn ProcedureLinks<'a>(
    /// What they are: "Nay làm theo:".
    words: &'static str,
    /// Their codes.
    codes: &'a [Code],
    /// The names of the catalogue.
    names: &'a Names,
) -> impl IntoView + use<> {
    let lines = codes.iter().filter_map(|code| names.lines.get(names.ordinal(code.as_str())? as usize));
    let links: Vec<_> = lines
        .map(|line| view! { <li><a class="row-link" href=link::procedure(&line.code)>{line.name.clone()}</a></li> })
        .collect();
    (!links.is_empty()).then(|| view! { <p>{words}</p><ul>{links}</ul> })
}
