//! The contents page before several sheets: the office, the day, and one line for each procedure.

use std::sync::Arc;

use catalog::{FeeBrief, Procedure, TimeBrief};
use leptos::prelude::*;

use super::facts::absolute_address;
use super::sheet::OfficeLines;
use crate::components::qr::Qr;
use crate::components::table::Table;
use crate::store::Store;
use crate::words::day;

/// Draws the contents page.
#[component]
pub(super) fn Contents(
    /// What the notice is about: "lĩnh vực Hộ tịch".
    subject: String,
    /// The procedures whose sheets follow.
    procedures: Vec<Arc<Procedure>>,
    /// The number of the first of these sheets.
    first: usize,
    /// How many sheets the notice has, printed now or in other batches.
    total: usize,
) -> impl IntoView {
    let store = Store::current();
    let release = store.release.clone();
    let rows = procedures.iter().enumerate().map(|(at, procedure)| row(first + at, &store.holding(procedure))).collect_view();
    let code = absolute_address("").map(|address| view! { <Qr text=address label="Mã QR dẫn đến trang tra cứu của văn phòng"/> });
    let updated = release.updated.map(|date| format!("; dữ liệu nguồn đến ngày {}", day(date))).unwrap_or_default();
    let last = first + procedures.len() - 1;
    let count =
        if procedures.len() == total { format!("{total} thủ tục") } else { format!("Tờ {first}–{last} trong {total}") };
    let heads = vec!["Tờ".into(), "Tên thủ tục".into(), "Thời hạn".into(), "Phí, lệ phí".into()];
    view! {
        <section class="sheet index">
            <div class="sheet-top"><OfficeLines/>{code}</div>
            <h2 class="sheet-title">{format!("Danh mục niêm yết {subject}")}</h2>
            <p class="sheet-facts">{format!("{count}, niêm yết theo bản ngày {}{updated}", day(release.made))}</p>
            <Table caption="Các thủ tục, theo thứ tự của những tờ sau trang này" heads>{rows}</Table>
        </section>
    }
}

fn row(number: usize, procedure: &Procedure) -> impl IntoView + use<> {
    let (time, fee) = (TimeBrief::of(procedure).to_string(), FeeBrief::of(procedure).to_string());
    view! {
        <tr>
            <td class="number">{number}</td>
            <th scope="row">{procedure.name.clone()}<span class="code">{procedure.code.to_string()}</span></th>
            <td>{time}</td>
            <td>{fee}</td>
        </tr>
    }
}
