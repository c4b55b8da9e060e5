//! The sheet "Thủ tục": a line for each procedure.

use catalog::{Code, Decision, Handover, Kind, Level, OnlineLevel, Procedure};

use super::super::cells::{block, choice, day, label, line, lines, put, put_day, put_lines, put_yes, set, yes};
use super::super::column::{Column, Heading, Look, Sheet};
use crate::read::grid::Cell;
use crate::read::local::value::{self, Read, Wrong};

const LEVELS: [(&str, Level); 4] =
    [("Cấp xã", Level::Commune), ("Cấp tỉnh", Level::Province), ("Cấp bộ", Level::Ministry), ("Cơ quan khác", Level::Other)];
const ONLINE: [(&str, OnlineLevel); 3] =
    [("Toàn trình", OnlineLevel::Full), ("Một phần", OnlineLevel::Partial), ("Cung cấp thông tin", OnlineLevel::Information)];
const KINDS: [(&str, Kind); 4] = [
    ("TTHC được luật giao quy định chi tiết", Kind::Assigned),
    ("TTHC không được luật giao quy định chi tiết", Kind::NotAssigned),
    ("TTHC do trung ương quy định", Kind::Central),
    ("TTHC do địa phương quy định", Kind::Local),
];
const HANDOVERS: [&str; 3] = [Handover::AtOffice.label(), Handover::AtHome.label(), Handover::Online.label()];
pub(super) const YES: &[&str] = &["có", "không"];

/// A line for each procedure.
pub(crate) const PROCEDURES: Sheet<Procedure> = Sheet {
    name: "Thủ tục",
    about: "Mỗi thủ tục một dòng. Bắt buộc: mã và tên. Ô nhiều mục: mỗi mục một dòng trong ô (Alt+Enter).",
    coded: true,
    columns: &[
        Column {
            heading: Heading::new("Tên thủ tục", "Tên chính thức", "Cấp phép nuôi voi", 50),
            put: |p| put(&p.name),
            take: |p, cell| set(&mut p.name, line(cell)),
        },
        Column {
            heading: Heading::new("Lĩnh vực", "Mỗi lĩnh vực một dòng trong ô", "Chăn nuôi", 20),
            put: |p| put_lines(&p.fields),
            take: |p, cell| set(&mut p.fields, lines(cell)),
        },
        Column {
            heading: Heading::new(
                "Cấp thực hiện",
                "Cấp xã, Cấp tỉnh, Cấp bộ, Cơ quan khác; nhiều cấp thì mỗi cấp một dòng trong ô",
                "Cấp xã",
                14,
            )
            .suggest(&["Cấp xã", "Cấp tỉnh", "Cấp bộ", "Cơ quan khác"]),
            put: |p| put_lines(&p.levels.iter().map(|level| level.label().to_owned()).collect::<Vec<_>>()),
            take: |p, cell| set(&mut p.levels, levels(cell)),
        },
        Column {
            heading: Heading::new("Cơ quan công bố", "Cơ quan ban hành thủ tục", "Bộ Nông nghiệp và Môi trường", 22),
            put: |p| put(&p.publisher),
            take: |p, cell| set(&mut p.publisher, line(cell)),
        },
        Column {
            heading: Heading::new("Cơ quan thực hiện", "Mỗi cơ quan một dòng trong ô", "Ủy ban nhân dân cấp xã", 22),
            put: |p| put_lines(&p.agencies.executing),
            take: |p, cell| set(&mut p.agencies.executing, lines(cell)),
        },
        Column {
            heading: Heading::new("Cơ quan có thẩm quyền", "Mỗi cơ quan một dòng trong ô", "", 22),
            put: |p| put_lines(&p.agencies.competent),
            take: |p, cell| set(&mut p.agencies.competent, lines(cell)),
        },
        Column {
            heading: Heading::new("Cơ quan được ủy quyền", "Mỗi cơ quan một dòng trong ô", "", 18),
            put: |p| put_lines(&p.agencies.delegated),
            take: |p, cell| set(&mut p.agencies.delegated, lines(cell)),
        },
        Column {
            heading: Heading::new("Cơ quan phối hợp", "Mỗi cơ quan một dòng trong ô", "", 18),
            put: |p| put_lines(&p.agencies.coordinating),
            take: |p, cell| set(&mut p.agencies.coordinating, lines(cell)),
        },
        Column {
            heading: Heading::new("Nơi tiếp nhận hồ sơ", "Địa chỉ tiếp nhận mà thủ tục ghi", "", 22),
            put: |p| put(&p.agencies.receiving),
            take: |p, cell| set(&mut p.agencies.receiving, block(cell)),
        },
        Column {
            heading: Heading::new("Đối tượng thực hiện", "Mỗi đối tượng một dòng trong ô", "Công dân Việt Nam", 20),
            put: |p| put_lines(&p.subjects),
            take: |p, cell| set(&mut p.subjects, lines(cell)),
        },
        Column {
            heading: Heading::new("Số quyết định công bố", "Số, ký hiệu", "123/QĐ-BNNMT", 18).look(Look::Code),
            put: |p| p.decision.as_ref().and_then(|decision| put(&decision.number)),
            take: |p, cell| set(&mut decision(p).number, line(cell)),
        },
        Column {
            heading: Heading::new("Ngày ký quyết định", "Ngày/tháng/năm", "17/7/2026", 12).look(Look::Day),
            put: |p| put_day(p.decision.as_ref().and_then(|decision| decision.date)),
            take: |p, cell| set(&mut decision(p).date, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Cơ quan ban hành quyết định", "", "Bộ Nông nghiệp và Môi trường", 20),
            put: |p| p.decision.as_ref().and_then(|decision| put(&decision.agency)),
            take: |p, cell| set(&mut decision(p).agency, line(cell)),
        },
        Column {
            heading: Heading::new("Mức độ trực tuyến", "Chọn trong danh sách", "Toàn trình", 16).one_of(&[
                "Toàn trình",
                "Một phần",
                "Cung cấp thông tin",
            ]),
            put: |p| label(&p.online, &ONLINE),
            take: |p, cell| {
                set(&mut p.online, choice(cell, &ONLINE, "Hãy chọn \"Toàn trình\", \"Một phần\" hoặc \"Cung cấp thông tin\""))
            },
        },
        Column {
            heading: Heading::new("Kết quả", "Mỗi kết quả một dòng trong ô", "Giấy phép nuôi voi", 24),
            put: |p| put_lines(&p.results),
            take: |p, cell| set(&mut p.results, lines(cell)),
        },
        Column {
            heading: Heading::new(
                "Nhận kết quả khi nộp trực tuyến",
                "Tại nơi nộp, Tại nhà (bưu chính), Trực tuyến; mỗi cách một dòng trong ô",
                "Trực tuyến",
                16,
            )
            .suggest(&HANDOVERS),
            put: |p| put_handovers(&p.handovers.filed_online),
            take: |p, cell| set(&mut p.handovers.filed_online, handovers(cell)),
        },
        Column {
            heading: Heading::new(
                "Nhận kết quả khi nộp cách khác",
                "Khi nộp trực tiếp hoặc qua bưu chính: Tại nơi nộp, Tại nhà (bưu chính), Trực tuyến; mỗi cách một dòng trong ô",
                "Tại nơi nộp",
                16,
            )
            .suggest(&HANDOVERS),
            put: |p| put_handovers(&p.handovers.filed_otherwise),
            take: |p, cell| set(&mut p.handovers.filed_otherwise, handovers(cell)),
        },
        Column {
            heading: Heading::new("Yêu cầu, điều kiện", "Để trống nếu không có", "Có bãi chăn thả", 30),
            put: |p| put(&p.conditions),
            take: |p, cell| set(&mut p.conditions, block(cell)),
        },
        Column {
            heading: Heading::new("Từ khóa", "Lời người dân hay dùng; mỗi từ khóa một dòng trong ô", "", 18),
            put: |p| put_lines(&p.keywords),
            take: |p, cell| set(&mut p.keywords, lines(cell)),
        },
        Column {
            heading: Heading::new("Ghi chú", "", "", 24),
            put: |p| put(&p.note),
            take: |p, cell| set(&mut p.note, block(cell)),
        },
        Column {
            heading: Heading::new("Hiệu lực từ ngày", "Ngày đầu có hiệu lực", "", 12).look(Look::Day),
            put: |p| put_day(p.in_force_from),
            take: |p, cell| set(&mut p.in_force_from, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Hiệu lực đến ngày", "Ngày cuối còn hiệu lực", "", 12).look(Look::Day),
            put: |p| put_day(p.in_force_to),
            take: |p, cell| set(&mut p.in_force_to, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Thay bằng", "Mã thủ tục thay thế khi hết hiệu lực; mỗi mã một dòng trong ô", "", 14)
                .look(Look::Code),
            put: |p| put_lines(&p.replaced_by.iter().map(ToString::to_string).collect::<Vec<_>>()),
            take: |p, cell| set(&mut p.replaced_by, codes(cell)),
        },
        Column {
            heading: Heading::new("Nguồn", "Địa chỉ trang thủ tục, bắt đầu bằng https://", "", 20),
            put: |p| put(&p.source.url),
            take: |p, cell| set(&mut p.source.url, address(cell)),
        },
        Column {
            heading: Heading::new("Nguồn cập nhật ngày", "Ngày nguồn sửa lần cuối", "", 12).look(Look::Day),
            put: |p| put_day(p.source.updated),
            take: |p, cell| set(&mut p.source.updated, day(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Loại thủ tục", "Chọn trong danh sách; để trống nếu không rõ", "", 20).one_of(&[
                "TTHC được luật giao quy định chi tiết",
                "TTHC không được luật giao quy định chi tiết",
                "TTHC do trung ương quy định",
                "TTHC do địa phương quy định",
            ]),
            put: |p| label(&p.kind, &KINDS),
            take: |p, cell| set(&mut p.kind, choice(cell, &KINDS, "Hãy chọn một loại trong danh sách, hoặc để trống")),
        },
        Column {
            heading: Heading::new("Nội bộ", "\"có\" nếu chỉ giữa cơ quan nhà nước với nhau", "", 9).one_of(YES),
            put: |p| put_yes(p.internal),
            take: |p, cell| set(&mut p.internal, yes(cell)),
        },
        Column {
            heading: Heading::new("Phi địa giới", "\"có\" nếu nộp được ở bất kỳ nơi nào cùng cấp", "", 9).one_of(YES),
            put: |p| put_yes(p.non_territorial),
            take: |p, cell| set(&mut p.non_territorial, yes(cell)),
        },
    ],
};

fn put_handovers(ways: &[Handover]) -> Option<Cell> {
    put_lines(&ways.iter().map(|way| way.label().to_owned()).collect::<Vec<_>>())
}

fn handovers(cell: &Cell) -> Read<Vec<Handover>> {
    let labels = Handover::ALL.map(|way| (way.label(), way));
    choices(cell, &labels, "Hãy ghi \"Tại nơi nộp\", \"Tại nhà (bưu chính)\" hoặc \"Trực tuyến\", mỗi cách một dòng trong ô")
}

/// Codes, one on each line.
fn codes(cell: &Cell) -> Read<Vec<Code>> {
    if let Ok(code) = value::code(cell) {
        return Ok(vec![code]);
    }
    let todo = "Mã thay thế không được đăng; hãy ghi mã như 1.004194, mỗi mã một dòng trong ô";
    let code = |line: String| value::code(&Cell::Text(line)).map_err(|Wrong { what, .. }| Wrong { what, todo });
    lines(cell)?.into_iter().map(code).collect()
}

/// The decision of a procedure, to be filled.
fn decision(procedure: &mut Procedure) -> &mut Decision {
    procedure.decision.get_or_insert_with(|| Decision { number: String::new(), date: None, agency: String::new() })
}

fn levels(cell: &Cell) -> Read<Vec<Level>> {
    let todo = "Hãy ghi \"Cấp xã\", \"Cấp tỉnh\", \"Cấp bộ\" hoặc \"Cơ quan khác\", mỗi cấp một dòng trong ô";
    choices(cell, &LEVELS, todo)
}

/// Several values, sorted, each once.
fn choices<T: Copy + Ord>(cell: &Cell, labels: &[(&str, T)], todo: &'static str) -> Read<Vec<T>> {
    let words = cell.to_string();
    let parts = words.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let mut values = parts.map(|part| choice(&Cell::Text(part.to_owned()), labels, todo)).collect::<Result<Vec<T>, Wrong>>()?;
    values.sort_unstable();
    values.dedup();
    Ok(values)
}

/// The level of the office, in the same words.
pub(super) fn level(cell: &Cell) -> Read<Level> {
    choice(cell, &LEVELS, "Hãy chọn \"Cấp xã\", \"Cấp tỉnh\", \"Cấp bộ\" hoặc \"Cơ quan khác\"")
}

/// An address on the web.
pub(super) fn address(cell: &Cell) -> Read<String> {
    let url = line(cell)?;
    let todo = "Hãy chép cả địa chỉ, bắt đầu bằng https://";
    if url.starts_with("https://") {
        Ok(url)
    } else {
        Err(Wrong { what: format!("\"{url}\" không bắt đầu bằng https://"), todo })
    }
}
