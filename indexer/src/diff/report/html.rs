//! A comparison as one HTML page without scripts or links, to be printed on A4 and signed.

use std::fmt::Write;

use app::ssr::escape;
use catalog::text::{capitalised, grouped};

use super::{GROUPS, part, perhaps, summary};
use crate::diff::words::{Run, runs};
use catalog::release::history::{Grade, Piece};

use crate::diff::{Brief, Change, Changed, Diff, Side};

const STYLE: &str = include_str!("style.css");
const TITLE: &str = "So sánh hai bản danh mục thủ tục hành chính";

pub(super) fn write(diff: &Diff) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{TITLE}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>{TITLE}</h1>\n<table class=\"sides\">\n"
    );
    side(&mut out, "Bản cũ", &diff.old);
    side(&mut out, "Bản mới", &diff.new);
    out.push_str("</table>\n");
    for warning in summary::warnings(diff) {
        let _ = writeln!(out, "<p class=\"warning\">{}.</p>", escape(&warning));
    }
    let _ = writeln!(out, "<p class=\"summary\">{}.</p>", escape(&summary::sentence(diff)));
    briefs(&mut out, "Thủ tục mới", &diff.added);
    briefs(&mut out, "Thủ tục bãi bỏ", &diff.repealed);
    for (group, title) in GROUPS {
        let all: Vec<&Changed> = diff.group(group).collect();
        heading(&mut out, title, all.len());
        all.into_iter().for_each(|procedure| changed(&mut out, procedure));
    }
    out.push_str(SIGN);
    out
}

/// Where the two people sign. The day is left to them.
const SIGN: &str = "<section class=\"sign\">\n\
    <div><strong>Người lập</strong><div class=\"room\"></div>(ký, ghi rõ họ tên)</div>\n\
    <div>Ngày …… tháng …… năm …………<br><strong>Người duyệt</strong><div class=\"room\"></div>(ký, ghi rõ họ tên)</div>\n\
    </section>\n</body>\n</html>\n";

fn side(out: &mut String, which: &str, side: &Side) {
    let what = format!("{}: {}, {} thủ tục\n{}", side.office, side.what, grouped(side.procedures as u64), side.path);
    let _ = writeln!(out, "<tr><th>{which}</th><td>{}</td></tr>", escape(&what));
}

fn heading(out: &mut String, title: &str, count: usize) {
    if count > 0 {
        let _ = writeln!(out, "<h2>{title} ({count})</h2>");
    }
}

fn briefs(out: &mut String, title: &str, briefs: &[Brief]) {
    heading(out, title, briefs.len());
    if briefs.is_empty() {
        return;
    }
    out.push_str("<table class=\"list\">\n<colgroup><col class=\"code\"><col><col class=\"facts\"></colgroup>\n");
    out.push_str("<thead><tr><th>Mã</th><th>Tên thủ tục</th><th>Lĩnh vực, phí, thời hạn</th></tr></thead>\n");
    for brief in briefs {
        let facts: Vec<&str> = [&brief.field, &brief.publisher, &brief.fee, &brief.time]
            .into_iter()
            .map(String::as_str)
            .filter(|fact| !fact.is_empty())
            .collect();
        let hint = perhaps(brief).map(|hint| format!("<span class=\"hint\">Lưu ý: {}</span>", escape(&hint))).unwrap_or_default();
        let (name, facts) = (escape(&brief.name), escape(&facts.join("\n")));
        let _ = writeln!(out, "<tr><td class=\"code\">☐ {}</td><td>{name}{hint}</td><td>{facts}</td></tr>", brief.code);
    }
    out.push_str("</table>\n");
}

fn changed(out: &mut String, changed: &Changed) {
    let (code, name) = (&changed.code, escape(&changed.name));
    let _ = writeln!(out, "<h3><span class=\"tick\">☐ đã xem</span><span class=\"code\">{code}</span> {name}</h3>");
    out.push_str("<table class=\"changes\">\n<colgroup><col class=\"what\"><col><col></colgroup>\n");
    out.push_str("<thead><tr><th>Thay đổi</th><th>Bản cũ</th><th>Bản mới</th></tr></thead>\n");
    changed.changes.iter().for_each(|change| rows(out, change));
    out.push_str("</table>\n");
}

fn rows(out: &mut String, change: &Change) {
    let class = if change.effect.grade() == Grade::Substance { " class=\"heavy\"" } else { "" };
    let (label, part) = (capitalised(change.effect.label()), escape(&part(change)));
    let nothing = [Piece::new("", "")];
    let pieces = if change.pieces.is_empty() { &nothing[..] } else { &change.pieces };
    for (at, piece) in pieces.iter().enumerate() {
        let head = format!("<td rowspan=\"{}\"><span class=\"effect\">{label}</span>{part}</td>", pieces.len());
        let (old, new) = marked(piece);
        let _ = writeln!(out, "<tr{class}>{}<td>{old}</td><td>{new}</td></tr>", if at == 0 { head.as_str() } else { "" });
    }
}

/// Both sides of a piece, with the words marked that differ.
fn marked(piece: &Piece) -> (String, String) {
    let (old, new) = runs(&piece.old, &piece.new);
    let side = |runs: &[Run], tag: &str| {
        runs.iter().fold(String::new(), |mut html, (differs, text)| {
            let word = text.trim_end();
            let (word, space) = (escape(word), &text[word.len()..]);
            let _ = if *differs { write!(html, "<{tag}>{word}</{tag}>{space}") } else { write!(html, "{word}{space}") };
            html
        })
    };
    (side(&old, "del"), side(&new, "ins"))
}
