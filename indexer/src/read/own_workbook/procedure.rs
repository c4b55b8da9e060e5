//! Puts the procedures together from the sheets that describe them.

use std::collections::BTreeMap;

use catalog::{Channel, Code, Decision, LegalBasis, Means, OnlineLevel, Procedure, Step, Time};

use super::super::record::{Depth, ReadRecord, RecordOrigin};
use super::Book;
use super::column::{CODE, Sheet};
use super::sheets::{BASES, FEES, FeeRow, PAPERS, PROCEDURES, PaperRow, STEPS, WAYS, Way, WayRow};
use super::table::{Line, Uncoded};
use crate::findings::{Finding, Kind};

mod dossier;

/// The lines of a sheet, by code.
type ByCode<R> = BTreeMap<Code, Vec<Line<R>>>;

/// The sheets that describe the procedures in detail.
struct Parts {
    ways: ByCode<WayRow>,
    fees: ByCode<FeeRow>,
    papers: ByCode<PaperRow>,
    steps: ByCode<Step>,
    bases: ByCode<LegalBasis>,
}

/// The procedures of a workbook. A line that cannot be a procedure is a rejected record.
pub(super) fn records(book: &mut Book<'_>) -> Vec<ReadRecord> {
    let (lines, uncoded) = match book.table(&PROCEDURES) {
        Some(table) => table.coded(&PROCEDURES, |code| Procedure::blank(code.clone(), String::new()), &mut book.findings),
        None => Default::default(),
    };
    let mut parts = Parts::of(book);
    let mut records: Vec<ReadRecord> = uncoded.into_iter().map(without_code).collect();
    records.extend(lines.into_iter().map(|(code, line)| parts.record(&code, line)));
    book.findings.extend(parts.left_over());
    records
}

fn without_code(Uncoded { origin, what }: Uncoded) -> ReadRecord {
    origin.rejected(Kind::BadCode, "", CODE.title, what, "Thiếu mã hoặc mã sai dạng; hãy ghi mã thủ tục, như 1.004194")
}

impl Parts {
    fn of(book: &mut Book<'_>) -> Self {
        Self {
            ways: by_code(book, &WAYS, || WayRow { way: None, time: Time::Unknown, note: String::new() }),
            fees: by_code(book, &FEES, FeeRow::default),
            papers: by_code(book, &PAPERS, PaperRow::default),
            steps: by_code(book, &STEPS, || Step { title: String::new(), text: String::new() }),
            bases: by_code(book, &BASES, || LegalBasis { number: String::new(), title: String::new() }),
        }
    }

    fn record(&mut self, code: &Code, line: Line<Procedure>) -> ReadRecord {
        let Line { origin, value: mut procedure, .. } = line;
        let mut findings = Vec::new();
        let blank = Decision { number: String::new(), date: None, agency: String::new() };
        procedure.decision = procedure.decision.filter(|decision| *decision != blank);
        procedure.steps =
            values(self.steps.remove(code)).filter(|step| !step.title.is_empty() || !step.text.is_empty()).collect();
        procedure.legal_bases =
            values(self.bases.remove(code)).filter(|basis| !basis.number.is_empty() || !basis.title.is_empty()).collect();
        procedure.cases = dossier::cases(values(self.papers.remove(code)).collect());
        let ways = self.ways.remove(code).unwrap_or_default();
        let fees = self.fees.remove(code).unwrap_or_default();
        procedure.channels = channels(code, ways, fees, &mut findings);
        findings.extend(online(&mut procedure, &origin));
        if procedure.name.is_empty() {
            let todo = "Thiếu tên thủ tục; hãy ghi tên";
            return origin.rejected(Kind::MissingName, code.as_str(), "Tên thủ tục", "để trống".to_owned(), todo);
        }
        ReadRecord { origin, procedure: Some(procedure), depth: Depth::Full, findings }
    }

    /// A finding for each code that only the other sheets have.
    fn left_over(self) -> Vec<Finding> {
        let Self { ways, fees, papers, steps, bases } = self;
        let mut findings = strangers(&ways);
        findings.extend(strangers(&fees));
        findings.extend(strangers(&papers));
        findings.extend(strangers(&steps));
        findings.extend(strangers(&bases));
        findings
    }
}

fn values<R>(lines: Option<Vec<Line<R>>>) -> impl Iterator<Item = R> {
    lines.unwrap_or_default().into_iter().map(|line| line.value)
}

/// The lines of a sheet by code, in their order. Lines without a code are findings.
fn by_code<R>(book: &mut Book<'_>, sheet: &Sheet<R>, blank: impl Fn() -> R) -> ByCode<R> {
    let Some(table) = book.table(sheet) else { return ByCode::new() };
    let (lines, uncoded) = table.coded(sheet, |_| blank(), &mut book.findings);
    let todo = "Dòng bị bỏ qua; hãy ghi mã thủ tục vào từng dòng, như 1.004194";
    book.findings.extend(uncoded.into_iter().map(|line| line.origin.finding(Kind::BookRow, "", CODE.title, line.what, todo)));
    let mut by_code = ByCode::new();
    for (code, line) in lines {
        by_code.entry(code).or_insert_with(Vec::new).push(line);
    }
    by_code
}

fn strangers<R>(by_code: &ByCode<R>) -> Vec<Finding> {
    let finding = |(code, lines): (&Code, &Vec<Line<R>>)| {
        let what = "mã này không có ở trang \"Thủ tục\"".to_owned();
        let todo = "Các dòng của mã này bị bỏ qua; hãy sửa mã, hoặc thêm thủ tục vào trang \"Thủ tục\"";
        lines.first().map(|line| line.origin.finding(Kind::BookRow, code.as_str(), CODE.title, what, todo))
    };
    by_code.iter().filter_map(finding).collect()
}

/// The ways to submit, with their fees.
fn channels(code: &Code, ways: Vec<Line<WayRow>>, fees: Vec<Line<FeeRow>>, findings: &mut Vec<Finding>) -> Vec<Channel> {
    let mut channels: Vec<(Way, Channel)> = Vec::new();
    for Line { origin, value: WayRow { way, time, note }, .. } in ways {
        match way {
            Some(way) => channels.push((way, Channel { means: way.means, time, fees: Vec::new(), note })),
            None => findings.push(left_out(&origin, code, "Cách nộp", "chưa rõ cách nộp nào")),
        }
    }
    // A fee with a wrong cell is left out: it would say something else without it.
    for Line { origin, value: row, .. } in fees.into_iter().filter(|line| line.is_whole) {
        if row.says_nothing() {
            findings.push(left_out(&origin, code, "Mức thu", "chưa ghi mức thu"));
            continue;
        }
        let mut of_fee = channels.iter_mut().filter(|(way, _)| row.way.is_none_or(|wanted| wanted == *way)).peekable();
        if of_fee.peek().is_none() {
            findings.push(left_out(&origin, code, "Cách nộp", "cách nộp này chưa có ở trang \"Cách nộp\""));
        }
        of_fee.for_each(|(_, channel)| channel.fees.push(row.fee()));
    }
    channels.into_iter().map(|(_, channel)| channel).collect()
}

fn left_out(origin: &RecordOrigin, code: &Code, field: &str, what: &str) -> Finding {
    let todo = "Dòng bị bỏ qua; hãy ghi đủ cách nộp ở trang \"Cách nộp\" và mức thu ở trang \"Phí\"";
    origin.finding(Kind::BookRow, code.as_str(), field, what.to_owned(), todo)
}

/// The online level must agree with the ways to submit. Otherwise nobody is sent to file online.
fn online(procedure: &mut Procedure, origin: &RecordOrigin) -> Option<Finding> {
    let has_way = procedure.channels.iter().any(|channel| channel.means == Means::Online);
    let (kind, what) = match (procedure.online, has_way) {
        (OnlineLevel::Information, true) => (Kind::BookCell, "có cách nộp trực tuyến nhưng chưa ghi toàn trình hay một phần"),
        (OnlineLevel::Full | OnlineLevel::Partial, false) => {
            (Kind::OnlineWithoutChannel, "chưa có cách nộp trực tuyến ở trang \"Cách nộp\"")
        }
        _ => return None,
    };
    procedure.online = OnlineLevel::Information;
    let todo = "Trang ghi là cung cấp thông tin; hãy sửa mức độ trực tuyến hoặc thêm cách nộp trực tuyến";
    Some(origin.finding(kind, procedure.code.as_str(), "Mức độ trực tuyến", what.to_owned(), todo))
}
