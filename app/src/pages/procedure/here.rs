//! The office's own facts of the procedure: what it does of it, its time beside the legal one, its fee,
//! and the decision that sets them.

use catalog::{Comparison, FreeOnline, Local, LocalCharge, Procedure, Shortened, Time, grouped};
use jiff::civil::Date;
use leptos::prelude::*;

use super::super::day;
use super::channels::labels;
use super::reader::Reader;
use crate::components::prose::Prose;
use crate::store::Store;

/// Draws them; nothing where the office says nothing.
#[component]
pub(super) fn Here() -> impl IntoView {
    let store = Store::current();
    let procedure = Reader::current().procedure;
    let today = store.backend.now().day;
    let office = store.release.site.name.clone();
    procedure.local.as_ref().map(|local| {
        let scope = local.scope.map(|scope| view! { <p class="scope">{scope.label()}</p> });
        let note = (!local.note.is_empty()).then(|| view! { <Prose text=local.note.clone()/> });
        view! {
            <section class="here" aria-labelledby="tai-day">
                <h2 id="tai-day">{format!("Tại {office}")}</h2>
                {scope}
                {times(&procedure, local)}
                <dl class="facts-list">
                    {entry("Trả trong ngày", same_day(local))}
                    {entry("Phí, lệ phí do tỉnh quy định", fee(local))}
                    {entry("Nộp trực tuyến", local.free_online.map(|free| free_online(free, today)))}
                    {entry("Nơi nhận hồ sơ", Some(local.receiving.clone()).filter(|place| !place.is_empty()))}
                    {entry("Theo", decision(local))}
                </dl>
                {note}
            </section>
        }
    })
}

/// The legal time and the office's side by side; nothing where the office says nothing of it.
fn times(procedure: &Procedure, local: &Local) -> Option<impl IntoView + use<>> {
    let here = match &local.time {
        Shortened::Unsaid => return None,
        Shortened::NotCut => "Không cắt giảm".to_owned(),
        Shortened::Span(span) => span.to_string(),
        Shortened::Text(text) => text.clone(),
    };
    let cut = match procedure.comparison() {
        Comparison::Cut(cut) => Some(format!("Giảm {cut}")),
        _ => None,
    };
    let legal: Vec<(String, String)> = procedure
        .channel_groups()
        .iter()
        .map(|group| {
            let time = match group.time {
                Time::Span(span) => span.to_string(),
                Time::Text(text) => text.clone(),
                Time::Unknown => "Nguồn không ghi".to_owned(),
            };
            (labels(&group.means), time)
        })
        .collect();
    let one = legal.iter().all(|(_, time)| *time == legal[0].1);
    let shown = if one { &legal[..legal.len().min(1)] } else { &legal[..] };
    let rows = shown.iter().map(|(means, time)| {
        let of = (!one).then(|| format!(" ({means})"));
        view! { <p>{time.clone()}{of}</p> }
    });
    Some(view! {
        <dl class="times">
            <div><dt>"Theo luật"</dt><dd>{rows.collect_view()}</dd></div>
            <div><dt>"Tại đây"</dt><dd><p>{here}</p>{cut.map(|cut| view! { <p class="good">{cut}</p> })}</dd></div>
        </dl>
    })
}

fn same_day(local: &Local) -> Option<String> {
    let days = local.same_day?;
    Some(if days.is_unsaid() { "Có; hãy hỏi quầy về ngày và giờ".to_owned() } else { format!("Vào {days}") })
}

fn fee(local: &Local) -> Option<String> {
    let fee = local.fee.as_ref()?;
    let charge = match fee.charge {
        LocalCharge::Amount(value, currency) => format!("{}{}", grouped(value), currency.sign()),
        LocalCharge::Free => "Không thu".to_owned(),
        LocalCharge::ByText => return Some(fee.note.clone()),
    };
    Some(if fee.note.is_empty() { charge } else { format!("{charge}. {}", fee.note) })
}

fn free_online(free: FreeOnline, today: Date) -> String {
    let to = free.to().map(|to| format!(" đến hết {}", day(to))).unwrap_or_default();
    let span = format!("từ {}{to}", day(free.from()));
    match () {
        () if free.holds_on(today) => format!("Miễn phí ({span})"),
        () if today < free.from() => format!("Sẽ miễn phí {span}"),
        () => format!("Việc miễn phí ({span}) đã hết"),
    }
}

fn decision(local: &Local) -> Option<String> {
    let decision = local.decision.as_ref()?;
    let signed = decision.date.map(|date| format!(" ngày {}", day(date))).unwrap_or_default();
    let effect = decision.effect.map(|date| format!(", hiệu lực từ {}", day(date))).unwrap_or_default();
    Some(format!("{}{signed}{effect}", decision.number))
}

fn entry(label: &'static str, value: Option<String>) -> Option<impl IntoView> {
    value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_free_online_is_said_by_the_day() {
        let day = |year, month| Date::new(year, month, 1).unwrap();
        let free = FreeOnline::new(day(2026, 1), Some(day(2026, 7))).unwrap();
        assert_eq!(free_online(free, day(2026, 3)), "Miễn phí (từ 1/1/2026 đến hết 1/7/2026)");
        assert_eq!(free_online(free, day(2025, 3)), "Sẽ miễn phí từ 1/1/2026 đến hết 1/7/2026");
        assert_eq!(free_online(free, day(2026, 8)), "Việc miễn phí (từ 1/1/2026 đến hết 1/7/2026) đã hết");
    }
}
