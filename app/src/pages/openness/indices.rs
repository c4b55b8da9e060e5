//! The indices that rate the office, year by year.

use catalog::{Index, share_per_mille};
use leptos::prelude::*;

use super::chart::{Chart, ChartTable, Row};

/// The years of one index of one rated office, side by side. The list comes sorted by index and year, and two
/// offices rated by the same index stand apart.
fn groups(indices: &[Index]) -> Vec<Vec<&Index>> {
    let mut groups: Vec<Vec<&Index>> = Vec::new();
    for index in indices {
        match groups.iter_mut().find(|group| (group[0].kind, &group[0].of) == (index.kind, &index.of)) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups
}

fn chart(group: &[&Index]) -> Chart {
    let (kind, of) = (group[0].kind, &group[0].of);
    let of = if of.is_empty() { String::new() } else { format!(": {of}") };
    let ranked = group.iter().any(|index| index.rank.is_some());
    let rows = group.iter().map(|index| row(index, ranked)).collect();
    let heads = if ranked { vec!["Năm", "Điểm", "Xếp hạng"] } else { vec!["Năm", "Điểm"] };
    Chart { caption: format!("{} ({}){of}", kind.meaning(), kind.label()), heads, rows }
}

fn row(index: &Index, ranked: bool) -> Row {
    let points = match index.most {
        Some(most) => format!("{}/{most}", index.value),
        None => index.value.to_string(),
    };
    let rank = || index.rank.map_or_else(|| "Không ghi".to_owned(), |rank| rank.to_string());
    let cells = [points].into_iter().chain(ranked.then(rank)).collect();
    let bar = index.most.and_then(|most| share_per_mille(index.value.hundredths(), most.hundredths()));
    Row { label: index.year.to_string(), cells, bar }
}

/// Where the figures come from: said once where it is the same for all years.
fn sources(group: &[&Index]) -> Vec<String> {
    let said = || group.iter().filter(|index| !index.source.is_empty());
    if said().count() == group.len() && group.iter().all(|index| index.source == group[0].source) {
        return vec![format!("Nguồn: {}", group[0].source)];
    }
    said().map(|index| format!("Nguồn năm {}: {}", index.year, index.source)).collect()
}

/// Draws all indices.
#[component]
pub(super) fn Indices(indices: Vec<Index>) -> impl IntoView {
    let none = indices.is_empty().then(|| {
        view! { <p class="unstated">"Văn phòng chưa cung cấp kết quả PAR INDEX, SIPAS, PAPI, PCI."</p> }
    });
    let groups = groups(&indices).iter().map(|group| group_view(group)).collect_view();
    view! { <section><h2>"Chỉ số đánh giá"</h2>{none}{groups}</section> }
}

fn group_view(group: &[&Index]) -> impl IntoView + use<> {
    let sources = sources(group).into_iter().map(|source| view! { <p>{source}</p> }).collect_view();
    view! { <div class="figures"><ChartTable chart=chart(group)/><div class="figure-notes">{sources}</div></div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::{IndexKind, Rank, Score};

    fn index(kind: IndexKind, year: i16, points: f64, of: &str) -> Index {
        let most = (kind != IndexKind::Sipas).then(|| Score::new(100.0).unwrap());
        let rank = (year == 2025).then(|| Rank::new(5, Some(34)).unwrap());
        Index { kind, year, value: Score::new(points).unwrap(), most, rank, of: of.into(), source: "Báo cáo".into() }
    }

    #[test]
    fn the_years_of_an_index_stand_together_and_offices_apart() {
        let list = [
            index(IndexKind::ParIndex, 2025, 88.4, ""),
            index(IndexKind::ParIndex, 2025, 90.0, "Tỉnh Mẫu"),
            index(IndexKind::ParIndex, 2024, 85.15, ""),
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
    fn points_without_a_best_value_have_no_bar() {
        let sipas = index(IndexKind::Sipas, 2024, 91.2, "");
        let chart = chart(&[&sipas]);
        assert_eq!((chart.heads.len(), chart.rows[0].cells.join(" "), chart.rows[0].bar), (2, "91,2".to_owned(), None));
    }

    #[test]
    fn a_source_is_said_once_where_it_is_one() {
        let (one, mut two) = (index(IndexKind::Pci, 2025, 68.0, ""), index(IndexKind::Pci, 2024, 66.0, ""));
        assert_eq!(sources(&[&one, &two]), ["Nguồn: Báo cáo"]);
        two.source = "Báo cáo khác".into();
        assert_eq!(sources(&[&one, &two]), ["Nguồn năm 2025: Báo cáo", "Nguồn năm 2024: Báo cáo khác"]);
        two.source = String::new();
        assert_eq!(sources(&[&one, &two]), ["Nguồn năm 2025: Báo cáo"]);
    }
}
