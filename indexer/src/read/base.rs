//! Reads the published release of another office, on which a catalogue builds: a commune takes the procedures of its
//! province or of the nation, and adds only its own facts. What the other office says of itself stays there.

use anyhow::Context;
use catalog::text::fold_words;
use catalog::{FormKind, Office, Procedure, written_day};

use super::record::{Depth, ReadRecord, Reading, RecordOrigin};
use crate::findings::{Finding, Kind};
use crate::site::Packs;

/// The most files that a finding lists.
const MOST_LISTED: usize = 100;

/// The procedures of a site within the catalogue of an office. Its own older site is left out, because what was removed
/// from the catalogue would come back from there.
///
/// # Errors
/// The site is damaged. Without it, most procedures would be missing.
pub(super) fn read(label: &str, packs: &Packs, ours: &Office) -> anyhow::Result<Reading> {
    let (theirs, made) = (&packs.release().office, written_day(packs.release().made));
    if is_same(theirs, ours) {
        let what = format!("là trang cũ của chính {}, xuất bản ngày {made}, nên không lấy thủ tục từ đó", theirs.name);
        let todo =
            "Nếu muốn dựa vào trang của cơ quan khác, hãy đặt trang đó vào đây; nếu không, hãy chuyển trang này đi nơi khác";
        return Ok(note(label, Kind::OwnRelease, &what, todo));
    }
    let procedures = packs.procedures().with_context(|| label.to_owned())?;
    let what = format!("{} thủ tục lấy từ trang của {}, xuất bản ngày {made}", procedures.len(), theirs.name);
    let todo = "Khi cơ quan đó xuất bản lại, hãy thay bằng bản mới; thông tin riêng của văn phòng vẫn giữ nguyên";
    let mut reading = note(label, Kind::BaseRelease, &what, todo);
    reading.findings.extend(files_left(label, &procedures));
    reading.records = procedures.into_iter().enumerate().map(|(at, procedure)| record(label, at, procedure)).collect();
    Ok(reading)
}

/// The files of forms that stay in the other site: a finding that lists them, so that an office can take them over.
fn files_left(label: &str, procedures: &[Procedure]) -> Option<Finding> {
    let held = |procedure: &Procedure| {
        let files = procedure.forms().filter_map(|form| Some((form, form.held.as_ref()?)));
        files.map(|(form, held)| format!("{}: {} – {}", procedure.code, form.name, held.path)).collect::<Vec<_>>()
    };
    let mut files: Vec<String> = procedures.iter().flat_map(held).collect();
    files.sort();
    files.dedup();
    let count = files.len();
    files.truncate(MOST_LISTED);
    let rest = if count > files.len() { format!("\n… và {} tệp nữa", count - files.len()) } else { String::new() };
    let what = format!("{count} tệp mẫu ở trang này không được đăng lại ở đây:\n{}{rest}", files.join("\n"));
    let todo = "Hãy chép những mẫu cần dùng vào thư mục bieu-mau, tên tệp bắt đầu bằng mã thủ tục, như 1.004194-CT01.docx";
    (count > 0).then(|| RecordOrigin::of_file(label, Kind::MissingForms, &what, todo))
}

fn note(label: &str, kind: Kind, what: &str, todo: &str) -> Reading {
    Reading { findings: vec![RecordOrigin::of_file(label, kind, what, todo)], ..Reading::default() }
}

/// Communes of different provinces may have one name.
fn is_same(theirs: &Office, ours: &Office) -> bool {
    let agrees = |a: &str, b: &str| fold_words(a) == fold_words(b);
    let in_one_province = [&theirs.province, &ours.province].iter().any(|province| province.is_empty());
    agrees(&theirs.name, &ours.name) && (in_one_province || agrees(&theirs.province, &ours.province))
}

/// The procedure without what the other office adds to it.
fn record(label: &str, at: usize, procedure: Procedure) -> ReadRecord {
    let mut procedure = Procedure { local: None, related: Vec::new(), everyday: String::new(), ..procedure };
    // The files of forms stay in the other site.
    without_files(&mut procedure);
    let origin = RecordOrigin::new(label, format!("thủ tục thứ {}", at + 1));
    ReadRecord { origin, procedure: Some(procedure), depth: Depth::Base, findings: Vec::new() }
}

fn without_files(procedure: &mut Procedure) {
    // What the program knows only of the file is forgotten with it; a form that only the other office adds loses its link.
    let documents = procedure.cases.iter_mut().flat_map(|case| &mut case.documents);
    documents.flat_map(|document| &mut document.forms).for_each(|form| {
        (form.held, form.kind) = (None, FormKind::of_name(&form.raw));
    });
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use jiff::Timestamp;

    use super::super::catalogue;
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::findings::Severity;
    use crate::site::{SiteFiles, zip};
    use crate::write;

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample");

    fn sample() -> Catalogue {
        catalogue(Path::new(SAMPLE)).unwrap()
    }

    /// Puts the sample's site, as a folder or a zip, into a new catalogue of an office.
    fn with_base(office: &str, as_zip: bool) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("site.toml"), format!("ten = \"{office}\"\ncap = \"xa\"\nduong_day_nong = \"1\"")).unwrap();
        let site = folder.path().join("goc");
        let options = write::Options {
            app: None,
            base_url: None,
            made: Timestamp::UNIX_EPOCH,
            key: None,
            accept_shrink: true,
            previous: None,
        };
        write::site(sample(), &site, &options).unwrap();
        if as_zip {
            zip::write(&SiteFiles::open(&site).unwrap(), &folder.path().join("goc.zip")).unwrap();
            fs::remove_dir_all(site).unwrap();
        }
        folder
    }

    fn about_bases(read: &Catalogue) -> Vec<&Finding> {
        let kinds = [Kind::BaseRelease, Kind::OwnRelease];
        read.report.findings.iter().filter(|finding| kinds.contains(&finding.kind)).collect()
    }

    #[test]
    fn a_catalogue_adds_its_facts_to_the_release_of_another_office() {
        for as_zip in [false, true] {
            let folder = with_base("Xã Khác", as_zip);
            let local = "[[thu_tuc]]\nma = \"1.004194\"\nnoi_nhan = \"Quầy 7\"";
            fs::write(folder.path().join("local.toml"), local).unwrap();
            let read = catalogue(folder.path()).unwrap();
            let mut expected = sample().procedures;
            for procedure in &mut expected {
                without_files(procedure);
                let receiving = if procedure.code.as_str() == "1.004194" { "Quầy 7" } else { "" };
                let local = catalog::Local { receiving: receiving.into(), ..catalog::Local::default() };
                procedure.local = (!receiving.is_empty()).then_some(local);
            }
            assert_eq!(read.procedures, expected);
            let [account] = read.report.files.as_slice() else { panic!("{:?}", read.report.files) };
            assert_eq!((account.read, account.published, account.format), (expected.len(), expected.len(), "trang đã xuất bản"));
            let [note] = about_bases(&read)[..] else { panic!("no note") };
            assert!(
                note.what.contains("Xã Mẫu") && note.what.contains("1/1/1970") && note.what.contains("56 thủ tục"),
                "{note:?}"
            );
            assert_eq!(note.kind.severity(), Severity::Note);
            let left = read.report.findings.iter().find(|finding| finding.what.contains("tệp mẫu ở trang này"));
            let left = left.expect("the files of forms are left without a word");
            assert!(left.what.contains("1.001193: Tờ khai đăng ký khai sinh – bieu-mau/"), "{}", left.what);
        }
    }

    #[test]
    fn the_own_older_site_is_left_out() {
        let folder = with_base("xã mẫu", true);
        let read = catalogue(folder.path()).unwrap();
        assert!(read.procedures.is_empty());
        assert_eq!(about_bases(&read).iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::OwnRelease]);
    }

    #[test]
    fn a_damaged_base_stops_the_run_and_is_named() {
        let folder = with_base("Xã Khác", false);
        let packs = fs::read_dir(folder.path().join("goc/data")).unwrap();
        for pack in packs {
            fs::write(pack.unwrap().path(), "hỏng").unwrap();
        }
        let error = format!("{:#}", catalogue(folder.path()).unwrap_err());
        assert!(error.contains("goc") && error.contains("hãy chép lại"), "{error}");
    }
}
