//! The sheet of one procedure: the office, the procedure's name and facts, its parts, and a QR code that
//! leads to its page.

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::facts::{page_address, running_head, title_class};
use super::parts::Parts;
use crate::components::qr::Qr;
use crate::store::Store;
use crate::words::{day, local_days};

/// Draws the sheet. Its first line is repeated on each of its pages.
#[component]
pub(super) fn NoticeSheet(
    /// The procedure.
    procedure: Arc<Procedure>,
    /// The number of this sheet in the notice, from 1.
    number: usize,
    /// How many sheets the notice has.
    total: usize,
) -> impl IntoView {
    let store = Store::current();
    let p = store.holding(&procedure);
    let reading = store.reading();
    let release = store.release;
    let place = if total > 1 { format!("Tờ {number}/{total}") } else { String::new() };
    let code = page_address(&p).map(|address| {
        view! { <Qr text=address label=format!("Mã QR dẫn đến trang của thủ tục {}", p.code)/> }
    });
    let levels: Vec<&str> = p.levels.iter().map(|level| level.label()).collect();
    let facts = [format!("Mã thủ tục: {}", p.code), p.fields.join(", "), levels.join(", ")];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let decided = p.decision.as_ref().map(|decision| view! { <p class="sheet-facts">{format!("Công bố theo {decision}")}</p> });
    let in_force = p.in_force().words().map(|days| format!("Có hiệu lực {days}."));
    let of_office = procedure.local.as_ref().map(|local| local_days(local, reading)).unwrap_or_default();
    let lines: Vec<String> = in_force.into_iter().chain(of_office).collect();
    view! {
        <article class="sheet">
            <div class="sheet-running"><p><span>{running_head(&p, &release.office.name)}</span><span>{place}</span></p></div>
            <div class="sheet-body">
                <div class="sheet-top"><OfficeLines/>{code}</div>
                <h2 class=title_class(&p.name)>{p.name.clone()}</h2>
                <p class="sheet-facts">{facts.join(" · ")}</p>
                {decided}
                {lines.into_iter().map(|line| view! { <p class="sheet-facts">{line}</p> }).collect_view()}
                <p class="sheet-facts">{format!("Niêm yết theo bản ngày {}", day(release.made))}</p>
                <Parts procedure=p/>
            </div>
        </article>
    }
}

/// Draws the office: its address, its opening hours, and whom to call and where to complain, which a notice
/// must state.
#[component]
pub(super) fn OfficeLines() -> impl IntoView {
    let release = Store::current().release;
    let office = &release.office;
    let line = |label: &'static str, text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <p>{format!("{label}: {text}")}</p> })
    };
    view! {
        <div class="sheet-office">
            <p><strong>{office.receiver().to_owned()}</strong></p>
            {line("Địa chỉ", &office.address)}
            {line("Giờ làm việc", &office.hours)}
            {line("Đường dây nóng", &office.hotline)}
            {line("Phản ánh, kiến nghị", &office.feedback)}
        </div>
    }
}
