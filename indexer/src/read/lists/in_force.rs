//! Compares the official list of a publisher with its procedures: what the list lacks may have been repealed.

use std::collections::{BTreeMap, BTreeSet};

use catalog::text::fold_text;
use catalog::{Code, Procedure};

use super::super::grid::Cell;
use super::super::national_code::Written;
use super::super::record::RecordOrigin;
use super::rows::ListRow;
use super::titles::{Column, Titles};
use crate::findings::{Finding, Kind};

/// The least rows of a publisher in a list that says which of its procedures are in force.
const LEAST_ROWS: usize = 20;
/// One of so many procedures may be missing from a list. If more are, the list is only a part.
const ONE_OF: usize = 3;

/// The codes of a publisher in an official list.
pub(in crate::read) struct InForce {
    file: String,
    publisher: String,
    codes: BTreeSet<Code>,
}

impl InForce {
    /// The publishers of a list with enough rows to be its official one.
    pub(super) fn of(file: &str, titles: &Titles, rows: &[ListRow]) -> Vec<Self> {
        let mut by_publisher: BTreeMap<&str, BTreeSet<Code>> = BTreeMap::new();
        let is_official = titles.has(Column::Publisher) && titles.has(Column::Code);
        for row in rows.iter().filter(|row| is_official && !row.publisher.is_empty()) {
            let Some(Written::Whole(code) | Written::Padded(code)) = &row.code else { continue };
            by_publisher.entry(&row.publisher).or_default().insert(code.clone());
        }
        let publishers = by_publisher.into_iter().filter(|(_, codes)| codes.len() >= LEAST_ROWS);
        publishers.map(|(publisher, codes)| Self { file: file.to_owned(), publisher: publisher.to_owned(), codes }).collect()
    }
}

/// A finding for each procedure that the lists of its publisher lack, or one if the lists are plainly only a part.
pub(in crate::read) fn not_listed(lists: &[InForce], procedures: &[Procedure]) -> Vec<Finding> {
    let mut publishers: BTreeMap<String, Vec<&InForce>> = BTreeMap::new();
    for list in lists {
        publishers.entry(fold_text(&list.publisher)).or_default().push(list);
    }
    let mut published: BTreeMap<String, Vec<&Procedure>> = BTreeMap::new();
    for procedure in procedures {
        published.entry(fold_text(&procedure.publisher)).or_default().push(procedure);
    }
    let own = |publisher: &str| published.get(publisher).map_or(&[][..], Vec::as_slice);
    publishers.into_iter().flat_map(|(publisher, lists)| of_publisher(&lists, own(&publisher))).collect()
}

fn of_publisher(lists: &[&InForce], own: &[&Procedure]) -> Vec<Finding> {
    let is_listed = |code: &Code| lists.iter().any(|list| list.codes.contains(code));
    let missing: Vec<&Procedure> = own.iter().copied().filter(|procedure| !is_listed(&procedure.code)).collect();
    let Some(list) = lists.first() else { return Vec::new() };
    if missing.len() * ONE_OF > own.len() {
        let what = format!("danh sách thiếu {} trong {} thủ tục của {}", missing.len(), own.len(), list.publisher);
        let todo = "Có vẻ danh sách chỉ là một phần nên không so được; hãy tải danh sách đầy đủ để biết thủ tục nào đã bị bãi bỏ";
        return vec![RecordOrigin::of_file(&list.file, Kind::PartialList, &what, todo)];
    }
    missing.into_iter().map(|procedure| finding(list, procedure)).collect()
}

fn finding(list: &InForce, procedure: &Procedure) -> Finding {
    let decided = procedure.decision.as_ref().and_then(|decision| decision.date);
    let decided = decided.map(|date| format!(" (quyết định ngày {})", Cell::Day(date))).unwrap_or_default();
    let what = format!(
        "\"{}\"{decided} không có trong danh sách của {}; có thể đã bị bãi bỏ, hoặc mới hơn danh sách",
        procedure.name, list.publisher
    );
    let todo = "Thủ tục vẫn được đăng; hãy xem còn hiệu lực không, nếu hết thì bỏ khỏi danh mục";
    RecordOrigin::new(&list.file, "cả tệp").finding(Kind::NotListed, procedure.code.as_str(), "mã số", what, todo)
}
