//! The pages of the window, in the officer's words. Every page has one next step, and a way back.

use std::path::Path;

use maud::{DOCTYPE, Markup, html};

use super::folders::{Folder, beginnings};
use super::job::{Done, Failed, Job, Remedy, Task};
use crate::address::percent_encoded;
use crate::cmd::new::site_beside;
use crate::findings::{FileAccount, Report, Severity};
use crate::progress;

/// How many findings of a severity the catalogue's page shows before it leads to all of them.
const FEW: usize = 5;
/// How many files of one kind in a folder have a row each.
const FEW_FILES: usize = 8;

/// A page around its main part. `refreshes`: it loads itself again each second.
pub(super) fn page(title: &str, refreshes: bool, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if refreshes { meta http-equiv="refresh" content="1"; }
                title { (title) " – Niêm Yết" }
                link rel="icon" href="icon.svg";
                link rel="stylesheet" href="style.css";
            }
            body {
                header {
                    a.brand href="." { "Niêm Yết" }
                    span { "Xuất bản thủ tục hành chính" }
                    nav { a href="huong-dan" { "Hướng dẫn" } }
                    form method="post" action="dong" { button.quiet { "Đóng chương trình" } }
                }
                main { (main) }
                footer { "Mọi việc diễn ra trên máy này; không có gì được gửi đi." }
            }
        }
    }
}

/// The first page: which folder?
pub(super) fn start() -> Markup {
    page(
        "Bắt đầu",
        false,
        &html! {
            h1 { "Thư mục thủ tục của anh, chị ở đâu?" }
            p { "Đó là thư mục chứa các tệp về thủ tục: bảng Excel, văn bản Word, PDF, dữ liệu của Cổng dịch vụ công. Chương trình chỉ đọc, không sửa tệp nào trong đó." }
            p { a.button href="chon" { "Chọn thư mục" } }
            (paste(""))
        },
    )
}

/// A field to paste a path into.
fn paste(path: &str) -> Markup {
    html! {
        form.paste method="post" action="mo" {
            label for="thu_muc" { "Hoặc dán đường dẫn của thư mục" }
            div.row {
                input #thu_muc name="thu_muc" value=(path) required autocomplete="off" spellcheck="false";
                button { "Mở" }
            }
        }
    }
}

/// A folder of this machine, to be opened or chosen.
pub(super) fn choose(folder: &Folder) -> Markup {
    let shown = folder.path.display().to_string();
    page(
        "Chọn thư mục",
        false,
        &html! {
            h1 { "Chọn thư mục" }
            nav.places aria-label="Nơi hay dùng" {
                @for place in beginnings() { (folder_link(&place, &name(&place))) }
            }
            p.path { (shown) }
            @if let Some(trouble) = &folder.trouble { p.wrong role="alert" { (trouble) } }
            form method="post" action="mo" {
                input type="hidden" name="thu_muc" value=(shown);
                button disabled[folder.trouble.is_some()] { "Dùng thư mục này" }
                span.hint {
                    @if folder.is_catalogue { "Đã là một danh mục" } @else { (folder.files) " tệp" }
                }
            }
            ul.folders {
                @if let Some(above) = &folder.above { li { (folder_link(above, "↑ Thư mục chứa thư mục này")) } }
                @for inner in &folder.folders { li { (folder_link(inner, &name(inner))) } }
            }
            @if folder.folders.is_empty() { p.hint { "Không có thư mục nào bên trong." } }
            form.paste method="post" action="tao" {
                input type="hidden" name="thu_muc" value=(shown);
                label for="ten" { "Chưa có thư mục? Đặt tên để tạo thư mục mới ở đây" }
                div.row {
                    input #ten name="ten" required autocomplete="off" spellcheck="false" placeholder="thu-tuc-xa-mau";
                    button.second { "Tạo" }
                }
            }
        },
    )
}

fn folder_link(path: &Path, label: &str) -> Markup {
    html! { a href={ "chon?thu_muc=" (percent_encoded(&path.display().to_string())) } { (label) } }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The folder that was given is not there.
pub(super) fn no_folder(path: &Path) -> Markup {
    let shown = path.display().to_string();
    page(
        "Không có thư mục này",
        false,
        &html! {
            h1 { "Không có thư mục này" }
            p.path { (shown) }
            p { "Hãy kiểm tra lại đường dẫn, hoặc " a href="chon" { "chọn thư mục" } "." }
            (paste(&shown))
        },
    )
}

/// Something failed.
pub(super) fn trouble(message: &str) -> Markup {
    page(
        "Chưa làm được",
        false,
        &html! {
            h1 { "Chưa làm được" }
            p.wrong role="alert" { (message) }
            p { a.button href="." { "Quay lại" } }
        },
    )
}

/// The chosen catalogue: what the check says, and the next step.
pub(super) fn catalogue(folder: &Path, job: Option<&Job>) -> Markup {
    let running = job.is_some_and(|job| job.done.is_none());
    page(
        &name(folder),
        running,
        &html! {
            h1 { (name(folder)) }
            p.path {
                (folder.display())
                @if !running { " · " a href="chon" { "Đổi thư mục" } }
            }
            @match job {
                Some(job) => @match job.done.as_deref() {
                    None => (working(job)),
                    Some(Ok(done)) => (finished(folder, job.task, done)),
                    Some(Err(Failed { remedy: Some(Remedy::NameOffice), .. })) => (office()),
                    Some(Err(Failed { message, remedy })) => {
                        h2 { "Chưa làm được" }
                        p.wrong role="alert" { (message) }
                        @if *remedy == Some(Remedy::AcceptShrink) {
                            form method="post" action="xuat-ban-it-hon" { button.second { "Đúng là ít hơn, vẫn xuất bản" } }
                        }
                        (steps(folder))
                    },
                },
                None => (steps(folder))
            }
        },
    )
}

/// Whose catalogue is it? Asked once; the answer is written into the folder.
fn office() -> Markup {
    let levels = [("xa", "Cấp xã: xã, phường, đặc khu"), ("tinh", "Cấp tỉnh"), ("bo", "Cấp bộ"), ("khac", "Cơ quan khác")];
    html! {
        h2 { "Đây là thủ tục của văn phòng nào?" }
        form.office method="post" action="van-phong" {
            label for="ten" { "Tên văn phòng hoặc địa phương" }
            input #ten name="ten" required autocomplete="off" placeholder="Xã Mẫu";
            fieldset {
                legend { "Cấp" }
                @for (value, label) in levels {
                    label { input type="radio" name="cap" value=(value) checked[value == "xa"]; " " (label) }
                }
            }
            button { "Ghi lại và kiểm tra" }
            p.hint { "Câu trả lời được ghi vào tệp site.toml trong thư mục; sửa lúc nào cũng được." }
        }
    }
}

fn working(job: &Job) -> Markup {
    let seconds = job.begun.elapsed().as_secs();
    html! {
        div.working role="status" {
            p { (job.task.label()) "… " (seconds) " giây" }
            @match progress::current() {
                Some((what, at, total)) if total > 0 => {
                    label for="tien-do" { (what) }
                    progress #tien-do max=(total) value=(at) {}
                },
                _ => progress aria-label="Đang làm" {},
            }
        }
    }
}

fn finished(folder: &Path, task: Task, done: &Done) -> Markup {
    html! {
        h2 { @match task { Task::Check => "Đã kiểm tra", Task::Publish | Task::PublishSmaller => "Đã xuất bản", Task::Zip => "Đã đóng gói" } }
        @let has_none = done.checked.as_ref().is_some_and(|(report, _)| report.published == 0);
        p.good[!has_none] { (done.summary.lines().next().unwrap_or_default()) }
        (steps(folder))
        @if let Some((report, _)) = &done.checked { (in_short(report)) }
    }
}

/// The balance of a catalogue and its worst findings.
fn in_short(report: &Report) -> Markup {
    let of = |severity| report.findings.iter().filter(move |finding| finding.kind.severity() == severity);
    html! {
        @for severity in Severity::ALL {
            @let count = of(severity).count();
            @if count > 0 {
                h3 { (severity.label()) ": " (count) }
                ul.findings {
                    @for finding in of(severity).take(FEW) {
                        li {
                            span { (finding.place()) ": " (finding.what) }
                            span.todo { (finding.next_step()) }
                        }
                    }
                }
            }
        }
        @if !report.findings.is_empty() {
            p { a href="ket-qua" target="_blank" rel="noreferrer" { "Xem tất cả " (report.findings.len()) " điều, lọc theo loại và theo thủ tục" } }
        }
        table {
            caption { "Các tệp đã đọc" }
            thead { tr { th { "Tệp" } th { "Loại" } th.number { "Thủ tục" } th.number { "Không đăng" } } }
            tbody {
                @for file in FileAccount::together(&report.files, FEW_FILES) {
                    tr { td { (file.file) } td { (file.format) } td.number { (file.read) } td.number { (file.rejected) } }
                }
            }
        }
    }
}

/// What can be done now. The main step comes first.
fn steps(folder: &Path) -> Markup {
    let is_published = site_beside(folder).join(catalog::release::RELEASE_FILE).is_file();
    html! {
        section.steps {
            form method="post" action="xuat-ban" { button { @if is_published { "Xuất bản lại" } @else { "Xuất bản" } } }
            form method="post" action="kiem-tra" { button.second { "Kiểm tra lại" } }
            @if is_published {
                a.button.second href="xem-trang" target="_blank" rel="noreferrer" { "Mở trang" }
                form method="post" action="nen" { button.second { "Đóng gói thành tệp .zip" } }
            }
        }
        @if is_published {
            p.hint { "Đưa trang lên mạng: chép cả thư mục " (site_beside(folder).display()) " lên nơi đặt trang. Mang đi bằng USB: đóng gói thành tệp .zip." }
        }
    }
}

/// The program has ended.
pub(super) fn stopped() -> Markup {
    html! {
        (DOCTYPE)
        html lang="vi" {
            head { meta charset="utf-8"; title { "Đã đóng – Niêm Yết" } }
            body { h1 { "Chương trình đã đóng" } p { "Có thể đóng trang này." } }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_path_is_shown_without_becoming_markup() {
        let folder = Folder::of(PathBuf::from("/<b>"));
        let shown = choose(&folder).into_string();
        assert!(shown.contains("/&lt;b&gt;") && !shown.contains("<b>"));
    }

    #[test]
    fn the_first_page_asks_for_a_folder() {
        let shown = start().into_string();
        assert!(shown.contains("Chọn thư mục") && shown.contains("action=\"mo\""));
    }
}
