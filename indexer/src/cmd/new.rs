//! `indexer new`: makes a catalogue that builds at once, to be filled in.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::findings::Outcome;
use crate::lang::tr;
use crate::read::{GUIDE, check_office};
use crate::say::say;

/// Tạo một thư mục danh mục mới, có sẵn tệp mẫu, xuất bản được ngay.
#[derive(clap::Args)]
pub struct New {
    /// Thư mục sẽ tạo. Phải chưa có, hoặc trống.
    folder: PathBuf,
    /// Tên văn phòng, như "Xã Mẫu".
    #[arg(long, value_name = "TÊN", default_value = "Xã Mẫu")]
    name: String,
    /// Cấp của văn phòng.
    #[arg(long, value_name = "CẤP", default_value = "xa", value_parser = ["xa", "tinh", "bo", "khac"])]
    level: String,
}

/// The files of a new catalogue. `{{…}}` in them is filled in.
const FILES: [(&str, &str); 4] = [
    ("site.toml", include_str!("../../data/new/site.toml")),
    ("thu-tuc/vi-du.toml", include_str!("../../data/new/vi-du.toml")),
    ("local.toml", include_str!("../../data/new/local.toml")),
    (GUIDE, include_str!("../../data/new/DOC-TRUOC.txt")),
];

impl New {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let folder = std::path::absolute(&self.folder).unwrap_or_else(|_| self.folder.clone());
        check_free(&folder)?;
        let site = site_beside(&folder);
        for (name, text) in FILES {
            write(&folder.join(name), &self.filled(name, text, &folder, &site))?;
        }
        say!("{}", tr!("Đã tạo danh mục ở {}", "Made a catalogue in {}", folder.display()));
        let first =
            tr!("Hãy mở site.toml và điền tên, địa chỉ, đường dây nóng; rồi chạy:", "Open site.toml and fill it in; then run:");
        say!("  {first}");
        say!("  indexer watch \"{}\" --out \"{}\"", folder.display(), site.display());
        Ok(Outcome::Clean)
    }

    /// The text of a file of the new catalogue.
    fn filled(&self, file: &str, text: &str, folder: &Path, site: &Path) -> String {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if file == GUIDE { name.to_uppercase() } else { toml::Value::String(name).to_string() };
        text.replace("{{ten}}", &name)
            .replace("{{cap}}", &self.level)
            .replace("{{thư mục}}", &folder.display().to_string())
            .replace("{{trang}}", &site.display().to_string())
    }
}

/// Refuses a folder with anything in it, and what is no folder.
fn check_free(folder: &Path) -> anyhow::Result<()> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    let shown = folder.display();
    ensure!(folder.is_dir(), "{shown}: đã có một tệp tên này; hãy chọn tên thư mục khác");
    let is_empty = fs::read_dir(folder).with_context(|| format!("{shown}: không mở được thư mục"))?.next().is_none();
    ensure!(is_empty, "{shown}: thư mục đã có tệp; hãy chọn thư mục trống, hoặc tên chưa có");
    Ok(())
}

/// Writes the `site.toml` of an office into a folder that has none.
///
/// # Errors
/// The name is empty, the level is none, or there is such a file already.
pub(crate) fn describe(folder: &Path, name: &str, level: &str) -> anyhow::Result<()> {
    let new = New { folder: folder.to_owned(), name: name.to_owned(), level: level.to_owned() };
    let (file, text) = FILES[0];
    let text = new.filled(file, text, folder, &site_beside(folder));
    check_office(&text)?;
    write(&folder.join(file), &text)
}

/// Where the site of a catalogue is suggested to be: beside it.
pub(crate) fn site_beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{name}-trang"))
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let failed = || format!("{}: không ghi được", path.display());
    fs::create_dir_all(path.parent().unwrap_or(path)).with_context(failed)?;
    let mut file = fs::File::create_new(path).with_context(failed)?;
    file.write_all(text.as_bytes()).with_context(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Severity;
    use crate::{read, write};

    fn new(folder: &Path, name: &str, level: &str) -> anyhow::Result<Outcome> {
        New { folder: folder.to_owned(), name: name.to_owned(), level: level.to_owned() }.run()
    }

    #[test]
    fn a_new_catalogue_is_read_without_rejections_and_can_be_published() {
        for level in ["xa", "tinh", "bo", "khac"] {
            let parent = tempfile::tempdir().unwrap();
            let folder = parent.path().join("danh mục");
            new(&folder, "Xã \"Mẫu\"  \\ Một", level).unwrap();
            let catalogue = read::catalogue(&folder).unwrap();
            assert_eq!(catalogue.office.name, "Xã \"Mẫu\" \\ Một");
            assert_eq!((catalogue.report.read, catalogue.report.published), (1, 1));
            let kinds: Vec<_> =
                catalogue.report.findings.iter().map(|finding| (finding.kind.severity(), finding.kind.id())).collect();
            assert_eq!(kinds, [(Severity::Suspect, "thieu-duong-day-nong")]);
            let options = write::Options {
                app: None,
                base_url: None,
                made: jiff::Timestamp::UNIX_EPOCH,
                key: None,
                accept_shrink: true,
                previous: None,
            };
            write::site(catalogue, &site_beside(&folder), &options).unwrap();
            assert!(parent.path().join("danh mục-trang/index.html").is_file());
        }
    }

    #[test]
    fn an_office_without_a_name_or_level_is_not_written_down() {
        let folder = tempfile::tempdir().unwrap();
        for (name, level) in [(" ", "xa"), ("Xã Mẫu", "huyen")] {
            assert!(describe(folder.path(), name, level).is_err());
        }
        describe(folder.path(), "Xã Mẫu", "xa").unwrap();
        assert!(describe(folder.path(), "Xã Khác", "xa").is_err());
    }

    #[test]
    fn every_key_of_the_samples_can_be_used() {
        let folder = tempfile::tempdir().unwrap();
        new(folder.path(), "Xã Mẫu", "xa").unwrap();
        for file in ["site.toml", "local.toml"] {
            let path = folder.path().join(file);
            let text = fs::read_to_string(&path).unwrap();
            let is_example =
                |line: &str| line.starts_with("# [") || line.split_once(" = ").is_some_and(|(key, _)| !key[2..].contains(' '));
            let used: Vec<&str> =
                text.lines().map(|line| line.strip_prefix("# ").filter(|_| is_example(line)).unwrap_or(line)).collect();
            assert_ne!(used.join("\n"), text.trim_end(), "{file} has examples");
            fs::write(&path, used.join("\n")).unwrap();
        }
        // The pictures that the examples name.
        fs::create_dir(folder.path().join("hinh")).unwrap();
        for name in ["bieu-trung.png", "loi-vao.jpg"] {
            fs::write(folder.path().join("hinh").join(name), include_bytes!("../../../public/icon-192.png")).unwrap();
        }
        let report = read::catalogue(folder.path()).unwrap().report;
        assert_eq!(report.findings, []);
    }

    #[test]
    fn a_folder_that_is_not_empty_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "x").unwrap();
        let error = new(folder.path(), "Xã Mẫu", "xa").unwrap_err().to_string();
        assert!(error.contains("hãy chọn thư mục trống"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let error = new(&folder.path().join("a.txt"), "Xã Mẫu", "xa").unwrap_err().to_string();
        assert!(error.contains("hãy chọn tên thư mục khác"), "{error}");
    }
}
