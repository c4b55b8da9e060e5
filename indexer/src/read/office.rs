//! The office: read from `site.toml`, or from the sheet "Văn phòng" of a workbook.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use catalog::{CounterScreen, Desk, FilingError, Level, Office};
use serde::Deserialize;
use toml::{Spanned, Table};

use super::counter::StatedCounter;
use super::face::StatedFace;
use super::record::RecordOrigin;
use super::{local, offices, text, toml_error};
use crate::findings::{Finding, Kind};
use crate::limits;

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
    chi_duong: String,
    #[serde(default)]
    gio_lam_viec: String,
    gio_chot: Option<String>,
    #[serde(default)]
    duong_day_nong: String,
    #[serde(default)]
    phan_anh: String,
    #[serde(default)]
    cong_dich_vu_cong: String,
    #[serde(default)]
    nop_truc_tuyen: String,
    canh_bao_sau: Option<u16>,
    #[serde(default)]
    hay_hoi: Vec<String>,
    #[serde(default)]
    bieu_trung: String,
    #[serde(default)]
    mau_chinh: String,
    #[serde(default)]
    anh_loi_vao: String,
    #[serde(default)]
    mo_ta_anh: String,
    #[serde(default)]
    quay: Vec<DeskTable>,
    #[serde(default)]
    nhung_tai: Vec<String>,
    #[serde(default)]
    man_hinh_quay: CounterTable,
    /// Only in a file of [`super::offices`].
    #[serde(default)]
    don_vi_cu: Vec<String>,
    /// The same.
    #[serde(default)]
    thu_tuc: Vec<Spanned<Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskTable {
    ten: String,
    #[serde(default)]
    nguoi: String,
    #[serde(default)]
    gio: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CounterTable {
    mo_san: bool,
    nghi_sau_giay: Option<u32>,
    dem_lui_giay: Option<u32>,
    kieu_go: String,
    hoi_hai_long: bool,
    gop_y: bool,
    may_in: bool,
}

/// After how many days a page warns about its age if the office does not say it. Procedures are republished within days
/// of a change, so a month without a release is unusual.
pub(super) const WARN_AFTER: u16 = 30;

/// The name of the file.
pub(super) const FILE: &str = "site.toml";

/// An office as a file describes it.
pub(super) struct Described {
    /// The file and the place in it.
    pub origin: RecordOrigin,
    pub office: Office,
    pub face: StatedFace,
    pub counter: StatedCounter,
}

/// A finding for each fact that an office must publish and that its file lacks. The page leaves it out.
pub(super) fn missing(origin: &RecordOrigin, office: &Office) -> Vec<Finding> {
    let finding = || {
        let what = "chưa ghi đường dây nóng, nên trang không có số để người dân gọi".to_owned();
        let todo = "Hãy ghi số điện thoại tiếp nhận phản ánh của văn phòng";
        origin.finding(Kind::MissingHotline, "", origin.field("duong_day_nong", "Đường dây nóng"), what, todo)
    };
    office.hotline.is_empty().then(finding).into_iter().collect()
}

/// Drops the address for filing online if it is not the office's on a portal, with a finding.
pub(super) fn drop_bad_filing(origin: &RecordOrigin, office: &mut Office) -> Option<Finding> {
    let error =
        Some(&office.filing).filter(|address| !address.is_empty()).and_then(|address| Office::check_filing(address).err())?;
    office.filing.clear();
    let todo = match error {
        FilingError::NoOffice => {
            "Địa chỉ này không được dùng; hãy chọn cơ quan mình trên Cổng Dịch vụ công rồi chép địa chỉ của trang đó"
        }
        _ => {
            "Địa chỉ này không được dùng; hãy mở Cổng Dịch vụ công (dichvucong.gov.vn), chọn cơ quan mình rồi chép địa chỉ của trang đó"
        }
    };
    let field = origin.field("nop_truc_tuyen", "Nộp trực tuyến");
    Some(origin.finding(Kind::BadFilingAddress, "", field, error.to_string(), todo))
}

/// Drops the sites that cannot be told to show the office's pages, each with a finding.
pub(super) fn drop_bad_embedders(origin: &RecordOrigin, office: &mut Office) -> Vec<Finding> {
    let stated = std::mem::take(&mut office.embedded_at);
    let (good, bad): (Vec<String>, Vec<String>) = stated.into_iter().partition(|origin| Office::is_embedder(origin));
    office.embedded_at = good;
    let field = origin.field("nhung_tai", EMBEDDED_AT);
    let todo = "Trang đó chưa nhúng được; hãy ghi tên trang như https://www.xamau.gov.vn, không có gì phía sau";
    let finding =
        |bad: String| origin.finding(Kind::BadEmbedder, "", field, format!("\"{bad}\" không phải tên trang https"), todo);
    bad.into_iter().map(finding).collect()
}

/// The title of the line of [`Office::embedded_at`] on the sheet "Văn phòng".
pub(super) const EMBEDDED_AT: &str = "Được nhúng tại";

/// Reads the `site.toml` of a catalogue. None if there is no such file.
pub(super) fn read(folder: &Path) -> anyhow::Result<Option<Described>> {
    ensure!(folder.is_dir(), "{}: không có thư mục này; hãy chỉ thư mục danh mục", folder.display());
    let path = folder.join(FILE);
    if !limits::is_there(&path) {
        return Ok(None);
    }
    let text = limits::text(&path, &limits::TOML)?;
    parse(&text).map(Some).with_context(|| path.display().to_string())
}

/// Nothing in a catalogue says whose it is.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoOffice(String);

/// The office of a catalogue: that of `site.toml`, otherwise that of the only workbook that describes one.
///
/// # Errors
/// No file describes an office, or two workbooks do.
pub(super) fn choose(
    folder: &Path,
    from_toml: Option<Described>,
    mut in_workbooks: Vec<Described>,
) -> anyhow::Result<(Described, Vec<Finding>)> {
    if let Some(office) = from_toml {
        return Ok((office, in_workbooks.iter().map(|office| not_used(&office.origin)).collect()));
    }
    if let [first, second, ..] = in_workbooks.as_slice() {
        let (first, second) = (&first.origin.file, &second.origin.file);
        bail!("{first}, {second}: cùng điền trang \"Văn phòng\"; hãy chỉ giữ một trang, xóa cột giá trị ở tệp kia");
    }
    let office = in_workbooks.pop().ok_or_else(|| {
        NoOffice(format!(
            "{}: không có site.toml; hãy tạo tệp này với ít nhất hai dòng: ten = \"Xã …\" và cap = \"xa\", \
             hoặc điền trang \"Văn phòng\" của bảng tính do `indexer template` làm ra",
            folder.display()
        ))
    })?;
    Ok((office, Vec::new()))
}

fn not_used(origin: &RecordOrigin) -> Finding {
    let what = "không được dùng vì danh mục có site.toml".to_owned();
    let todo = "Văn phòng được mô tả ở hai nơi, site.toml được dùng; hãy giữ một nơi";
    origin.finding(Kind::TwoOffices, "", "(cả trang)", what, todo)
}

/// Checks the text of a `site.toml`.
///
/// # Errors
/// It does not describe an office.
pub(crate) fn check(toml: &str) -> anyhow::Result<()> {
    parse(toml).map(|_| ())
}

/// Reads the text of a `site.toml`.
pub(super) fn parse(toml: &str) -> anyhow::Result<Described> {
    let file: SiteFile = toml_error::from_str(toml)?;
    let is_of_many = !file.thu_tuc.is_empty() || !file.don_vi_cu.is_empty();
    ensure!(
        !is_of_many,
        "\"don_vi_cu\" và [[thu_tuc]] chỉ dùng trong tệp của thư mục {}; hãy ghi thông tin riêng của văn phòng vào {}",
        offices::FOLDER,
        local::TOML
    );
    described(FILE, &file)
}

/// Reads the text of a file that describes one of many offices: what a `site.toml` says, the names of units that were merged
/// into it, and its facts of procedures.
pub(super) fn parse_one_of_many(label: &str, toml: &str) -> anyhow::Result<(Described, Vec<String>, Vec<local::Row>)> {
    let file: SiteFile = toml_error::from_str(toml)?;
    let described = described(label, &file)?;
    let former = file.don_vi_cu.iter().map(|name| text::line(name)).filter(|name| !name.is_empty()).collect();
    Ok((described, former, local::toml::rows_of(label, toml, file.thu_tuc)))
}

fn described(label: &str, file: &SiteFile) -> anyhow::Result<Described> {
    let name = text::line(&file.ten);
    ensure!(!name.is_empty(), "\"ten\" để trống; hãy ghi tên văn phòng");
    let portal = text::line(&file.cong_dich_vu_cong);
    ensure!(portal.is_empty() || portal.starts_with("https://"), "\"cong_dich_vu_cong\" phải bắt đầu bằng https://");
    let desk =
        |desk: &DeskTable| Desk { name: text::line(&desk.ten), person: text::line(&desk.nguoi), hours: text::line(&desk.gio) };
    let face = StatedFace {
        emblem: text::line(&file.bieu_trung),
        colour: text::line(&file.mau_chinh),
        entrance: text::line(&file.anh_loi_vao),
        entrance_alt: text::line(&file.mo_ta_anh),
        desks: file.quay.iter().map(desk).collect(),
    };
    let office = Office {
        name,
        unit: text::line(&file.don_vi),
        level: level(&file.cap)?,
        province: text::line(&file.tinh),
        address: text::line(&file.dia_chi),
        directions: text::line(&file.chi_duong),
        hours: text::line(&file.gio_lam_viec),
        cut_off: file.gio_chot.as_deref().map(minute).transpose()?,
        hotline: text::line(&file.duong_day_nong),
        feedback: text::line(&file.phan_anh),
        portal,
        filing: text::line(&file.nop_truc_tuyen),
        emblem: String::new(),
        warn_after: file.canh_bao_sau.unwrap_or(WARN_AFTER),
        often_asked: file.hay_hoi.iter().map(|word| text::line(word)).filter(|word| !word.is_empty()).collect(),
        embedded_at: file.nhung_tai.iter().map(|origin| text::line(origin)).collect(),
        counter: CounterScreen::default(),
    };
    Ok(Described { origin: RecordOrigin::new(label, "cả tệp"), office, face, counter: file.man_hinh_quay.stated() })
}

impl CounterTable {
    fn stated(&self) -> StatedCounter {
        StatedCounter {
            at_start: self.mo_san,
            idle: self.nghi_sau_giay,
            countdown: self.dem_lui_giay,
            typing: self.kieu_go.clone(),
            feedback: self.hoi_hai_long,
            free_text: self.gop_y,
            printer: self.may_in,
        }
    }
}

/// The minute of the day of an hour like "15:00".
pub(super) fn minute(text: &str) -> anyhow::Result<u16> {
    let read = || {
        let (hour, minute) = text.trim().split_once(':')?;
        let digits = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (hour, minute) =
            (digits(hour).then_some(hour)?.parse::<u16>().ok()?, digits(minute).then_some(minute)?.parse::<u16>().ok()?);
        (hour < 24 && minute < 60).then_some(hour * 60 + minute)
    };
    read().with_context(|| format!("\"{text}\" không phải giờ; hãy ghi như gio_chot = \"15:00\""))
}

/// Parses a level as it is written in the files of an office.
pub(super) fn level(text: &str) -> anyhow::Result<Level> {
    Ok(match text {
        "xa" => Level::Commune,
        "tinh" => Level::Province,
        "bo" => Level::Ministry,
        "khac" => Level::Other,
        other => bail!("cấp \"{other}\" không có; hãy ghi \"xa\", \"tinh\", \"bo\" hoặc \"khac\""),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_that_cannot_be_read_may_be_the_one_with_the_office() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("so.xlsx"), b"PK\x03\x04").unwrap();
        let error = super::super::catalogue(folder.path()).err().unwrap();
        assert!(error.is::<NoOffice>());
        let said = format!("{error:#}");
        assert!(said.starts_with("so.xlsx: ") && said.contains("hãy mở bằng Excel") && said.contains("site.toml"), "{said}");
    }

    #[test]
    fn an_address_of_another_site_is_not_used_for_filing() {
        let with = |address: &str| {
            let toml = format!("ten = \"Xã Mẫu\"\ncap = \"xa\"\nnop_truc_tuyen = \"{address}\"\n");
            let mut office = parse(&toml).unwrap().office;
            let said = drop_bad_filing(&RecordOrigin::new(FILE, "cả tệp"), &mut office).map(|finding| finding.what);
            (office.filing, said)
        };
        let good = "https://dichvucong.gov.vn/tim?agency=a";
        assert_eq!(with(good), (good.to_owned(), None));
        assert_eq!(with(""), (String::new(), None));
        let (kept, said) = with("https://nop-ho-so.example/?agency=a");
        assert_eq!((kept.as_str(), said.unwrap().as_str()), ("", "là trang nop-ho-so.example, không phải Cổng Dịch vụ công"));
    }

    #[test]
    fn an_hour_is_a_minute_of_the_day() {
        assert_eq!((minute("15:00").unwrap(), minute(" 7:30 ").unwrap()), (900, 450));
        for text in ["", "15", "15h", "24:00", "15:60", "-1:00", "+5:00", "15:000"] {
            assert!(minute(text).unwrap_err().to_string().contains("15:00"), "{text}");
        }
    }
}
