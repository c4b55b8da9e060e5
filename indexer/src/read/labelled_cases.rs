//! Checks one line of `labelled_cases.tsv` against the cleaner. The whole-site tests make a named test of each line;
//! nothing else uses this.

use anyhow::{bail, ensure};
use catalog::{CaseKind, Charge, Currency, Fee, FeeKind, Role};

use super::case_names::case_title;
use super::cases::{CaseName, classify};
use super::{papers, text};

/// Reads the words of a line as the readers do, and compares the result with the line. The file names the columns.
///
/// # Errors
/// The line has other columns, or the result differs; the message says what it is.
pub fn check(line: &str) -> anyhow::Result<()> {
    let columns: Vec<String> = line.split('\t').map(|column| column.replace("\\n", "\n")).collect();
    let [sort, number, words, label, shown] = columns.as_slice() else { bail!("not five columns: {line:?}") };
    let found = match sort.as_str() {
        "giấy" => paper(number, words),
        "trường hợp" => case(words),
        "phí" => fee(number, words),
        "đoạn" => (String::new(), text::block(words)),
        other => bail!("unknown kind of case: {other}"),
    };
    ensure!(found == (label.clone(), shown.clone()), "{words:?} gives {found:?}, not {:?}", (label, shown));
    Ok(())
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
        CaseName::Condition(CaseKind::Addition, words) => ("thêm", case_title(&words, |_| false).name),
        CaseName::Condition(_, words) => ("chọn một", case_title(&words, |_| false).name),
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
