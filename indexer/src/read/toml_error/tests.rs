use serde::Deserialize;
use toml::value::Datetime;

use super::*;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its errors are read")]
struct Sample {
    ten: String,
    dia_chi: Option<String>,
    so_ngay: Option<u16>,
    diem: Option<f64>,
    ngay: Option<Datetime>,
    mo: Option<bool>,
    #[serde(default)]
    hay_hoi: Vec<String>,
    #[serde(default)]
    cach_nop: Vec<Way>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its errors are read")]
struct Way {
    hinh_thuc: String,
    #[serde(default)]
    phi: Vec<Fee>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its errors are read")]
struct Fee {
    muc: u32,
}

/// The message about a line below a correct one.
fn said(line: &str) -> String {
    from_str::<Sample>(&format!("ten = \"Xã Mẫu\"\n{line}\n")).err().unwrap().to_string()
}

#[test]
fn keys_and_types_are_explained_with_the_line_and_what_to_write() {
    for (line, expected) in [
        (
            "dia_chj = \"x\"",
            "dòng 2, cột 1: không có mục \"dia_chj\"; có phải bạn muốn ghi \"dia_chi\"? (đang ghi: dia_chj = \"x\")",
        ),
        (
            "diachi = \"x\"",
            "dòng 2, cột 1: không có mục \"diachi\"; có phải bạn muốn ghi \"dia_chi\"? (đang ghi: diachi = \"x\")",
        ),
        (
            "dia_chi = 5",
            "dòng 2, cột 11: \"dia_chi\" phải là chữ trong ngoặc kép, không phải 5; hãy ghi như: dia_chi = \"5\" (đang ghi: dia_chi = 5)",
        ),
        (
            "so_ngay = \"30\"",
            "dòng 2, cột 11: \"so_ngay\" phải là số nguyên không âm, không phải \"30\"; hãy ghi như: so_ngay = 30 (đang ghi: so_ngay = \"30\")",
        ),
        (
            "so_ngay = -1",
            "dòng 2, cột 11: \"so_ngay\" phải là số nguyên không âm, không phải -1; hãy ghi như: so_ngay = 30 (đang ghi: so_ngay = -1)",
        ),
        (
            "diem = \"9,5\"",
            "dòng 2, cột 8: \"diem\" phải là số, không phải \"9,5\"; hãy ghi như: diem = 9.5 (đang ghi: diem = \"9,5\")",
        ),
        (
            "ngay = \"22/11/2026\"",
            "dòng 2, cột 8: \"ngay\" phải là ngày không có ngoặc kép, không phải \"22/11/2026\"; hãy ghi như: ngay = 2026-11-22 (đang ghi: ngay = \"22/11/2026\")",
        ),
        (
            "hay_hoi = \"a\"",
            "dòng 2, cột 11: \"hay_hoi\" phải là danh sách trong ngoặc vuông, không phải \"a\"; hãy ghi như: hay_hoi = [\"a\"] (đang ghi: hay_hoi = \"a\")",
        ),
        (
            "[[cach_nop]]\nhinh_thucc = \"a\"",
            "dòng 3, cột 1: không có mục \"hinh_thucc\" trong [[cach_nop]]; có phải bạn muốn ghi \"hinh_thuc\"? (đang ghi: hinh_thucc = \"a\")",
        ),
        (
            "[[cach_nop]]\nphi = []",
            "dòng 2, cột 1: [[cach_nop]] thiếu mục bắt buộc \"hinh_thuc\"; hãy thêm: hinh_thuc = \"truc_tiep\" (đang ghi: [[cach_nop]])",
        ),
        (
            "[[cach_nop]]\nhinh_thuc = \"a\"\nphi = [{ gia = 1 }]",
            "dòng 4, cột 10: không có mục \"gia\" trong \"phi\"; hãy bỏ dòng này, hoặc dùng một trong các mục: muc (đang ghi: phi = [{ gia = 1 }])",
        ),
    ] {
        assert_eq!(said(line), expected);
    }
    let error = from_str::<Sample>("dia_chi = \"x\"\n").err().unwrap();
    assert_eq!(error.to_string(), "thiếu mục bắt buộc \"ten\"; hãy thêm: ten = \"…\"");
}

#[test]
fn slips_of_the_keyboard_and_of_word_are_explained() {
    for (line, expected) in [
        ("dia_chi = “Số 1”", "dấu ngoặc kép cong là của Word; hãy gõ dấu \" thẳng: dia_chi = \"Số 1\""),
        ("dia_chi = Số 1", "chữ phải nằm trong ngoặc kép; hãy ghi dia_chi = \"Số 1\""),
        ("dia_chi = \"Số 1", "chữ thiếu dấu \" đóng; hãy thêm \" ở cuối chữ"),
        ("dia_chi = ", "sau dấu = chưa ghi gì; hãy ghi dia_chi = \"…\", hoặc bỏ dòng này"),
        ("dia_chi : \"Số 1\"", "sau tên mục là dấu =, không phải dấu hai chấm; hãy ghi dia_chi = \"…\""),
        ("dia_chi \"Số 1\"", "thiếu dấu = giữa tên mục và giá trị; hãy ghi như ten = \"…\""),
        ("dia chi = \"Số 1\"", "tên mục không có dấu cách; hãy ghi dia_chi = …"),
        ("địa_chỉ = \"Số 1\"", "tên mục viết không dấu, không cách; hãy ghi dia_chi = …"),
        ("dia_chi\u{A0}= \"Số 1\"", "dòng có dấu cách hay ký tự ẩn của Word; hãy xóa rồi gõ lại dòng này"),
        (
            "dia_chi = \"D:\\Ubnd\"",
            "dấu \\ trong ngoặc kép có nghĩa riêng; hãy ghi hai lần \\\\, hoặc thay ngoặc kép bằng nháy đơn '…'",
        ),
        ("dia_chi = \"Số \"1\" A\"", "trong chữ lại có dấu \"; hãy đặt cả chữ trong nháy đơn: dia_chi = 'Số \"1\" A'"),
        ("dia_chi = \"Số 1\",", "dòng thừa dấu phẩy ở cuối; hãy bỏ dấu phẩy"),
        (
            "dia_chi = \"Số 1\" so_ngay = 3",
            "sau giá trị còn chữ thừa; hãy ghi mỗi mục một dòng, lời giải thích thì đặt sau dấu #",
        ),
        ("ngay = 22/11/2026", "ngày ghi theo thứ tự năm-tháng-ngày; hãy ghi ngay = 2026-11-22"),
        ("ngay = 2026-2-1", "không phải ngày có thật; hãy ghi năm-tháng-ngày, đủ hai chữ số, như 2026-01-05"),
        ("so_ngay = 10 000", "số phải viết liền; hãy ghi so_ngay = 10000"),
        ("so_ngay = 10,000", "số phải viết liền, không có dấu phẩy; hãy ghi so_ngay = 10000"),
        ("so_ngay = 1.000.000", "không phải số; hãy viết liền các chữ số, không ngăn bằng dấu chấm: 1000000"),
        ("so_ngay = 0243", "số không bắt đầu bằng 0; số điện thoại, mã số thì hãy đặt trong ngoặc kép: \"0243…\""),
        ("diem = 2,5", "dấu thập phân là dấu chấm; hãy ghi diem = 2.5"),
        ("mo = có", "hãy ghi mo = true"),
        ("mo = True", "hãy ghi true (có) hoặc false (không), chữ thường, không ngoặc kép"),
        ("hay_hoi = [\"a\" \"b\"]", "thiếu dấu phẩy giữa hai phần của danh sách; hãy ghi như [\"a\", \"b\"]"),
        ("hay_hoi = [\"a\", \"b\"", "danh sách thiếu dấu ] đóng; hãy thêm ] sau phần cuối"),
        ("[[cach_nop]", "thiếu ]]; hãy ghi tên bảng trong hai ngoặc vuông, như [[cach_nop]]"),
        ("ten = \"Xã B\"", "mục này đã ghi ở một dòng trên; hãy giữ một dòng"),
        ("<html>", "tệp này không phải TOML; hãy xem lại tên tệp, hoặc ghi lại theo tệp mẫu"),
        (
            "dia_chi = \"Số 1\nđường A\"",
            "chữ ở dòng trên chưa có dấu \" đóng; chữ dài nhiều dòng thì hãy đặt giữa \"\"\" và \"\"\"",
        ),
    ] {
        let said = said(line);
        let (place, what) = said.split_once(": ").unwrap();
        assert!(place.starts_with("dòng ") && what.starts_with(&format!("{expected} (đang ghi: ")), "{line}: {said}");
    }
}

#[test]
fn no_message_is_in_the_parsers_words() {
    let values =
        ["", "\"", "'", "[", "{", "[[", "1_", "+-1", "0x", "2026-", "25:00", "inf", "\"\\x\"", "\"\"\"a", "{a=1,,}", "nan"];
    let lines = values.iter().flat_map(|value| [format!("ten = {value}"), format!("so_ngay = {value}"), (*value).to_owned()]);
    for line in lines.chain([
        "]".into(),
        "a.b.c".into(),
        "\u{1}".into(),
        "= = =".into(),
        "[".repeat(500),
        "ten = ".to_owned() + &"[".repeat(500),
    ]) {
        let Err(error) = from_str::<Sample>(&line) else { continue };
        let said = error.what;
        for english in ["expected", "invalid", "missing", "unexpected", "unclosed", "string", "key", "found"] {
            assert!(!said.contains(english), "{line}: {said}");
        }
        assert!(said.contains("hãy") || said.contains("có phải"), "{line}: {said}");
    }
}

#[test]
fn a_table_whose_place_is_known_has_its_key() {
    let table = |toml: &str| from_table::<Fee>(toml.parse().unwrap()).err().unwrap();
    let error = table("muc = \"x\"");
    assert_eq!(error.key, "muc");
    assert_eq!(error.to_string(), "\"muc\" phải là số nguyên không âm, không phải \"x\"; hãy ghi như: muc = 30");
    assert_eq!(table("").to_string(), "thiếu mục bắt buộc \"muc\"; hãy thêm: muc = 10000, hoặc \"mien\"");
    assert_eq!(table("muc = 1\nmux = 1").to_string(), "không có mục \"mux\"; có phải bạn muốn ghi \"muc\"?");
}

#[test]
fn a_long_line_is_cut_and_its_column_counts_letters() {
    let error = from_str::<Sample>(&format!("dia_chi = \"ỗỗ\" x = \"{}\"", "á".repeat(200))).err().unwrap();
    let place = error.place.unwrap();
    assert_eq!((place.line, place.text.chars().count()), (1, SHOWN + 1));
    assert_eq!(place.column, 16);
}
