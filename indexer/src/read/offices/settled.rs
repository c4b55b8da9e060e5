//! What the offices say, checked against the procedures.

use std::collections::HashMap;

use catalog::{Code, Procedure};
use rayon::prelude::*;

use super::{BOOK, FOLDER, Offices, Stated};
use crate::catalogue::OfficeEntry;
use crate::findings::{Finding, Kind};
use crate::read::local::{Facts, Row};
use crate::read::record::RecordOrigin;
use crate::read::{StatedFace, counter, office};

impl Offices {
    /// The offices to publish, sorted by code, and all findings.
    pub(in crate::read) fn settle(mut self, procedures: &[Procedure]) -> (Vec<OfficeEntry>, Vec<Finding>) {
        let mut rows = self.rows_by_code();
        let Self { offices, mut findings, .. } = self;
        // What the site's own office says of a procedure is not said by the others.
        let with_local = procedures.iter().filter(|procedure| procedure.local.is_some());
        let bare: Vec<Procedure> = with_local.map(|procedure| Procedure { local: None, ..procedure.clone() }).collect();
        let by_code: HashMap<&Code, &Procedure> = procedures.iter().chain(&bare).map(|found| (&found.code, found)).collect();
        let offices: Vec<(String, Stated, Vec<Row>)> = offices
            .into_iter()
            .map(|(code, stated)| {
                let rows = rows.remove(&code).unwrap_or_default();
                (code, stated, rows)
            })
            .collect();
        let settle = |(code, stated, rows)| settled(code, stated, rows, &by_code);
        let (entries, of_each): (Vec<_>, Vec<_>) = offices.into_par_iter().map(settle).unzip();
        findings.extend(of_each.into_iter().flatten());
        findings.extend(rows.iter().filter_map(|(code, rows)| unowned(code, rows)));
        findings.extend(without_hotline(&entries));
        (entries, findings)
    }
}

fn settled(
    code: String,
    Stated { former, described }: Stated,
    rows: Vec<Row>,
    procedures: &HashMap<&Code, &Procedure>,
) -> (OfficeEntry, Vec<Finding>) {
    let office::Described { origin, mut office, face, counter } = described;
    let (facts, mut findings) = Facts::of(rows, Vec::new()).agreeing(|code| procedures.get(code).copied());
    findings.extend(office::drop_bad_filing(&origin, &mut office));
    let (screen, in_counter) = counter::settle(&origin, &counter);
    office.counter = screen;
    findings.extend(in_counter);
    let mut note = |field, what: String, todo| findings.push(origin.finding(Kind::OfficeToSee, "", field, what, todo));
    if office.province.is_empty() {
        let todo = "Cơ quan được xếp vào nhóm chưa ghi tỉnh, thành phố; hãy ghi";
        note(origin.field("tinh", "Tỉnh, thành phố"), format!("{} chưa ghi tỉnh, thành phố", office.name), todo);
    }
    if face != StatedFace::default() {
        let what = "biểu trưng, màu, ảnh và quầy chưa dùng trên trang chung của nhiều cơ quan".to_owned();
        note(origin.field("bieu_trung", "Biểu trưng"), what, "Phần này bị bỏ qua; hãy xóa để khỏi nhầm");
    }
    office.province = without_kind(&office.province).to_owned();
    (OfficeEntry { code, former, office, facts }, findings)
}

/// The name of a province as procedures are compared with: "Bắc Ninh" for "Tỉnh Bắc Ninh".
fn without_kind(province: &str) -> &str {
    let kinds = ["Tỉnh ", "Thành phố ", "tỉnh ", "thành phố ", "TP. ", "TP "];
    kinds.iter().find_map(|kind| province.strip_prefix(kind)).unwrap_or(province).trim()
}

/// The finding for local facts of an office that nobody describes.
fn unowned(code: &str, rows: &[Row]) -> Option<Finding> {
    let origin = &rows.first()?.origin;
    let what = format!("có thông tin riêng của \"{code}\", nhưng không có cơ quan nào mang mã này");
    let todo = "Thông tin riêng bị bỏ qua; hãy thêm cơ quan, hoặc sửa mã ở tên trang, tên tệp";
    Some(RecordOrigin::of_file(&origin.file, Kind::OfficeLeftOut, &what, todo))
}

/// One finding for all offices without a hotline.
fn without_hotline(entries: &[OfficeEntry]) -> Option<Finding> {
    let lacking: Vec<&str> =
        entries.iter().filter(|entry| entry.office.hotline.is_empty()).map(|entry| entry.office.name.as_str()).collect();
    let first = lacking.first()?;
    let what = match lacking.len() {
        1 => format!("{first} chưa ghi đường dây nóng"),
        count => format!("{count} cơ quan chưa ghi đường dây nóng, như {first}"),
    };
    let origin = RecordOrigin::new(&format!("{BOOK}, {FOLDER}/"), "cả danh sách");
    let todo = "Người dân không có số để gọi; hãy ghi số điện thoại tiếp nhận phản ánh của từng cơ quan";
    Some(origin.finding(Kind::MissingHotline, "", "Đường dây nóng", what, todo))
}
