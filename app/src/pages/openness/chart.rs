//! A table with a bar in each row. The table states everything; the bars only make it quicker to see. So they
//! are hidden from screen readers, and no meaning depends on their colour.

use std::borrow::Cow;

use catalog::{grouped, share, share_per_mille};
use leptos::prelude::*;

use crate::components::table::Table;

/// The content of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chart {
    /// What the table shows.
    pub caption: String,
    /// The headings of the columns, the first above the labels. A heading takes two lines on a phone, so words
    /// that belong together are joined by no-break spaces.
    pub heads: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The heading of the row.
    pub label: String,
    /// The other cells.
    pub cells: Vec<String>,
    /// The length of the bar, in thousandths of the whole. `None` if there is nothing to compare with.
    pub bar: Option<u32>,
}

impl Row {
    /// A count, with its share of the whole in per cent and as a bar.
    pub fn of_whole(label: impl Into<String>, count: u32, whole: u32) -> Self {
        let cells = vec![grouped(u64::from(count)), share(count, whole).unwrap_or_default()];
        Self { label: label.into(), cells, bar: share_per_mille(count, whole) }
    }

    /// A row without a bar.
    pub fn plain(label: impl Into<String>, cells: Vec<String>) -> Self {
        Self { label: label.into(), cells, bar: None }
    }
}

/// Draws a table.
#[component]
pub(super) fn ChartTable(
    /// What to draw.
    chart: Chart,
) -> impl IntoView {
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

/// A bar of this many thousandths.
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
    fn a_count_has_its_share_in_words_and_as_a_bar() {
        let row = Row::of_whole("Toàn trình", 1_200, 4_633);
        assert_eq!((row.cells, row.bar), (vec!["1.200".to_owned(), "25,9 %".to_owned()], Some(259)));
    }

    #[test]
    fn a_count_of_nothing_has_no_share() {
        let row = Row::of_whole("Toàn trình", 0, 0);
        assert_eq!((row.cells, row.bar), (vec!["0".to_owned(), String::new()], None));
    }
}
