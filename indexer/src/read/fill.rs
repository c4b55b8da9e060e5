//! Fills the empty parts of a procedure from another record of it.

use std::mem::take;

use catalog::{Kind, OnlineLevel, Procedure};

/// Takes each part that `kept` lacks from `other`. Returns the names of the parts that were taken, in Vietnamese.
///
/// The ways to submit, their times and their fees are one part: a time of one source beside the fee of another would be a
/// promise that nobody made.
pub(super) fn fill(kept: &mut Procedure, other: &Procedure) -> Vec<&'static str> {
    let mut other = other.clone();
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
    part("từ khóa", list(&mut kept.keywords, &mut other.keywords));
    part("ghi chú", text(&mut kept.note, &mut other.note));
    part("ngày hiệu lực", option(&mut kept.in_force_from, &mut other.in_force_from));
    part("ngày hết hiệu lực", option(&mut kept.in_force_to, &mut other.in_force_to));
    part("địa chỉ nguồn", text(&mut kept.source.url, &mut other.source.url));
    option(&mut kept.source.updated, &mut other.source.updated);
    filled
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
