//! Procedures that are hard to tell apart, or have each other's content.

use std::collections::{BTreeSet, HashMap};

use catalog::Procedure;
use catalog::text::name_key;

use super::Checked;
use super::part::dossier;
use crate::findings::{Finding, Kind};

/// Shorter steps are too general to say anything.
const LONG_STEPS: usize = 200;
/// Names that share at most this many of a hundred words are names of different things.
const UNLIKE: usize = 25;

/// The same name, publisher, level and field under two codes; the variants of a province and of its communes have other
/// levels. 6 pairs of national records.
pub(super) fn names(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let mut first: HashMap<(String, &str, bool), Vec<&Checked<'_>>> = HashMap::new();
    for checked in checked {
        let p = checked.procedure;
        let same = first.entry((name_key(&p.name), &p.publisher, p.internal)).or_default();
        if let Some(twin) =
            same.iter().find(|other| overlap(&p.levels, &other.procedure.levels) && overlap(&p.fields, &other.procedure.fields))
        {
            let (other, slip) = (&twin.procedure.code, slip(p, twin.procedure));
            let what = format!("cùng tên, cùng cơ quan công bố, cùng cấp và lĩnh vực với mã {other}{slip}");
            let todo = "Hãy xem mã nào còn hiệu lực rồi bỏ mã kia khỏi danh mục";
            findings.push(checked.finding(Kind::TwinNames, "Tên thủ tục", what, todo));
        }
        same.push(checked);
    }
}

/// Steps and dossier letter by letter the same under quite different names: one may be a copy under the wrong code. 3
/// pairs of national records, of which 1 is plainly such a copy, so it is only a note.
pub(super) fn contents(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let mut first: HashMap<(String, String), &Checked<'_>> = HashMap::new();
    for checked in checked {
        let steps: String = checked.procedure.steps.iter().map(|step| step.text.as_str()).collect();
        if steps.len() < LONG_STEPS {
            continue;
        }
        let twin = *first.entry((steps, dossier(checked.procedure))).or_insert(checked);
        if are_unlike(&checked.procedure.name, &twin.procedure.name) {
            let what = format!("trình tự và hồ sơ giống từng chữ với mã {} \"{}\"", twin.procedure.code, twin.procedure.name);
            let todo = "Hãy xem lại có chép nhầm nội dung hay không";
            findings.push(checked.finding(Kind::SameContent, "Trình tự thực hiện", what, todo));
        }
    }
}

fn overlap<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.iter().any(|item| other.contains(item))
}

/// Words for two codes of the same length that differ in one digit.
fn slip(one: &Procedure, other: &Procedure) -> &'static str {
    let (one, other) = (one.code.as_str(), other.code.as_str());
    let differing = one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
    let is_slip = differing == 1 && one.len() == other.len();
    if is_slip { "; hai mã chỉ khác nhau một chữ số, có thể gõ nhầm" } else { "" }
}

fn are_unlike(one: &str, other: &str) -> bool {
    let (one, other) = (name_key(one), name_key(other));
    let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.split(' ').collect(), other.split(' ').collect());
    one.intersection(&other).count() * 100 <= one.union(&other).count() * UNLIKE
}

#[cfg(test)]
mod tests {
    use catalog::{Level, Step};

    use super::super::tests::{procedure, said};
    use super::*;

    fn voi(number: u32, name: &str, level: Level) -> Procedure {
        procedure(number, name, |p| {
            (p.levels, p.fields) = (vec![level], vec!["Thú".into()]);
            p.steps = vec![Step { title: String::new(), text: "Nộp đơn. ".repeat(40) }];
        })
    }

    #[test]
    fn only_the_same_name_at_the_same_level_is_a_twin() {
        let found = said(
            names,
            &[
                voi(1, "Nuôi voi", Level::Commune),
                voi(2, "THỦ TỤC NUÔI VOI", Level::Commune),
                voi(3, "Nuôi voi", Level::Province),
            ],
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("mã 1.000001; hai mã chỉ khác nhau một chữ số"), "{}", found[0]);
    }

    #[test]
    fn the_same_content_under_quite_another_name_is_named() {
        let of = |name| said(contents, &[voi(1, "Nuôi voi nhà", Level::Commune), voi(2, name, Level::Commune)]).len();
        assert_eq!((of("Bán muối hột ngoài chợ"), of("Nuôi voi rừng")), (1, 0));
    }
}
