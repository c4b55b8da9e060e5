//! Checks every line of `labelled_cases.tsv`: a text of a source, its label, and how the page shows it.

use catalog::{CaseKind, Charge, Currency, Fee, FeeKind, Role};

use super::cases::{CaseName, classify};
use super::{papers, text};

#[test]
fn every_labelled_case_is_read_as_listed() {
    let lines = include_str!("labelled_cases.tsv").lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let mut wrong = Vec::new();
    let mut count = 0;
    for (at, line) in lines {
        let columns: Vec<String> = line.split('\t').map(|column| column.replace("\\n", "\n")).collect();
        let [sort, number, words, label, shown] = columns.as_slice() else { panic!("line {}: five columns", at + 1) };
        let found = match sort.as_str() {
            "giấy" => paper(number, words),
            "trường hợp" => case(words),
            "phí" => fee(number, words),
            "đoạn" => (String::new(), text::block(words)),
            other => panic!("line {}: {other}", at + 1),
        };
        count += 1;
        if found != (label.clone(), shown.clone()) {
            wrong.push(format!("line {}: {words:?} gives {found:?}", at + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 80, "only {count} labelled cases");
}

fn paper(copies: &str, words: &str) -> (String, String) {
    let words = text::block(words);
    let role = papers::role(&words, !["0", "mẫu"].contains(&copies), copies == "mẫu");
    let name = match role {
        Role::Paper => "giấy tờ",
        Role::Note => "ghi chú",
        Role::Heading => "đầu mục",
    };
    (name.to_owned(), papers::tidy(&words, role))
}

fn case(words: &str) -> (String, String) {
    let (label, shown) = match classify(&text::block(words)) {
        CaseName::Part(None) => ("chung", String::new()),
        CaseName::Part(Some(heading)) => ("đầu mục chung", heading),
        CaseName::Note(note) => ("ghi chú chung", note),
        CaseName::Condition(CaseKind::Addition, name) => ("thêm", name),
        CaseName::Condition(_, name) => ("chọn một", name),
    };
    (label.to_owned(), shown)
}

fn fee(number: &str, words: &str) -> (String, String) {
    let note = text::unlisted(words);
    let fee = Fee::new(FeeKind::Fee, Charge::read(number.parse().ok(), Currency::Vnd, &note), note);
    let label = match fee.charge {
        Charge::Amount(..) => "số tiền",
        Charge::Free => "không thu",
        Charge::ByProvince => "hội đồng nhân dân",
        Charge::ByText => "theo lời",
        Charge::Contradiction => "mâu thuẫn",
        Charge::Unknown => "không rõ",
    };
    (label.to_owned(), fee.until.map(|day| day.to_string()).unwrap_or_default())
}
