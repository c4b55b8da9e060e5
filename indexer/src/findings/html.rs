//! The report as one page that needs nothing else: no network, no other file. The findings are data, of which a script
//! draws as many as fit; the list of kinds and their explanations are there without it.

use std::collections::HashMap;
use std::fmt::Write;

use app::ssr::escape;
use catalog::{grouped, written_day};

use super::{Finding, Kind, Presented, Severity, balance, explain};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");
/// In the place of a reason: the finding is not silenced.
const NOT_SILENCED: i32 = -1;

/// The report as an HTML page.
///
/// # Errors
/// It cannot be written, which does not happen with texts and numbers.
pub fn html(of: &Presented<'_>) -> anyhow::Result<String> {
    let report = of.report;
    let title = format!("Kiểm tra danh mục: {}", escape(of.office));
    let balance = balance(report.read, report.published, report.merged, report.rejected);
    Ok(format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n\
         <p>Kiểm tra ngày {}. Đã đọc {balance}.</p>\n<p class=\"counts\">{}</p>\n</header>\n<main>\n{FILTERS}\n\
         <h2 id=\"loai\">Các loại và cách xử lý</h2>\n{}\n</main>\n<script type=\"application/json\" id=\"data\">{}</script>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        written_day(of.day),
        counts(of),
        explanations(of),
        data(of)?,
    ))
}

/// The filters and the empty list, shown by the script.
const FILTERS: &str = "<noscript><p>Trình duyệt này không chạy được phần lọc và kê từng chỗ; dưới đây là các loại.</p></noscript>\n\
    <form id=\"filters\" hidden>\n\
    <label>Mức <select id=\"level\"></select></label>\n\
    <label>Loại <select id=\"kind\"></select></label>\n\
    <label>Tệp <select id=\"file\"></select></label>\n\
    <label>Mã, tên hoặc chữ <input id=\"words\" type=\"search\" autocomplete=\"off\" placeholder=\"1.004194\"></label>\n\
    </form>\n<p id=\"shown\" role=\"status\"></p>\n<ol id=\"list\"></ol>\n<p><button id=\"more\" type=\"button\" hidden>Xem tiếp</button></p>";

fn counts(of: &Presented<'_>) -> String {
    let counts = of.report.counts();
    let shown = [
        ("rejected", Severity::Rejected.label(), counts.rejected),
        ("suspect", Severity::Suspect.label(), counts.suspect),
        ("note", Severity::Note.label(), counts.note),
        ("silenced", "Bỏ qua có lý do", counts.silenced),
    ];
    let count = |(class, label, count): (&str, &str, usize)| {
        format!("<span class=\"{class}\"><b>{}</b> {label}</span>", grouped(count as u64))
    };
    shown.map(count).join("\n")
}

/// The page of each kind that occurs, and the kinds of the silenced findings.
fn explanations(of: &Presented<'_>) -> String {
    let mut kinds = of.report.kinds();
    for silenced in &of.report.silenced {
        if !kinds.iter().any(|(kind, _)| *kind == silenced.finding.kind) {
            kinds.push((silenced.finding.kind, 0));
        }
    }
    let mut out = String::new();
    for (kind, count) in kinds {
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<section id=\"loai-{0}\">\n<h3>{1} <small>{2} chỗ</small></h3>\n<p><code>{0}</code></p>\n<dl>\n",
            kind.id(),
            escape(kind.title()),
            grouped(count as u64)
        );
        for (heading, text) in explain::page(kind) {
            let _ = writeln!(out, "<dt>{heading}</dt><dd>{}</dd>", escape(&text));
        }
        out.push_str("</dl>\n</section>\n");
    }
    out
}

/// Every text once, and each finding as places of its texts: a hundred thousand findings share most of them.
#[derive(Default)]
struct Strings<'a> {
    texts: Vec<&'a str>,
    places: HashMap<&'a str, i32>,
}

impl<'a> Strings<'a> {
    fn place(&mut self, text: &'a str) -> i32 {
        *self.places.entry(text).or_insert_with(|| {
            self.texts.push(text);
            self.texts.len() as i32 - 1
        })
    }
}

/// The findings as JSON that is safe inside a script element.
fn data(of: &Presented<'_>) -> anyhow::Result<String> {
    let mut strings = Strings::default();
    let mut rows: Vec<[i32; 9]> = Vec::new();
    for finding in &of.report.findings {
        rows.push(row(finding, of, NOT_SILENCED, &mut strings));
    }
    for silenced in &of.report.silenced {
        let reason = strings.place(&silenced.reason);
        rows.push(row(&silenced.finding, of, reason, &mut strings));
    }
    let kinds: Vec<_> = Kind::ALL.iter().map(|kind| (kind.id(), kind.severity() as u8, kind.title())).collect();
    let levels = Severity::ALL.map(Severity::label);
    let json = serde_json::to_string(&(levels, kinds, strings.texts, rows))?;
    Ok(json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"))
}

/// The kind, and the places of the file, record, code, name, field, what, next step and reason.
fn row<'a>(finding: &'a Finding, of: &Presented<'a>, reason: i32, strings: &mut Strings<'a>) -> [i32; 9] {
    let name = of.names.get(finding.code.as_str()).copied().unwrap_or_default();
    let mut place = |text: &'a str| strings.place(text);
    [
        finding.kind as i32,
        place(&finding.file),
        place(&finding.record),
        place(&finding.code),
        place(name),
        place(finding.named_field()),
        place(&finding.what),
        place(&finding.todo),
        reason,
    ]
}
