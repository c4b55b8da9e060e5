//! A poster to hang up: each procedure in a few words, with a QR code that leads to its page.

use std::sync::Arc;

use catalog::text::capitalised;
use catalog::{FeeBrief, Procedure, TimeBrief};
use leptos::prelude::*;

use super::facts::{absolute_address, page_address};
use super::formats::PrintTools;
use super::sheet::OfficeLines;
use crate::components::qr::Qr;
use crate::route::Format;
use crate::store::Store;
use crate::words::day;

/// Up to this many procedures fill one page in larger letters.
const FEW: usize = 12;

/// Draws the poster. It takes as many pages of its size as the procedures need.
#[component]
pub(super) fn Poster(
    /// What the poster is about: "lĩnh vực Hộ tịch".
    subject: String,
    /// The procedures.
    procedures: Vec<Arc<Procedure>>,
    /// The size of the paper.
    format: Format,
    /// The address that the reader came from.
    back: String,
) -> impl IntoView {
    let release = Store::current().release;
    let count = procedures.len();
    let (size, class) = match format {
        Format::PosterA1 => ("A1", "poster a1"),
        _ => ("A3", "poster a3"),
    };
    let few = count <= FEW;
    let summary = match count {
        0 => "Không có thủ tục nào để in.".to_owned(),
        _ => format!(
            "Sẽ in trên giấy {size}: {count} thủ tục, mỗi thủ tục có tên, thời hạn, phí và mã QR. Hộp in của trình duyệt phải chọn đúng khổ {size}."
        ),
    };
    let site = absolute_address("").map(|address| view! { <Qr text=address label="Mã QR dẫn đến trang tra cứu của văn phòng"/> });
    let items = procedures.iter().map(|procedure| item(procedure)).collect_view();
    let facts = format!("Đưa máy ảnh của điện thoại vào mã để đọc giấy tờ cần có. Theo bản ngày {}.", day(release.made));
    let drawn = (count > 0).then(|| {
        view! {
            <article class=class class:few=few>
                <div class="sheet-top"><OfficeLines/>{site}</div>
                <h2 class="sheet-title">{capitalised(&subject)}</h2>
                <p class="sheet-facts">{facts}</p>
                <ul class="poster-items">{items}</ul>
            </article>
        }
    });
    view! { <PrintTools summary any=count != 0 back/>{drawn} }
}

fn item(procedure: &Procedure) -> impl IntoView + use<> {
    let code = page_address(procedure).map(|address| {
        view! { <Qr text=address label=format!("Mã QR dẫn đến trang của thủ tục {}", procedure.code)/> }
    });
    let said = (!procedure.everyday.is_empty()).then(|| format!("Thường gọi: {}", procedure.everyday));
    view! {
        <li>
            {code}
            <div>
                <p class="poster-name">{procedure.name.clone()}</p>
                {said.map(|said| view! { <p class="poster-said">{said}</p> })}
                <p>{format!("{} · {}", TimeBrief::of(procedure), FeeBrief::of(procedure))}</p>
                <p class="poster-code">{procedure.code.to_string()}</p>
            </div>
        </li>
    }
}
