//! Writes our workbook: a template with examples, or a whole catalogue. What is written can be read back by
//! [`crate::read`], which has the columns.

mod looks;
mod page;
#[cfg(test)]
mod tests;
mod wanted;

use std::collections::HashMap;

use catalog::calendar::Day;
use catalog::{Calendar, Case, FormFile, Means, Office, Procedure};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::catalogue::Catalogue;
use crate::read::counter::StatedCounter;
use crate::read::own_workbook::{
    BASES, DAYS, DayRow, FEES, FORMS, FeeRow, FormFileRow, GUIDE, INDICATORS, IndicatorRow, LOCAL, OfficeRow, PAPERS, PERIODS,
    PROCEDURES, PaperRow, PeriodRow, STEPS, Sheet, WANTED, WAYS, Way, WayRow,
};
use crate::read::{FormSource, calendar};
use looks::Looks;
use page::Line;

/// What to do, on the first sheet.
const STEPS_TO_TAKE: [&str; 10] = [
    "1. Bảng tính này thay mọi tệp khác của danh mục: điền, lưu, rồi đặt tệp vào thư mục danh mục. Tên tệp đặt sao cũng được.",
    "2. Trang \"Văn phòng\": ghi tên và cấp của văn phòng vào cột giữa. Cả danh mục chỉ điền một trang này.",
    "3. Trang \"Cần ghi\": những thủ tục mà nguồn không nói phí hay thời hạn. Hãy ghi vào ô màu vàng; chưa biết thì để trống.",
    "4. Trang \"Thủ tục\": mỗi thủ tục một dòng. Các trang \"Cách nộp\", \"Phí\", \"Giấy tờ\", \"Trình tự\", \"Căn cứ\" nối với nó bằng mã.",
    "5. Trang \"Tại đây\": điều riêng của văn phòng: phạm vi, thời hạn đã rút ngắn, nơi nhận, phí tỉnh quy định.",
    "6. Phí: ghi số đồng, hoặc \"miễn\" nếu không thu. Số 0 không có nghĩa là miễn phí nên không được nhận.",
    "7. Thời hạn: ghi cả đơn vị, như \"3 ngày làm việc\". Ngày: ghi ngày/tháng/năm, như 17/7/2026.",
    "8. Ô nhiều mục: mỗi mục một dòng trong ô (Alt+Enter). Đừng đổi tên trang và tiêu đề cột; thứ tự cột thì đổi được.",
    "9. Dòng bắt đầu bằng \"(ví dụ)\" không được đọc; xóa hay giữ đều được. Ô quá dài nằm trên nhiều dòng, bắt đầu bằng \"(tiếp theo dòng trên)\".",
    "10. Kiểm tra: indexer check THƯ-MỤC. Chỗ sai được kê với tên trang và ô; ô sai bị bỏ qua, phần còn lại vẫn được đăng.",
];

/// An empty workbook with an example on each sheet.
///
/// # Errors
/// A library refuses to write it.
pub fn template() -> anyhow::Result<Vec<u8>> {
    let mut book = Book::new()?;
    book.sheet(&WANTED, [])?;
    page::office(book.workbook.add_worksheet(), &book.looks, None)?;
    book.example(&PROCEDURES)?;
    book.example(&WAYS)?;
    book.example(&FEES)?;
    book.example(&PAPERS)?;
    book.example(&STEPS)?;
    book.example(&BASES)?;
    book.example(&FORMS)?;
    book.example(&LOCAL)?;
    book.example(&PERIODS)?;
    book.example(&INDICATORS)?;
    book.example(&DAYS)?;
    book.finish()
}

/// A workbook with everything that a catalogue says, but for what the program computes.
///
/// # Errors
/// A library refuses to write it.
pub fn export(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let procedures = &catalogue.procedures;
    let mut book = Book::new()?;
    book.sheet(&WANTED, wanted::lines(&catalogue.office, procedures))?;
    let (level, face) = (Some(catalogue.office.level), catalogue.stated_face.clone());
    let counter = StatedCounter::of(&catalogue.office.counter);
    let office = OfficeRow { office: Office::clone(&catalogue.office), level, face, counter, ..OfficeRow::default() };
    page::office(book.workbook.add_worksheet(), &book.looks, Some(&office))?;
    book.sheet(&PROCEDURES, procedures.iter().map(|p| Line::of(&p.code, p.clone())))?;
    book.sheet(&WAYS, procedures.iter().flat_map(ways))?;
    book.sheet(&FEES, procedures.iter().flat_map(fees))?;
    book.sheet(&PAPERS, procedures.iter().flat_map(papers))?;
    book.sheet(&STEPS, procedures.iter().flat_map(|p| p.steps.iter().map(|step| Line::of(&p.code, step.clone()))))?;
    book.sheet(&BASES, procedures.iter().flat_map(|p| p.legal_bases.iter().map(|basis| Line::of(&p.code, basis.clone()))))?;
    book.sheet(&FORMS, procedures.iter().flat_map(|procedure| forms(procedure, &catalogue.forms)))?;
    book.sheet(&LOCAL, procedures.iter().filter_map(|p| p.local.clone().map(|local| Line::of(&p.code, local))))?;
    let stats = &catalogue.facts.stats;
    book.sheet(&PERIODS, stats.periods.iter().map(|period| Line::plain(PeriodRow::of(period))))?;
    book.sheet(&INDICATORS, stats.indicators.iter().map(|indicator| Line::plain(IndicatorRow::of(indicator))))?;
    book.sheet(&DAYS, days(&catalogue.facts.calendar)?)?;
    book.finish()
}

/// The workbook so far.
struct Book {
    workbook: Workbook,
    looks: Looks,
}

impl Book {
    fn new() -> anyhow::Result<Self> {
        let mut workbook = Workbook::new();
        // The same catalogue gives the same bytes.
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
        let looks = Looks::new();
        page::guide(workbook.add_worksheet(), GUIDE, &STEPS_TO_TAKE, &looks)?;
        Ok(Self { workbook, looks })
    }

    fn sheet<R>(&mut self, sheet: &Sheet<R>, lines: impl IntoIterator<Item = Line<R>>) -> anyhow::Result<()> {
        page::sheet(self.workbook.add_worksheet(), &self.looks, sheet, lines)
    }

    fn example<R>(&mut self, sheet: &Sheet<R>) -> anyhow::Result<()> {
        page::example(self.workbook.add_worksheet(), &self.looks, sheet)
    }

    fn finish(mut self) -> anyhow::Result<Vec<u8>> {
        Ok(self.workbook.save_to_buffer()?)
    }
}

/// The ways of a procedure, those of the same means numbered.
fn named_ways(procedure: &Procedure) -> Vec<Way> {
    let mut seen: HashMap<Means, usize> = HashMap::new();
    let mut way = |means| {
        let number = seen.entry(means).or_default();
        *number += 1;
        Way { means, number: *number }
    };
    procedure.channels.iter().map(|channel| way(channel.means)).collect()
}

fn ways(procedure: &Procedure) -> Vec<Line<WayRow>> {
    let line = |(way, channel): (Way, &catalog::Channel)| {
        Line::of(&procedure.code, WayRow { way: Some(way), time: channel.time.clone(), note: channel.note.clone() })
    };
    named_ways(procedure).into_iter().zip(&procedure.channels).map(line).collect()
}

fn fees(procedure: &Procedure) -> Vec<Line<FeeRow>> {
    let channels = named_ways(procedure).into_iter().zip(&procedure.channels);
    let fees = channels.flat_map(|(way, channel)| channel.fees.iter().map(move |fee| FeeRow::of(way, fee)));
    fees.map(|row| Line::of(&procedure.code, row)).collect()
}

fn papers(procedure: &Procedure) -> Vec<Line<PaperRow>> {
    let rows = procedure.cases.iter().flat_map(papers_of);
    rows.map(|row| Line::of(&procedure.code, row)).collect()
}

/// The papers of a case. A case without papers has one line with its name.
fn papers_of(case: &Case) -> Vec<PaperRow> {
    let blank = || PaperRow { case: case.name.clone(), kind: Some(case.kind), ..PaperRow::default() };
    if case.documents.is_empty() {
        return vec![blank()];
    }
    let row = |document: &catalog::Document| PaperRow {
        name: document.name.clone(),
        role: Some(document.role),
        originals: document.originals,
        copies: document.copies,
        forms: document.forms.iter().map(FormFile::in_one_line).collect(),
        ..blank()
    };
    case.documents.iter().map(row).collect()
}

/// The forms of a procedure whose files the office holds.
fn forms(procedure: &Procedure, sources: &[FormSource]) -> Vec<Line<FormFileRow>> {
    let documents = procedure.cases.iter().flat_map(|case| &case.documents);
    let forms = documents.flat_map(|document| document.forms.iter().map(move |form| (document, form)));
    let row = |(document, form): (&catalog::Document, &FormFile)| {
        let source = sources.iter().find(|source| form.held.as_ref().is_some_and(|held| held.path == source.address))?;
        let paper = if document.forms.len() == 1 { document.name.clone() } else { form.raw.clone() };
        let file = source.path.file_name()?.to_string_lossy().into_owned();
        Some(Line::of(&procedure.code, FormFileRow { paper, name: form.name.clone(), file }))
    };
    forms.filter_map(row).collect()
}

/// What a calendar adds to the national one.
fn days(calendar: &Calendar) -> anyhow::Result<Vec<Line<DayRow>>> {
    let nation = calendar::nation()?;
    let years = calendar.years().iter().filter(|year| !nation.years().contains(year));
    let is_own = |day: &&Day| nation.day(day.date) != Some(*day);
    let days = calendar.days().iter().filter(is_own).map(DayRow::of);
    Ok(years.map(|year| DayRow::of_year(*year)).chain(days).map(Line::plain).collect())
}
