//! `site.toml`: the office.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use catalog::{Level, Site};
use serde::Deserialize;

use super::{Origin, text};
use crate::findings::{Finding, Severity};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteFile {
    ten: String,
    cap: String,
    #[serde(default)]
    tinh: String,
    #[serde(default)]
    don_vi: String,
    #[serde(default)]
    dia_chi: String,
    #[serde(default)]
    gio_lam_viec: String,
    #[serde(default)]
    duong_day_nong: String,
    #[serde(default)]
    cong_dich_vu_cong: String,
    #[serde(default)]
    hay_hoi: Vec<String>,
}

/// The name of the file.
pub(super) const FILE: &str = "site.toml";

/// What an office must post and its file does not say. The page then leaves it out.
pub(super) fn missing(site: &Site) -> Vec<Finding> {
    let finding = || {
        let what = "chưa ghi đường dây nóng, nên trang không có số để người dân gọi".to_owned();
        let todo = "Hãy ghi số điện thoại tiếp nhận phản ánh của văn phòng";
        Origin::new(FILE, "cả tệp").finding(Severity::Suspect, "", "duong_day_nong", what, todo)
    };
    site.hotline.is_empty().then(finding).into_iter().collect()
}

/// Reads `site.toml` of a catalogue.
pub(super) fn read(folder: &Path) -> anyhow::Result<Site> {
    ensure!(folder.is_dir(), "{}: không có thư mục này; hãy chỉ thư mục danh mục", folder.display());
    let path = folder.join(FILE);
    ensure!(
        path.is_file(),
        "{}: không có site.toml; hãy tạo tệp này với ít nhất hai dòng: ten = \"Xã …\" và cap = \"xa\"",
        folder.display()
    );
    let text = std::fs::read_to_string(&path).with_context(|| format!("{}: không đọc được", path.display()))?;
    let file: SiteFile = toml::from_str(&text).with_context(|| format!("{}: sai ở chỗ ghi dưới đây; hãy sửa", path.display()))?;
    site(file).with_context(|| path.display().to_string())
}

fn site(file: SiteFile) -> anyhow::Result<Site> {
    let name = text::line(&file.ten);
    ensure!(!name.is_empty(), "\"ten\" để trống; hãy ghi tên văn phòng");
    let portal = text::line(&file.cong_dich_vu_cong);
    ensure!(portal.is_empty() || portal.starts_with("https://"), "\"cong_dich_vu_cong\" phải bắt đầu bằng https://");
    Ok(Site {
        name,
        unit: text::line(&file.don_vi),
        level: level(&file.cap)?,
        province: text::line(&file.tinh),
        address: text::line(&file.dia_chi),
        hours: text::line(&file.gio_lam_viec),
        hotline: text::line(&file.duong_day_nong),
        portal,
        often_asked: file.hay_hoi.iter().map(|word| text::line(word)).filter(|word| !word.is_empty()).collect(),
    })
}

/// A level as the files of an office write it.
pub(super) fn level(text: &str) -> anyhow::Result<Level> {
    Ok(match text {
        "xa" => Level::Commune,
        "tinh" => Level::Province,
        "bo" => Level::Ministry,
        "khac" => Level::Other,
        other => bail!("cấp \"{other}\" không có; hãy ghi \"xa\", \"tinh\", \"bo\" hoặc \"khac\""),
    })
}
