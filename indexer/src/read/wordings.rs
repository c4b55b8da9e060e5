//! `ten-thuong-goi.toml`: how people ask for procedures. The program knows it for the procedures of the country
//! (`indexer/data/ten-thuong-goi/`, a file a field); a catalogue may add to it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, ensure};
use catalog::Procedure;
use catalog::search::SaidAs;
use catalog::text::{fold_words, name_key};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::record::RecordOrigin;
use super::{text, toml_error};
use crate::findings::{Finding, Kind};
use crate::limits;

/// The name of a catalogue's own wordings.
pub(super) const FILE: &str = "ten-thuong-goi.toml";
/// The most words of a wording. Longer ones are sentences.
const MOST_WORDS: usize = 12;
/// The least share of words that two names of one procedure have in common; below it, the code means something else now.
const LEAST_ALIKE: f64 = 0.5;

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/ten-thuong-goi");

/// The program's own wordings; empty if they cannot be read, which a test rules out.
static BUILT_IN: LazyLock<Entries> = LazyLock::new(|| built_in().unwrap_or_default());

/// The entries of a file, by code.
type Entries = BTreeMap<String, Entry>;

/// How people ask for the procedure of a code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The official name that the entry was written for.
    #[serde(default)]
    ten: String,
    /// The everyday name.
    #[serde(default)]
    thuong_goi: String,
    /// Other wordings.
    #[serde(default)]
    noi: Vec<String>,
    /// Another code whose wordings are the same.
    nhu: Option<String>,
}

/// What a catalogue adds to the program's wordings.
pub(super) struct OwnWordings {
    own: Entries,
}

/// Reads the wordings of a catalogue.
///
/// # Errors
/// The catalogue's file cannot be read, or is not a valid list of wordings.
pub(super) fn read(folder: &Path) -> anyhow::Result<OwnWordings> {
    let path = folder.join(FILE);
    if !limits::is_there(&path) {
        return Ok(OwnWordings { own: Entries::new() });
    }
    let toml = limits::text(&path, &limits::TOML)?;
    of_toml(&toml).with_context(|| path.display().to_string())
}

/// The wordings of a catalogue with this file.
pub(super) fn of_toml(toml: &str) -> anyhow::Result<OwnWordings> {
    Ok(OwnWordings { own: parse(toml)? })
}

fn built_in() -> anyhow::Result<Entries> {
    let mut all = Entries::new();
    for file in DATA.files() {
        let toml = file.contents_utf8().context("không phải UTF-8")?;
        for (code, entry) in parse(toml).with_context(|| file.path().display().to_string())? {
            ensure!(all.insert(code.clone(), entry).is_none(), "{}: mã {code} đã có ở tệp khác", file.path().display());
        }
    }
    Ok(all)
}

fn parse(toml: &str) -> anyhow::Result<Entries> {
    let entries: Entries = toml_error::from_str(toml)?;
    for (code, entry) in &entries {
        for phrase in entry.noi.iter().chain([&entry.thuong_goi]).filter(|phrase| !phrase.is_empty()) {
            let fits = (1..=MOST_WORDS).contains(&fold_words(phrase).len());
            ensure!(fits, "mã {code}: \"{phrase}\" phải có từ 1 đến {MOST_WORDS} tiếng");
        }
    }
    Ok(entries)
}

impl OwnWordings {
    /// How people ask for each procedure, in their order, and the findings about the catalogue's own wordings.
    pub(super) fn of(&self, procedures: &[Procedure]) -> (Vec<Option<SaidAs>>, Vec<Finding>) {
        let official: HashMap<String, &str> =
            procedures.iter().map(|procedure| (name_key(&procedure.name), procedure.code.as_str())).collect();
        let by_name = by_name(&BUILT_IN);
        let mut findings = self.unknown_codes(procedures);
        let mut said: Vec<Option<SaidAs>> = Vec::with_capacity(procedures.len());
        for procedure in procedures {
            let own = self.own.get(procedure.code.as_str());
            findings.extend(own.and_then(|own| renamed(own, procedure)));
            let entry = built_in_entry(procedure, &by_name);
            let like = own.and_then(|own| self.like(own));
            findings.extend(own.filter(|_| like.is_none()).and_then(|own| leads_nowhere(own, procedure)));
            let mut wordings = SaidAs::default();
            for entry in [entry, like, own].into_iter().flatten() {
                if !entry.thuong_goi.is_empty() {
                    wordings.everyday = text::line(&entry.thuong_goi);
                }
                wordings.wordings.extend(entry.noi.iter().map(|wording| text::line(wording)));
            }
            wordings
                .wordings
                .retain(|wording| official.get(&name_key(wording)).is_none_or(|code| *code == procedure.code.as_str()));
            said.push((wordings != SaidAs::default()).then_some(wordings));
        }
        findings.extend(self.claimed(procedures, &said, &official));
        (said, findings)
    }

    /// The entry that an own entry is like: another own one, or the program's.
    fn like(&self, own: &Entry) -> Option<&Entry> {
        let other = own.nhu.as_ref()?;
        self.own.get(other).or_else(|| BUILT_IN.get(other)).filter(|entry| entry.nhu.is_none())
    }

    /// Codes of the catalogue's own wordings that the catalogue does not have.
    fn unknown_codes(&self, procedures: &[Procedure]) -> Vec<Finding> {
        let codes: HashSet<&str> = procedures.iter().map(|procedure| procedure.code.as_str()).collect();
        let unknown = self.own.keys().filter(|code| !codes.contains(code.as_str()));
        let todo = "Mục bị bỏ qua; hãy sửa mã, hoặc xóa mục nếu thủ tục không còn";
        unknown.map(|code| finding(code, "mã", "danh mục không có mã này".to_owned(), todo)).collect()
    }

    /// The catalogue's own wordings that another procedure has too: as its name, or as its wording in another field.
    fn claimed(&self, procedures: &[Procedure], said: &[Option<SaidAs>], official: &HashMap<String, &str>) -> Vec<Finding> {
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, said) in said.iter().enumerate() {
            for wording in said.iter().flat_map(|said| &said.wordings) {
                owners.entry(name_key(wording)).or_default().push(at);
            }
        }
        let mut findings = Vec::new();
        for (at, procedure) in procedures.iter().enumerate() {
            let code = procedure.code.as_str();
            for wording in self.own.get(code).iter().flat_map(|own| &own.noi) {
                let key = name_key(wording);
                if let Some(other) = official.get(&key).filter(|other| **other != code) {
                    let what = format!("\"{wording}\" là tên chính thức của thủ tục {other}");
                    findings.push(finding(
                        code,
                        "noi",
                        what,
                        "Cách nói bị bỏ qua, tên chính thức được giữ; hãy xóa cách nói này",
                    ));
                }
                let elsewhere = |other: &&usize| {
                    **other != at && procedures[**other].fields.iter().all(|field| !procedure.fields.contains(field))
                };
                if let Some(other) = owners.get(&key).into_iter().flatten().find(elsewhere) {
                    let what = format!("\"{wording}\" cũng là cách nói của thủ tục {}, lĩnh vực khác", procedures[*other].code);
                    findings.push(finding(
                        code,
                        "noi",
                        what,
                        "Cách nói được dùng cho cả hai; hãy nói rõ hơn, hoặc xóa ở một thủ tục",
                    ));
                }
            }
        }
        findings
    }
}

/// A finding if an entry was written for another name than the procedure has now.
fn renamed(entry: &Entry, procedure: &Procedure) -> Option<Finding> {
    let is_same = entry.ten.is_empty() || is_alike(&entry.ten, &procedure.name);
    let what = || format!("mục ghi cho \"{}\", nay mã này là \"{}\"", entry.ten, procedure.name);
    let todo = "Mục vẫn được dùng; hãy xem cách nói có còn đúng không rồi sửa ten";
    (!is_same).then(|| finding(procedure.code.as_str(), "ten", what(), todo))
}

/// A finding if an entry is like another that is not there.
fn leads_nowhere(entry: &Entry, procedure: &Procedure) -> Option<Finding> {
    let other = entry.nhu.as_ref()?;
    let todo = "Mục bị bỏ qua; hãy ghi mã của một thủ tục có cách nói";
    Some(finding(procedure.code.as_str(), "nhu", format!("không có mục của mã {other}"), todo))
}

fn finding(code: &str, field: &str, what: String, todo: &str) -> Finding {
    RecordOrigin::new(FILE, "mục").finding(Kind::BadWording, code, field, what, todo)
}

/// The program's entry of a procedure: that of its code, if the code still means the same, else that of its name.
fn built_in_entry(procedure: &Procedure, by_name: &HashMap<String, &'static Entry>) -> Option<&'static Entry> {
    let of_code = BUILT_IN.get(procedure.code.as_str()).filter(|entry| is_alike(&entry.ten, &procedure.name));
    let entry = of_code.or_else(|| by_name.get(&name_key(&procedure.name)).copied())?;
    entry.nhu.as_ref().map_or(Some(entry), |other| BUILT_IN.get(other))
}

fn by_name(entries: &'static Entries) -> HashMap<String, &'static Entry> {
    entries.values().map(|entry| (name_key(&entry.ten), entry)).collect()
}

/// Whether two names have half of their words in common: a new decree changes a name a little, a new meaning changes it
/// altogether.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    let (a, b): (HashSet<String>, HashSet<String>) = (fold_words(a).into_iter().collect(), fold_words(b).into_iter().collect());
    let shared = a.intersection(&b).count() as f64;
    shared >= LEAST_ALIKE * a.len().min(b.len()) as f64
}

#[cfg(test)]
mod tests {
    use catalog::Code;

    use super::*;

    fn procedure(code: &str, name: &str, field: &str) -> Procedure {
        let mut procedure = Procedure::blank(Code::parse(code).unwrap(), name.into());
        procedure.fields = vec![field.into()];
        procedure
    }

    fn wordings(own: &str, procedures: &[Procedure]) -> (Vec<Option<SaidAs>>, Vec<String>) {
        let (said, findings) = of_toml(own).unwrap().of(procedures);
        (said, findings.into_iter().map(|finding| format!("{}: {}", finding.record, finding.what)).collect())
    }

    #[test]
    fn the_programs_own_wordings_can_be_read() {
        let all = built_in().unwrap();
        assert!(all.len() > 3_500, "{} procedures", all.len());
        for (code, entry) in &all {
            assert!(Code::parse(code).is_ok() && !entry.ten.is_empty(), "{code}");
            let leads_on = |other: &String| all.get(other).is_some_and(|other| other.nhu.is_none());
            assert!(entry.nhu.as_ref().is_none_or(leads_on), "{code}: nhu");
        }
    }

    #[test]
    fn no_wording_of_the_program_belongs_to_two_procedures() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        let mut twice = Vec::new();
        for (code, entry) in &*BUILT_IN {
            for wording in &entry.noi {
                if let Some(other) = owners.insert(name_key(wording), code).filter(|other| *other != code.as_str()) {
                    twice.push(format!("{wording}: {other}, {code}"));
                }
            }
        }
        assert_eq!(twice, Vec::<String>::new());
    }

    #[test]
    fn a_new_code_with_a_known_name_inherits_and_a_code_with_a_new_meaning_does_not() {
        let (code, entry) = BUILT_IN.iter().find(|(_, entry)| entry.noi.len() > 5).unwrap();
        let (said, _) = wordings("", &[procedure("9.999999", &format!("Thủ tục {}", entry.ten), "")]);
        assert_eq!(said[0].as_ref().unwrap().everyday, entry.thuong_goi);
        let (said, _) = wordings("", &[procedure(code, "Xuất cảnh voi", "")]);
        assert_eq!(said, [None]);
    }

    #[test]
    fn a_catalogue_adds_its_own() {
        let own = "[\"9.000001\"]\nthuong_goi = \"giấy nuôi voi\"\nnoi = [\"nuôi voi trong làng\"]\n";
        let (said, findings) = wordings(own, &[procedure("9.000001", "Đăng ký nuôi voi", "Voi")]);
        let said = said[0].as_ref().unwrap();
        assert_eq!(
            (said.everyday.as_str(), said.wordings.as_slice()),
            ("giấy nuôi voi", ["nuôi voi trong làng".to_owned()].as_slice())
        );
        assert_eq!(findings, Vec::<String>::new());
    }

    #[test]
    fn a_catalogues_own_entry_can_be_like_another_of_its_own_or_the_programs() {
        let (known, entry) = BUILT_IN.iter().find(|(_, entry)| entry.noi.len() > 5).unwrap();
        let own = format!(
            "[\"9.000001\"]\nnhu = \"9.000002\"\n[\"9.000002\"]\nnoi = [\"cưỡi voi\"]\n[\"9.000003\"]\nnhu = \"{known}\"\n"
        );
        let procedures = ["9.000001", "9.000002", "9.000003"].map(|code| procedure(code, code, ""));
        let (said, findings) = wordings(&own, &procedures);
        let said: Vec<&[String]> = said.iter().map(|said| said.as_ref().unwrap().wordings.as_slice()).collect();
        assert_eq!(said, [&["cưỡi voi".to_owned()], &["cưỡi voi".to_owned()], entry.noi.as_slice()]);
        assert_eq!(findings, Vec::<String>::new());
        let (said, findings) = wordings("[\"9.000001\"]\nnhu = \"9.999999\"\n", &procedures);
        assert_eq!(
            (&said[0], findings.as_slice()),
            (&None, ["mục, mã 9.000001: không có mục của mã 9.999999".to_owned()].as_slice())
        );
    }

    #[test]
    fn wordings_of_others_unknown_codes_and_new_names_are_found() {
        let own = "[\"9.000001\"]\nten = \"Bán muối\"\nnoi = [\"cưỡi ngựa\", \"phi nhanh\"]\n\
            [\"9.000002\"]\nnoi = [\"phi nhanh\"]\n[\"9.000009\"]\nnoi = [\"gì đó\"]\n";
        let procedures = [procedure("9.000001", "Nuôi voi", "Voi"), procedure("9.000002", "Cưỡi ngựa", "Ngựa")];
        let (said, findings) = wordings(own, &procedures);
        assert_eq!(said[0].as_ref().unwrap().wordings, ["phi nhanh"]);
        let expected = [
            "mục, mã 9.000009: danh mục không có mã này",
            "mục, mã 9.000001: mục ghi cho \"Bán muối\", nay mã này là \"Nuôi voi\"",
            "mục, mã 9.000001: \"cưỡi ngựa\" là tên chính thức của thủ tục 9.000002",
            "mục, mã 9.000001: \"phi nhanh\" cũng là cách nói của thủ tục 9.000002, lĩnh vực khác",
            "mục, mã 9.000002: \"phi nhanh\" cũng là cách nói của thủ tục 9.000001, lĩnh vực khác",
        ];
        assert_eq!(findings, expected);
    }

    #[test]
    fn a_code_twice_and_an_unknown_key_are_errors() {
        assert!(of_toml("[\"9.000001\"]\nnoi = []\n[\"9.000001\"]\nnoi = []\n").is_err());
        let error = format!("{:#}", of_toml("[\"9.000001\"]\nnoii = []\n").err().unwrap());
        assert!(error.contains("noii"), "{error}");
    }
}
