//! A table whose lines carry a bar each. The table is what is said; the bars only make it quicker to see, so
//! they are hidden from who hears the page, and nothing is told by colour.

use std::borrow::Cow;

use catalog::{grouped, share, share_per_mille};
use leptos::prelude::*;

use crate::components::table::Table;

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chart {
    /// What it is of.
    pub caption: String,
    /// The headings of its columns, the first over the labels. Words that belong together are joined by
    /// no-break spaces: on a phone a heading takes two lines.
    pub heads: Vec<&'static str>,
    /// Its lines.
    pub rows: Vec<Row>,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// What the line is of.
    pub label: String,
    /// The other cells.
    pub cells: Vec<String>,
    /// How long its bar is, in thousandths of the whole. None where there is nothing to measure by.
    pub bar: Option<u32>,
}

impl Row {
    /// So many of a whole, with its share.
    pub fn of_whole(label: impl Into<String>, count: u32, whole: u32) -> Self {
        let cells = vec![grouped(u64::from(count)), share(count, whole).unwrap_or_default()];
        Self { label: label.into(), cells, bar: share_per_mille(count, whole) }
    }

    /// A line without a bar.
    pub fn plain(label: impl Into<String>, cells: Vec<String>) -> Self {
        Self { label: label.into(), cells, bar: None }
    }
}

/// Draws a table.
#[component]
pub(super) fn ChartTable(chart: Chart) -> impl IntoView {
    let heads = chart.heads.into_iter().map(Cow::Borrowed).collect();
    let rows = chart.rows.into_iter().map(row_view).collect_view();
    view! { <Table class="chart" caption=chart.caption heads>{rows}</Table> }
}

/// Tables, one under the other.
pub(super) fn charts(charts: impl IntoIterator<Item = Chart>) -> AnyView {
    charts.into_iter().map(|chart| view! { <ChartTable chart/> }).collect_view().into_any()
}

fn row_view(row: Row) -> impl IntoView {
    let cells = row.cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
    view! { <tr><th scope="row">{row.label}{row.bar.map(bar_view)}</th>{cells}</tr> }
}

fn bar_view(per_mille: u32) -> impl IntoView {
    view! {
        <svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width=per_mille.min(1000).to_string() height="1"></rect>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_carries_its_share_in_words_and_as_a_bar() {
        let row = Row::of_whole("Toàn trình", 1_200, 4_633);
        assert_eq!((row.cells, row.bar), (vec!["1.200".to_owned(), "25,9 %".to_owned()], Some(259)));
    }

    #[test]
    fn of_nothing_there_is_no_share() {
        let row = Row::of_whole("Toàn trình", 0, 0);
        assert_eq!((row.cells, row.bar), (vec!["0".to_owned(), String::new()], None));
    }
}
