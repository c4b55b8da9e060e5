//! Lists as offices have them, with invented procedures.

use catalog::Code;

use super::super::format::Format;
use super::super::merge::Merged;
use super::super::{Sources, read_file};
use super::*;
use crate::findings::Report;

/// The catalogue of some files: its procedures as "code name", and the report.
fn read_files(files: &[(&str, &[u8])]) -> (Vec<Procedure>, Report) {
    let mut sources = Sources::default();
    for (name, bytes) in files {
        let file = SourceFile::of(bytes.to_vec(), (*name).to_owned()).unwrap();
        assert_ne!(file.format, Format::Json, "{name}");
        sources.add(&file, read_file(&file).unwrap());
    }
    let Merged { procedures, report, .. } = sources.merge();
    (procedures, report)
}

fn codes(procedures: &[Procedure]) -> Vec<&str> {
    procedures.iter().map(|procedure| procedure.code.as_str()).collect()
}

fn kinds(report: &Report) -> Vec<Kind> {
    report.findings.iter().map(|finding| finding.kind).collect()
}

fn balance(report: &Report) -> (usize, usize, usize, usize) {
    (report.read, report.published, report.merged, report.rejected)
}

/// A procedure written by hand.
fn by_hand(code: &str, name: &str) -> Vec<u8> {
    format!("ma = \"{code}\"\nten = \"{name}\"\nlinh_vuc = [\"Voi\"]\ncap = [\"xa\"]\nco_quan_cong_bo = \"Bộ Mẫu\"\n")
        .into_bytes()
}

#[test]
fn the_same_page_exported_a_hundred_times_is_read_once() {
    let page = "1.000001,Nuôi voi,Bộ Mẫu\n1.000002,Bán muối,Bộ Mẫu\n";
    let text = format!("\u{FEFF}Mã số,Tên,Cơ quan ban hành\n{}", page.repeat(100));
    let (procedures, report) = read_files(&[("ds.csv", text.as_bytes())]);
    assert_eq!(codes(&procedures), ["1.000001", "1.000002"]);
    assert_eq!(balance(&report), (200, 2, 198, 0));
    assert_eq!(kinds(&report), [Kind::ListedOnly, Kind::RepeatedRows]);
    assert!(report.findings[1].what.contains("198 dòng"));
}

#[test]
fn a_list_fills_what_a_record_lacks_and_adds_what_nobody_details() {
    let list = "Mã số;Tên;Cơ quan thực hiện;Lĩnh vực\n1.000001.H99;Nuôi voi;\"Xã Mẫu\nXã Khác\";Voi\n1.000002;Bán muối;;Muối\n";
    let (procedures, report) = read_files(&[("1.toml", &by_hand("1.000001", "Nuôi voi")), ("ds.csv", list.as_bytes())]);
    assert_eq!(codes(&procedures), ["1.000002", "1.000001"]);
    assert_eq!(procedures[1].agencies.executing, ["Xã Mẫu", "Xã Khác"]);
    assert_eq!(balance(&report), (3, 2, 1, 0));
    assert!(report.findings.iter().any(|finding| finding.kind == Kind::ListedOnly && finding.what.starts_with("1 thủ tục")));
}

#[test]
fn another_name_under_a_known_code_is_asked_and_another_procedure_is_refused() {
    let of = |name: &str| format!("Mã số;Tên;Lĩnh vực\n1.000001;{name};Voi\n");
    let hand = by_hand("1.000001", "Cấp lại thẻ nuôi voi");
    let (_, report) = read_files(&[("1.toml", &hand), ("ds.csv", of("Cấp lại thẻ nuôi tượng").as_bytes())]);
    assert_eq!((kinds(&report), balance(&report)), (vec![Kind::OtherName], (2, 1, 1, 0)));
    let (_, report) = read_files(&[("1.toml", &hand), ("ds.csv", of("Bán muối").as_bytes())]);
    assert_eq!((kinds(&report), balance(&report)), (vec![Kind::DuplicateCode], (2, 1, 0, 1)));
}

#[test]
fn rows_without_a_code_are_matched_or_asked() {
    let list = "STT;Tên thủ tục\n1;NUÔI VOI\n2;Xuất cảnh voi\n3;Nuôi voi\n";
    let (procedures, report) = read_files(&[("1.toml", &by_hand("1.000001", "Nuôi voi")), ("ds.csv", list.as_bytes())]);
    assert_eq!((procedures.len(), balance(&report)), (1, (4, 1, 2, 1)));
    assert_eq!(report.files[1].read, 3);
    assert_eq!(kinds(&report).iter().filter(|kind| **kind == Kind::MatchedRow).count(), 2);
    assert!(kinds(&report).contains(&Kind::UnknownName));
}

#[test]
fn a_list_with_facts_of_the_office_gives_them_too() {
    let text = "Mã số;Tên;Sau cắt giảm;Ghi chú\n1.000001;Nuôi voi;2 ngày làm việc;x\n1.000001;Nuôi voi;2 ngày làm việc;x\n";
    let file = SourceFile::of(text.into(), "ds.csv".into()).unwrap();
    let reading = read_file(&file).unwrap();
    assert_eq!((reading.records.len(), reading.local.len()), (2, 1));
    assert_eq!(reading.local[0].origin.place, "dòng 2");
    let text = "Mã số;Tên;Ghi chú\n1.000001;Nuôi voi;đã xem\n";
    let reading = read_file(&SourceFile::of(text.into(), "ds.csv".into()).unwrap()).unwrap();
    assert_eq!((reading.records.len(), reading.local.len()), (1, 0));
}

#[test]
fn a_procedure_that_the_list_of_its_publisher_lacks_may_be_repealed() {
    let listed = |count: usize| {
        let rows: String = (0..count).map(|at| format!("1.1000{at:02};Nuôi voi số {at};Bộ Mẫu\n")).collect();
        format!("Mã số;Tên;Cơ quan ban hành\n{rows}")
    };
    let not_listed = |count: usize| {
        let (procedures, report) =
            read_files(&[("1.toml", &by_hand("1.000001", "Bán muối")), ("ds.csv", listed(count).as_bytes())]);
        assert_eq!(procedures.len(), count + 1);
        report
            .findings
            .into_iter()
            .filter(|finding| finding.kind == Kind::NotListed)
            .map(|finding| finding.record)
            .collect::<Vec<_>>()
    };
    assert_eq!(not_listed(20), ["cả tệp, mã 1.000001"]);
    assert_eq!(not_listed(19), Vec::<String>::new());
}

#[test]
fn a_list_of_a_part_accuses_nobody() {
    let rows: String = (0..20).map(|at| format!("1.1000{at:02};Nuôi voi số {at};Bộ Mẫu\n")).collect();
    let text = format!("Mã số;Tên;Cơ quan ban hành\n{rows}");
    let reading = read_file(&SourceFile::of(text.into(), "ds.csv".into()).unwrap()).unwrap();
    let procedure = |at: usize| Procedure {
        publisher: "bộ mẫu".into(),
        ..Procedure::blank(Code::parse(&format!("1.1000{at:02}")).unwrap(), "Nuôi voi".into())
    };
    let findings = not_listed(&reading.in_force, &(0..40).map(procedure).collect::<Vec<_>>());
    assert_eq!(findings.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::PartialList]);
}

#[test]
fn a_table_of_other_things_and_a_damaged_file_are_named() {
    for (name, bytes) in [("luong.csv", &b"a;b\n1;2\n"[..]), ("x.xlsx", b"PK\x03\x04"), ("x.xlsx", b"xin"), ("doc.txt", b"xin")] {
        let (procedures, report) = read_files(&[("1.toml", &by_hand("1.000001", "Nuôi voi")), (name, bytes)]);
        assert_eq!((procedures.len(), kinds(&report)), (1, vec![Kind::UnreadFile]), "{name}");
        assert!(report.findings[0].todo.to_lowercase().contains("hãy"), "{name}");
    }
}

#[test]
fn a_workbook_with_a_hidden_sheet_and_old_fonts_is_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheets: [(&str, &[&[&str]]); 2] = [
        ("Danh sách", &[&["M· sè", "Tªn thñ tôc"], &["1.000001", "CÊp giÊy phÐp nu«i voi"]]),
        ("Cũ", &[&["Mã số", "Tên thủ tục"], &["1.000002", "=Bán muối"]]),
    ];
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(name == "Cũ");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    let (procedures, report) = read_files(&[("ds.xlsx", &workbook.save_to_buffer().unwrap())]);
    let names: Vec<&str> = procedures.iter().map(|procedure| procedure.name.as_str()).collect();
    assert_eq!(names, ["Cấp giấy phép nuôi voi", "Bán muối"], "{:?}", report.findings);
    assert_eq!(kinds(&report), [Kind::ListedOnly, Kind::HiddenSheet]);
    assert_eq!(report.findings[1].record, "trang \"Cũ\"");
}

#[test]
fn a_damaged_workbook_is_told_in_vietnamese_alone() {
    let (_, report) = read_files(&[("ds.xlsx", b"xl/workbook.xml"), ("1.toml", &by_hand("1.000001", "Nuôi voi"))]);
    assert_eq!(report.findings[0].what, "không đọc được như một tệp .xlsx; hãy mở bằng Excel rồi lưu lại");
}
