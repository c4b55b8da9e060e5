//! The words for what is stored.

use crate::store::OfflineCopy;

/// Files of a copy are stored, but not all of them.
const INCOMPLETE: &str = "Chưa lưu trọn";

/// "3 câu", or "Không có" for none.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 0 { "Không có".to_owned() } else { format!("{count} {what}") }
}

/// The state of the offline copy. `saved` describes a complete one; `is_incomplete` if the last attempt
/// to save one failed.
pub(super) fn copy_sentence(copy: &OfflineCopy, is_incomplete: bool, saved: &str) -> String {
    match copy {
        OfflineCopy::Unknown => "Đang xem…".to_owned(),
        OfflineCopy::None if is_incomplete => INCOMPLETE.to_owned(),
        OfflineCopy::None | OfflineCopy::Impossible(_) => "Không có".to_owned(),
        OfflineCopy::Saving(_) => "Đang lưu; lưu xong mới xóa được".to_owned(),
        OfflineCopy::Saved(_) => saved.to_owned(),
        OfflineCopy::Updating(_) => format!("{saved}; đang tải bản mới, tải xong mới xóa được"),
        OfflineCopy::Newer(_) => format!("{saved}, và một bản mới hơn"),
        OfflineCopy::Damaged(_) => INCOMPLETE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_a_count_or_a_word_for_none() {
        assert_eq!(counted(3, "câu"), "3 câu");
        assert_eq!(counted(0, "câu"), "Không có");
    }

    #[test]
    fn a_copy_that_was_cut_off_is_not_complete() {
        let sentence = |copy, is_incomplete| copy_sentence(&copy, is_incomplete, "Bản ngày 1/7/2026");
        assert_eq!(sentence(OfflineCopy::None, false), "Không có");
        assert_eq!(sentence(OfflineCopy::None, true), "Chưa lưu trọn");
        assert_eq!(sentence(OfflineCopy::Damaged("mất một tệp".into()), false), "Chưa lưu trọn");
        assert_eq!(sentence(OfflineCopy::Saved(None), false), "Bản ngày 1/7/2026");
    }

    #[test]
    fn a_copy_that_is_being_written_cannot_be_cleared_yet() {
        let sentence = |copy| copy_sentence(&copy, false, "Bản ngày 1/7/2026");
        assert!(sentence(OfflineCopy::Saving(40)).contains("lưu xong mới xóa được"));
        assert!(sentence(OfflineCopy::Updating(40)).starts_with("Bản ngày 1/7/2026; đang tải bản mới"));
    }
}
