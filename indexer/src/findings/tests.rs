use jiff::civil::date;

use super::*;

fn finding(kind: Kind, file: &str, record: &str, code: &str) -> Finding {
    Finding {
        kind,
        file: file.into(),
        record: record.into(),
        code: code.into(),
        field: "code".into(),
        what: "sai <b>".into(),
        todo: "hãy sửa".into(),
    }
}

fn report() -> Report {
    let mut report = Report {
        findings: vec![
            finding(Kind::LatePosting, "a.jsonl", "dòng 10, mã 1.000002", "1.000002"),
            finding(Kind::WrongType, "a.jsonl", "dòng 10", ""),
            finding(Kind::WrongType, "a.jsonl", "dòng 9", ""),
            finding(Kind::WrongType, "b.xlsx", "trang \"Tại xã\", dòng 5", ""),
            finding(Kind::WrongType, "b.xlsx", "trang \"Tại xã\", dòng 6", ""),
            finding(Kind::BadCode, "Nuôi voi.jsonl", "dòng 2", ""),
            finding(Kind::FeeUnknown, "", "", ""),
        ],
        read: 9,
        published: 8,
        rejected: 1,
        ..Report::default()
    };
    let silenced = finding(Kind::OddCode, "a.jsonl", "dòng 1, mã 1.000001", "1.000001");
    report.silenced.push(Silenced { finding: silenced, reason: "Đã hỏi".into(), entry: "bo-qua.toml, dòng 1".into() });
    report.sort();
    report
}

fn presented(report: &Report) -> Presented<'_> {
    Presented { office: "Xã <Mẫu>", day: date(2026, 11, 30), names: HashMap::from([("1.000002", "Nuôi voi")]), report }
}

#[test]
fn a_finding_says_where_it_is_what_is_wrong_and_what_to_do() {
    let finding = finding(Kind::WrongType, "b.xlsx", "trang \"Tại xã\", dòng 5", "");
    assert_eq!(finding.to_string(), "b.xlsx, trang \"Tại xã\", dòng 5, code: sai <b>. Hãy sửa.");
    assert_eq!(finding.line(), None);
    assert_eq!(report().findings.last().unwrap().place(), "a.jsonl, dòng 10, mã 1.000002, code");
}

#[test]
fn the_worst_come_first_and_lines_are_numbers() {
    let report = report();
    let order: Vec<(&str, Option<u32>)> = report.findings.iter().map(|f| (f.kind.id(), f.line())).collect();
    let expected = [
        ("ma-sai", Some(2)),
        ("sai-kieu", Some(9)),
        ("sai-kieu", Some(10)),
        ("sai-kieu", None),
        ("sai-kieu", None),
        ("phi-chua-ro", None),
        ("dang-cham", Some(10)),
    ];
    assert_eq!(order, expected);
}

#[test]
fn the_text_groups_by_kind_with_a_few_examples() {
    let said = text(&report(), false);
    assert!(
        said.starts_with(
            "KHÔNG ĐĂNG: Thiếu mã hoặc mã sai dạng [ma-sai]: 1\n  Nuôi voi.jsonl, dòng 2, code: sai <b>\n    → Hãy sửa.\n"
        ),
        "{said}"
    );
    assert!(said.contains("… và 1 chỗ khác") && !text(&report(), true).contains("chỗ khác"));
    assert!(said.contains("BỎ QUA: 1 chỗ [ma-la] vì \"Đã hỏi\" (bo-qua.toml, dòng 1)"));
    assert!(said.contains("Tổng cộng: không đăng 1, cần xem lại 4, để biết 2, bỏ qua có lý do 1\n"));
    assert!(said.ends_with("Đã đọc 9 = đăng 8 + không đăng 1\n"));
    assert_eq!(text(&Report::default(), false), "Đã đọc 0 = đăng 0 + không đăng 0\n");
}

#[test]
fn many_files_of_one_kind_are_one_line() {
    let file =
        |name: String| FileAccount {
            file: name, format: "thủ tục viết tay", read: 1, published: 1, ..FileAccount::default()
        };
    let report = Report { files: (1..=4).map(|n| file(format!("thu-tuc/{n}.toml"))).collect(), ..Report::default() };
    assert!(text(&report, false).contains("  thu-tuc/, 4 tệp (thủ tục viết tay): 4 = đăng 4 + không đăng 0\n"));
    assert_eq!(text(&report, true).lines().count(), 5);
}

#[test]
fn json_and_sarif_have_the_same_counts() {
    let report = report();
    let json: serde_json::Value = serde_json::from_str(&json(&presented(&report)).unwrap()).unwrap();
    assert_eq!(json["counts"], serde_json::json!({ "rejected": 1, "suspect": 4, "note": 2, "silenced": 1 }));
    assert_eq!((json["findings"].as_array().unwrap().len(), json["silenced"].as_array().unwrap().len()), (7, 1));
    let last = &json["findings"][6];
    assert_eq!(
        (last["name"].as_str(), last["line"].as_u64(), last["level"].as_str()),
        (Some("Nuôi voi"), Some(10), Some("note"))
    );

    let sarif: serde_json::Value = serde_json::from_str(&sarif(&presented(&report)).unwrap()).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let of_level =
        |level: &str| results.iter().filter(|result| result["level"] == level && result["suppressions"].is_null()).count();
    assert_eq!((of_level("error"), of_level("warning"), of_level("note"), results.len()), (1, 4, 2, 8));
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(
        (place["artifactLocation"]["uri"].as_str(), place["region"]["startLine"].as_u64()),
        (Some("Nu%C3%B4i%20voi.jsonl"), Some(2))
    );
    assert!(results.iter().any(|result| result["ruleId"] == "phi-chua-ro" && result["locations"].is_null()));
}

#[test]
fn the_page_has_all_findings_and_the_reasons_and_nothing_unescaped() {
    let page = html(&presented(&report())).unwrap();
    assert!(page.contains("<title>Kiểm tra danh mục: Xã &lt;Mẫu&gt;</title>"));
    assert!(page.contains("sai \\u003cb>") && !page.contains("sai <b>"));
    assert!(page.contains("<section id=\"loai-ma-sai\">") && page.contains("<section id=\"loai-ma-la\">"));
    assert!(!page.contains("http://") && !page.contains("src="));
    let data = page.split("id=\"data\">").nth(1).unwrap().split("</script>").next().unwrap();
    type Kinds = Vec<(String, u8, String)>;
    let (_, _, _, rows): (Vec<String>, Kinds, Vec<String>, Vec<[i32; 9]>) = serde_json::from_str(data).unwrap();
    assert_eq!((rows.len(), rows.iter().filter(|row| row[8] >= 0).count()), (8, 1));
}

#[test]
fn every_kind_is_explained() {
    for kind in Kind::ALL {
        let page = explanation(*kind);
        assert!(["Vì sao", "Căn cứ", "Làm gì", "Hay gặp không"].iter().all(|part| page.contains(part)), "{page}");
        assert!(list().contains(kind.id()));
    }
    assert!(explanation(Kind::FeeUnknown).contains("3.183 trong 4.633 bản ghi"));
}
