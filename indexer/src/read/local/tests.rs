//! Every finding once, from a file as an office writes it to what is published.

use catalog::{Procedure, Shortened};

use super::super::hand;
use super::*;

/// Three procedures: three days in person and five online, with a charge in person; in person only, and free; times in
/// words.
const RECORDS: [&str; 3] = [
    "ma = \"1.000001\"\nten = \"Hai cách nộp\"\nlinh_vuc = [\"A\"]\ncap = [\"xa\"]\ntruc_tuyen = \"toan_trinh\"
[[cach_nop]]\nhinh_thuc = \"truc_tiep\"\nthoi_han = \"3 ngày làm việc\"\nphi = [{ muc = 5000 }]
[[cach_nop]]\nhinh_thuc = \"truc_tuyen\"\nthoi_han = \"5 ngày làm việc\"",
    "ma = \"1.000002\"\nten = \"Không thu phí\"\nlinh_vuc = [\"A\"]\ncap = [\"xa\"]
[[cach_nop]]\nhinh_thuc = \"truc_tiep\"\nthoi_han = \"10 ngày\"\nphi = [{ muc = \"mien\" }]",
    "ma = \"1.000003\"\nten = \"Thời hạn bằng lời\"\nlinh_vuc = [\"A\"]\ncap = [\"xa\"]
[[cach_nop]]\nhinh_thuc = \"truc_tiep\"\nthoi_han = \"Trong ngày; nhận sau 15 giờ thì hôm sau\"",
];

/// The published procedures, and the findings as "place, field: what".
fn apply(toml: &str) -> (Vec<Procedure>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(TOML), toml).unwrap();
    let mut procedures: Vec<_> = RECORDS.iter().map(|record| hand::read("x.toml", record).procedure.unwrap()).collect();
    let findings = read(folder.path()).unwrap().apply(&mut procedures);
    let said = findings.iter().map(|f| format!("{}: {}, {}: {}. {}", f.file, f.record, f.field, f.what, f.todo)).collect();
    (procedures, said)
}

/// The local facts of the first procedure if the row says this, and the only finding.
fn one(code: &str, rest: &str) -> (Option<catalog::Local>, String) {
    let (procedures, mut findings) = apply(&format!("[[thu_tuc]]\nma = \"{code}\"\n{rest}\n"));
    assert!(findings.len() <= 1, "{findings:#?}");
    let local = procedures.into_iter().find(|procedure| procedure.code.as_str() == code).and_then(|procedure| procedure.local);
    (local, findings.pop().unwrap_or_default())
}

#[test]
fn a_row_adds_local_facts_to_its_procedure() {
    let (local, finding) = one(
        "1.000001",
        "pham_vi = \"giải quyết\"\nthoi_han = \"2,5 ngày làm việc\"\ntrong_ngay = [\"thứ Tư\"]\nphi = \"5.000 đồng\"
phi_ghi_chu = \"Mỗi bản\"\nmien_phi_truc_tuyen_tu = 2026-01-01\nmien_phi_truc_tuyen_den = 2026-12-31
noi_nhan = \"Quầy 3\"\nnhan_den_gio = 15:00:00\nghi_chu = \"Mang căn cước\"\nquyet_dinh = \"01/QĐ-MAU\"
ngay_quyet_dinh = 2026-07-01\nngay_hieu_luc = 2026-07-15\ntheo_quy_dinh = \"3 ngày làm việc\"\ncat_giam = true",
    );
    assert_eq!(finding, "");
    let local = local.unwrap();
    assert_eq!(local.scope.unwrap().label(), "Giải quyết tại đây");
    assert_eq!(local.time, Shortened::Span(catalog::Span::parse("2,5 ngày làm việc").unwrap()));
    assert_eq!(local.same_day.unwrap().to_string(), "thứ Tư");
    assert_eq!(local.fee.unwrap().note, "Mỗi bản");
    assert_eq!(stated::vietnamese(local.free_online.unwrap().to().unwrap()), "31/12/2026");
    assert_eq!((local.receiving.as_str(), local.note.as_str()), ("Quầy 3", "Mang căn cước"));
    assert_eq!(local.cut_off.unwrap().to_string(), "15 giờ");
    assert_eq!(local.decision.unwrap().number, "01/QĐ-MAU");
}

#[test]
fn a_time_and_a_fee_have_days_of_their_own() {
    let stated = |rest: &str| one("1.000001", &format!("thoi_han = \"2 ngày làm việc\"\nphi = 5000\n{rest}"));
    let (local, finding) = stated("thoi_han_tu = 2027-01-01\nphi_tu = 2026-01-01\nphi_den = 2026-12-31");
    assert_eq!(finding, "");
    let local = local.unwrap();
    assert_eq!(local.time_days.words().unwrap(), "từ ngày 1/1/2027");
    assert_eq!(local.fee.unwrap().days.words().unwrap(), "từ ngày 1/1/2026 đến hết ngày 31/12/2026");
    let (local, finding) = stated("phi_tu = 2027-01-01\nphi_den = 2026-12-31");
    assert!(local.unwrap().fee.is_none() && finding.contains("hết ngày 31/12/2026 trước khi bắt đầu 1/1/2027"), "{finding}");
    let (local, finding) = stated("thoi_han_den = \"mai\"");
    let local = local.unwrap();
    assert_eq!((local.time, local.time_days), (Shortened::Unstated, catalog::Validity::default()));
    assert!(finding.contains("thoi_han_den"), "{finding}");
}

#[test]
fn a_procedure_without_a_row_has_no_local_facts() {
    let (procedures, findings) = apply("[[thu_tuc]]\nma = \"1.000001\"\nghi_chu = \"\"\n");
    assert_eq!(findings, Vec::<String>::new());
    assert!(procedures.iter().all(|procedure| procedure.local.is_none()));
}

#[test]
fn a_finding_names_the_line_the_field_and_what_to_do() {
    for (code, rest, field, what) in [
        ("1.000001", "pham_vi = \"huyện\"", "pham_vi", "không phải phạm vi"),
        ("1.000001", "thoi_han = 3", "thoi_han", "thiếu đơn vị"),
        ("1.000001", "thoi_han = \"6 ngày làm việc\"", "thoi_han", "dài hơn"),
        ("1.000001", "thoi_han = \"4 ngày làm việc\"", "thoi_han", "Trực tiếp: 3 ngày làm việc)"),
        ("1.000001", "thoi_han = \"3 ngày làm việc\"", "thoi_han", "chưa cắt"),
        ("1.000001", "thoi_han = \"2 ngày làm việc\"\ncat_giam = false", "cat_giam", "không cắt giảm"),
        ("1.000003", "thoi_han = \"2 ngày\"\ncat_giam = \"không\"", "cat_giam", "không ghi số ngày"),
        ("1.000001", "thoi_han = \"không cắt giảm\"\ncat_giam = true", "cat_giam", "ghi có cắt giảm"),
        ("1.000001", "cat_giam = true", "cat_giam", "không ghi thời hạn"),
        ("1.000001", "cat_giam = \"chưa rõ\"", "cat_giam", "không phải có hay không"),
        ("1.000001", "theo_quy_dinh = \"7 ngày làm việc\"", "theo_quy_dinh", "lấy mốc 7 ngày làm việc"),
        ("1.000003", "thoi_han = \"5 ngày\"\ntheo_quy_dinh = \"3 ngày\"", "thoi_han", "dài hơn mốc 3 ngày"),
        ("1.000001", "trong_ngay = \"thứ tám\"", "trong_ngay", "ngày trong tuần"),
        ("1.000001", "phi = 0", "phi", "không nói rõ"),
        ("1.000001", "phi = 2026-01-01", "phi", "không phải mức phí"),
        ("1.000002", "phi = 5000", "phi", "không thu phí"),
        ("1.000002", "mien_phi_truc_tuyen_tu = 2026-01-01", "mien_phi_truc_tuyen_tu", "không có cách nộp trực tuyến"),
        (
            "1.000001",
            "mien_phi_truc_tuyen_tu = 2026-02-01\nmien_phi_truc_tuyen_den = 2026-01-01",
            "mien_phi_truc_tuyen_den",
            "hết ngày 1/1/2026 trước khi bắt đầu 1/2/2026",
        ),
        ("1.000001", "mien_phi_truc_tuyen_den = 2026-01-01", "mien_phi_truc_tuyen_den", "không có ngày bắt đầu"),
        ("1.000001", "nhan_den_gio = \"25:00\"", "nhan_den_gio", "không phải giờ"),
        ("1.000001", "ngay_quyet_dinh = \"30/2/2026\"", "ngay_quyet_dinh", "không phải một ngày"),
        (
            "1.000001",
            "quyet_dinh = \"1\"\nngay_quyet_dinh = 2026-07-02\nngay_hieu_luc = 2026-07-01",
            "ngay_quyet_dinh",
            "ký ngày 2/7/2026 sau ngày hiệu lực 1/7/2026",
        ),
        ("1.000001", "ngay_hieu_luc = 2026-07-01", "ngay_hieu_luc", "không có số quyết định"),
        ("1.000001", "ghi_chu = { a = 1 }", "ghi_chu", "bảng"),
        ("1.000001", "thoihan = \"2 ngày\"", "thoihan", "không có khóa này"),
        ("1.009999", "ghi_chu = \"x\"", "ma", "không có thủ tục nào"),
    ] {
        let (_, finding) = one(code, rest);
        assert!(finding.starts_with(&format!("local.toml: dòng 1, mã {code}, {field}: ")), "{rest}: {finding}");
        assert!(finding.contains(what) && finding.to_lowercase().contains("hãy"), "{rest}: {finding}");
    }
}

#[test]
fn contradictions_are_left_out_and_the_rest_of_the_row_stays() {
    let time = |code, rest: &str| one(code, &format!("{rest}\nghi_chu = \"x\"")).0.unwrap().time;
    assert_eq!(time("1.000001", "thoi_han = \"6 ngày làm việc\""), Shortened::Unstated);
    assert!(matches!(time("1.000001", "thoi_han = \"4 ngày làm việc\""), Shortened::Span(_)));
    assert_eq!(time("1.000001", "thoi_han = \"3 ngày làm việc\"\ncat_giam = false"), Shortened::NotCut);
    assert_eq!(time("1.000001", "cat_giam = false"), Shortened::NotCut);
    assert_eq!(one("1.000002", "phi = 5000\nghi_chu = \"x\"").0.unwrap().fee, None);
    assert!(one("1.000002", "phi = \"miễn\"").0.unwrap().fee.is_some());
    assert_eq!(one("1.000002", "mien_phi_truc_tuyen_tu = 2026-01-01").0, None);
}

#[test]
fn times_that_cannot_be_compared_are_published_without_a_finding() {
    for (code, time) in [("1.000002", "8 ngày làm việc"), ("1.000003", "1 ngày"), ("1.000001", "2 ngày; phải xác minh: 4 ngày")]
    {
        let (local, finding) = one(code, &format!("thoi_han = \"{time}\""));
        assert_eq!(finding, "", "{time}");
        assert_ne!(local.unwrap().time, Shortened::Unstated, "{time}");
    }
}

#[test]
fn a_row_without_a_code_or_with_a_code_twice_is_left_out() {
    let (procedures, findings) = apply(
        "[[thu_tuc]]\nghi_chu = \"x\"\n[[thu_tuc]]\nma = \"1.000001\"\nghi_chu = \"một\"
[[thu_tuc]]\nma = \"1.000001\"\nghi_chu = \"hai\"\n[[thu_tuc]]\nma = \"1.01\"\n",
    );
    assert_eq!(procedures[0].local.as_ref().unwrap().note, "một");
    assert_eq!(findings.len(), 3, "{findings:#?}");
    for (at, words) in [(0, "không có mã"), (1, "mã đã có ở local.toml, dòng 3"), (2, "không có dạng")] {
        assert!(findings[at].contains(words), "{}", findings[at]);
    }
}

#[test]
fn a_file_of_another_format_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("local.xls"), "x").unwrap();
    let findings = read(folder.path()).unwrap().apply(&mut []);
    assert_eq!((findings.len(), findings[0].file.as_str()), (1, "local.xls"));
}

#[test]
fn a_file_that_is_not_toml_stops_the_run() {
    let folder = tempfile::tempdir().unwrap();
    for toml in ["[[thu_tuc]\n", "[[thutuc]]\nma = \"1.000001\"\n", "thu_tuc = 1\n"] {
        std::fs::write(folder.path().join(TOML), toml).unwrap();
        let error = format!("{:#}", read(folder.path()).err().unwrap());
        assert!(error.contains("local.toml: dòng 1, cột") && (error.contains("hãy") || error.contains("có phải")), "{error}");
    }
}
