//! The filters of a search: native selects, which every phone and screen reader knows. Each choice states
//! how many procedures it would leave.

use std::sync::Arc;

use catalog::search::{Counts, Filter};
use catalog::text::sorted;
use catalog::{Facet, Level, Names, OnlineLevel};
use leptos::prelude::*;

/// A choice of a select.
#[derive(Clone, PartialEq)]
struct Choice {
    /// Its place in the list of all choices.
    value: String,
    name: String,
    /// How many procedures it would leave.
    count: u32,
    chosen: bool,
}

/// Draws the filters. The selects are drawn once and only their choices are updated, so that the focus stays
/// where it is.
#[component]
pub(crate) fn Filters(
    /// The names of all procedures, with the fields, publishers and subjects to choose from.
    names: Arc<Names>,
    /// The current filter.
    filter: Memo<Filter>,
    /// How many procedures each choice would leave.
    counts: RwSignal<Counts>,
    /// Called with the new filter after each choice.
    change: Callback<Filter>,
) -> impl IntoView {
    let with = |set: fn(&mut Filter, Option<usize>)| {
        Callback::new(move |value: String| {
            let mut filter = filter.get_untracked();
            set(&mut filter, value.parse().ok());
            change.run(filter);
        })
    };
    let level = with(|filter, place| filter.level = place.and_then(|at| Level::ALL.get(at).copied()));
    let field = with(|filter, place| filter.field = place.map(|at| at as u16));
    let publisher = with(|filter, place| filter.publisher = place.map(|at| at as u16));
    let subject = with(|filter, place| filter.subject = place.map(|at| at as u16));
    let online = with(|filter, place| filter.online = place.and_then(|at| OnlineLevel::ALL.get(at).copied()));
    let territory = with(|filter, place| filter.non_territorial = place.is_some());
    let choices = |of: fn(&Names, &Filter, &Counts) -> Vec<Choice>| {
        let names = names.clone();
        Memo::new(move |_| of(&names, &filter.read(), &counts.read()))
    };
    let levels = choices(|_, filter, counts| fixed(&Level::ALL, filter.level, &counts.levels, Level::label));
    let fields = choices(|names, filter, counts| facets(&names.fields, filter.field, &counts.fields));
    let publishers = choices(|names, filter, counts| facets(&names.publishers, filter.publisher, &counts.publishers));
    let subjects = choices(|names, filter, counts| facets(&names.subjects, filter.subject, &counts.subjects));
    let onlines = choices(|_, filter, counts| fixed(&OnlineLevel::ALL, filter.online, &counts.online, OnlineLevel::label));
    view! {
        <Select id="loc-cap" label="Cấp" choices=levels chosen=level/>
        <Select id="loc-linh-vuc" label="Lĩnh vực" choices=fields chosen=field/>
        <Select id="loc-co-quan" label="Cơ quan công bố" choices=publishers chosen=publisher/>
        <Select id="loc-doi-tuong" label="Đối tượng" choices=subjects chosen=subject/>
        <Select id="loc-truc-tuyen" label="Nộp trực tuyến" choices=onlines chosen=online/>
        <label class="check">
            <input
                type="checkbox" prop:checked=move || filter.read().non_territorial
                on:change=move |event| territory.run(if event_target_checked(&event) { "0".into() } else { String::new() })
            />
            {move || format!("Nộp ở nơi nào cũng được – phi địa giới ({})", counts.read().non_territorial)}
        </label>
    }
}

/// Draws a select with its label.
#[component]
fn Select(
    /// The id of the element.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The choices, after "Tất cả".
    choices: Memo<Vec<Choice>>,
    /// Called with the value of the choice, or with an empty text for "Tất cả".
    chosen: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let choices = choices.get();
        let none = choices.iter().all(|choice| !choice.chosen);
        let option = |choice: Choice| {
            let words = format!("{} ({})", choice.name, choice.count);
            view! { <option value=choice.value selected=choice.chosen>{words}</option> }
        };
        view! { <option value="" selected=none>"Tất cả"</option>{choices.into_iter().map(option).collect_view()} }
    };
    view! {
        <div class="filter">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| chosen.run(event_target_value(&event))>{options}</select>
        </div>
    }
}

/// The choices of a fixed list, without those that would leave nothing.
fn fixed<T: Copy + PartialEq>(all: &[T], chosen: Option<T>, counts: &[u32], label: fn(T) -> &'static str) -> Vec<Choice> {
    let choices = all.iter().zip(counts).enumerate().map(|(at, (value, count))| Choice {
        value: at.to_string(),
        name: label(*value).to_owned(),
        count: *count,
        chosen: chosen == Some(*value),
    });
    choices.filter(worth_showing).collect()
}

/// The choices of a list of facets, the most frequent first, without those that would leave nothing.
fn facets(facets: &[Facet], chosen: Option<u16>, counts: &[u32]) -> Vec<Choice> {
    let choices = facets.iter().zip(counts).enumerate().map(|(at, (facet, count))| Choice {
        value: at.to_string(),
        name: facet.name.clone(),
        count: *count,
        chosen: chosen == Some(at as u16),
    });
    sorted(choices.filter(worth_showing).collect(), |a: &Choice, b| b.count.cmp(&a.count))
}

fn worth_showing(choice: &Choice) -> bool {
    choice.chosen || choice.count > 0 && !choice.name.is_empty()
}
