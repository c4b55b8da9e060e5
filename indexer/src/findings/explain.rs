//! Why a kind of finding matters: the page behind each finding.

use std::fmt::Write;

use catalog::grouped;

use crate::lang::tr;

use super::{Kind, Severity};

/// How many national records the rules were measured on, and of when.
const MEASURED: u32 = 4633;
const MEASURED_WHEN: &str = "7/2026";

/// The page of a kind: a heading with its text for each part.
pub(super) fn page(kind: Kind) -> Vec<(&'static str, String)> {
    let law = kind.law().unwrap_or("Không có điều luật riêng; đây là yêu cầu để trang đúng và dùng được.");
    let todo = kind.todo().unwrap_or("Mỗi chỗ được kê có ghi việc cần làm.");
    vec![
        (tr!("Mức", "Level"), format!("{}. {}", kind.severity().label(), kind.severity().meaning())),
        (tr!("Vì sao", "Why"), kind.why().to_owned()),
        (tr!("Căn cứ", "Law"), law.to_owned()),
        (tr!("Làm gì", "What to do"), todo.to_owned()),
        (tr!("Hay gặp không", "How often"), how_often(kind)),
        (tr!("Bỏ qua", "Silencing"), how_to_silence(kind)),
    ]
}

fn how_often(kind: Kind) -> String {
    let Some(seen) = kind.seen() else {
        return "Loại này nói về tệp của văn phòng, không đo trên dữ liệu quốc gia.".to_owned();
    };
    let share = f64::from(seen) * 100.0 / f64::from(MEASURED);
    let share = format!("{share:.1}").replace('.', ",");
    let (seen, of) = (grouped(u64::from(seen)), grouped(u64::from(MEASURED)));
    format!("{seen} trong {of} bản ghi của Cổng dịch vụ công quốc gia ({MEASURED_WHEN}): {share} %.")
}

fn how_to_silence(kind: Kind) -> String {
    if kind.severity() == Severity::Rejected {
        return "Không bỏ qua được, vì bản ghi không được đăng.".to_owned();
    }
    format!(
        "Ghi vào bo-qua.toml của danh mục: [[bo_qua]], loai = \"{}\", ly_do = \"…\"; thêm ma, tep, den nếu chỉ bỏ qua một phần.",
        kind.id()
    )
}

/// The page of a kind as text.
pub fn explanation(kind: Kind) -> String {
    let mut out = format!("{} [{}]\n", kind.title(), kind.id());
    for (heading, text) in page(kind) {
        // Writing to a string does not fail.
        let _ = write!(out, "\n{heading}\n  {text}\n");
    }
    out
}

/// All kinds, worst first, a line each.
pub fn list() -> String {
    let mut out = String::new();
    for severity in Severity::ALL {
        let _ = writeln!(out, "{}", severity.label());
        for kind in Kind::ALL.iter().filter(|kind| kind.severity() == severity) {
            let _ = writeln!(out, "  {:30} {}", kind.id(), kind.title());
        }
    }
    out
}
