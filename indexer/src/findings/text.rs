//! The report on a terminal: by kind, with a few examples of each.

use std::collections::BTreeMap;
use std::fmt::{Error, Write};

use super::{FileAccount, Finding, Kind, Report, Severity, Silenced, balance};
use crate::lang::tr;

/// How many findings with the same next step are printed without `--all`.
const EXAMPLES: usize = 3;

/// The report as text, with all findings or with a few of each kind.
pub fn text(report: &Report, all: bool) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut out, report, if all { usize::MAX } else { EXAMPLES });
    out
}

fn write(out: &mut String, report: &Report, most: usize) -> Result<(), Error> {
    let mut by_kind: BTreeMap<(Severity, Kind), Vec<&Finding>> = BTreeMap::new();
    for finding in &report.findings {
        by_kind.entry((finding.kind.severity(), finding.kind)).or_default().push(finding);
    }
    for ((severity, kind), findings) in &by_kind {
        writeln!(out, "{}: {} [{}]: {}", severity.label().to_uppercase(), kind.title(), kind.id(), findings.len())?;
        by_next_step(out, findings, most)?;
    }
    silenced(out, &report.silenced, most)?;
    if !by_kind.is_empty() {
        writeln!(
            out,
            "{}",
            tr!(
                "Vì sao và làm gì: indexer explain LOẠI (chữ trong ngoặc vuông)",
                "Why, and what to do: indexer explain KIND (the word in square brackets)"
            )
        )?;
        writeln!(out, "{}: {}", tr!("Tổng cộng", "In all"), report.counts())?;
    }
    accounts(out, &report.files, most)?;
    writeln!(out, "{} {}", tr!("Đã đọc", "Read"), balance(report.read, report.published, report.merged, report.rejected))
}

/// The findings of a kind, those with the same next step together.
fn by_next_step(out: &mut String, findings: &[&Finding], most: usize) -> Result<(), Error> {
    let mut steps: Vec<(String, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let step = finding.next_step();
        match steps.iter_mut().find(|(known, _)| *known == step) {
            Some((_, alike)) => alike.push(finding),
            None => steps.push((step, vec![finding])),
        }
    }
    for (step, alike) in steps {
        for finding in alike.iter().take(most) {
            writeln!(out, "  {}: {}", finding.place(), finding.what)?;
        }
        more(out, alike.len(), most)?;
        writeln!(out, "    → {step}")?;
    }
    Ok(())
}

fn silenced(out: &mut String, silenced: &[Silenced], most: usize) -> Result<(), Error> {
    let mut entries: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
    for Silenced { finding, reason, entry } in silenced {
        entries.entry((entry, reason)).or_default().push(finding);
    }
    for ((entry, reason), findings) in entries {
        let kind = findings.first().map_or("", |finding| finding.kind.id());
        let count = findings.len();
        let line = tr!("BỎ QUA: {} chỗ [{}] vì \"{}\" ({})", "SILENCED: {} [{}] because \"{}\" ({})", count, kind, reason, entry);
        writeln!(out, "{line}")?;
        for finding in findings.iter().take(most) {
            writeln!(out, "  {}: {}", finding.place(), finding.what)?;
        }
        more(out, findings.len(), most)?;
    }
    Ok(())
}

/// What became of each file. Without `--all`, many files of one kind in a folder are one line.
fn accounts(out: &mut String, files: &[FileAccount], most: usize) -> Result<(), Error> {
    FileAccount::together(files, most).iter().try_for_each(|account| writeln!(out, "  {account}"))
}

fn more(out: &mut String, all: usize, most: usize) -> Result<(), Error> {
    if all > most {
        writeln!(out, "{}", tr!("  … và {} chỗ khác (thêm --all để xem hết)", "  … and {} more (--all lists them)", all - most))
    } else {
        Ok(())
    }
}
