//! A list of fields (lĩnh vực), each a link with the number of its procedures.

use catalog::Facet;
use leptos::prelude::*;

use crate::link;

/// The list, in the order of `fields`: each with its number of procedures.
pub(crate) fn field_list(fields: &[(&Facet, u32)]) -> impl IntoView + use<> {
    let item = |(facet, count): &(&Facet, u32)| {
        view! { <li><a href=link::field(&facet.slug)>{facet.name.clone()}</a>" "<span class="count">{*count}</span></li> }
    };
    view! { <ul class="fields">{fields.iter().map(item).collect_view()}</ul> }
}
