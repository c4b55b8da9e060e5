//! Compares two states of one procedure, part by part.

use catalog::{Code, Handover, LegalBasis, Level, OnlineLevel, Procedure, Step, written_day};
use jiff::civil::Date;

use super::change::{Change, Changes};
use super::pairing::Pairing;
use super::words::key;
use super::{channels, local, papers};
use catalog::release::history::Effect;

/// The changes between two states of a procedure, heaviest first. There are none only if both are equal, apart from what
/// the indexer adds.
pub(super) fn compare(old: &Procedure, new: &Procedure) -> Vec<Change> {
    if is_same(old, new) {
        return Vec::new();
    }
    let mut changes = Changes::default();
    identity(old, new, &mut changes);
    people(old, new, &mut changes);
    channels::compare(&old.channels, &new.channels, &mut changes);
    papers::compare(&old.cases, &new.cases, &mut changes);
    contents(old, new, &mut changes);
    law(old, new, &mut changes);
    local::compare(old.local.as_ref(), new.local.as_ref(), &mut changes);
    finding_aids(old, new, &mut changes);
    let found = changes.sorted();
    if found.is_empty() {
        return vec![Change { part: "Phần khác", places: Vec::new(), effect: Effect::Other, pieces: Vec::new() }];
    }
    found
}

/// Whether both are equal, apart from what the indexer adds.
fn is_same(old: &Procedure, new: &Procedure) -> bool {
    let facts = |procedure: &Procedure| Procedure {
        related: Vec::new(),
        replaces: Vec::new(),
        changed: None,
        local: Some(procedure.local.clone().unwrap_or_default()),
        ..procedure.clone()
    };
    facts(old) == facts(new)
}

fn identity(old: &Procedure, new: &Procedure, changes: &mut Changes) {
    changes.part("Mã thủ tục").value(Effect::Recoded, &old.code, &new.code, ToString::to_string);
    changes.part("Tên thủ tục").text(Effect::Name, &old.name, &new.name);
    changes.part("Lĩnh vực").list(Effect::Class, &old.fields, &new.fields);
    changes.part("Cơ quan công bố").text(Effect::Class, &old.publisher, &new.publisher);
    let kind = |procedure: &Procedure| procedure.kind.label().to_owned();
    changes.part("Loại thủ tục").value(Effect::Class, &kind(old), &kind(new), Clone::clone);
    changes.part("Thủ tục nội bộ").value(Effect::Class, &old.internal, &new.internal, yes_or_no);
}

fn people(old: &Procedure, new: &Procedure, changes: &mut Changes) {
    let levels =
        |procedure: &Procedure| procedure.levels.iter().map(|level: &Level| level.label().to_owned()).collect::<Vec<_>>();
    changes.part("Cấp thực hiện").list(Effect::Who, &levels(old), &levels(new));
    changes.part("Đối tượng thực hiện").list(Effect::Who, &old.subjects, &new.subjects);
    let (before, after) = (&old.agencies, &new.agencies);
    changes.part("Cơ quan thực hiện").list(Effect::Who, &before.executing, &after.executing);
    changes.part("Cơ quan có thẩm quyền").list(Effect::Who, &before.competent, &after.competent);
    changes.part("Cơ quan được ủy quyền").list(Effect::Who, &before.delegated, &after.delegated);
    changes.part("Cơ quan phối hợp").list(Effect::Who, &before.coordinating, &after.coordinating);
    changes.part("Địa chỉ tiếp nhận hồ sơ").text(Effect::Place, &before.receiving, &after.receiving);
    changes.part("Nhận hồ sơ không phụ thuộc địa giới").value(
        Effect::Place,
        &old.non_territorial,
        &new.non_territorial,
        yes_or_no,
    );
}

const HANDOVER: &str = "Nhận kết quả";

fn contents(old: &Procedure, new: &Procedure, changes: &mut Changes) {
    // The levels rise from fully online to not online.
    let effect = if new.online > old.online { Effect::OnlineLower } else { Effect::OnlineHigher };
    let label = |level: &OnlineLevel| level.label().to_owned();
    changes.part("Mức độ trực tuyến").value(effect, &old.online, &new.online, label);
    steps(&old.steps, &new.steps, changes);
    changes.part("Yêu cầu, điều kiện").text(Effect::Conditions, &old.conditions, &new.conditions);
    changes.part("Kết quả thực hiện").list(Effect::Result, &old.results, &new.results);
    let handover = |ways: &[Handover]| ways.iter().map(|way| way.label().to_owned()).collect::<Vec<_>>();
    let (before, after) = (&old.handovers, &new.handovers);
    changes.at(HANDOVER, "nộp trực tuyến").list(
        Effect::Handover,
        &handover(&before.filed_online),
        &handover(&after.filed_online),
    );
    changes.at(HANDOVER, "nộp cách khác").list(
        Effect::Handover,
        &handover(&before.filed_otherwise),
        &handover(&after.filed_otherwise),
    );
    changes.part("Ghi chú").text(Effect::Note, &old.note, &new.note);
}

fn steps(old: &[Step], new: &[Step], changes: &mut Changes) {
    const STEPS: &str = "Trình tự thực hiện";
    let whole = |step: &Step| [step.title.as_str(), step.text.as_str()].join("\n").trim().to_owned();
    let (a, b) = (texts(old, whole), texts(new, whole));
    let mut pairing = Pairing::of_texts(&keys(&a), &keys(&b), &|at, to| old[at] == new[to]);
    if let ([at], [to]) = (pairing.only_old.as_slice(), pairing.only_new.as_slice()) {
        // Most sources have one text for all steps: then it is the same one, however much of it is new.
        pairing.pairs.push((*at, *to));
        (pairing.only_old, pairing.only_new) = (Vec::new(), Vec::new());
    }
    for (at, to) in &pairing.pairs {
        changes.part(STEPS).text(Effect::Steps, &a[*at], &b[*to]);
    }
    changes.part(STEPS).singles(Effect::Steps, &pairing, &a, &b);
}

fn law(old: &Procedure, new: &Procedure, changes: &mut Changes) {
    let decision = |procedure: &Procedure| procedure.decision.as_ref().map(ToString::to_string).unwrap_or_default();
    changes.part("Quyết định công bố").value(Effect::Decision, &decision(old), &decision(new), Clone::clone);
    let day = |day: &Option<Date>| day.map(written_day).unwrap_or_default();
    changes.at("Hiệu lực", "từ ngày").value(Effect::InForce, &old.in_force_from, &new.in_force_from, day);
    changes.at("Hiệu lực", "đến ngày").value(Effect::InForce, &old.in_force_to, &new.in_force_to, day);
    let codes = |codes: &[Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
    changes.at("Hiệu lực", "thay bằng").list(Effect::InForce, &codes(&old.replaced_by), &codes(&new.replaced_by));
    bases(&old.legal_bases, &new.legal_bases, changes);
}

/// Legal bases belong together by their numbers; the title of a law may be written in many ways.
fn bases(old: &[LegalBasis], new: &[LegalBasis], changes: &mut Changes) {
    const BASES: &str = "Căn cứ pháp lý";
    let whole = |basis: &LegalBasis| [basis.number.as_str(), basis.title.as_str()].join(" ").trim().to_owned();
    let (a, b) = (texts(old, whole), texts(new, whole));
    let numbers = |bases: &[LegalBasis]| keys(&texts(bases, |basis| basis.number.clone()));
    let (from, to) = (numbers(old), numbers(new));
    let (old_keys, new_keys) = (keys(&a), keys(&b));
    let pairing = Pairing::of(
        a.len(),
        b.len(),
        &[&|at, other| old[at] == new[other], &|at, other| old_keys[at] == new_keys[other], &|at, other| {
            !from[at].is_empty() && from[at] == to[other]
        }],
    );
    for (at, other) in &pairing.pairs {
        changes.part(BASES).text(Effect::Basis, &a[*at], &b[*other]);
    }
    changes.part(BASES).singles(Effect::Basis, &pairing, &a, &b);
}

/// What helps to find the procedure and its source, and binds nobody.
fn finding_aids(old: &Procedure, new: &Procedure, changes: &mut Changes) {
    changes.part("Từ khóa").list(Effect::Keywords, &old.keywords, &new.keywords);
    changes.part("Tên thường gọi").text(Effect::Keywords, &old.everyday, &new.everyday);
    let day = |day: &Option<Date>| day.map(written_day).unwrap_or_default();
    changes.part("Ngày cập nhật ở nguồn").value(Effect::Source, &old.source.updated, &new.source.updated, day);
    changes.part("Địa chỉ nguồn").value(Effect::Source, &old.source.url, &new.source.url, Clone::clone);
}

fn texts<T>(items: &[T], say: impl Fn(&T) -> String) -> Vec<String> {
    items.iter().map(say).collect()
}

fn keys(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| key(text)).collect()
}

fn yes_or_no(is: &bool) -> String {
    if *is { "có" } else { "không" }.to_owned()
}
