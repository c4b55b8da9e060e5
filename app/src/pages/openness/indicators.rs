//! The indicators that rate the office (PAR INDEX, SIPAS, PAPI, PCI), year by year.

use catalog::{Indicator, share_per_mille};
use leptos::prelude::*;

use super::chart::{Chart, ChartTable, Row};

/// The indicators in groups, a group for each indicator of each rated body. The list is sorted by indicator and
/// year, so the years of a group are in order.
fn groups(indicators: &[Indicator]) -> Vec<Vec<&Indicator>> {
    let mut groups: Vec<Vec<&Indicator>> = Vec::new();
    for indicator in indicators {
        match groups.iter_mut().find(|group| (group[0].kind, &group[0].of) == (indicator.kind, &indicator.of)) {
            Some(group) => group.push(indicator),
            None => groups.push(vec![indicator]),
        }
    }
    groups
}

/// The table of one group, with a column of ranks if any year has one.
fn chart(group: &[&Indicator]) -> Chart {
    let (kind, of) = (group[0].kind, &group[0].of);
    let of = if of.is_empty() { String::new() } else { format!(": {of}") };
    let ranked = group.iter().any(|indicator| indicator.rank.is_some());
    let rows = group.iter().map(|indicator| row(indicator, ranked)).collect();
    let heads = if ranked { vec!["Năm", "Điểm", "Xếp hạng"] } else { vec!["Năm", "Điểm"] };
    Chart { caption: format!("{} ({}){of}", kind.meaning(), kind.label()), heads, rows }
}

fn row(indicator: &Indicator, ranked: bool) -> Row {
    let points = match indicator.most {
        Some(most) => format!("{}/{most}", indicator.value),
        None => indicator.value.to_string(),
    };
    let rank = || indicator.rank.map_or_else(|| "Không ghi".to_owned(), |rank| rank.to_string());
    let cells = [points].into_iter().chain(ranked.then(rank)).collect();
    let bar = indicator.most.and_then(|most| share_per_mille(indicator.value.hundredths(), most.hundredths()));
    Row { label: indicator.year.to_string(), cells, bar }
}

/// Where the figures come from: one line if it is the same for all years.
fn sources(group: &[&Indicator]) -> Vec<String> {
    let stated = || group.iter().filter(|indicator| !indicator.source.is_empty());
    if stated().count() == group.len() && group.iter().all(|indicator| indicator.source == group[0].source) {
        return vec![format!("Nguồn: {}", group[0].source)];
    }
    stated().map(|indicator| format!("Nguồn năm {}: {}", indicator.year, indicator.source)).collect()
}

/// Draws a table for each indicator.
#[component]
pub(super) fn Indicators(
    /// The indicators, sorted by indicator and year.
    indicators: Vec<Indicator>,
) -> impl IntoView {
    let none = indicators.is_empty().then(|| {
        view! { <p class="unstated">"Văn phòng chưa cung cấp kết quả PAR INDEX, SIPAS, PAPI, PCI."</p> }
    });
    let groups = groups(&indicators).iter().map(|group| group_view(group)).collect_view();
    view! { <section><h2>"Chỉ số đánh giá"</h2>{none}{groups}</section> }
}

fn group_view(group: &[&Indicator]) -> impl IntoView + use<> {
    let sources = sources(group).into_iter().map(|source| view! { <p>{source}</p> }).collect_view();
    view! { <div class="figures"><ChartTable chart=chart(group)/><div class="figure-notes">{sources}</div></div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::{IndicatorKind, Rank, Score};

    fn indicator(kind: IndicatorKind, year: i16, points: f64, of: &str) -> Indicator {
        let most = (kind != IndicatorKind::Sipas).then(|| Score::new(100.0).unwrap());
        let rank = (year == 2025).then(|| Rank::new(5, Some(34)).unwrap());
        Indicator { kind, year, value: Score::new(points).unwrap(), most, rank, of: of.into(), source: "Báo cáo".into() }
    }

    #[test]
    fn the_years_of_an_indicator_are_one_group_for_each_rated_body() {
        let list = [
            indicator(IndicatorKind::ParIndex, 2025, 88.4, ""),
            indicator(IndicatorKind::ParIndex, 2025, 90.0, "Tỉnh Mẫu"),
            indicator(IndicatorKind::ParIndex, 2024, 85.15, ""),
        ];
        let groups = groups(&list);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        let chart = chart(&groups[0]);
        assert_eq!(chart.caption, "Chỉ số cải cách hành chính (PAR INDEX)");
        let rows: Vec<_> = chart.rows.iter().map(|row| (row.label.as_str(), row.cells.join("; "), row.bar)).collect();
        assert_eq!(rows[0], ("2025", "88,4/100; 5/34".to_owned(), Some(884)));
        assert_eq!(rows[1], ("2024", "85,15/100; Không ghi".to_owned(), Some(852)));
        assert!(super::chart(&groups[1]).caption.ends_with("(PAR INDEX): Tỉnh Mẫu"));
    }

    #[test]
    fn points_without_a_maximum_have_no_bar() {
        let sipas = indicator(IndicatorKind::Sipas, 2024, 91.2, "");
        let chart = chart(&[&sipas]);
        assert_eq!((chart.heads.len(), chart.rows[0].cells.join(" "), chart.rows[0].bar), (2, "91,2".to_owned(), None));
    }

    #[test]
    fn one_source_of_all_years_is_stated_once() {
        let (one, mut two) = (indicator(IndicatorKind::Pci, 2025, 68.0, ""), indicator(IndicatorKind::Pci, 2024, 66.0, ""));
        assert_eq!(sources(&[&one, &two]), ["Nguồn: Báo cáo"]);
        two.source = "Báo cáo khác".into();
        assert_eq!(sources(&[&one, &two]), ["Nguồn năm 2025: Báo cáo", "Nguồn năm 2024: Báo cáo khác"]);
        two.source = String::new();
        assert_eq!(sources(&[&one, &two]), ["Nguồn năm 2025: Báo cáo"]);
    }
}
