//! The formats of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::read::own_workbook::Look;

/// The colour of a heading.
const HEADING: Color = Color::RGB(0xDD_E8_F5);
/// The colour of a cell that waits for the office.
const WANTED: Color = Color::RGB(0xFF_F2_A8);
const GREY: Color = Color::RGB(0x59_59_59);

/// The formats of a workbook.
pub(super) struct Looks {
    pub title: Format,
    pub heading: Format,
    pub note: Format,
    plain: Format,
    code: Format,
    day: Format,
    amount: Format,
    wanted: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(13.0),
            heading: plain.clone().set_bold().set_background_color(HEADING).set_border(FormatBorder::Thin),
            note: plain.clone().set_italic().set_font_color(GREY),
            // As text, so that 1.004194 is not taken for a number.
            code: plain.clone().set_num_format("@"),
            day: plain.clone().set_num_format("dd/mm/yyyy"),
            amount: plain.clone().set_num_format("#,##0"),
            wanted: plain.clone().set_background_color(WANTED).set_border(FormatBorder::Thin),
            plain,
        }
    }

    /// The format of a kind of cells.
    pub(super) fn of(&self, look: Look) -> &Format {
        match look {
            Look::Plain => &self.plain,
            Look::Code => &self.code,
            Look::Day => &self.day,
            Look::Amount => &self.amount,
            Look::Wanted => &self.wanted,
        }
    }
}
