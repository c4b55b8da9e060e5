//! Reads a procedure that is written by hand: one in each TOML file. The keys are the Vietnamese terms without marks.

use anyhow::{Context, bail, ensure};
use catalog::{
    Agencies, Channel, Charge, Code, Currency, Decision, Document, Fee, FeeKind, FormFile, Handover, Handovers, Kind, LegalBasis,
    Means, OnlineLevel, Procedure, Role, Source, Span, Step, Time,
};
use jiff::civil::Date;
use serde::Deserialize;

use super::national_code::national;
use super::record::{Depth, ReadRecord, RecordOrigin};
use super::{cases, office, papers, text, toml_error};
use crate::findings::Kind as FindingKind;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcedureFile {
    ma: String,
    ten: String,
    linh_vuc: Vec<String>,
    cap: Vec<String>,
    #[serde(default)]
    loai: String,
    #[serde(default)]
    noi_bo: bool,
    #[serde(default)]
    doi_tuong: Vec<String>,
    #[serde(default)]
    co_quan_cong_bo: String,
    #[serde(default)]
    co_quan_thuc_hien: Vec<String>,
    #[serde(default)]
    co_quan_co_tham_quyen: Vec<String>,
    #[serde(default)]
    co_quan_duoc_uy_quyen: Vec<String>,
    #[serde(default)]
    co_quan_phoi_hop: Vec<String>,
    #[serde(default)]
    noi_tiep_nhan: Vec<String>,
    truc_tuyen: Option<String>,
    #[serde(default)]
    phi_dia_gioi: bool,
    #[serde(default)]
    ket_qua: Vec<String>,
    #[serde(default)]
    nhan_ket_qua: HandoverTable,
    #[serde(default)]
    dieu_kien: String,
    #[serde(default)]
    tu_khoa: Vec<String>,
    #[serde(default)]
    ghi_chu: String,
    #[serde(default)]
    nguon: String,
    cap_nhat: Option<toml::value::Datetime>,
    hieu_luc_tu: Option<toml::value::Datetime>,
    hieu_luc_den: Option<toml::value::Datetime>,
    #[serde(default)]
    thay_bang: Vec<String>,
    quyet_dinh: Option<DecisionTable>,
    #[serde(default)]
    trinh_tu: Vec<StepTable>,
    #[serde(default)]
    cach_nop: Vec<ChannelTable>,
    #[serde(default)]
    truong_hop: Vec<CaseTable>,
    #[serde(default)]
    can_cu: Vec<BasisTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionTable {
    so: String,
    ngay: Option<toml::value::Datetime>,
    #[serde(default)]
    co_quan: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HandoverTable {
    #[serde(default)]
    nop_truc_tuyen: Vec<String>,
    #[serde(default)]
    nop_cach_khac: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepTable {
    #[serde(default)]
    ten: String,
    noi_dung: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelTable {
    hinh_thuc: String,
    #[serde(default)]
    thoi_han: String,
    #[serde(default)]
    ghi_chu: String,
    #[serde(default)]
    phi: Vec<FeeTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FeeTable {
    #[serde(default)]
    ten: String,
    muc: toml::Value,
    #[serde(default)]
    don_vi: String,
    #[serde(default)]
    ghi_chu: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseTable {
    #[serde(default)]
    ten: String,
    #[serde(default)]
    giay_to: Vec<DocumentTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentTable {
    ten: String,
    #[serde(default)]
    ban_chinh: u16,
    #[serde(default)]
    ban_sao: u16,
    #[serde(default)]
    mau: Vec<String>,
    #[serde(default)]
    loai: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BasisTable {
    #[serde(default)]
    so: String,
    #[serde(default)]
    ten: String,
}

/// Reads one file. Any error rejects the procedure.
pub(super) fn read(file: &str, toml: &str) -> ReadRecord {
    let whole = "cả tệp";
    match parse(toml) {
        Ok(procedure) => ReadRecord {
            origin: RecordOrigin::new(file, whole),
            procedure: Some(procedure),
            depth: Depth::Full,
            findings: Vec::new(),
        },
        Err(error) => {
            let (line, field, what) = toml_error::found(&error);
            let origin = RecordOrigin::new(file, line.as_deref().unwrap_or(whole));
            origin.rejected(FindingKind::BadProcedureFile, "", field, what, "Tệp thủ tục viết sai; hãy sửa chỗ được ghi")
        }
    }
}

fn parse(toml: &str) -> anyhow::Result<Procedure> {
    let file: ProcedureFile = toml_error::from_str(toml)?;
    let name = text::line(&file.ten);
    ensure!(!name.is_empty(), "\"ten\" để trống; hãy ghi tên thủ tục");
    let mut levels = file.cap.iter().map(|text| office::level(text)).collect::<anyhow::Result<Vec<_>>>()?;
    levels.sort_unstable();
    levels.dedup();
    let channels = file.cach_nop.into_iter().map(channel).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Procedure {
        code: code(&file.ma)?,
        name,
        everyday: String::new(),
        decision: file.quyet_dinh.map(decision).transpose()?,
        levels,
        kind: kind(&file.loai)?,
        internal: file.noi_bo,
        fields: lines(&file.linh_vuc),
        subjects: lines(&file.doi_tuong),
        agencies: Agencies {
            executing: lines(&file.co_quan_thuc_hien),
            competent: lines(&file.co_quan_co_tham_quyen),
            delegated: lines(&file.co_quan_duoc_uy_quyen),
            coordinating: lines(&file.co_quan_phoi_hop),
            receiving: lines(&file.noi_tiep_nhan).join("\n"),
        },
        publisher: text::line(&file.co_quan_cong_bo),
        steps: file
            .trinh_tu
            .into_iter()
            .map(|step| Step { title: text::heading(&step.ten), text: text::block(&step.noi_dung) })
            .collect(),
        online: online(file.truc_tuyen.as_deref(), &channels)?,
        channels,
        cases: cases::arrange(file.truong_hop.into_iter().map(case).collect::<anyhow::Result<_>>()?),
        conditions: text::block(&file.dieu_kien),
        legal_bases: file
            .can_cu
            .iter()
            .map(|basis| LegalBasis { number: text::line(&basis.so), title: text::line(&basis.ten) })
            .collect(),
        results: lines(&file.ket_qua),
        handovers: handovers(&file.nhan_ket_qua)?,
        non_territorial: file.phi_dia_gioi,
        keywords: lines(&file.tu_khoa),
        note: text::block(&file.ghi_chu),
        in_force_from: date("hieu_luc_tu", file.hieu_luc_tu)?,
        in_force_to: date("hieu_luc_den", file.hieu_luc_den)?,
        replaced_by: file.thay_bang.iter().map(|text| code(text)).collect::<anyhow::Result<_>>()?,
        replaces: Vec::new(),
        source: Source { url: source_url(&file.nguon)?, updated: date("cap_nhat", file.cap_nhat)? },
        local: None,
        related: Vec::new(),
        changed: None,
    })
}

fn code(text: &str) -> anyhow::Result<Code> {
    Ok(national(text).map_or_else(|| Code::parse(text), Ok)?)
}

fn lines(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text::line(text)).filter(|text| !text.is_empty()).collect()
}

fn source_url(text: &str) -> anyhow::Result<String> {
    let url = text::line(text);
    ensure!(url.is_empty() || url.starts_with("https://"), "\"nguon\" phải bắt đầu bằng https://");
    Ok(url)
}

fn date(key: &str, value: Option<toml::value::Datetime>) -> anyhow::Result<Option<Date>> {
    value.map(|value| day(key, value)).transpose()
}

/// The day of a TOML date. `key` is named in the error.
pub(super) fn day(key: &str, value: toml::value::Datetime) -> anyhow::Result<Date> {
    let date = value.date.with_context(|| format!("\"{key}\" phải là ngày, như 2026-07-17"))?;
    let (year, month, day) = (date.year as i16, date.month as i8, date.day as i8);
    Date::new(year, month, day).with_context(|| format!("\"{key}\" không phải ngày có thật"))
}

fn decision(table: DecisionTable) -> anyhow::Result<Decision> {
    Ok(Decision { number: text::line(&table.so), date: date("quyet_dinh.ngay", table.ngay)?, agency: text::line(&table.co_quan) })
}

fn kind(text: &str) -> anyhow::Result<Kind> {
    Ok(match text {
        "" => Kind::Other,
        "luat_giao" => Kind::Assigned,
        "khong_luat_giao" => Kind::NotAssigned,
        "trung_uong" => Kind::Central,
        "dia_phuong" => Kind::Local,
        other => {
            bail!("loai \"{other}\" không có; hãy ghi \"luat_giao\", \"khong_luat_giao\", \"trung_uong\" hoặc \"dia_phuong\"")
        }
    })
}

fn handovers(table: &HandoverTable) -> anyhow::Result<Handovers> {
    let ways = |texts: &[String]| texts.iter().map(|text| handover(text)).collect::<anyhow::Result<Vec<_>>>();
    Ok(Handovers::of(ways(&table.nop_truc_tuyen)?, ways(&table.nop_cach_khac)?))
}

fn handover(text: &str) -> anyhow::Result<Handover> {
    Ok(match text {
        "tai_noi_nop" => Handover::AtOffice,
        "tai_nha" => Handover::AtHome,
        "truc_tuyen" => Handover::Online,
        other => bail!("nhan_ket_qua \"{other}\" không có; hãy ghi \"tai_noi_nop\", \"tai_nha\" hoặc \"truc_tuyen\""),
    })
}

fn online(text: Option<&str>, channels: &[Channel]) -> anyhow::Result<OnlineLevel> {
    let has_channel = channels.iter().any(|channel| channel.means == Means::Online);
    Ok(match (text, has_channel) {
        (Some("toan_trinh"), true) => OnlineLevel::Full,
        (Some("mot_phan"), true) => OnlineLevel::Partial,
        (Some("toan_trinh" | "mot_phan"), false) => bail!("truc_tuyen cần một [[cach_nop]] có hinh_thuc = \"truc_tuyen\""),
        (Some("thong_tin"), false) | (None, false) => OnlineLevel::Information,
        (Some("thong_tin"), true) => bail!("truc_tuyen = \"thong_tin\" nhưng có cách nộp trực tuyến"),
        (None, true) => bail!("thiếu truc_tuyen; hãy ghi \"toan_trinh\" hoặc \"mot_phan\""),
        (Some(other), _) => bail!("truc_tuyen \"{other}\" không có; hãy ghi \"toan_trinh\", \"mot_phan\" hoặc \"thong_tin\""),
    })
}

fn channel(table: ChannelTable) -> anyhow::Result<Channel> {
    let means = match table.hinh_thuc.as_str() {
        "truc_tiep" => Means::InPerson,
        "truc_tuyen" => Means::Online,
        "buu_chinh" => Means::Post,
        other => bail!("hinh_thuc \"{other}\" không có; hãy ghi \"truc_tiep\", \"truc_tuyen\" hoặc \"buu_chinh\""),
    };
    let time = match text::block(&table.thoi_han) {
        empty if empty.is_empty() => Time::Unknown,
        text => Span::parse(&text).map_or(Time::Text(text), Time::Span),
    };
    let fees = table.phi.into_iter().map(fee).collect::<anyhow::Result<_>>()?;
    Ok(Channel { means, time, fees, note: text::block(&table.ghi_chu) })
}

fn fee(table: FeeTable) -> anyhow::Result<Fee> {
    let kind = match table.ten.as_str() {
        "" | "Phí" => FeeKind::Fee,
        "Lệ phí" => FeeKind::Levy,
        "Giá dịch vụ" => FeeKind::Price,
        other => bail!("phi.ten \"{other}\" không có; hãy ghi \"Phí\", \"Lệ phí\" hoặc \"Giá dịch vụ\""),
    };
    let unit = text::line(&table.don_vi);
    let unit = if unit.is_empty() { unit } else { format!("Mỗi {unit}") };
    let mut notes = vec![unit, text::unlisted(&table.ghi_chu)];
    let charge = match table.muc {
        toml::Value::Integer(value) if value > 0 => Charge::Amount(value.unsigned_abs(), Currency::Vnd),
        toml::Value::Integer(_) => bail!("muc phải lớn hơn 0; hãy ghi muc = \"mien\" nếu không thu, bỏ dòng phi nếu không rõ"),
        toml::Value::String(text) if text == "mien" => Charge::Free,
        toml::Value::String(text) if text == "hdnd" => Charge::ByProvince,
        toml::Value::String(text) if !text.trim().is_empty() => {
            notes.insert(0, text::unlisted(&text));
            Charge::ByText
        }
        other => bail!("muc {other} không đọc được; hãy ghi số đồng viết liền như 10000, \"mien\", \"hdnd\" hoặc lời"),
    };
    notes.retain(|note| !note.is_empty());
    Ok(Fee::new(kind, charge, notes.join(". ")))
}

fn case(table: CaseTable) -> anyhow::Result<(String, Vec<Document>)> {
    let documents = table.giay_to.into_iter().map(document).collect::<anyhow::Result<_>>()?;
    Ok((text::block(&table.ten), documents))
}

fn document(table: DocumentTable) -> anyhow::Result<Document> {
    let text = text::block(&table.ten);
    ensure!(!text.is_empty(), "giay_to.ten để trống; hãy ghi tên giấy tờ");
    let role = match table.loai.as_str() {
        "" | "giay_to" => Role::Paper,
        "ghi_chu" => Role::Note,
        "tieu_de" => Role::Heading,
        other => bail!("giay_to.loai \"{other}\" không có; hãy ghi \"ghi_chu\", \"tieu_de\" hoặc bỏ dòng này"),
    };
    Ok(Document {
        name: papers::tidy(&text, role),
        originals: table.ban_chinh,
        copies: table.ban_sao,
        forms: lines(&table.mau).iter().map(|line| FormFile::parse(line)).collect(),
        role,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "ma = \"1.001193\"\nten = \"Đăng ký khai sinh\"\nlinh_vuc = [\"Hộ tịch\"]\ncap = [\"xa\"]\n";

    fn what_is_wrong(addition: &str) -> String {
        read("x.toml", &format!("{LEAST}{addition}")).findings.remove(0).what
    }

    #[test]
    fn four_keys_are_enough() {
        let procedure = read("x.toml", LEAST).procedure.unwrap();
        assert_eq!((procedure.name.as_str(), procedure.online), ("Đăng ký khai sinh", OnlineLevel::Information));
    }

    #[test]
    fn zero_is_not_a_fee() {
        let fee = |muc: &str| format!("[[cach_nop]]\nhinh_thuc = \"truc_tiep\"\nphi = [{{ muc = {muc} }}]\n");
        assert!(what_is_wrong(&fee("0")).contains("muc = \"mien\""));
        let read_fee = |muc: &str| read("x.toml", &format!("{LEAST}{}", fee(muc))).procedure.unwrap().channels[0].fees[0].clone();
        assert_eq!(read_fee("\"mien\"").charge, Charge::Free);
        assert_eq!(read_fee("8000").charge, Charge::Amount(8000, Currency::Vnd));
        assert_eq!(read_fee("\"Theo biểu phí\"").charge, Charge::ByText);
    }

    #[test]
    fn an_error_names_what_is_wrong_and_what_to_write() {
        assert!(what_is_wrong("linh_vucc = 1\n").contains("linh_vucc"));
        assert!(what_is_wrong("truc_tuyen = \"toan_trinh\"\n").contains("cach_nop"));
        assert!(what_is_wrong("nguon = \"http://x\"\n").contains("https://"));
        assert!(what_is_wrong("nhan_ket_qua = { nop_truc_tuyen = [\"o_nha\"] }\n").contains("tai_nha"));
        assert!(what_is_wrong("[[cach_nop]]\nhinh_thuc = \"fax\"\n").contains("truc_tiep"));
    }
}
