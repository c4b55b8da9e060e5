//! The office's own figures, from `stats.toml` or a workbook. They are published as given. Contradictions become findings,
//! and the page can report them too.

use std::cmp::Reverse;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use catalog::{Indicator, IndicatorKind, Parts, Period, Rank, Score, Stats};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::value::Datetime;
use toml::{Spanned, Table};

use super::record::RecordOrigin;
use super::{hand, text, toml_error};
use crate::findings::{Finding, Kind};
use crate::limits;

/// The name of the file.
pub(super) const FILE: &str = "stats.toml";
pub(super) const LEFT_OUT: &str = "Dòng số liệu bị bỏ qua; hãy sửa chỗ được ghi";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatsFile {
    #[serde(default)]
    ky: Vec<Spanned<Table>>,
    #[serde(default)]
    chi_so: Vec<Spanned<Table>>,
}

/// The dossiers of a period.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodRow {
    ten: String,
    tu: Datetime,
    den: Datetime,
    tiep_nhan: u32,
    truoc_han: Option<u32>,
    dung_han: Option<u32>,
    tre_han: Option<u32>,
    chua_den_han: Option<u32>,
    qua_han: Option<u32>,
    #[serde(default)]
    nguon: String,
}

/// An indicator of a year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorRow {
    ten: String,
    nam: i16,
    diem: f64,
    diem_toi_da: Option<f64>,
    hang: Option<u32>,
    tren_tong: Option<u32>,
    #[serde(default)]
    cua: String,
    #[serde(default)]
    nguon: String,
}

/// The figures of all files, each with its place.
#[derive(Default)]
pub(super) struct Figures {
    pub periods: Vec<(RecordOrigin, Period)>,
    pub indicators: Vec<(RecordOrigin, Indicator)>,
}

impl Figures {
    /// Adds the figures of another file. Those of the first file take precedence.
    pub(super) fn extend(&mut self, other: Self) {
        self.periods.extend(other.periods);
        self.indicators.extend(other.indicators);
    }
}

/// The figures in the `stats.toml` of a catalogue, and the findings about them. Empty if there is no such file.
///
/// # Errors
/// The file does not contain valid figures.
pub(super) fn read(folder: &Path) -> anyhow::Result<(Figures, Vec<Finding>)> {
    let path = folder.join(FILE);
    if !limits::is_there(&path) {
        return Ok((Figures::default(), Vec::new()));
    }
    figures(&limits::text(&path, &limits::TOML)?).with_context(|| path.display().to_string())
}

/// Reads the text of a `stats.toml`.
pub(super) fn parse(toml: &str) -> anyhow::Result<(Stats, Vec<Finding>)> {
    let (figures, mut findings) = figures(toml)?;
    let (stats, settled) = settle(figures);
    findings.extend(settled);
    Ok((stats, findings))
}

fn figures(toml: &str) -> anyhow::Result<(Figures, Vec<Finding>)> {
    let file: StatsFile = toml_error::from_str(toml)?;
    let mut findings = Vec::new();
    let periods = rows(toml, file.ky, period, &mut findings);
    let indicators = rows(toml, file.chi_so, indicator, &mut findings);
    Ok((Figures { periods, indicators }, findings))
}

/// The figures as they are published: each once, newest first.
pub(super) fn settle(figures: Figures) -> (Stats, Vec<Finding>) {
    let Figures { mut periods, mut indicators } = figures;
    let mut findings = Vec::new();
    once(&mut periods, |period| (period.from, period.to), "kỳ này đã có", &mut findings);
    once(
        &mut indicators,
        |indicator| (indicator.kind, indicator.year, indicator.of.clone()),
        "chỉ số của năm này đã có",
        &mut findings,
    );
    findings.extend(periods.iter().filter_map(|(origin, period)| contradiction(origin, period)));
    let sources = periods.iter().map(|(origin, period)| (origin, &period.source));
    let sources = sources.chain(indicators.iter().map(|(origin, indicator)| (origin, &indicator.source)));
    findings.extend(sources.filter(|(_, source)| source.is_empty()).map(|(origin, _)| without_source(origin)));
    let mut stats = Stats {
        periods: periods.into_iter().map(|(_, period)| period).collect(),
        indicators: indicators.into_iter().map(|(_, indicator)| indicator).collect(),
    };
    stats.periods.sort_by_key(|period| Reverse((period.to, period.from)));
    stats.indicators.sort_by_key(|indicator| (indicator.kind, Reverse(indicator.year), indicator.of.clone()));
    (stats, findings)
}

/// Reads each table, with its place in the file. A table that cannot be read is left out, with a finding.
fn rows<R: DeserializeOwned, T>(
    toml: &str,
    tables: Vec<Spanned<Table>>,
    read: fn(R) -> anyhow::Result<T>,
    findings: &mut Vec<Finding>,
) -> Vec<(RecordOrigin, T)> {
    let mut rows = Vec::new();
    for table in tables {
        let line = toml_error::line_at(toml, table.span().start);
        let origin = RecordOrigin::new(FILE, format!("dòng {line}"));
        match toml_error::from_table(table.into_inner()).map_err(anyhow::Error::from).and_then(read) {
            Ok(row) => rows.push((origin, row)),
            Err(error) => {
                let (_, field, what) = toml_error::found(&error);
                findings.push(origin.finding(Kind::BadStatsRow, "", field, what, LEFT_OUT));
            }
        }
    }
    rows
}

fn period(row: PeriodRow) -> anyhow::Result<Period> {
    let name = text::line(&row.ten);
    ensure!(!name.is_empty(), "\"ten\" để trống; hãy ghi tên kỳ, như \"Quý III năm 2026\"");
    let (from, to): (Date, Date) = (hand::day("tu", row.tu)?, hand::day("den", row.den)?);
    ensure!(from <= to, "\"den\" ở trước \"tu\"");
    let parts =
        Parts { early: row.truoc_han, on_time: row.dung_han, late: row.tre_han, not_due: row.chua_den_han, overdue: row.qua_han };
    Ok(Period { name, from, to, received: row.tiep_nhan, parts, source: text::line(&row.nguon) })
}

fn indicator(row: IndicatorRow) -> anyhow::Result<Indicator> {
    let name = text::line(&row.ten).to_uppercase().replace(['-', '_', ' '], "");
    let Some(kind) = IndicatorKind::ALL.into_iter().find(|kind| kind.label().replace(' ', "") == name) else {
        bail!("chỉ số \"{}\" không có; hãy ghi \"PAR INDEX\", \"SIPAS\", \"PAPI\" hoặc \"PCI\"", row.ten);
    };
    ensure!((2000..2100).contains(&row.nam), "\"nam\" {} không phải một năm gần đây", row.nam);
    let score = |key: &str, points| Score::new(points).with_context(|| format!("\"{key}\" phải từ 0 đến 10.000"));
    let value = score("diem", row.diem)?;
    let most = row.diem_toi_da.map(|points| score("diem_toi_da", points)).transpose()?;
    ensure!(most.is_none_or(|most| value <= most), "\"diem\" cao hơn \"diem_toi_da\"");
    let rank =
        row.hang.map(|place| Rank::new(place, row.tren_tong).context("\"hang\" phải từ 1 đến \"tren_tong\"")).transpose()?;
    ensure!(rank.is_some() || row.tren_tong.is_none(), "có \"tren_tong\" mà không có \"hang\"");
    Ok(Indicator { kind, year: row.nam, value, most, rank, of: text::line(&row.cua), source: text::line(&row.nguon) })
}

/// Keeps only the first of the rows with the same key. The others become findings.
fn once<T, K: PartialEq>(rows: &mut Vec<(RecordOrigin, T)>, key: impl Fn(&T) -> K, already: &str, findings: &mut Vec<Finding>) {
    let mut seen: Vec<(K, String)> = Vec::new();
    rows.retain(|(origin, row)| {
        let key = key(row);
        if let Some((_, place)) = seen.iter().find(|(known, _)| *known == key) {
            let what = format!("{already} ở {place}");
            findings.push(origin.finding(Kind::BadStatsRow, "", "(cả dòng)", what, LEFT_OUT));
            return false;
        }
        seen.push((key, origin.place.clone()));
        true
    });
}

fn contradiction(origin: &RecordOrigin, period: &Period) -> Option<Finding> {
    let todo = "Số liệu vẫn được đăng như đã ghi, kèm lời báo chưa khớp; hãy kiểm tra lại, hoặc ghi thêm phần còn thiếu";
    Some(origin.finding(Kind::StatsContradiction, "", origin.field("tiep_nhan", "Tiếp nhận"), period.warning()?, todo))
}

fn without_source(origin: &RecordOrigin) -> Finding {
    let todo = "Số liệu được đăng với lời \"Chưa xác minh\"; hãy ghi nguồn: tên báo cáo, số văn bản hoặc địa chỉ";
    origin.finding(Kind::StatsWithoutSource, "", origin.field("nguon", "Nguồn số liệu"), "không ghi nguồn".to_owned(), todo)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIOD: &str = "[[ky]]\nten = \"Quý III\"\ntu = 2026-07-01\nden = 2026-09-30\ntiep_nhan = 100\nnguon = \"Báo cáo\"\n";
    const INDEX: &str = "[[chi_so]]\nten = \"SIPAS\"\nnam = 2025\ndiem = 87.5\nnguon = \"Công bố\"\n";

    fn read_toml(toml: &str) -> (Stats, Vec<String>) {
        let (stats, findings) = parse(toml).unwrap();
        (stats, findings.into_iter().map(|f| format!("{}, {}: {}. {}", f.record, f.field, f.what, f.todo)).collect())
    }

    #[test]
    fn the_newest_figures_come_first() {
        let older = PERIOD.replace("2026", "2025").replace("Quý III", "Quý III năm trước");
        let toml = format!("{older}{PERIOD}dung_han = 90\ntre_han = 10\n{INDEX}hang = 3\ntren_tong = 34\ndiem_toi_da = 100\n");
        let (stats, findings) = read_toml(&toml);
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(stats.periods.iter().map(|period| period.name.as_str()).collect::<Vec<_>>(), ["Quý III", "Quý III năm trước"]);
        assert_eq!(stats.periods[0].adds_up(), Some(true));
        let index = &stats.indicators[0];
        assert_eq!((index.value.to_string().as_str(), index.rank.unwrap().to_string().as_str()), ("87,5", "3/34"));
    }

    #[test]
    fn a_wrong_total_is_a_finding_and_is_published_as_given() {
        let (stats, findings) = read_toml(&format!("{PERIOD}truoc_han = 60\ndung_han = 30\ntre_han = 5\n"));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].starts_with("dòng 1, tiep_nhan: ") && findings[0].contains("60 + 30 + 5 = 95"), "{}", findings[0]);
        assert_eq!(stats.periods[0].received, 100);
        assert!(stats.periods[0].warning().is_some());
    }

    #[test]
    fn each_wrong_row_is_named_and_does_not_stop_the_others() {
        for (row, what) in [
            (PERIOD.replace("100", "-1"), "-1"),
            (PERIOD.replace("2026-09-30", "2026-06-30"), "\"den\" ở trước \"tu\""),
            (PERIOD.replace("2026-09-30", "\"30/9\""), "den"),
            (PERIOD.replace("Quý III", " "), "\"ten\" để trống"),
            (format!("{PERIOD}dunghan = 1\n"), "dunghan"),
            (INDEX.replace("SIPAS", "ICT"), "chỉ số \"ICT\" không có"),
            (INDEX.replace("2025", "25"), "\"nam\" 25"),
            (INDEX.replace("87.5", "-3.0"), "\"diem\" phải"),
            (format!("{INDEX}diem_toi_da = 80\n"), "cao hơn"),
            (format!("{INDEX}hang = 35\ntren_tong = 34\n"), "\"hang\""),
            (format!("{INDEX}tren_tong = 34\n"), "không có \"hang\""),
        ] {
            let good = "[[ky]]\nten = \"Năm\"\ntu = 2024-01-01\nden = 2024-12-31\ntiep_nhan = 5\nnguon = \"Báo cáo\"\n";
            let (stats, findings) = read_toml(&format!("{good}{row}"));
            assert_eq!((stats.periods.len(), stats.indicators.len(), findings.len()), (1, 0, 1), "{row}: {findings:?}");
            assert!(findings[0].starts_with("dòng 7, ") && findings[0].contains(what), "{row}: {}", findings[0]);
        }
    }

    #[test]
    fn a_repeated_row_and_a_row_without_source_are_findings() {
        let (stats, findings) = read_toml(&format!("{PERIOD}{PERIOD}{INDEX}{INDEX}"));
        assert_eq!((stats.periods.len(), stats.indicators.len()), (1, 1));
        assert!(findings[0].contains("kỳ này đã có ở dòng 1") && findings[1].contains("đã có ở dòng 13"), "{findings:?}");
        let (stats, findings) = read_toml(&INDEX.replace("Công bố", ""));
        assert_eq!(stats.indicators.len(), 1);
        assert!(findings[0].contains("Chưa xác minh"));
    }

    #[test]
    fn a_field_of_a_workbook_is_named_by_its_heading() {
        let (mut figures, _) = figures(&PERIOD.replace("Báo cáo", "")).unwrap();
        figures.periods[0].0 = RecordOrigin::new("so.xlsx", "trang \"Hồ sơ\", dòng 2");
        assert_eq!(settle(figures).1[0].field, "Nguồn số liệu");
    }

    #[test]
    fn a_file_without_figures_is_refused() {
        for toml in ["[[ky]\n", "ky = 1\n", "[[quy]]\nten = \"x\"\n"] {
            assert!(parse(toml).is_err(), "{toml}");
        }
    }
}
