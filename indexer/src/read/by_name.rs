//! Matches rows of lists without a sure code with the procedures that other sources describe: by the code that they may
//! have, and by name. What is not certain is asked and never guessed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use catalog::text::{fold_words, name_key};
use catalog::{Code, Procedure};

use super::national_code::Written;
use super::record::NamedRow;
use super::wordings::is_alike;
use crate::findings::{Fate, Finding, Kind, Report};

/// The most procedures that a question names.
const MOST_ASKED: usize = 3;
/// How alike two names are, from 0 to 1, before one is asked for.
const LEAST_ALIKE: f64 = 0.6;
/// The most different rows for which similar names are searched: it takes a while for each.
const MOST_SEARCHED: usize = 5_000;

/// Matches the rows, counts them in the report and adds a finding for each different one.
pub(super) fn settle(rows: Vec<NamedRow>, procedures: &[Procedure], report: &mut Report) {
    if rows.is_empty() {
        return;
    }
    let names = Names::of(procedures);
    let mut settled: HashMap<(String, String, String), Fate> = HashMap::new();
    for row in rows {
        let known = settled.get(&(row.written.clone(), row.name.clone(), row.publisher.clone())).copied();
        let fate = known.unwrap_or_else(|| {
            let is_searched = settled.len() < MOST_SEARCHED;
            let (fate, finding) = names.settle(&row, is_searched);
            report.findings.push(finding);
            fate
        });
        report.count(&row.origin.file, fate);
        settled.insert((row.written, row.name, row.publisher), fate);
    }
    report.findings.sort();
}

/// The procedures, by code, by name and by the words of their names.
struct Names<'a> {
    procedures: &'a [Procedure],
    by_code: HashMap<&'a Code, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_word: HashMap<String, Vec<usize>>,
    /// How much the words of each name weigh.
    weights: Vec<f64>,
}

impl<'a> Names<'a> {
    fn of(procedures: &'a [Procedure]) -> Self {
        let mut names = Self {
            procedures,
            by_code: procedures.iter().enumerate().map(|(at, procedure)| (&procedure.code, at)).collect(),
            by_name: HashMap::new(),
            by_word: HashMap::new(),
            weights: Vec::new(),
        };
        for (at, procedure) in procedures.iter().enumerate() {
            names.by_name.entry(key(&procedure.name)).or_default().push(at);
            for word in words(&procedure.name) {
                names.by_word.entry(word).or_default().push(at);
            }
        }
        let weight = |procedure: &Procedure| words(&procedure.name).iter().map(|word| names.weight(word)).sum();
        names.weights = procedures.iter().map(weight).collect();
        names
    }

    /// How much a word tells: a rare one more than a common one.
    fn weight(&self, word: &str) -> f64 {
        let found = self.by_word.get(word).map_or(0, Vec::len);
        ((self.procedures.len() + 1) as f64 / (found + 1) as f64).ln() + 0.1
    }

    fn settle(&self, row: &NamedRow, is_searched: bool) -> (Fate, Finding) {
        let at_code = row.code.as_ref().and_then(|code| self.at(code));
        match (&row.code, at_code) {
            (Some(Written::Padded(code)), Some(procedure)) if is_of(row, procedure) => {
                (Fate::Merged, repaired(row, code, procedure))
            }
            (Some(Written::Whole(_)), Some(procedure)) => (Fate::Merged, only_code(row, procedure)),
            (Some(Written::Whole(code)), None) => (Fate::Rejected, nameless(row, code)),
            (code, _) => self.by_name(row, code.as_ref(), is_searched),
        }
    }

    fn by_name(&self, row: &NamedRow, code: Option<&Written>, is_searched: bool) -> (Fate, Finding) {
        let same: Vec<&Procedure> =
            self.by_name.get(&key(&row.name)).into_iter().flatten().map(|at| &self.procedures[*at]).collect();
        let published: Vec<&Procedure> =
            same.iter().copied().filter(|procedure| is_published(procedure, &row.publisher)).collect();
        match (same.as_slice(), published.as_slice()) {
            ([one], _) | (_, [one]) => (Fate::Merged, matched(row, one)),
            ([], _) => {
                let similar = if is_searched { self.similar(&row.name) } else { Vec::new() };
                (Fate::Rejected, asked(row, code, &similar))
            }
            (several, _) => (Fate::Rejected, asked(row, code, several)),
        }
    }

    /// The procedures whose names have most words in common with a name, the closest first.
    fn similar(&self, name: &str) -> Vec<&Procedure> {
        let words = words(name);
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        let own: f64 = words.iter().map(|word| self.weight(word)).sum();
        for word in &words {
            for at in self.by_word.get(word).into_iter().flatten() {
                *shared.entry(*at).or_default() += self.weight(word);
            }
        }
        let alike = |(at, shared): (usize, f64)| (shared / (own + self.weights[at] - shared), at);
        let mut close: Vec<(f64, usize)> = shared.into_iter().map(alike).filter(|(alike, _)| *alike >= LEAST_ALIKE).collect();
        close.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        close.into_iter().take(MOST_ASKED).map(|(_, at)| &self.procedures[at]).collect()
    }

    fn at(&self, written: &Written) -> Option<&Procedure> {
        let (Written::Whole(code) | Written::Padded(code)) = written;
        self.by_code.get(code).map(|at| &self.procedures[*at])
    }
}

/// Whether a row with a guessed code is about the procedure of that code.
fn is_of(row: &NamedRow, procedure: &Procedure) -> bool {
    row.name.is_empty() || is_alike(&row.name, &procedure.name)
}

/// Whether a publisher is that of a procedure.
fn is_published(procedure: &Procedure, publisher: &str) -> bool {
    !publisher.is_empty() && fold_words(&procedure.publisher) == fold_words(publisher)
}

/// The words of a name, without its number in a list and without "Thủ tục".
fn key(name: &str) -> String {
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".)-".contains(c));
    name_key(name)
}

fn words(name: &str) -> BTreeSet<String> {
    key(name).split(' ').map(str::to_owned).collect()
}

fn repaired(row: &NamedRow, code: &Code, procedure: &Procedure) -> Finding {
    let what = format!("\"{}\" được đọc là {code}, \"{}\"", row.written, procedure.name);
    let todo = "Bảng tính đã bỏ số 0 ở cuối mã; nguồn khác có mã này nên dòng được dùng. Hãy định dạng cột mã là văn bản (Text)";
    row.origin.finding(Kind::RepairedCode, code.as_str(), "mã số", what, todo)
}

fn only_code(row: &NamedRow, procedure: &Procedure) -> Finding {
    let what = format!("dòng chỉ có mã; là \"{}\"", procedure.name);
    let todo = "Dòng được gộp vào thủ tục mang mã hoặc tên này; hãy xem có đúng không";
    row.origin.finding(Kind::MatchedRow, procedure.code.as_str(), "tên", what, todo)
}

fn matched(row: &NamedRow, procedure: &Procedure) -> Finding {
    let what = match row.written.as_str() {
        "" => format!("dòng không có mã; \"{}\" trùng tên với {}{}", row.name, procedure.code, of_publisher(procedure)),
        written => format!(
            "mã \"{written}\" không dùng được; \"{}\" trùng tên với {}{}",
            row.name,
            procedure.code,
            of_publisher(procedure)
        ),
    };
    let todo = "Dòng được gộp vào thủ tục mang mã hoặc tên này; hãy xem có đúng không";
    row.origin.finding(Kind::MatchedRow, procedure.code.as_str(), "tên", what, todo)
}

fn nameless(row: &NamedRow, code: &Code) -> Finding {
    let what = "dòng không có tên, và không nguồn nào khác có mã này".to_owned();
    let todo = "Dòng không được dùng; hãy ghi tên thủ tục, hoặc thêm nguồn có thủ tục này";
    row.origin.finding(Kind::MissingName, code.as_str(), "tên", what, todo)
}

/// A question about a row that fits none or several procedures.
fn asked(row: &NamedRow, code: Option<&Written>, candidates: &[&Procedure]) -> Finding {
    let code = code.map(|code| code.clone().into_code());
    let named = |procedure: &&Procedure| format!("{} \"{}\"{}", procedure.code, procedure.name, of_publisher(procedure));
    let list = candidates.iter().take(MOST_ASKED).map(named).collect::<Vec<_>>().join("; ");
    let more = candidates.len().saturating_sub(MOST_ASKED);
    let list = if more > 0 { format!("{list}; và {more} thủ tục nữa") } else { list };
    let name = if row.name.is_empty() { String::new() } else { format!(", tên \"{}\"", row.name) };
    let (kind, what, todo) = match (code, list.is_empty()) {
        (Some(code), _) => (
            Kind::ShortenedCode,
            format!("mã \"{}\"{name}: có thể là {code} bị bảng tính bỏ số 0, nhưng không nguồn nào xác nhận", row.written),
            "Dòng không được dùng; hãy ghi lại đủ 6 chữ số sau dấu chấm của mã",
        ),
        (None, false) => (
            Kind::DoubtfulName,
            format!("{}{name}: có phải là {list}?", without_code(row)),
            "Dòng không được dùng; hãy chọn thủ tục đúng rồi ghi mã của nó vào cột mã số",
        ),
        (None, true) => (
            Kind::UnknownName,
            format!("{}{name}: không thủ tục nào trong danh mục có tên này", without_code(row)),
            "Dòng không được đăng; hãy ghi mã số, hoặc thêm nguồn có thủ tục này",
        ),
    };
    row.origin.finding(kind, "", "tên", what, todo)
}

fn without_code(row: &NamedRow) -> String {
    if row.written.is_empty() { "không có mã".to_owned() } else { format!("mã \"{}\" không đúng dạng", row.written) }
}

fn of_publisher(procedure: &Procedure) -> String {
    if procedure.publisher.is_empty() { String::new() } else { format!(" của {}", procedure.publisher) }
}

#[cfg(test)]
mod tests {
    use super::super::record::RecordOrigin;
    use super::*;

    fn procedure(code: &str, name: &str, publisher: &str) -> Procedure {
        Procedure { publisher: publisher.into(), ..Procedure::blank(Code::parse(code).unwrap(), name.into()) }
    }

    fn catalogue() -> Vec<Procedure> {
        vec![
            procedure("1.000010", "Cấp giấy phép nuôi voi trong khu dân cư", "Bộ Mẫu"),
            procedure("1.000002", "Bán muối", "Tỉnh A"),
            procedure("1.000003", "Bán muối", "Tỉnh B"),
            procedure("1.000004", "Khai thác cát sỏi lòng sông", "Bộ Mẫu"),
        ]
    }

    /// What becomes of a row: its fate, the kind of its finding, and what the finding says.
    fn settled(written: &str, name: &str, publisher: &str) -> (Fate, Kind, String) {
        let row = NamedRow {
            origin: RecordOrigin::new("ds.xlsx", "dòng 3"),
            code: super::super::national_code::written(written),
            written: written.into(),
            name: name.into(),
            publisher: publisher.into(),
        };
        let mut report = Report::default();
        settle(vec![row], &catalogue(), &mut report);
        let finding = report.findings.remove(0);
        (if report.merged == 1 { Fate::Merged } else { Fate::Rejected }, finding.kind, finding.what)
    }

    #[test]
    fn a_name_of_one_procedure_is_matched_and_said() {
        let (fate, kind, what) = settled("", "1. THỦ TỤC CẤP GIẤY PHÉP NUÔI VOI TRONG KHU DÂN CƯ", "");
        assert_eq!((fate, kind), (Fate::Merged, Kind::MatchedRow));
        assert!(what.contains("1.000010"), "{what}");
        assert_eq!(settled("VOI.01", "Bán muối", "tỉnh b").1, Kind::MatchedRow);
    }

    #[test]
    fn several_or_similar_names_are_asked() {
        let (fate, kind, what) = settled("", "Bán muối", "");
        assert_eq!((fate, kind), (Fate::Rejected, Kind::DoubtfulName));
        assert!(what.contains("1.000002") && what.contains("Tỉnh B"), "{what}");
        let (_, kind, what) = settled("", "Cấp phép nuôi voi trong khu dân cư", "");
        assert_eq!(kind, Kind::DoubtfulName);
        assert!(what.contains("1.000010") && !what.contains("1.000004"), "{what}");
        assert_eq!(settled("", "Xuất cảnh", "").1, Kind::UnknownName);
    }

    #[test]
    fn a_code_without_its_zero_is_used_only_if_another_source_has_it() {
        let (fate, kind, what) = settled("1.00001", "Cấp giấy phép nuôi voi trong khu dân cư", "");
        assert_eq!((fate, kind), (Fate::Merged, Kind::RepairedCode));
        assert!(what.contains("1.000010"));
        let (fate, kind, what) = settled("2.00161", "Thả voi", "");
        assert_eq!((fate, kind), (Fate::Rejected, Kind::ShortenedCode));
        assert!(what.contains("2.001610"));
        // The code is known, but of something else.
        assert_eq!(settled("1.00001", "Xuất cảnh", "").1, Kind::ShortenedCode);
    }

    #[test]
    fn a_row_with_a_code_alone_needs_a_known_one() {
        assert_eq!(settled("1.000002", "", "").0, Fate::Merged);
        assert_eq!(settled("1.000009", "", "").1, Kind::MissingName);
    }

    #[test]
    fn a_repeated_row_is_counted_and_asked_once() {
        let row = |place: &str| NamedRow {
            origin: RecordOrigin::new("ds.xlsx", place),
            code: None,
            written: String::new(),
            name: "Xuất cảnh".into(),
            publisher: String::new(),
        };
        let mut report = Report::default();
        settle(vec![row("dòng 2"), row("dòng 3")], &catalogue(), &mut report);
        assert_eq!((report.read, report.rejected, report.findings.len()), (2, 2, 1));
    }
}
