//! A comparison as text for a terminal.

use std::fmt::Write;

use catalog::text::grouped;

use super::{GROUPS, part, perhaps, summary};
use catalog::release::history::Piece;

use crate::diff::{Brief, Change, Changed, Diff, Side};

pub(super) fn write(diff: &Diff) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "Bản cũ:  {}\nBản mới: {}", side(&diff.old), side(&diff.new));
    for warning in summary::warnings(diff) {
        let _ = writeln!(out, "CẨN THẬN: {warning}.");
    }
    let _ = writeln!(out, "{}.", summary::sentence(diff));
    briefs(&mut out, "Thủ tục mới", &diff.added);
    briefs(&mut out, "Thủ tục bãi bỏ", &diff.repealed);
    for (group, title) in GROUPS {
        let all: Vec<&Changed> = diff.group(group).collect();
        heading(&mut out, title, all.len());
        all.into_iter().for_each(|procedure| changed(&mut out, procedure));
    }
    out
}

fn side(side: &Side) -> String {
    format!("{} ({} của {}, {} thủ tục)", side.path, side.what, side.office, grouped(side.procedures as u64))
}

fn heading(out: &mut String, title: &str, count: usize) {
    if count > 0 {
        let _ = writeln!(out, "\n{} ({count})", title.to_uppercase());
    }
}

fn briefs(out: &mut String, title: &str, briefs: &[Brief]) {
    heading(out, title, briefs.len());
    for brief in briefs {
        let owner = [brief.field.as_str(), &brief.publisher].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
        let _ = writeln!(out, "  {}  {}", brief.code, brief.name);
        let _ = writeln!(out, "    {}; {}; {}", owner.join(", "), brief.fee, brief.time);
        if let Some(perhaps) = perhaps(brief) {
            let _ = writeln!(out, "    Lưu ý: {perhaps}");
        }
    }
}

fn changed(out: &mut String, changed: &Changed) {
    let _ = writeln!(out, "  {}  {}", changed.code, changed.name);
    changed.changes.iter().for_each(|change| one(out, change));
}

fn one(out: &mut String, change: &Change) {
    let _ = writeln!(out, "    [{}] {}", change.effect.label(), part(change));
    for Piece { old, new } in &change.pieces {
        for (sign, text) in [("−", old), ("+", new)] {
            for line in text.lines() {
                let _ = writeln!(out, "      {sign} {line}");
            }
        }
    }
}
