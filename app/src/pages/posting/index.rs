//! The index in front of several sheets: the office, the day, and a line each procedure.

use std::sync::Arc;

use catalog::{FeeBrief, Procedure, TimeBrief};
use leptos::prelude::*;

use super::sheet::OfficeLines;
use crate::components::qr::Qr;
use crate::store::Store;
use crate::words::day;

/// Draws the index.
#[component]
pub(super) fn Index(
    /// What is posted.
    title: String,
    /// The procedures whose sheets follow.
    procedures: Vec<Arc<Procedure>>,
    /// The number of the first sheet.
    first: usize,
    /// How many sheets there are, here and in other parts.
    total: usize,
) -> impl IntoView {
    let release = Store::current().release;
    let rows = procedures.iter().enumerate().map(|(at, procedure)| row(first + at, procedure)).collect_view();
    let address = super::facts::absolute("");
    let code = address.map(|address| view! { <Qr text=address label="Mã QR dẫn đến trang tra cứu của văn phòng"/> });
    let updated = release.updated.map(|date| format!("; dữ liệu nguồn đến ngày {}", day(date))).unwrap_or_default();
    let last = first + procedures.len() - 1;
    let count =
        if procedures.len() == total { format!("{total} thủ tục") } else { format!("Tờ {first}–{last} trong {total}") };
    view! {
        <section class="sheet index">
            <div class="sheet-top"><OfficeLines/>{code}</div>
            <h2 class="sheet-title">{title.replace("Tờ niêm yết", "Danh mục niêm yết")}</h2>
            <p class="sheet-facts">{format!("{count}, niêm yết theo bản ngày {}{updated}", day(release.made))}</p>
            <table>
                <caption>"Các thủ tục, theo thứ tự của những tờ sau trang này"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Tờ"</th><th scope="col">"Tên thủ tục"</th>
                        <th scope="col">"Thời hạn"</th><th scope="col">"Phí, lệ phí"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
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
