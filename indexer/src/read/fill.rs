//! Fills the empty parts of a procedure from another record of it.

use std::mem::{swap, take};

use catalog::{Kind, OnlineLevel, Procedure, Source};

/// Moves each part that `kept` lacks from `other`. Returns the names of the parts that were moved, in Vietnamese.
///
/// The ways to submit, their times and their fees are one part: a time of one source beside the fee of another would be a
/// promise that nobody made. So are the days in force, and the address of the source with the day of its last change.
pub(super) fn fill(kept: &mut Procedure, other: &mut Procedure) -> Vec<&'static str> {
    let mut filled = Vec::new();
    let mut part = |name: &'static str, is_taken: bool| filled.extend(is_taken.then_some(name));
    part("quyết định công bố", option(&mut kept.decision, &mut other.decision));
    part("cấp thực hiện", list(&mut kept.levels, &mut other.levels));
    part("loại thủ tục", kept.kind == Kind::Other && other.kind != Kind::Other);
    if kept.kind == Kind::Other {
        kept.kind = other.kind;
    }
    part("lĩnh vực", list(&mut kept.fields, &mut other.fields));
    part("đối tượng", list(&mut kept.subjects, &mut other.subjects));
    part("cơ quan thực hiện", list(&mut kept.agencies.executing, &mut other.agencies.executing));
    part("cơ quan có thẩm quyền", list(&mut kept.agencies.competent, &mut other.agencies.competent));
    part("cơ quan được ủy quyền", list(&mut kept.agencies.delegated, &mut other.agencies.delegated));
    part("cơ quan phối hợp", list(&mut kept.agencies.coordinating, &mut other.agencies.coordinating));
    part("nơi tiếp nhận", text(&mut kept.agencies.receiving, &mut other.agencies.receiving));
    part("cơ quan công bố", text(&mut kept.publisher, &mut other.publisher));
    part("trình tự thực hiện", list(&mut kept.steps, &mut other.steps));
    if list(&mut kept.channels, &mut other.channels) {
        part("cách thức thực hiện", true);
        if kept.online == OnlineLevel::Information {
            kept.online = other.online;
        }
    }
    part("thành phần hồ sơ", list(&mut kept.cases, &mut other.cases));
    part("yêu cầu, điều kiện", text(&mut kept.conditions, &mut other.conditions));
    part("căn cứ pháp lý", list(&mut kept.legal_bases, &mut other.legal_bases));
    part("kết quả", list(&mut kept.results, &mut other.results));
    let states_none = kept.handovers.is_empty() && !other.handovers.is_empty();
    part("cách nhận kết quả", states_none);
    if states_none {
        kept.handovers = take(&mut other.handovers);
    }
    part("từ khóa", list(&mut kept.keywords, &mut other.keywords));
    part("ghi chú", text(&mut kept.note, &mut other.note));
    part("ngày hiệu lực", in_force(kept, other));
    part("thủ tục thay thế", list(&mut kept.replaced_by, &mut other.replaced_by));
    part("nguồn", source(&mut kept.source, &mut other.source));
    filled
}

fn in_force(kept: &mut Procedure, other: &Procedure) -> bool {
    let days = |procedure: &Procedure| (procedure.in_force_from, procedure.in_force_to);
    let takes = days(kept) == (None, None) && days(other) != (None, None);
    if takes {
        (kept.in_force_from, kept.in_force_to) = days(other);
    }
    takes
}

fn source(kept: &mut Source, other: &mut Source) -> bool {
    let is_blank = |source: &Source| source.url.is_empty() && source.updated.is_none();
    let takes = is_blank(kept) && !is_blank(other);
    if takes {
        swap(kept, other);
    }
    takes
}

fn list<T>(kept: &mut Vec<T>, other: &mut Vec<T>) -> bool {
    let takes = kept.is_empty() && !other.is_empty();
    if takes {
        *kept = take(other);
    }
    takes
}

fn text(kept: &mut String, other: &mut String) -> bool {
    let takes = kept.is_empty() && !other.is_empty();
    if takes {
        *kept = take(other);
    }
    takes
}

fn option<T>(kept: &mut Option<T>, other: &mut Option<T>) -> bool {
    let takes = kept.is_none() && other.is_some();
    if takes {
        *kept = other.take();
    }
    takes
}

#[cfg(test)]
mod tests {
    use catalog::Code;
    use jiff::civil::{Date, date};

    use super::*;

    fn voi(from: Option<Date>, to: Option<Date>, url: &str, updated: Option<Date>) -> Procedure {
        let source = Source { url: url.into(), updated };
        let blank = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
        Procedure { in_force_from: from, in_force_to: to, source, ..blank }
    }

    #[test]
    fn days_in_force_and_source_are_taken_from_one_record() {
        let day = |year| Some(date(year, 1, 1));
        let mut kept = voi(day(2026), None, "", day(2026));
        assert_eq!(fill(&mut kept, &mut voi(day(2020), day(2025), "https://voi.example", day(2020))), [""; 0]);
        assert_eq!(kept, voi(day(2026), None, "", day(2026)));
        let mut kept = voi(None, None, "", None);
        let other = voi(None, day(2027), "https://voi.example", None);
        assert_eq!(fill(&mut kept, &mut other.clone()), ["ngày hiệu lực", "nguồn"]);
        assert_eq!(kept, other);
    }
}
