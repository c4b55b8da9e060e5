//! Which file of the office is which form: by a line of the workbook, by the code of the procedure in the file's name, or by
//! the name that the record gives the file.

use catalog::text::{fold_text, slug};
use catalog::{Code, Document, FormFile, Procedure};

use super::folder::{FOLDER, OfficeFile};
use crate::findings::{Finding, Kind};
use crate::read::record::RecordOrigin;

/// The most forms that a finding lists.
const MOST_LISTED: usize = 100;

/// A line of the workbook: which paper of a procedure has which file as its form.
#[derive(Clone, Debug)]
pub(crate) struct FormRow {
    pub origin: RecordOrigin,
    pub code: Code,
    /// The paper's name, or the form's.
    pub paper: String,
    /// What people read; empty if the paper's words will do.
    pub name: String,
    /// The file's name within the folder.
    pub file: String,
}

/// Puts the files to their forms. Returns what fits nowhere.
pub(super) fn put(files: &[OfficeFile], rows: &[FormRow], procedures: &mut [Procedure]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = rows.iter().filter_map(|row| by_row(row, files, procedures)).collect();
    for file in files.iter().filter(|file| !rows.iter().any(|row| is_named(file, &row.file))) {
        let put = match code_of(&file.name) {
            Some((code, rest)) => by_code(file, &code, rest, procedures),
            None => by_name(file, procedures),
        };
        findings.extend(put.err().map(|(what, todo)| RecordOrigin::of_file(&file.label, Kind::UnusedForm, &what, todo)));
    }
    // An officer knows a file by its name in the catalogue.
    for finding in &mut findings {
        let other = files.iter().find(|file| finding.what.contains(&file.held.path));
        finding.what = other.map_or_else(|| finding.what.clone(), |file| finding.what.replace(&file.held.path, &file.label));
    }
    findings
}

/// Why a file is not published, and what to do.
type Unused = (String, &'static str);
const NAME_IT: &str = "Hãy đặt tên tệp có mã thủ tục, như 1.004194-CT01.docx, hoặc ghi tệp vào trang \"Biểu mẫu\" của bảng tính";

/// Puts the file of a row to its form. Returns what is wrong with the row.
fn by_row(row: &FormRow, files: &[OfficeFile], procedures: &mut [Procedure]) -> Option<Finding> {
    let wrong = |what: String, todo: &str| Some(row.origin.finding(Kind::UnusedForm, row.code.as_str(), "Tên tệp", what, todo));
    let Some(file) = files.iter().find(|file| is_named(file, &row.file)) else {
        return wrong(format!("\"{}\" không có trong thư mục {FOLDER}", row.file), "Hãy chép tệp vào thư mục, hoặc sửa tên tệp");
    };
    let Some(procedure) = procedures.iter_mut().find(|procedure| procedure.code == row.code) else {
        return wrong(format!("danh mục không có thủ tục {}", row.code), "Hãy sửa mã thủ tục");
    };
    let wanted = fold_text(&row.paper);
    let is_form = |form: &FormFile| fold_text(&form.name) == wanted || fold_text(&form.raw) == wanted;
    let is_paper = |document: &Document| !wanted.is_empty() && fold_text(&document.name).contains(&wanted);
    let all = || procedure.cases.iter().flat_map(|case| &case.documents);
    let (by_form, by_paper) = (all().any(|document| document.forms.iter().any(is_form)), all().any(is_paper));
    let mut clash = None;
    for document in documents(procedure) {
        let fits = if by_form { document.forms.iter().any(is_form) } else { is_paper(document) };
        if !fits {
            continue;
        }
        let same = |form: &&mut FormFile| if by_form { is_form(form) } else { form.held.is_none() };
        let at = document.forms.iter_mut().find(same);
        match at {
            Some(form) => clash = clash.or(hold(form, file)),
            None => document.forms.push(new_form(document, file)),
        }
        let form = document.forms.iter_mut().find(|form| form.held.as_ref() == Some(&file.held));
        if let Some(form) = form.filter(|_| !row.name.is_empty()) {
            form.name = row.name.clone();
        }
    }
    match clash {
        Some(other) => wrong(format!("mẫu này đã có tệp {other}"), "Hãy giữ một tệp cho mỗi mẫu"),
        None if !by_form && !by_paper => {
            wrong(format!("thủ tục không có giấy tờ nào tên \"{}\"", row.paper), "Hãy chép đúng tên giấy tờ từ trang của thủ tục")
        }
        None => None,
    }
}

/// A file whose name begins with the code of its procedure.
fn by_code(file: &OfficeFile, code: &Code, rest: &str, procedures: &mut [Procedure]) -> Result<(), Unused> {
    let Some(procedure) = procedures.iter_mut().find(|procedure| procedure.code == *code) else {
        return Err((format!("danh mục không có thủ tục {code}"), "Hãy sửa mã ở đầu tên tệp, hoặc bỏ tệp"));
    };
    let raws = fitting(procedure, rest);
    match raws.as_slice() {
        [raw] => hold_all(documents(procedure), |form| form.raw == *raw, file),
        [] => add_to_paper(procedure, rest, file),
        _ => {
            let what = format!("thủ tục {code} có {} mẫu hợp với tên tệp này", raws.len());
            Err((what, "Hãy ghi thêm số của mẫu vào tên tệp, như 1.004194-CT01.docx"))
        }
    }
}

/// The forms of a procedure that the rest of a file's name fits, by the names that its record gives their files; all if there
/// is no rest. Within a procedure one name is one file.
fn fitting(procedure: &Procedure, rest: &str) -> Vec<String> {
    let wanted = slug(rest);
    let names = |form: &FormFile| [slug(stem(&form.raw)), slug(&form.name)];
    let exact = |form: &&FormFile| names(form).contains(&wanted);
    let within = |form: &&FormFile| names(form).iter().any(|name| contains(name, &wanted));
    let mut raws: Vec<String> = procedure.forms().filter(exact).map(|form| form.raw.clone()).collect();
    if raws.is_empty() {
        raws = procedure.forms().filter(within).map(|form| form.raw.clone()).collect();
    }
    raws.sort();
    raws.dedup();
    raws
}

/// Whether whole words of a slug are in another. Everything contains nothing.
fn contains(words: &str, wanted: &str) -> bool {
    wanted.is_empty() || format!("-{words}-").contains(&format!("-{wanted}-"))
}

/// A form that the record does not name: it belongs to the only paper whose words fit.
fn add_to_paper(procedure: &mut Procedure, rest: &str, file: &OfficeFile) -> Result<(), Unused> {
    let wanted = slug(rest);
    let mut papers: Vec<String> = procedure.cases.iter().flat_map(|case| case.papers()).map(|paper| paper.name.clone()).collect();
    papers.retain(|paper| contains(&slug(paper), &wanted));
    papers.dedup();
    let [paper] = papers.as_slice() else {
        return Err((format!("không rõ mẫu này là của giấy tờ nào trong thủ tục {}", procedure.code), NAME_IT));
    };
    for document in documents(procedure).filter(|document| document.name == *paper) {
        document.forms.push(new_form(document, file));
    }
    Ok(())
}

/// A file with the name that records give it. Many records call different forms by one name, such as "Mẫu số 01.docx".
fn by_name(file: &OfficeFile, procedures: &mut [Procedure]) -> Result<(), Unused> {
    let mut names: Vec<&String> = procedures
        .iter()
        .flat_map(|procedure| &procedure.cases)
        .flat_map(|case| &case.documents)
        .flat_map(|document| &document.forms)
        .filter(|form| is_named(file, &form.raw))
        .map(|form| &form.name)
        .collect();
    names.sort();
    names.dedup();
    match names.as_slice() {
        [name] => {
            let name = (*name).clone();
            hold_all(procedures.iter_mut().flat_map(documents), |form| form.name == name, file)
        }
        [] => Err(("không thủ tục nào trong danh mục nhắc tới tệp này".to_owned(), NAME_IT)),
        names => Err((format!("{} mẫu khác nhau trong danh mục đều mang tên tệp này", names.len()), NAME_IT)),
    }
}

/// Puts a file to these forms, or says which other file one of them has.
fn hold_all<'a>(
    documents: impl Iterator<Item = &'a mut Document>,
    is_wanted: impl Fn(&FormFile) -> bool,
    file: &OfficeFile,
) -> Result<(), Unused> {
    let forms = documents.flat_map(|document| &mut document.forms).filter(|form| is_wanted(form));
    let taken = forms.filter_map(|form| hold(form, file).map(|other| (form.name.clone(), other)));
    match taken.last() {
        Some((name, other)) => Err((format!("mẫu \"{name}\" đã có tệp {other}"), "Hãy giữ một tệp cho mỗi mẫu, bỏ tệp kia")),
        None => Ok(()),
    }
}

/// Puts a file to a form. Returns the address of another file that the form already has.
fn hold(form: &mut FormFile, file: &OfficeFile) -> Option<String> {
    match &form.held {
        Some(other) if *other != file.held => Some(other.path.clone()),
        _ => {
            (form.kind, form.held) = (file.kind, Some(file.held.clone()));
            None
        }
    }
}

fn new_form(document: &Document, file: &OfficeFile) -> FormFile {
    let raw = file.name.rsplit('/').next().unwrap_or(&file.name);
    let mut forms = [FormFile { kind: file.kind, held: Some(file.held.clone()), ..FormFile::of_raw(raw) }];
    super::name::name(&document.name, &mut forms);
    let [form] = forms;
    form
}

fn documents(procedure: &mut Procedure) -> impl Iterator<Item = &mut Document> {
    procedure.cases.iter_mut().flat_map(|case| &mut case.documents)
}

/// Whether a file has a name, whatever the capitals.
fn is_named(file: &OfficeFile, name: &str) -> bool {
    let own = file.name.to_lowercase();
    let name = crate::read::text::line(name).to_lowercase();
    own == name || own.rsplit('/').next() == Some(name.as_str())
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The code at the beginning of a file's name, or the name of its folder, and what follows: "1.004194-CT01.docx".
fn code_of(name: &str) -> Option<(Code, &str)> {
    let stem = stem(name);
    let end = stem.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(stem.len());
    let code = Code::parse(stem[..end].trim_end_matches('.')).ok().filter(|code| code.as_str().len() == 8)?;
    Some((code, stem[end..].trim_matches(|c: char| !c.is_alphanumeric())))
}

/// One finding with all forms that records name and the office does not hold.
pub(super) fn missing(procedures: &[Procedure]) -> Option<Finding> {
    let mut wanted: Vec<String> = Vec::new();
    for procedure in procedures {
        let forms = procedure.forms();
        wanted.extend(
            forms
                .filter(|form| form.held.is_none())
                .map(|form| format!("{}: {} – {}", procedure.code, form.name, form.in_one_line())),
        );
    }
    wanted.sort();
    wanted.dedup();
    let count = wanted.len();
    let more = count.saturating_sub(MOST_LISTED);
    wanted.truncate(MOST_LISTED);
    let rest = if more > 0 { format!("\n… và {more} mẫu nữa") } else { String::new() };
    let what = format!("{count} mẫu chưa có tệp tại đây, nên chỉ tải được khi có mạng:\n{}{rest}", wanted.join("\n"));
    let todo = "Hãy tải các tệp này từ Cổng rồi đặt vào thư mục, tên tệp bắt đầu bằng mã thủ tục; mẫu không cần thì để vậy";
    (count > 0).then(|| RecordOrigin::of_file(FOLDER, Kind::MissingForms, &what, todo))
}
