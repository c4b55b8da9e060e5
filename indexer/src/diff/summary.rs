//! The figures of a comparison, and the sentence that sums it up.

use std::collections::{BTreeMap, BTreeSet};

use super::{Changed, Diff, Group};
use catalog::release::history::{Effect, Grade};

/// How many procedures have a change of each effect, heaviest first.
pub(super) fn effects<'a>(changed: impl Iterator<Item = &'a Changed>) -> Vec<(Effect, usize)> {
    let mut counts: BTreeMap<Effect, usize> = BTreeMap::new();
    for changed in changed {
        let effects: BTreeSet<Effect> = changed.changes.iter().map(|change| change.effect).collect();
        effects.into_iter().for_each(|effect| *counts.entry(effect).or_default() += 1);
    }
    counts.into_iter().collect()
}

/// "3 thủ tục mới, 2 bãi bỏ, 5 đổi nội dung (2 tăng phí, 1 thêm giấy tờ), 1 chỉ đổi mã, 12 chỉ đổi chữ".
pub(super) fn sentence(diff: &Diff) -> String {
    let count = |group| diff.group(group).count();
    let parts = [
        (diff.added.len(), "thủ tục mới".to_owned()),
        (diff.repealed.len(), "bãi bỏ".to_owned()),
        (count(Group::Substance), format!("đổi nội dung ({})", substance(diff))),
        (count(Group::Recoded), "chỉ đổi mã".to_owned()),
        (count(Group::Wording), "chỉ đổi chữ".to_owned()),
        (count(Group::Source), "chỉ đổi ngày cập nhật hoặc địa chỉ ở nguồn".to_owned()),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if said.is_empty() { "Hai bản giống hệt nhau".to_owned() } else { said.join(", ") }
}

/// "2 tăng phí, 1 thêm giấy tờ".
fn substance(diff: &Diff) -> String {
    let counts = effects(diff.group(Group::Substance)).into_iter().filter(|(effect, _)| effect.grade() == Grade::Substance);
    counts.map(|(effect, count)| format!("{count} {}", effect.label())).collect::<Vec<_>>().join(", ")
}

/// What the officer must know before reading on.
pub(super) fn warnings(diff: &Diff) -> Vec<String> {
    let Diff { old, new, .. } = diff;
    let mut found = Vec::new();
    if diff.mostly_other {
        found.push(
            "Hơn một nửa số mã của hai bản khác nhau. Có thể đã so nhầm thư mục; hãy xem lại tên hai bản trước khi đọc tiếp"
                .to_owned(),
        );
    }
    if old.office != new.office {
        found.push(format!("Hai bản của hai văn phòng khác nhau: {} và {}", old.office, new.office));
    }
    for (side, which, counted) in [(old, "cũ", "mới"), (new, "mới", "bãi bỏ")] {
        if side.rejected > 0 {
            found.push(format!(
                "{} bản ghi của bản {which} không đăng được nên có thể bị tính là {counted}; hãy chạy indexer check để xem",
                side.rejected
            ));
        }
    }
    found
}
