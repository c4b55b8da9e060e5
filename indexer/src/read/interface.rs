//! Reads a record of the exchange interface, through which the national database of procedures gives them to provinces.
//!
//! All its values are text. It says nothing of the decision, and names the publisher by a number only. `LOAITTHC` and
//! `MAPHILEPHI` are numbers without a public meaning, and are not used.

use catalog::text::{fold_text, words};
use catalog::{
    Agencies, Case, Channel, Charge, Code, Currency, Document, Fee, FeeKind, FormFile, Handovers, LegalBasis, Means, OnlineLevel,
    Procedure, Step, Time,
};

use super::json::Node;
use super::json_record::identify;
use super::level::levels;
use super::record::{Depth, ReadRecord, RecordOrigin};
use super::{cases, legal, papers, text, times};
use crate::findings::{Finding, Kind};

/// The key of the code.
pub(super) const CODE: &str = "MATTHC";
const NAME: &str = "TENTTHC";

/// Whether a record is one of the interface.
pub(super) fn wrote(node: &Node<'_>) -> bool {
    node.has(CODE) || node.has(NAME)
}

/// Reads one record.
pub(super) fn read(origin: RecordOrigin, node: &Node<'_>) -> ReadRecord {
    let (origin, code, name) = match identify(origin, node, CODE, NAME) {
        Ok(known) => known,
        Err(rejected) => return *rejected,
    };
    let findings = unusual_state(&origin, &code, node).into_iter().collect();
    ReadRecord { origin, procedure: Some(procedure(node, code, name)), depth: Depth::Full, findings }
}

/// Every record that we know has the state 1. What other numbers mean is not public.
fn unusual_state(origin: &RecordOrigin, code: &Code, node: &Node<'_>) -> Option<Finding> {
    let state = node.line("TRANGTHAI");
    let todo = "Thủ tục vẫn được đăng; hãy xem thủ tục còn hiệu lực không, nếu hết thì bỏ khỏi danh mục";
    let what = || format!("nguồn ghi trạng thái \"{state}\", thường là \"1\"");
    (!state.is_empty() && state != "1").then(|| origin.finding(Kind::UnusualState, code.as_str(), "TRANGTHAI", what(), todo))
}

fn procedure(node: &Node<'_>, code: Code, name: String) -> Procedure {
    let channels: Vec<Channel> = node.list("CACHTHUCTHUCHIEN").iter().filter_map(channel).collect();
    let has_online = channels.iter().any(|channel| channel.means == Means::Online);
    Procedure {
        levels: levels(&node.each("CAPTHUCHIEN", "TENCAP").join("; ")),
        fields: node.each("LINHVUCTHUCHIEN", "TENLINHVUC"),
        subjects: named_or_written(node, ("DOITUONGTHUCHIEN", "TENDOITUONG"), "MOTADOITUONGTHUCHIEN"),
        agencies: agencies(node),
        steps: node.list("TRINHTUTHUCHIEN").iter().flat_map(steps).collect(),
        // Whether all of it can be done online is not said.
        online: if has_online { OnlineLevel::Partial } else { OnlineLevel::Information },
        channels,
        cases: dossier(node),
        conditions: node.block("YEUCAU"),
        legal_bases: node.list("CANCUPHAPLY").iter().filter_map(legal_basis).collect(),
        handovers: Handovers::default(),
        results: node.each("KETQUATHUCHIEN", "TENKETQUA"),
        keywords: text::lines(&node.raw("TUKHOA")),
        note: node.block("MOTA"),
        ..Procedure::blank(code, name)
    }
}

/// The names of a list, or else what a text says.
fn named_or_written(node: &Node<'_>, (list, name): (&str, &str), written: &str) -> Vec<String> {
    let names = node.each(list, name);
    if names.is_empty() { text::lines(&node.raw(written)) } else { names }
}

fn agencies(node: &Node<'_>) -> Agencies {
    let named = |list| node.each(list, "TENDONVI");
    Agencies {
        executing: named_or_written(node, ("COQUANTHUCHIEN", "TENDONVI"), "MOTACOQUANTHUCHIEN"),
        competent: named_or_written(node, ("COQUANCOTHAMQUYEN", "TENDONVI"), "MOTACOQUANTHAMQUYEN"),
        delegated: named("COQUANDUOCUYQUYEN"),
        coordinating: named("COQUANPHOIHOP"),
        receiving: node.block("DIACHITIEPNHAN"),
    }
}

/// The steps for one case. Its name is the heading of the first.
fn steps(case: &Node<'_>) -> Vec<Step> {
    let mut title = text::heading(&case.raw("TRUONGHOP"));
    let texts = case.list("TRINHTU").into_iter().map(|step| step.block("TENTRINHTU")).filter(|text| !text.is_empty());
    texts.map(|text| Step { title: std::mem::take(&mut title), text }).collect()
}

fn channel(node: &Node<'_>) -> Option<Channel> {
    let means = match node.line("KENH").as_str() {
        "1" => Means::InPerson,
        "2" => Means::Online,
        "3" => Means::Post,
        other => {
            node.note("KENH", format!("là \"{other}\", cần 1, 2 hoặc 3; cách nộp này không được đăng"));
            return None;
        }
    };
    let rows = node.list("THOIGIAN");
    let fees = distinct(rows.iter().flat_map(|row| row.list("PHILEPHI")).filter_map(|row| fee(&row)));
    let note = distinct(rows.iter().map(|row| row.block("MOTA")).filter(|note| !note.is_empty())).join("\n");
    Some(Channel { means, time: time(&rows), fees, note })
}

fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

/// The time of a channel. Several times are for several cases, and become one text.
fn time(rows: &[Node<'_>]) -> Time {
    let mut times = distinct(rows.iter().map(one_time).filter(|time| *time != Time::Unknown));
    if times.len() < 2 {
        return times.pop().unwrap_or(Time::Unknown);
    }
    Time::Text(distinct(rows.iter().filter_map(with_note)).join("\n"))
}

/// The time of a row in words, with the case that it is for.
fn with_note(row: &Node<'_>) -> Option<String> {
    let time = match one_time(row) {
        Time::Span(span) => span.to_string(),
        Time::Text(words) => words,
        Time::Unknown => return None,
    };
    let note = row.line("MOTA");
    Some(if note.is_empty() { time } else { format!("{time} ({note})") })
}

/// The time of a row. A number in a unit that is not known stays in words. `0` and `1 Khác` are placeholders.
fn one_time(row: &Node<'_>) -> Time {
    let (amount, unit) = (row.line("THOIGIANGIAIQUYET"), row.line("DONVITINH"));
    let has_unit = !["", "khac"].contains(&fold_text(&unit).as_str());
    let is_placeholder = amount.trim_start_matches('0').is_empty() || !has_unit && amount.trim_start_matches('0') == "1";
    match is_number(&amount) {
        true if is_placeholder => Time::Unknown,
        true if !has_unit => Time::Text(format!("{amount} (không rõ đơn vị)")),
        false if !has_unit || !needs_unit(&amount) => times::in_words(&amount),
        _ => times::in_words(&format!("{amount} {unit}")),
    }
}

/// Whether words are a number without its unit: "5 - 7", "Không quá 20".
fn needs_unit(words: &str) -> bool {
    words.ends_with(|c: char| c.is_ascii_digit()) && words.split_whitespace().count() <= 3
}

/// A fee. None if the row says nothing at all. What is no whole amount of money, such as "2 %" and "2,5 USD", becomes words.
fn fee(row: &Node<'_>) -> Option<Fee> {
    let (written, unit) = (row.line("SOTIEN"), row.line("DONVI"));
    let note = text::unlisted(&row.raw("MOTA"));
    if written.is_empty() && note.is_empty() {
        return None;
    }
    let currency = currency(&unit).filter(|_| is_number(&written));
    let value = currency.and_then(|_| row.number("SOTIEN")).filter(|value| value.fract() == 0.0).map(|value| value as u64);
    let note = match value {
        None if !written.is_empty() => format!("{}\n{note}", text::line(&format!("{written} {unit}"))).trim().to_owned(),
        _ => note,
    };
    let currency = currency.unwrap_or(Currency::Vnd);
    let charge = Charge::read(value, currency, &note);
    if let Some(slip) = value.filter(|value| charge.is_without(*value, currency)) {
        row.note_slip("SOTIEN", slip);
    }
    Some(Fee::new(kind(&note), charge, note))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') && text.bytes().any(|b| b.is_ascii_digit())
}

/// The currency of a unit. None if the unit is another one, such as "%".
fn currency(unit: &str) -> Option<Currency> {
    match fold_text(unit).as_str() {
        "" if unit.is_empty() => Some(Currency::Vnd),
        "dong" | "vnd" | "d" | "dong viet nam" | "viet nam dong" => Some(Currency::Vnd),
        "usd" | "do la" | "do la mi" => Some(Currency::Usd),
        _ => None,
    }
}

/// The class of a charge, from the first word of its text that names one.
fn kind(note: &str) -> FeeKind {
    let words: Vec<String> = words(note).into_iter().map(|word| word.spelt).collect();
    let first = words.iter().position(|word| word == "phi1" || word == "phi4");
    let is_levy = first.is_some_and(|at| at > 0 && words[at - 1].starts_with("lê"));
    if is_levy { FeeKind::Levy } else { FeeKind::Fee }
}

fn dossier(node: &Node<'_>) -> Vec<Case> {
    let case = |case: &Node<'_>| (case.block("TRUONGHOP"), case.list("GIAYTO").iter().filter_map(document).collect());
    cases::arrange(node.list("THANHPHANHOSO").iter().map(case).collect())
}

/// A line of the dossier.
fn document(node: &Node<'_>) -> Option<Document> {
    let text = node.block("TENGIAYTO");
    let is_stated = |key: &&str| !node.raw(key).trim().is_empty();
    let count = |key| Some(key).filter(is_stated).and_then(|key| node.number(key)).map_or(0, |n| n.clamp(0.0, 999.0) as u16);
    let counts = (count("SOBANCHINH"), count("SOBANSAO"));
    let forms = text::lines(&node.raw("TENMAUDON")).iter().map(|line| FormFile::parse(line)).collect();
    papers::document(&text, counts, forms)
}

fn legal_basis(node: &Node<'_>) -> Option<LegalBasis> {
    let (number, title) = (node.line("SOVANBAN"), text::unlisted_line(&node.raw("TENVANBAN")));
    legal::basis(number, title)
}

#[cfg(test)]
mod tests {
    use catalog::{CaseKind, Span, Unit};

    use super::super::json_record;
    use super::super::source::{Place, Record};
    use super::*;

    /// An invented record with every part.
    const RECORD: &str = r#"{
        "MATTHC": "1.000001.000.00.00.H99", "TENTTHC": "Thủ tục nuôi voi", "TRANGTHAI": "1", "MACOQUANCONGBO": "H99",
        "YEUCAU": "Có chuồng", "DIACHITIEPNHAN": "Quầy 1", "TUKHOA": "voi; nuôi", "MOTA": "",
        "COQUANTHUCHIEN": [{"MADONVI": "1", "TENDONVI": "Ủy ban nhân dân Xã Mẫu"}], "COQUANCOTHAMQUYEN": [],
        "MOTACOQUANTHAMQUYEN": "Chủ tịch Xã Mẫu", "CAPTHUCHIEN": [{"TENCAP": "Cấp Xã"}, {"TENCAP": "Cấp Huyện"}],
        "LINHVUCTHUCHIEN": [{"TENLINHVUC": "Voi"}], "DOITUONGTHUCHIEN": [{"TENDOITUONG": "Người nuôi voi"}],
        "TRINHTUTHUCHIEN": [{"TRUONGHOP": "Nộp tại quầy:", "TRINHTU": [{"TENTRINHTU": "Bước 1"}, {"TENTRINHTU": "Bước 2"}]}],
        "CACHTHUCTHUCHIEN": [
            {"KENH": "1", "THOIGIAN": [{"THOIGIANGIAIQUYET": "2,5", "DONVITINH": "Ngày làm việc", "MOTA": "Sau 15 giờ thì hôm sau",
                "PHILEPHI": [{"DONVI": "Đồng", "SOTIEN": "50.000", "MOTA": "- Mức lệ phí: 50.000 đồng"},
                             {"DONVI": "Đồng", "SOTIEN": "0", "MOTA": ""}, {"DONVI": "%", "SOTIEN": "2", "MOTA": "giá voi"}]}]},
            {"KENH": "2", "THOIGIAN": [{"THOIGIANGIAIQUYET": "1", "DONVITINH": "Khác", "MOTA": "", "PHILEPHI": []}]},
            {"KENH": "3", "THOIGIAN": [{"THOIGIANGIAIQUYET": "3", "DONVITINH": "Ngày", "MOTA": "voi con"},
                                       {"THOIGIANGIAIQUYET": "5", "DONVITINH": "Ngày", "MOTA": ""}]}],
        "THANHPHANHOSO": [{"TRUONGHOP": "* Giấy tờ phải nộp:", "GIAYTO": [
            {"TENGIAYTO": "- Tờ khai;", "SOBANCHINH": "1", "SOBANSAO": "", "TENMAUDON": "1.Tokhai.doc"}]}],
        "KETQUATHUCHIEN": [{"TENKETQUA": "Giấy phép nuôi voi"}],
        "CANCUPHAPLY": [{"SOVANBAN": "1/2026/NĐ-CP", "TENVANBAN": "Nghị định về voi"}]
    }"#;

    fn read_json(json: &str) -> ReadRecord {
        json_record::read("a.json", &Record { place: Place::Item(1), json })
    }

    #[test]
    fn every_part_of_a_record_is_read() {
        let read = read_json(RECORD);
        assert_eq!(read.findings, []);
        let voi = read.procedure.unwrap();
        assert_eq!((voi.code.as_str(), voi.name.as_str()), ("1.000001", "Thủ tục nuôi voi"));
        assert_eq!((voi.levels.as_slice(), voi.online), (&[catalog::Level::Commune][..], OnlineLevel::Partial));
        assert_eq!(voi.agencies.executing, ["Ủy ban nhân dân Xã Mẫu"]);
        assert_eq!(voi.agencies.competent, ["Chủ tịch Xã Mẫu"]);
        assert_eq!((voi.fields.join(""), voi.subjects.join(""), voi.keywords.len()), ("Voi".into(), "Người nuôi voi".into(), 2));
        let steps: Vec<_> = voi.steps.iter().map(|step| (step.title.as_str(), step.text.as_str())).collect();
        assert_eq!(steps, [("Nộp tại quầy", "Bước 1"), ("", "Bước 2")]);
        assert_eq!(
            (voi.cases[0].kind, voi.cases[0].documents[1].forms[0].raw.clone()),
            (CaseKind::Everybody, "1.Tokhai.doc".into())
        );
        assert_eq!((voi.results.join(""), voi.legal_bases[0].number.as_str()), ("Giấy phép nuôi voi".into(), "1/2026/NĐ-CP"));
        assert_eq!((voi.conditions.as_str(), voi.agencies.receiving.as_str()), ("Có chuồng", "Quầy 1"));
    }

    #[test]
    fn times_and_fees_never_say_more_than_the_record() {
        let channels = read_json(RECORD).procedure.unwrap().channels;
        assert_eq!(channels[0].time, Time::Span(Span::new(2.5, Unit::WorkingDay).unwrap()));
        assert_eq!(channels[0].note, "Sau 15 giờ thì hôm sau");
        let fees: Vec<_> = channels[0].fees.iter().map(|fee| (fee.kind, fee.charge)).collect();
        let amount = Charge::Amount(50_000, Currency::Vnd);
        assert_eq!(fees, [(FeeKind::Levy, amount), (FeeKind::Fee, Charge::Unknown), (FeeKind::Fee, Charge::ByText)]);
        assert_eq!(channels[0].fees[2].note, "2 %\ngiá voi");
        assert_eq!(channels[1].time, Time::Unknown);
        assert_eq!(channels[2].time, Time::Text("3 ngày (voi con)\n5 ngày".into()));
    }

    #[test]
    fn a_way_to_submit_of_an_unknown_kind_is_said() {
        let read = read_json(r#"{"MATTHC":"1.000001","TENTTHC":"Nuôi voi","CACHTHUCTHUCHIEN":[{"KENH":"9"}]}"#);
        assert!(read.procedure.unwrap().channels.is_empty());
        assert!(read.findings.iter().any(|finding| finding.what.contains("\"9\", cần 1, 2 hoặc 3")), "{:?}", read.findings);
    }

    #[test]
    fn what_is_not_a_whole_number_in_a_known_unit_stays_in_words() {
        let channel = |row: &str| {
            let json =
                format!(r#"{{"MATTHC":"1.000001","TENTTHC":"Nuôi voi","CACHTHUCTHUCHIEN":[{{"KENH":"1","THOIGIAN":[{row}]}}]}}"#);
            read_json(&json).procedure.unwrap().channels.remove(0)
        };
        for (amount, unit, expected) in [
            ("15", "Khác", "15 (không rõ đơn vị)"),
            ("5 - 7", "Ngày", "5 - 7 Ngày"),
            ("Không quá 20", "Ngày", "Không quá 20 Ngày"),
            ("3", "Buổi", "3 Buổi"),
            ("Trong buổi sáng", "Khác", "Trong buổi sáng"),
        ] {
            let time = channel(&format!(r#"{{"THOIGIANGIAIQUYET":"{amount}","DONVITINH":"{unit}"}}"#)).time;
            assert_eq!(time, Time::Text(expected.into()));
        }
        for (amount, unit, expected) in [("2,5", "USD", "2,5 USD"), ("1.234,56", "USD", "1.234,56 USD"), ("2,5", "", "2,5")] {
            let fee = channel(&format!(r#"{{"PHILEPHI":[{{"SOTIEN":"{amount}","DONVI":"{unit}"}}]}}"#)).fees.remove(0);
            assert_eq!((fee.charge, fee.note.as_str()), (Charge::ByText, expected));
        }
    }

    #[test]
    fn a_record_of_an_unusual_state_or_without_a_code_is_reported() {
        let read = read_json(r#"{"MATTHC": "1.000001", "TENTTHC": "Nuôi voi", "TRANGTHAI": "3"}"#);
        assert!(read.procedure.is_some() && read.findings[0].kind == Kind::UnusualState);
        let read = read_json(r#"{"TENTTHC": "Nuôi voi"}"#);
        assert!(read.procedure.is_none() && read.findings[0].field == "MATTHC");
    }
}
