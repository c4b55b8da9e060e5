//! The forms (mẫu đơn, tờ khai) of the procedures, once all sources are read: gives each a name that people can read, and
//! the office's own file if it holds one.

mod check;
mod folder;
mod label;
mod matching;
mod name;
mod title;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use catalog::Procedure;

use crate::findings::Finding;
pub(crate) use check::FORM;
pub(super) use folder::FOLDER;
pub(crate) use matching::FormRow;

/// A form that the office publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSource {
    /// Its address in the site.
    pub address: String,
    /// The file on the disk.
    pub path: PathBuf,
}

/// Names all forms and puts the files of the office to them. Returns the files that are published, and what is wrong.
///
/// # Errors
/// The folder of the forms cannot be listed.
pub(super) fn settle(
    catalogue: &Path,
    rows: &[FormRow],
    procedures: &mut [Procedure],
) -> anyhow::Result<(Vec<FormSource>, Vec<Finding>)> {
    name_all(procedures);
    let Some((files, mut findings)) = folder::read(catalogue)? else {
        return Ok((Vec::new(), matching::put(&[], rows, procedures)));
    };
    findings.extend(matching::put(&files, rows, procedures));
    findings.extend(matching::missing(procedures));
    let forms = procedures.iter().flat_map(Procedure::forms);
    let held: HashSet<&str> = forms.filter_map(|form| form.held.as_ref()).map(|held| held.path.as_str()).collect();
    let mut sources: Vec<FormSource> = files
        .into_iter()
        .map(|file| FormSource { address: file.held.path, path: file.path })
        .filter(|file| held.contains(file.address.as_str()))
        .collect();
    // Copies of one file have one address if they have one name.
    sources.sort_by(|a, b| a.address.cmp(&b.address));
    sources.dedup_by(|a, b| a.address == b.address);
    Ok((sources, findings))
}

fn name_all(procedures: &mut [Procedure]) {
    for document in procedures.iter_mut().flat_map(|procedure| &mut procedure.cases).flat_map(|case| &mut case.documents) {
        if !document.forms.is_empty() {
            let paper = document.name.clone();
            name::name(&paper, &mut document.forms);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::catalogue;
    use super::check::tests::zip_of;
    use crate::catalogue::Catalogue;
    use crate::findings::Kind;

    const ELEPHANTS: &str = r#"{"code":"1.000001","name":"Nuôi voi","isWard":true,"executionCases":[{"name":"","profileComponents":[
        {"profileComponentId":"1","name":"Đơn nuôi voi theo Mẫu số 01","originalQty":1,"attachments":[{"id":"a1","fileName":"mau so 01.docx"}]},
        {"profileComponentId":"2","name":"Tờ khai voi CT01","originalQty":1,"attachments":[{"id":"a2","fileName":"CT01.docx"}]},
        {"profileComponentId":"3","name":"Ảnh voi","originalQty":1}]}]}"#;

    fn word(text: &str) -> Vec<u8> {
        zip_of(&[(
            "word/document.xml",
            &format!("<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"),
        )])
    }

    /// A catalogue with a procedure and these files of forms.
    fn with(files: &[(&str, &[u8])]) -> Catalogue {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("site.toml"), "ten = \"Xã Mẫu\"\ncap = \"xa\"\nduong_day_nong = \"1\"").unwrap();
        fs::write(
            folder.path().join("a.jsonl"),
            format!("{}\n{}", ELEPHANTS.replace('\n', ""), ELEPHANTS.replace('\n', "").replace("1.000001", "1.000002")),
        )
        .unwrap();
        for (name, bytes) in files {
            let path = folder.path().join("bieu-mau").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        catalogue(folder.path()).unwrap()
    }

    fn held(read: &Catalogue) -> Vec<(String, String)> {
        let documents =
            read.procedures.iter().flat_map(|p| p.cases.iter().flat_map(move |case| case.documents.iter().map(move |d| (p, d))));
        let forms = documents.flat_map(|(p, document)| document.forms.iter().map(move |form| (p, form)));
        forms.filter(|(_, form)| form.held.is_some()).map(|(p, form)| (p.code.to_string(), form.name.clone())).collect()
    }

    fn found(read: &Catalogue, kind: Kind) -> Vec<String> {
        read.report
            .findings
            .iter()
            .filter(|finding| finding.kind == kind)
            .map(|finding| format!("{}: {}", finding.file, finding.what))
            .collect()
    }

    #[test]
    fn a_file_is_found_by_its_name_or_by_the_code_in_it() {
        let read = with(&[
            ("MAU SO 01.docx", &word("Đơn")),
            ("1.000001-CT01.docx", &word("Tờ khai")),
            ("1.000002-ảnh-voi.docx", &word("Ảnh")),
        ]);
        let pairs =
            |code: &str, names: &[&str]| names.iter().map(|name| (code.to_owned(), (*name).to_owned())).collect::<Vec<_>>();
        let expected = [
            pairs("1.000001", &["Đơn nuôi voi (Mẫu số 01)", "Tờ khai voi CT01"]),
            pairs("1.000002", &["Đơn nuôi voi (Mẫu số 01)", "Ảnh voi"]),
        ];
        assert_eq!(held(&read), expected.concat());
        assert_eq!(read.forms.len(), 3);
        assert!(
            read.forms.iter().any(|form| form.address.starts_with("bieu-mau/1-000001-ct01-") && form.address.ends_with(".docx"))
        );
        let form = read.procedures[0].cases[0].documents[1].forms[0].held.clone().unwrap();
        assert_eq!(form.text, "Tờ khai");
        let missing = found(&read, Kind::MissingForms);
        assert!(missing.len() == 1 && missing[0].contains("1 mẫu chưa có") && missing[0].contains("fileId=a2"), "{missing:?}");
    }

    #[test]
    fn a_file_that_cannot_be_published_is_a_finding_and_the_rest_is() {
        let macros = zip_of(&[("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x")]);
        let read = with(&[
            ("mau so 01.docx", &word("Đơn")),
            ("macro.docx", &macros),
            ("trống.docx", b""),
            ("chương trình.docx", b"MZ"),
            ("a\u{202E}xcod.docx", &word("x")),
            ("1.000001-mau-so-01.docx", &word("Đơn khác")),
            ("1.000009-x.docx", &word("x")),
            ("lạ.docx", &word("x")),
        ]);
        assert_eq!(held(&read).len(), 2);
        assert_eq!(found(&read, Kind::BadForm).len(), 4, "{:?}", found(&read, Kind::BadForm));
        assert!(!format!("{:?}", read.report.findings).contains('\u{202E}'));
        let unused = found(&read, Kind::UnusedForm);
        assert_eq!(unused.len(), 3, "{unused:?}");
        assert!(unused.iter().any(|what| what.contains("đã có tệp")));
    }

    #[test]
    fn without_a_folder_nothing_is_missed() {
        let read = with(&[]);
        assert!(found(&read, Kind::MissingForms).is_empty() && read.forms.is_empty());
    }
}
