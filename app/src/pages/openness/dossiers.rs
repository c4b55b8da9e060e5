//! The dossiers of each period, as the office reports them. Parts that do not add up to their total are shown
//! unchanged with a warning, without shares or bars: a chart of them would be a claim of ours.

use catalog::{Period, grouped, share_per_mille};
use leptos::prelude::*;

use super::chart::{Chart, ChartTable, Row, charts};
use crate::words::day;

/// The share of dossiers settled in time, by period. `None` if there are fewer than two periods to compare.
fn in_time(periods: &[Period]) -> Option<Chart> {
    let rows: Vec<Row> = periods.iter().filter_map(in_time_row).collect();
    let heads = vec!["Kỳ", "Đã trả", "Trả trong\u{a0}hạn"];
    (rows.len() > 1).then(|| Chart { caption: "Tỷ lệ trả trong hạn theo kỳ".to_owned(), heads, rows })
}

/// `None` if the office does not report what is needed for the share.
fn in_time_row(period: &Period) -> Option<Row> {
    let (in_time, settled) = period.settled()?;
    let cells = vec![grouped(u64::from(settled)), period.on_time_share()?];
    let doubt = if period.warning().is_some() { " (số liệu chưa khớp)" } else { "" };
    Some(Row { label: format!("{}{doubt}", period.name), cells, bar: share_per_mille(in_time, settled) })
}

/// The dossiers of a period by their outcome.
fn parts(period: &Period) -> Chart {
    let caption = format!("{} (từ {} đến {})", period.name, day(period.from), day(period.to));
    let adds_up = period.adds_up() == Some(true);
    let row = |label: &str, count: u32| match adds_up {
        true => Row::of_whole(label, count, period.received),
        false => Row::plain(label, vec![grouped(u64::from(count))]),
    };
    let given = period.parts.named().into_iter().filter_map(|(label, count)| Some(row(label, count?)));
    let mut total = vec![grouped(u64::from(period.received))];
    total.extend(adds_up.then(|| "100 %".to_owned()));
    let rows = given.chain([Row::plain("Tổng số phải giải quyết", total)]).collect();
    let heads =
        if adds_up { vec!["Kết quả", "Số hồ\u{a0}sơ", "Tỷ lệ"] } else { vec!["Kết quả", "Số hồ\u{a0}sơ"] };
    Chart { caption, heads, rows }
}

/// Which parts the office does not report; `None` if it reports all.
fn missing(period: &Period) -> Option<String> {
    let missing: Vec<_> = period.parts.named().into_iter().filter(|(_, count)| count.is_none()).collect();
    let names: Vec<String> = missing.iter().map(|(label, _)| format!("“{label}”")).collect();
    (!names.is_empty()).then(|| format!("Văn phòng không cung cấp riêng số {}.", names.join(", ")))
}

/// Draws the dossiers of all periods.
#[component]
pub(super) fn Dossiers(
    /// The periods, as the office orders them.
    periods: Vec<Period>,
) -> impl IntoView {
    let none = periods.is_empty().then(|| view! { <p class="unstated">"Văn phòng chưa cung cấp số liệu giải quyết hồ sơ."</p> });
    let given = (!periods.is_empty()).then(|| view! { <p>"Số liệu do văn phòng cung cấp, giữ nguyên như báo cáo."</p> });
    view! {
        <section>
            <h2>"Kết quả giải quyết hồ sơ"</h2>
            {none}
            {given}
            {charts(in_time(&periods))}
            {periods.iter().map(period_view).collect_view()}
        </section>
    }
}

fn period_view(period: &Period) -> impl IntoView + use<> {
    let warning = period.warning().map(|warning| view! { <p class="caution"><strong>"Lưu ý: "</strong>{warning}</p> });
    let missing = missing(period).map(|missing| view! { <p>{missing}</p> });
    let source = (!period.source.is_empty()).then(|| view! { <p>{format!("Nguồn: {}", period.source)}</p> });
    view! { <div class="figures"><ChartTable chart=parts(period)/>{warning}<div class="figure-notes">{missing}{source}</div></div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::Parts;
    use jiff::civil::Date;

    fn period(name: &str, received: u32, parts: Parts) -> Period {
        let (from, to) = (Date::new(2026, 7, 1).unwrap(), Date::new(2026, 9, 30).unwrap());
        Period { name: name.into(), from, to, received, parts, source: String::new() }
    }

    fn given(early: u32, on_time: u32, late: u32) -> Parts {
        Parts { early: Some(early), on_time: Some(on_time), late: Some(late), ..Parts::default() }
    }

    #[test]
    fn a_period_that_adds_up_is_drawn_with_shares() {
        let chart = parts(&period("Quý III năm 2026", 684, given(458, 211, 15)));
        assert_eq!(chart.caption, "Quý III năm 2026 (từ 1/7/2026 đến 30/9/2026)");
        let last = chart.rows.last().unwrap();
        assert_eq!((last.label.as_str(), last.cells.join(" ")), ("Tổng số phải giải quyết", "684 100 %".to_owned()));
        assert_eq!((chart.rows[0].cells.join(" "), chart.rows[0].bar), ("458 67 %".to_owned(), Some(670)));
    }

    #[test]
    fn a_period_that_does_not_add_up_is_shown_unchanged_without_bars() {
        let chart = parts(&period("Quý III năm 2026", 726, given(458, 211, 15)));
        assert_eq!(chart.heads.len(), 2);
        let cells: Vec<_> = chart.rows.iter().map(|row| (row.cells.join(" "), row.bar)).collect();
        assert_eq!(cells, [("458", None), ("211", None), ("15", None), ("726", None)].map(|(n, bar)| (n.to_owned(), bar)));
    }

    #[test]
    fn two_periods_are_compared_and_a_doubtful_one_is_marked() {
        let (good, bad) = (period("Quý III", 684, given(458, 211, 15)), period("Quý II", 726, given(458, 211, 15)));
        assert_eq!(in_time(std::slice::from_ref(&good)), None);
        let chart = in_time(&[good, bad, period("Quý I", 9, Parts::default())]).unwrap();
        let rows: Vec<_> = chart.rows.iter().map(|row| (row.label.as_str(), row.cells[1].as_str())).collect();
        assert_eq!(rows, [("Quý III", "97,8 %"), ("Quý II (số liệu chưa khớp)", "97,8 %")]);
    }

    #[test]
    fn what_the_office_does_not_report_is_named() {
        let missing = missing(&period("Quý III", 684, given(458, 211, 15))).unwrap();
        assert!(missing.starts_with("Văn phòng không cung cấp riêng số “Đang giải quyết, chưa đến hạn”"), "{missing}");
    }
}
