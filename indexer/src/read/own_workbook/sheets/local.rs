//! The sheets "Tại đây" and "Cần ghi". Both hold local facts. They are read by [`crate::read::local`], which knows their
//! titles, so nothing is taken here.

use catalog::{Local, LocalCharge, Scope, Shortened, TimeOfDay};

use super::super::cells::{put, put_amount, put_day};
use super::super::column::{Column, Heading, Look, Sheet};
use crate::read::grid::Cell;
use crate::read::local::value::Wrong;

const fn column<R>(heading: Heading, put: fn(&R) -> Option<Cell>) -> Column<R> {
    Column { heading, put, take: elsewhere }
}

fn elsewhere<R>(_: &mut R, _: &Cell) -> Result<(), Wrong> {
    Ok(())
}

/// A line for each procedure of which the office states something.
pub(crate) const LOCAL: Sheet<Local> = Sheet {
    name: "Tại đây",
    about: "Thông tin riêng của văn phòng, mỗi thủ tục một dòng. Không biết thì để trống.",
    coded: true,
    columns: &[
        column(
            Heading::new("Phạm vi", "Văn phòng làm phần nào; chọn trong danh sách", "giải quyết", 16).one_of(&[
                "giải quyết",
                "dùng chung",
                "chỉ tiếp nhận",
                "không tiếp nhận",
            ]),
            |local: &Local| local.scope.and_then(|scope| put(scope_word(scope))),
        ),
        column(
            Heading::new("Theo quy định", "Thời hạn luật định mà quyết định lấy làm mốc", "3 ngày làm việc", 18),
            |local| local.legal.and_then(|span| put(&span.to_string())),
        ),
        column(
            Heading::new("Sau cắt giảm", "Cả đơn vị; hoặc \"không cắt giảm\"", "2,5 ngày làm việc", 18)
                .suggest(&["không cắt giảm"]),
            |local| put_shortened(&local.time),
        ),
        column(
            Heading::new("Thời hạn áp dụng từ ngày", "Ngày đầu áp dụng thời hạn trên, nếu có", "", 14).look(Look::Day),
            |local| put_day(local.time_days.from),
        ),
        column(Heading::new("Thời hạn áp dụng đến ngày", "Ngày cuối, nếu có", "", 14).look(Look::Day), |local| {
            put_day(local.time_days.to)
        }),
        column(
            Heading::new("Trả trong ngày", "\"có\", hoặc các thứ: thứ Tư, thứ Sáu", "thứ Tư, thứ Sáu", 16),
            |local| {
                let days = local.same_day?;
                put(&if days.is_unstated() { "có".to_owned() } else { days.to_string() })
            },
        ),
        column(
            Heading::new("Phí, lệ phí", "Mức tỉnh quy định: số đồng; \"miễn\" nếu không thu; hoặc lời", "10000", 16)
                .look(Look::Amount)
                .suggest(&["miễn"]),
            |local| put_charge(local.fee.as_ref()?.charge),
        ),
        column(Heading::new("Ghi chú phí", "Đơn vị tính, đối tượng", "Mỗi bản", 24), |local| {
            put(&local.fee.as_ref()?.note)
        }),
        column(
            Heading::new("Phí áp dụng từ ngày", "Ngày đầu áp dụng mức phí trên, nếu có", "", 14).look(Look::Day),
            |local| put_day(local.fee.as_ref()?.days.from),
        ),
        column(Heading::new("Phí áp dụng đến ngày", "Ngày cuối, nếu có", "", 14).look(Look::Day), |local| {
            put_day(local.fee.as_ref()?.days.to)
        }),
        column(
            Heading::new("Miễn phí trực tuyến từ ngày", "Ngày đầu miễn phí khi nộp trực tuyến", "1/1/2026", 14).look(Look::Day),
            |local| put_day(local.free_online.map(|free| free.from())),
        ),
        column(
            Heading::new("Miễn phí trực tuyến đến ngày", "Ngày cuối, nếu có", "31/12/2026", 14).look(Look::Day),
            |local| put_day(local.free_online.and_then(|free| free.to())),
        ),
        column(Heading::new("Nơi nhận", "Nơi nhận hồ sơ tại văn phòng", "Quầy số 3", 20), |local| {
            put(&local.receiving)
        }),
        column(
            Heading::new("Nhận đến giờ", "Nhận sau giờ này thì tính từ ngày làm việc sau", "15 giờ", 12),
            |local| local.cut_off.and_then(|time: TimeOfDay| put(&time.to_string())),
        ),
        column(Heading::new("Ghi chú", "Lời nhắn cho người dân", "", 30), |local| put(&local.note)),
        column(
            Heading::new("Số quyết định", "Quyết định đặt ra những điều trên", "3500/QĐ-UBND", 18).look(Look::Code),
            |local| put(&local.decision.as_ref()?.number),
        ),
        column(Heading::new("Ngày quyết định", "Ngày ký", "30/8/2026", 12).look(Look::Day), |local| {
            put_day(local.decision.as_ref()?.date)
        }),
        column(Heading::new("Ngày hiệu lực", "", "1/9/2026", 12).look(Look::Day), |local| {
            put_day(local.decision.as_ref()?.effect)
        }),
    ],
};

/// A procedure of which the sources leave something unsaid.
pub(crate) struct WantedRow {
    pub name: String,
    pub levels: String,
    /// What is unsaid.
    pub unsaid: String,
}

/// A line for each procedure of which the sources leave something unsaid that only the office can say.
pub(crate) const WANTED: Sheet<WantedRow> = Sheet {
    name: "Cần ghi",
    about: "Những điều nguồn không nói mà người dân hỏi nhiều nhất: phí và thời hạn. Hãy ghi vào ô màu vàng; chưa biết thì để trống.",
    coded: true,
    columns: &[
        column(Heading::new("Tên thủ tục", "", "", 60), |row: &WantedRow| put(&row.name)),
        column(Heading::new("Cấp thực hiện", "", "", 14), |row| put(&row.levels)),
        column(Heading::new("Nguồn chưa nói", "", "", 22), |row| put(&row.unsaid)),
        column(
            Heading::new("Phí, lệ phí", "Số đồng; \"miễn\" nếu không thu; hoặc lời", "", 18)
                .look(Look::Wanted)
                .suggest(&["miễn"]),
            |_| None,
        ),
        column(Heading::new("Ghi chú phí", "Đơn vị tính, đối tượng", "", 24).look(Look::Wanted), |_| None),
        column(Heading::new("Thời hạn tại đây", "Cả đơn vị, như \"3 ngày làm việc\"", "", 20).look(Look::Wanted), |_| None),
        column(Heading::new("Số quyết định", "Văn bản quy định điều vừa ghi", "", 18).look(Look::Wanted), |_| None),
        column(Heading::new("Ngày quyết định", "Ngày ký", "", 12).look(Look::Wanted), |_| None),
    ],
};

/// The word for a scope that [`crate::read::local`] reads.
fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Decided => "giải quyết",
        Scope::Shared => "dùng chung",
        Scope::ReceivedOnly => "chỉ tiếp nhận",
        Scope::NotReceived => "không tiếp nhận",
    }
}

fn put_shortened(time: &Shortened) -> Option<Cell> {
    match time {
        Shortened::Unstated => None,
        Shortened::NotCut => put("không cắt giảm"),
        Shortened::Span(span) => put(&span.to_string()),
        Shortened::Text(words) => put(words),
    }
}

/// The cell of a charge. Words are in the note beside it.
fn put_charge(charge: LocalCharge) -> Option<Cell> {
    match charge {
        LocalCharge::Amount(value, currency) => put_amount(value, currency),
        LocalCharge::Free => put("miễn"),
        LocalCharge::ByText => None,
    }
}
