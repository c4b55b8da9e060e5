//! The sheet "Văn phòng": what `site.toml` says, a line for each fact.

use catalog::{Desk, Level, Office, TimeOfDay};

use super::super::cells::{count, line, lines, put, put_lines, put_number, put_yes, set, yes};
use super::super::column::{Column, Heading, Sheet};
use super::procedures::{YES, address, level};
use crate::read::StatedFace;
use crate::read::counter::{COUNTDOWN, FREE_TEXT, IDLE, StatedCounter, TYPING, TYPINGS};
use crate::read::local::value;
use crate::read::office::{EMBEDDED_AT, WARN_AFTER};

/// The office that the sheet describes, line by line.
pub(crate) struct OfficeRow {
    /// The code of its administrative unit, in a list of many offices.
    pub unit_code: String,
    /// The names of units that were merged into it, in such a list.
    pub former: Vec<String>,
    pub office: Office,
    /// None if the sheet does not say it.
    pub level: Option<Level>,
    pub face: StatedFace,
    pub counter: StatedCounter,
}

impl Default for OfficeRow {
    fn default() -> Self {
        let office = Office { warn_after: WARN_AFTER, ..Office::blank(String::new(), Level::Commune) };
        let (unit_code, former) = (String::new(), Vec::new());
        Self { unit_code, former, office, level: None, face: StatedFace::default(), counter: StatedCounter::default() }
    }
}

/// The title of the line with the level, without which there is no office.
pub(in crate::read::own_workbook) const LEVEL: &str = "Cấp";

/// A line for each fact of the office. The titles are in the first column, the values in the second.
pub(crate) const OFFICE: Sheet<OfficeRow> = Sheet {
    name: "Văn phòng",
    about: "Văn phòng đăng bộ thủ tục này. Ghi vào cột giữa; bắt buộc: tên và cấp. Cả danh mục chỉ điền một trang này.",
    coded: false,
    columns: &[
        Column {
            heading: Heading::new("Tên văn phòng", "Tên ngắn, như trên biển", "Xã Mẫu", 0),
            put: |row| put(&row.office.name),
            take: |row, cell| set(&mut row.office.name, line(cell)),
        },
        Column {
            heading: Heading::new(LEVEL, "Chọn trong danh sách", "Cấp xã", 0).one_of(&[
                "Cấp xã",
                "Cấp tỉnh",
                "Cấp bộ",
                "Cơ quan khác",
            ]),
            put: |row| row.level.and_then(|level| put(level.label())),
            take: |row, cell| set(&mut row.level, level(cell).map(Some)),
        },
        Column {
            heading: Heading::new("Đơn vị tiếp nhận", "Tên đơn vị nhận hồ sơ", "Trung tâm Phục vụ hành chính công xã Mẫu", 0),
            put: |row| put(&row.office.unit),
            take: |row, cell| set(&mut row.office.unit, line(cell)),
        },
        Column {
            heading: Heading::new("Tỉnh, thành phố", "Thủ tục của tỉnh này được xếp trước của tỉnh khác", "Bắc Ninh", 0),
            put: |row| put(&row.office.province),
            take: |row, cell| set(&mut row.office.province, line(cell)),
        },
        Column {
            heading: Heading::new("Địa chỉ", "", "Thôn Mẫu, xã Mẫu", 0),
            put: |row| put(&row.office.address),
            take: |row, cell| set(&mut row.office.address, line(cell)),
        },
        Column {
            heading: Heading::new("Chỉ đường", "Lời chỉ đường cho người đến", "Cạnh chợ Mẫu; cổng sau có lối cho xe lăn", 0),
            put: |row| put(&row.office.directions),
            take: |row, cell| set(&mut row.office.directions, line(cell)),
        },
        Column {
            heading: Heading::new("Giờ làm việc", "", "Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30, 13 giờ 30 – 17 giờ", 0),
            put: |row| put(&row.office.hours),
            take: |row, cell| set(&mut row.office.hours, line(cell)),
        },
        Column {
            heading: Heading::new(
                "Giờ chốt",
                "Nộp sau giờ này thì tính sang ngày làm việc sau; để trống nếu nơi nhận không quy định",
                "15 giờ",
                0,
            ),
            put: |row| row.office.cut_off.and_then(TimeOfDay::new).and_then(|time| put(&time.to_string())),
            take: |row, cell| set(&mut row.office.cut_off, value::time_of_day(cell).map(|time| Some(time.minutes()))),
        },
        Column {
            heading: Heading::new("Đường dây nóng", "Số điện thoại nhận phản ánh, kiến nghị", "", 0),
            put: |row| put(&row.office.hotline),
            take: |row, cell| set(&mut row.office.hotline, line(cell)),
        },
        Column {
            heading: Heading::new(
                "Nơi nhận phản ánh, kiến nghị",
                "Địa chỉ trang, thư điện tử hoặc lời",
                "https://dichvucong.gov.vn/phan-anh-kien-nghi",
                0,
            ),
            put: |row| put(&row.office.feedback),
            take: |row, cell| set(&mut row.office.feedback, line(cell)),
        },
        Column {
            heading: Heading::new("Cổng dịch vụ công", "Địa chỉ, bắt đầu bằng https://", "https://dichvucong.gov.vn", 0),
            put: |row| put(&row.office.portal),
            take: |row, cell| set(&mut row.office.portal, address(cell)),
        },
        Column {
            heading: Heading::new(
                "Nộp trực tuyến",
                "Địa chỉ trang nộp hồ sơ của cơ quan: chọn cơ quan mình trên Cổng Dịch vụ công rồi chép địa chỉ của trang đó",
                "",
                0,
            ),
            put: |row| put(&row.office.filing),
            take: |row, cell| set(&mut row.office.filing, line(cell)),
        },
        Column {
            heading: Heading::new(
                "Cảnh báo sau số ngày",
                "Bản đăng lâu hơn thì trang cảnh báo có thể đã cũ; để trống: 30",
                "30",
                0,
            ),
            put: |row| put_number(Some(u32::from(row.office.warn_after))),
            take: |row, cell| set(&mut row.office.warn_after, count(cell).map(|days| u16::try_from(days).unwrap_or(u16::MAX))),
        },
        Column {
            heading: Heading::new("Hay hỏi", "Câu gợi ý dưới ô tìm, mỗi câu một dòng trong ô", "khai sinh", 0),
            put: |row| put_lines(&row.office.often_asked),
            take: |row, cell| set(&mut row.office.often_asked, lines(cell)),
        },
        Column {
            heading: Heading::new(
                EMBEDDED_AT,
                "Các trang khác được đặt ô tìm này vào trang của mình, mỗi trang một dòng trong ô",
                "https://www.xamau.gov.vn",
                0,
            ),
            put: |row| put_lines(&row.office.embedded_at),
            take: |row, cell| set(&mut row.office.embedded_at, lines(cell)),
        },
        Column {
            heading: Heading::new("Biểu trưng", "Tệp ảnh PNG, JPG hoặc WebP trong thư mục hinh", "hinh/bieu-trung.png", 0),
            put: |row| put(&row.face.emblem),
            take: |row, cell| set(&mut row.face.emblem, line(cell)),
        },
        Column {
            heading: Heading::new("Màu chính", "Màu đậm, đọc được trên nền trắng", "#8a1c1c", 0),
            put: |row| put(&row.face.colour),
            take: |row, cell| set(&mut row.face.colour, line(cell)),
        },
        Column {
            heading: Heading::new("Ảnh lối vào", "Tệp ảnh nhỏ hơn 1 MB trong thư mục hinh", "hinh/loi-vao.jpg", 0),
            put: |row| put(&row.face.entrance),
            take: |row, cell| set(&mut row.face.entrance, line(cell)),
        },
        Column {
            heading: Heading::new(
                "Mô tả ảnh lối vào",
                "Ảnh chụp gì, cho người không nhìn thấy",
                "Cổng chính, quầy ở bên phải",
                0,
            ),
            put: |row| put(&row.face.entrance_alt),
            take: |row, cell| set(&mut row.face.entrance_alt, line(cell)),
        },
        Column {
            heading: Heading::new(
                "Các quầy",
                "Mỗi quầy một dòng trong ô: tên | người phụ trách | giờ; hai phần sau có thể bỏ",
                "Quầy 3: Tư pháp – hộ tịch",
                0,
            ),
            put: |row| put_lines(&row.face.desks.iter().map(desk_line).collect::<Vec<_>>()),
            take: |row, cell| set(&mut row.face.desks, lines(cell).map(|lines| lines.iter().map(|line| desk(line)).collect())),
        },
        Column {
            heading: Heading::new("Màn hình quầy: mở sẵn", "Máy đã cài ứng dụng thì mở thẳng vào màn hình quầy", "có", 0)
                .suggest(YES),
            put: |row| put_yes(row.counter.at_start),
            take: |row, cell| set(&mut row.counter.at_start, yes(cell)),
        },
        Column {
            heading: Heading::new(IDLE, "Từ 60 đến 90 giây không ai chạm thì đếm lùi; để trống: 75", "75", 0),
            put: |row| put_number(row.counter.idle),
            take: |row, cell| set(&mut row.counter.idle, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new(COUNTDOWN, "Từ 30 đến 120 giây, rồi xóa những gì người trước để lại; để trống: 30", "30", 0),
            put: |row| put_number(row.counter.countdown),
            take: |row, cell| set(&mut row.counter.countdown, count(cell).map(Some)),
        },
        Column {
            heading: Heading::new(TYPING, "Chọn trong danh sách; để trống: không dấu, vì tìm không cần dấu", "Telex", 0)
                .suggest(&[TYPINGS[0].0, TYPINGS[1].0, TYPINGS[2].0]),
            put: |row| put(&row.counter.typing),
            take: |row, cell| set(&mut row.counter.typing, line(cell)),
        },
        Column {
            heading: Heading::new("Màn hình quầy: hỏi mức hài lòng", "Năm nét mặt sau mỗi lượt; chỉ đếm trên máy", "có", 0)
                .suggest(YES),
            put: |row| put_yes(row.counter.feedback),
            take: |row, cell| set(&mut row.counter.feedback, yes(cell)),
        },
        Column {
            heading: Heading::new(FREE_TEXT, "Cùng với hỏi mức hài lòng", "có", 0).suggest(YES),
            put: |row| put_yes(row.counter.free_text),
            take: |row, cell| set(&mut row.counter.free_text, yes(cell)),
        },
        Column {
            heading: Heading::new("Màn hình quầy: có máy in", "Máy in cho người dân, nối với màn hình này", "có", 0).suggest(YES),
            put: |row| put_yes(row.counter.printer),
            take: |row, cell| set(&mut row.counter.printer, yes(cell)),
        },
    ],
};

/// "Quầy 3 | bà A | sáng": what is empty at the end is left out.
fn desk_line(desk: &Desk) -> String {
    let line = [desk.name.as_str(), &desk.person, &desk.hours].join(" | ");
    line.trim_end_matches([' ', '|']).to_owned()
}

fn desk(line: &str) -> Desk {
    let mut parts = line.split('|').map(|part| part.trim().to_owned());
    let mut part = || parts.next().unwrap_or_default();
    Desk { name: part(), person: part(), hours: part() }
}
