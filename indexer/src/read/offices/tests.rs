use catalog::{Code, Procedure, Scope};
use tempfile::TempDir;

use super::*;
use crate::catalogue::OfficeEntry;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(FOLDER)).unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(FOLDER).join(name), text).unwrap();
    }
    folder
}

/// The rows of a sheet.
type Rows<'a> = &'a [&'a [&'a str]];

fn book(folder: &TempDir, sheets: &[(&str, Rows<'_>)]) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) if !cell.contains('.') => sheet.write(row, column, number).unwrap(),
                    _ => sheet.write(row, column, *cell).unwrap(),
                };
            }
        }
    }
    workbook.save(folder.path().join(BOOK)).unwrap();
}

fn settled(folder: &TempDir) -> (Vec<OfficeEntry>, Vec<String>) {
    let voi = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
    let (entries, findings) = read(folder.path()).unwrap().settle(&[voi]);
    let said = |finding: Finding| format!("{}, {}: {}: {}", finding.file, finding.record, finding.field, finding.what);
    (entries, findings.into_iter().map(said).collect())
}

const MAU: &str = "ten = \"Xã Mẫu\"\ncap = \"xa\"\ntinh = \"Tỉnh Mẫu\"\nduong_day_nong = \"1900\"\n";

#[test]
fn an_office_is_a_file_with_its_own_facts() {
    let text = format!("{MAU}don_vi_cu = [\"Xã Mẫu Cũ\"]\n[[thu_tuc]]\nma = \"1.000001\"\npham_vi = \"không tiếp nhận\"\n");
    let (entries, findings) = settled(&folder(&[("00001.toml", &text)]));
    assert_eq!(findings, Vec::<String>::new());
    let [OfficeEntry { code, former, office, facts }] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((code.as_str(), former.as_slice()), ("00001", ["Xã Mẫu Cũ".to_owned()].as_slice()));
    assert_eq!((office.name.as_str(), office.province.as_str()), ("Xã Mẫu", "Mẫu"));
    assert_eq!(facts.values().map(|local| local.scope).collect::<Vec<_>>(), [Some(Scope::NotReceived)]);
}

#[test]
fn offices_are_rows_of_a_workbook_and_a_sheet_or_a_file_has_their_facts() {
    let folder = folder(&[]);
    let list: Rows<'_> = &[
        &["DANH SÁCH CƠ QUAN"],
        &["Mã đơn vị", "Tên văn phòng", "Tỉnh, thành phố", "Đường dây nóng", "Đơn vị cũ"],
        &["1", "Xã Mẫu", "Tỉnh Mẫu", "1900 x", "Xã A\nXã B"],
        &["2", "Phường Mẫu", "Tỉnh Mẫu", "1900 x"],
    ];
    let facts: Rows<'_> = &[&["Mã thủ tục", "Ghi chú"], &["1.000001", "ở đây"]];
    book(&folder, &[("Cơ quan", list), ("00001", facts)]);
    let (entries, findings) = settled(&folder);
    assert_eq!(findings, Vec::<String>::new());
    let seen: Vec<_> = entries.iter().map(|entry| (entry.code.as_str(), entry.former.len(), entry.facts.len())).collect();
    assert_eq!(seen, [("00001", 2, 1), ("00002", 0, 0)]);
}

#[test]
fn the_facts_of_a_province_are_found_by_its_two_digits() {
    let folder = folder(&[("01.toml", &MAU.replace("\"xa\"", "\"tinh\""))]);
    let list: Rows<'_> = &[&["Mã đơn vị", "Tên văn phòng", "Đường dây nóng"], &["2", "Xã Hai", "1900 x"]];
    let facts: Rows<'_> = &[&["Mã thủ tục", "Ghi chú"], &["1.000001", "ở đây"]];
    book(&folder, &[("Cơ quan", list), ("01", facts), ("2", facts)]);
    let seen: Vec<_> = settled(&folder).0.iter().map(|entry| (entry.code.clone(), entry.facts.len())).collect();
    assert_eq!(seen, [("00002".to_owned(), 1), ("01".to_owned(), 1)]);
}

#[test]
fn one_bad_office_does_not_stop_the_others() {
    let with = |line: &str| format!("{MAU}{line}");
    let folder = folder(&[
        ("00001.toml", MAU),
        ("00002.toml", &with("cap_do = 1\n")),
        ("xa-mau.toml", MAU),
        ("00003.toml", "ten = \"Xã Ba\"\ncap = \"xa\"\nmau_chinh = \"#ffffff\"\nduong_day_nong = \"1\"\n"),
        ("00004.csv", "a;b"),
    ]);
    let list: Rows<'_> = &[&["Mã đơn vị", "Tên văn phòng"], &["00001.", "Xã Chấm"], &["1", "Xã Mẫu"], &["7", ""]];
    let facts: Rows<'_> = &[&["Mã thủ tục", "Ghi chú"], &["1.000001", "ở đây"]];
    book(&folder, &[("Cơ quan", list), ("99999", facts)]);
    let (entries, findings) = settled(&folder);
    assert_eq!(entries.iter().map(|entry| entry.code.as_str()).collect::<Vec<_>>(), ["00001", "00003"]);
    let expected = [
        "offices/00002.toml, cả tệp: (cả tệp): dòng 5, cột 1: không có mục \"cap_do\"",
        "offices/00004.csv, cả tệp: (cả tệp): không phải tệp .toml hay .xlsx",
        "offices/xa-mau.toml, cả tệp: (tên tệp): \"xa-mau\" không phải mã đơn vị hành chính của Xã Mẫu",
        "offices.xlsx, trang \"Cơ quan\", dòng 2: Mã đơn vị: \"00001.\" không phải mã đơn vị hành chính của Xã Chấm",
        "offices.xlsx, trang \"Cơ quan\", dòng 3: Mã đơn vị: mã 00001 đã có ở offices/00001.toml, cả tệp",
        "offices.xlsx, trang \"Cơ quan\", dòng 4: Mã đơn vị: mã \"7\" không có tên cơ quan",
        "offices/00003.toml, cả tệp: tinh: Xã Ba chưa ghi tỉnh, thành phố",
        "offices/00003.toml, cả tệp: bieu_trung: biểu trưng, màu, ảnh và quầy chưa dùng trên trang chung",
        "offices.xlsx, cả tệp: (cả tệp): có thông tin riêng của \"99999\", nhưng không có cơ quan nào mang mã này",
    ];
    assert_eq!(findings.len(), expected.len(), "{findings:#?}");
    for (finding, expected) in findings.iter().zip(expected) {
        assert!(finding.starts_with(expected), "{finding}\n{expected}");
    }
}

#[test]
fn offices_without_a_hotline_are_told_once() {
    let silent = MAU.replace("duong_day_nong = \"1900\"\n", "");
    let (entries, findings) = settled(&folder(&[("00001.toml", &silent), ("00002.toml", &silent), ("00003.toml", &silent)]));
    assert_eq!(entries.len(), 3);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].ends_with("3 cơ quan chưa ghi đường dây nóng, như Xã Mẫu"), "{findings:?}");
}

#[test]
fn a_site_of_one_office_says_so_if_its_file_is_one_of_many() {
    let error = office::parse(&format!("{MAU}[[thu_tuc]]\nma = \"1.000001\"\n")).err().unwrap().to_string();
    assert!(error.contains("offices") && error.contains("local.toml"), "{error}");
}
