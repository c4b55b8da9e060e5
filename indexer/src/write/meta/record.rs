//! A procedure as one line of the open data. Its keys are those of a procedure written by hand, whose schema
//! (`indexer/schemas/thu-tuc.schema.json`) is published beside the data, so one description serves both.

use app::words;
use catalog::{
    Case, Channel, Charge, Currency, Document, Fee, Handover, Kind, Level, Means, OnlineLevel, Procedure, Role, Time, grouped,
};
use serde_json::{Value, json};

use super::service::pruned;

/// A procedure. Keys without a value are left out, but for those that the schema requires.
pub(super) fn of(procedure: &Procedure) -> Value {
    let mut record = pruned(stated(procedure));
    for key in ["linh_vuc", "cap"] {
        required(&mut record, key, json!([]));
    }
    required(&mut record["quyet_dinh"], "so", json!(""));
    record["trinh_tu"].as_array_mut().into_iter().flatten().for_each(|step| required(step, "noi_dung", json!("")));
    record.as_object_mut().into_iter().for_each(|record| record.retain(|_, value| !value.is_null()));
    record
}

/// Gives an object a key that it must have.
fn required(object: &mut Value, key: &str, empty: Value) {
    if let Some(object) = object.as_object_mut() {
        object.entry(key).or_insert(empty);
    }
}

fn stated(procedure: &Procedure) -> Value {
    let agencies = &procedure.agencies;
    json!({
        "ma": procedure.code.as_str(),
        "ten": procedure.name,
        "linh_vuc": procedure.fields,
        "cap": procedure.levels.iter().map(|level| self::level(*level)).collect::<Vec<_>>(),
        "loai": kind(procedure.kind),
        "noi_bo": procedure.internal.then_some(true),
        "doi_tuong": procedure.subjects,
        "co_quan_cong_bo": procedure.publisher,
        "co_quan_thuc_hien": agencies.executing,
        "co_quan_co_tham_quyen": agencies.competent,
        "co_quan_duoc_uy_quyen": agencies.delegated,
        "co_quan_phoi_hop": agencies.coordinating,
        "noi_tiep_nhan": agencies.receiving.lines().collect::<Vec<_>>(),
        "truc_tuyen": online(procedure.online),
        "phi_dia_gioi": procedure.non_territorial.then_some(true),
        "ket_qua": procedure.results,
        "nhan_ket_qua": {
            "nop_truc_tuyen": procedure.handovers.filed_online.iter().map(|way| handover(*way)).collect::<Vec<_>>(),
            "nop_cach_khac": procedure.handovers.filed_otherwise.iter().map(|way| handover(*way)).collect::<Vec<_>>(),
        },
        "dieu_kien": procedure.conditions,
        "tu_khoa": procedure.keywords,
        "ghi_chu": procedure.note,
        "nguon": procedure.source.url,
        "cap_nhat": procedure.source.updated.map(|day| day.to_string()),
        "hieu_luc_tu": procedure.in_force_from.map(|day| day.to_string()),
        "hieu_luc_den": procedure.in_force_to.map(|day| day.to_string()),
        "thay_bang": procedure.replaced_by.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
        "quyet_dinh": procedure.decision.as_ref().map(|decision| json!({
            "so": decision.number,
            "ngay": decision.date.map(|day| day.to_string()),
            "co_quan": decision.agency,
        })),
        "trinh_tu": procedure.steps.iter().map(|step| json!({ "ten": step.title, "noi_dung": step.text })).collect::<Vec<_>>(),
        "cach_nop": procedure.channels.iter().map(channel).collect::<Vec<_>>(),
        "truong_hop": procedure.cases.iter().map(case).collect::<Vec<_>>(),
        "can_cu": procedure.legal_bases.iter().map(|basis| json!({ "so": basis.number, "ten": basis.title })).collect::<Vec<_>>(),
    })
}

fn channel(channel: &Channel) -> Value {
    let time = (channel.time != Time::Unknown).then(|| words::legal_time(&channel.time));
    let fees: Vec<Value> = channel.fees.iter().map(fee).collect();
    json!({ "hinh_thuc": means(channel.means), "thoi_han": time, "ghi_chu": channel.note, "phi": fees })
}

/// What is to be paid, as far as the source states it: a number, or words. There is no 0, and no row for a source that states
/// nothing.
fn fee(fee: &Fee) -> Value {
    let amount = match fee.charge {
        Charge::ByText | Charge::Unknown if fee.note.is_empty() => return Value::Null,
        Charge::Amount(value, Currency::Vnd) => json!(value),
        Charge::Amount(value, currency @ Currency::Usd) => json!(format!("{}{}", grouped(value), currency.sign())),
        Charge::Free => json!("mien"),
        Charge::ByProvince => json!("hdnd"),
        Charge::Contradiction => json!(words::charge(fee)),
        Charge::ByText | Charge::Unknown => return json!({ "ten": fee.kind.label(), "muc": fee.note }),
    };
    json!({ "ten": fee.kind.label(), "muc": amount, "ghi_chu": fee.note })
}

fn case(case: &Case) -> Value {
    json!({ "ten": case.name, "giay_to": case.documents.iter().map(document).collect::<Vec<_>>() })
}

fn document(document: &Document) -> Value {
    let count = |count: u16| (count > 0).then_some(count);
    let role = match document.role {
        Role::Paper => None,
        Role::Note => Some("ghi_chu"),
        Role::Heading => Some("tieu_de"),
    };
    json!({
        "ten": document.name,
        "ban_chinh": count(document.originals),
        "ban_sao": count(document.copies),
        "mau": document.forms.iter().map(|form| form.in_one_line()).collect::<Vec<_>>(),
        "loai": role,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Commune => "xa",
        Level::Province => "tinh",
        Level::Ministry => "bo",
        Level::Other => "khac",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assigned => "luat_giao",
        Kind::NotAssigned => "khong_luat_giao",
        Kind::Central => "trung_uong",
        Kind::Local => "dia_phuong",
        Kind::Other => "",
    }
}

fn online(online: OnlineLevel) -> &'static str {
    match online {
        OnlineLevel::Full => "toan_trinh",
        OnlineLevel::Partial => "mot_phan",
        OnlineLevel::Information => "thong_tin",
    }
}

fn means(means: Means) -> &'static str {
    match means {
        Means::InPerson => "truc_tiep",
        Means::Online => "truc_tuyen",
        Means::Post => "buu_chinh",
    }
}

fn handover(way: Handover) -> &'static str {
    match way {
        Handover::AtOffice => "tai_noi_nop",
        Handover::AtHome => "tai_nha",
        Handover::Online => "truc_tuyen",
    }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, FeeKind, Step};

    use super::*;

    /// Checks that an object has the keys that its schema requires, and so below it.
    fn complete(value: &Value, schema: &Value) {
        for key in schema["required"].as_array().into_iter().flatten() {
            assert!(value.get(key.as_str().unwrap()).is_some(), "{key} of {value}");
        }
        for (key, inner) in value.as_object().into_iter().flatten() {
            assert!(schema["properties"][key].is_object(), "{key} is not in the schema");
            complete(inner, &schema["properties"][key]);
        }
        value.as_array().into_iter().flatten().for_each(|item| complete(item, &schema["items"]));
    }

    #[test]
    fn a_record_has_what_its_schema_requires() {
        let schema: Value = serde_json::from_str(include_str!("../../../schemas/thu-tuc.schema.json")).unwrap();
        let mut voi = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
        complete(&of(&voi), &schema);
        let fee = |charge, note: &str| Fee::new(FeeKind::Fee, charge, note.into());
        let fees = vec![
            fee(Charge::ByText, "2 %"),
            fee(Charge::Unknown, "đối với 1 tờ khai"),
            fee(Charge::Amount(5_000, Currency::Vnd), ""),
            fee(Charge::Unknown, ""),
        ];
        voi.channels = vec![Channel { means: Means::Post, time: Time::Unknown, fees, note: String::new() }];
        voi.steps = vec![Step { title: "Bước 1".into(), text: String::new() }];
        let record = of(&voi);
        complete(&record, &schema);
        assert_eq!(record["cach_nop"][0]["phi"].as_array().map(Vec::len), Some(3));
    }
}
