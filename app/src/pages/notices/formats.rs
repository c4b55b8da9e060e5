//! The formats in which a notice is printed, and the links between them.

use leptos::prelude::*;

use crate::components::print::PrintButton;
use crate::link;
use crate::route::{Format, Notice};

/// The name of what is printed: "Tờ niêm yết".
pub(super) fn name(format: Format) -> &'static str {
    match format {
        Format::Sheets => "Tờ niêm yết",
        Format::PosterA3 => "Áp phích A3",
        Format::PosterA1 => "Áp phích A1",
        Format::Labels => "Nhãn mã QR",
    }
}

/// Draws a link to each format of a notice.
#[component]
pub(super) fn Formats(
    /// The procedures.
    notice: Notice,
    /// The format that is shown.
    current: Format,
) -> impl IntoView {
    let links = Format::ALL.into_iter().map(|format| {
        let here = (format == current).then_some("page");
        view! { <li><a href=link::notice_as(&notice, format) aria-current=here>{choice(format)}</a></li> }
    });
    view! { <nav class="print-tools formats" aria-label="Khổ giấy"><ul>{links.collect_view()}</ul></nav> }
}

fn choice(format: Format) -> &'static str {
    match format {
        Format::Sheets => "A4: tờ niêm yết đầy đủ",
        Format::PosterA3 => "A3: áp phích",
        Format::PosterA1 => "A1: áp phích lớn",
        Format::Labels => "Nhãn mã QR cho quầy",
    }
}

/// Draws what will be printed, the button that prints it, and the way back.
#[component]
pub(super) fn PrintTools(
    /// What will be printed.
    summary: String,
    /// Whether there is anything to print.
    any: bool,
    /// The address that the reader came from.
    back: String,
) -> impl IntoView {
    view! {
        <div class="print-tools">
            <p>{summary}</p>
            {any.then(|| view! { <PrintButton words="In"/> })}
            <p class="back"><a href=back>"‹ Quay lại"</a></p>
        </div>
    }
}
