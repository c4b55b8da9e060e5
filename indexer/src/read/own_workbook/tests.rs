use catalog::{Charge, Currency, FeeKind, Procedure, Span, Time};
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet};

use super::super::local;
use super::*;

type Rows<'a> = &'a [&'a [&'a str]];

/// A workbook with these sheets of text.
fn book(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    with(sheets, |_| ())
}

/// The same, with more on the last sheet.
fn with(sheets: &[(&str, Rows<'_>)], fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    fill(workbook.worksheets_mut().last_mut().unwrap());
    workbook.save_to_buffer().unwrap()
}

const NAMES: (&str, Rows<'_>) = ("Thủ tục", &[&["Mã thủ tục", "Tên thủ tục"], &["1.000001", "Nuôi voi"]]);
const WAY: (&str, Rows<'_>) =
    ("Cách nộp", &[&["Mã thủ tục", "Cách nộp", "Thời hạn"], &["1.000001", "Trực tiếp", "3 ngày làm việc"]]);

fn read(bytes: &[u8]) -> anyhow::Result<Option<Reading>> {
    super::read("a.xlsx", &mut Workbook::open(bytes).unwrap())
}

fn reading(bytes: &[u8]) -> Reading {
    read(bytes).unwrap().unwrap()
}

/// The only procedure, and what is wrong.
fn only(bytes: &[u8]) -> (Procedure, Vec<String>) {
    let mut reading = reading(bytes);
    let record = reading.records.remove(0);
    (record.procedure.unwrap(), said(reading.findings.into_iter().chain(record.findings)))
}

fn said(findings: impl IntoIterator<Item = Finding>) -> Vec<String> {
    findings.into_iter().map(|f| format!("{}, {}, {}: {}. {}", f.file, f.record, f.field, f.what, f.todo)).collect()
}

#[test]
fn a_few_cells_by_hand_are_a_procedure() {
    let papers: Rows<'_> = &[
        &["Mã thủ tục", "Trường hợp", "Tên giấy tờ", "Bản chính"],
        &["1.000001", "", "- Đơn;", "01"],
        &["1.000001", "Trường hợp ủy quyền", "Giấy ủy quyền", ""],
    ];
    let fees: Rows<'_> = &[&["MÃ THỦ TỤC", "Mức thu", "Loại khoản thu"], &["1.000001", "8.000 đồng", "lệ phí"]];
    let (procedure, wrong) = only(&book(&[NAMES, WAY, ("Giấy tờ", papers), ("Phí", fees)]));
    assert_eq!(wrong, [""; 0]);
    let channel = &procedure.channels[0];
    assert_eq!(channel.time, Time::Span(Span::parse("3 ngày làm việc").unwrap()));
    assert_eq!((channel.fees[0].kind, channel.fees[0].charge), (FeeKind::Levy, Charge::Amount(8_000, Currency::Vnd)));
    let cases: Vec<_> = procedure.cases.iter().map(|case| (case.name.as_str(), case.documents[0].name.as_str())).collect();
    assert_eq!(cases, [("", "Đơn"), ("Ủy quyền", "Giấy ủy quyền")]);
    assert_eq!(procedure.cases[0].documents[0].originals, 1);
}

#[test]
fn a_wrong_cell_is_named_and_left_out() {
    let fees: Rows<'_> = &[
        &["Mã thủ tục", "Cách nộp", "Mức thu"],
        &["1.000001", "Trực tiếp", "0"],
        &["1.000001", "Trực tiếp", "miễn"],
        &["1.000001", "fax", "5000"],
        &["", "Trực tiếp", "5000"],
        &["1.000009", "Trực tiếp", "5000"],
    ];
    let (procedure, wrong) = only(&book(&[NAMES, WAY, ("Phí", fees)]));
    let charges: Vec<Charge> = procedure.channels[0].fees.iter().map(|fee| fee.charge).collect();
    assert_eq!(charges, [Charge::Free]);
    assert!(wrong[0].starts_with("a.xlsx, trang \"Phí\", ô C2, mã 1.000001, Mức thu: \"0\" không nói rõ"), "{wrong:?}");
    assert!(wrong[0].contains("hãy ghi \"miễn\""), "{wrong:?}");
    assert!(wrong[1].contains("ô B4") && wrong[1].contains("\"fax\" không phải cách nộp"), "{wrong:?}");
    assert!(wrong[2].contains("ô A5") && wrong[2].contains("mã để trống"), "{wrong:?}");
    assert!(wrong[3].contains("mã 1.000009") && wrong[3].contains("không có ở trang \"Thủ tục\""), "{wrong:?}");
    assert_eq!(wrong.len(), 4);
}

#[test]
fn numbers_days_and_formulas_are_read_however_they_are_typed() {
    let names: Rows<'_> = &[
        &["Mã thủ tục", "Tên thủ tục", "Hiệu lực từ ngày", "Hiệu lực đến ngày", "Nguồn cập nhật ngày"],
        &["", "Nuôi voi", "17/7/2026"],
    ];
    let bytes = with(&[WAY, ("Thủ tục", names)], |sheet| {
        sheet.write(1, 0, 1_000_001).unwrap();
        let day = ExcelDateTime::from_ymd(2027, 3, 1).unwrap();
        sheet.write_with_format(1, 3, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_formula(1, 1, Formula::new("=\"Nuôi\"&\" voi\"").set_result("Nuôi voi rừng")).unwrap();
        sheet.write(1, 4, 2026).unwrap();
    });
    let (procedure, wrong) = only(&bytes);
    assert_eq!((procedure.code.as_str(), procedure.name.as_str()), ("1.000001", "Nuôi voi rừng"));
    assert_eq!((procedure.in_force_from, procedure.in_force_to), (Some(date(2026, 7, 17)), Some(date(2027, 3, 1))));
    assert!(wrong.len() == 1 && wrong[0].contains("ô E2") && wrong[0].contains("như 17/7/2026"), "{wrong:?}");
}

#[test]
fn headings_and_sheets_that_are_not_ours_are_findings() {
    let names: Rows<'_> = &[&["Ghi theo mẫu"], &["Mã thủ tục", "Tên thủ tục", "Điều kện"], &["1.000001", "Nuôi voi", "x"]];
    let bytes = book(&[("Thủ tục", names), WAY, ("Trình tự", &[&["Tên", "Lời"]]), ("Sheet9", &[&["x"]])]);
    let (_, wrong) = only(&bytes);
    assert!(wrong[0].contains("ô C2, Điều kện: cột"), "{wrong:?}");
    assert!(wrong[1].contains("trang \"Trình tự\"") && wrong[1].contains("không thấy dòng tiêu đề"), "{wrong:?}");
    assert!(wrong[2].contains("trang \"Sheet9\"") && wrong[2].contains("không có trong mẫu"), "{wrong:?}");
    assert_eq!(wrong.len(), 3);
}

#[test]
fn other_workbooks_are_not_ours() {
    assert!(read(&book(&[("Danh sách TTHC", &[&["Mã số", "Tên"], &["1.000001", "Nuôi voi"]])])).unwrap().is_none());
    assert!(read(&book(&[NAMES])).unwrap().is_none());
}

#[test]
fn a_line_without_a_code_or_a_name_is_a_rejected_record() {
    let names: Rows<'_> =
        &[&["Mã thủ tục", "Tên thủ tục"], &["1.000001", ""], &["1.00001", "Nuôi voi"], &["(ví dụ) 1.000002", "Bán muối"]];
    let Reading { records, findings, .. } = reading(&book(&[("Thủ tục", names), WAY]));
    assert_eq!(said(findings), [""; 0]);
    assert!(records.iter().all(|record| record.procedure.is_none()));
    let wrong = said(records.into_iter().flat_map(|record| record.findings));
    assert!(
        wrong[0].contains("ô A3, Mã thủ tục") && wrong[1].contains("dòng 2, mã 1.000001, Tên thủ tục: để trống"),
        "{wrong:?}"
    );
    assert_eq!(wrong.len(), 2);
}

#[test]
fn what_the_office_fills_in_is_a_local_fact() {
    let here: Rows<'_> = &[&["Mã thủ tục", "Phạm vi"], &["1.000001", "giải quyết"]];
    let wanted: Rows<'_> = &[
        &["Mã thủ tục", "Tên thủ tục", "Phí, lệ phí", "Ghi chú phí", "Thời hạn tại đây"],
        &["1.000001", "Nuôi voi", "8000", "Mỗi lần", "2 ngày"],
        &["1.000002", "Bán muối", "", "", ""],
    ];
    let reading = reading(&book(&[NAMES, ("Tại đây", here), ("Cần ghi", wanted)]));
    assert_eq!(said(reading.findings), [""; 0]);
    assert_eq!(cells(&reading.local), [["1.000001", "giải quyết", "8000", "Mỗi lần", "2 ngày"]]);
}

fn cells(rows: &[local::Row]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.entries.iter().map(|entry| entry.cell.to_string()).collect()).collect()
}

#[test]
fn a_fact_is_taken_from_one_sheet_only() {
    let here: Rows<'_> = &[&["Mã thủ tục", "Ghi chú phí", "Số quyết định"], &["1.000001", "Mỗi bản", "1/QĐ-UBND"]];
    let wanted: Rows<'_> = &[
        &["Mã thủ tục", "Phí, lệ phí", "Thời hạn tại đây", "Số quyết định", "Ngày quyết định"],
        &["1.000001", "8000", "2 ngày", "2/QĐ-UBND", "1/9/2026"],
    ];
    let reading = reading(&book(&[NAMES, ("Tại đây", here), ("Cần ghi", wanted)]));
    assert_eq!(cells(&reading.local), [["1.000001", "Mỗi bản", "1/QĐ-UBND", "2 ngày"]]);
    let wrong = said(reading.findings);
    assert!(wrong[0].contains("\"8000\", nhưng trang \"Tại đây\", dòng 2, Ghi chú phí ghi \"Mỗi bản\""), "{wrong:?}");
    assert!(wrong[1].contains("\"2/QĐ-UBND\"") && wrong[2].contains("Ngày quyết định: ghi \"1/9/2026\""), "{wrong:?}");
    assert_eq!(wrong.len(), 3);
}

#[test]
fn an_office_needs_a_name_and_a_level() {
    let office = |cells: Rows<'_>| read(&book(&[("Văn phòng", cells), NAMES]));
    assert!(office(&[&["Tên văn phòng", ""], &["Cấp", "Cấp xã"]]).unwrap().unwrap().office.is_none());
    let error = office(&[&["Tên văn phòng", "Xã Mẫu"], &["Cấp", "huyện"]]).err().unwrap().to_string();
    assert!(error.contains("a.xlsx, trang \"Văn phòng\", ô B2: chưa chọn cấp"), "{error}");
    let error = office(&[&["Tên văn phòng", "Xã Mẫu"]]).err().unwrap().to_string();
    assert!(error.contains("a.xlsx, trang \"Văn phòng\": chưa chọn cấp"), "{error}");
    let reading =
        office(&[&["Tên văn phòng", "Xã Mẫu"], &["CAP", "cấp tỉnh"], &["Cổng dịch vụ công", "http://x"]]).unwrap().unwrap();
    assert_eq!(reading.office.unwrap().office.level, catalog::Level::Province);
    assert!(said(reading.findings)[0].contains("ô B3, Cổng dịch vụ công"));
}

#[test]
fn every_heading_is_unique_and_every_local_one_is_known() {
    fn unique<R>(sheet: &Sheet<R>) {
        let titles: Vec<Heading> = sheet.headings().collect();
        for (at, heading) in titles.iter().enumerate() {
            assert!(titles[at + 1..].iter().all(|other| !other.is(heading.title)), "{}: {}", sheet.name, heading.title);
            assert!(heading.choices.iter().map(|choice| choice.chars().count() + 1).sum::<usize>() < 256);
        }
    }
    unique(&PROCEDURES);
    unique(&WAYS);
    unique(&FEES);
    unique(&PAPERS);
    unique(&STEPS);
    unique(&BASES);
    unique(&LOCAL);
    unique(&WANTED);
    unique(&OFFICE);
    unique(&PERIODS);
    unique(&INDICATORS);
    unique(&DAYS);
    unique(&FORMS);
    let is_known = |title: &str| super::super::local::knows_title(title);
    assert!(LOCAL.headings().all(|heading| is_known(heading.title)));
    assert_eq!(WANTED.headings().filter(|heading| is_known(heading.title)).count(), 6);
}
