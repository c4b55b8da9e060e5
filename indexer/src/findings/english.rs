//! The titles of the kinds of findings in English, for `--lang en`.

use super::Kind;

/// The title of a kind. None if it has no English one, which a test rules out.
pub(super) fn title(kind: Kind) -> Option<&'static str> {
    TITLES.iter().find(|(id, _)| *id == kind.id()).map(|(_, title)| *title)
}

const TITLES: &[(&str, &str)] = &[
    ("ban-ghi-hong", "Broken record"),
    ("ma-sai", "Code missing or of another form"),
    ("da-xoa-o-nguon", "Marked as deleted by its source"),
    ("thieu-ten", "Name missing"),
    ("tep-thu-tuc-sai", "Mistake in a file of a procedure"),
    ("trung-ma", "Two procedures with one code"),
    ("sai-kieu", "Value of the wrong type"),
    ("toan-trinh-khong-co-cach-nop", "Fully online, without an online channel"),
    ("tep-khong-doc", "File not understood"),
    ("tep-dang-mo", "File open in Word or Excel"),
    ("gop-ban-ghi", "Several sources about one procedure"),
    ("trang-thai-la", "Unusual state in the source"),
    ("ma-them-so-khong", "Zero added at the end of a code"),
    ("ma-thieu-so", "Code lacks digits"),
    ("dong-khop", "Row without code or name, matched with a known procedure"),
    ("ten-chua-ro", "Row without a code, unclear which procedure"),
    ("ten-khong-co", "Row without a code, no such procedure"),
    ("ten-khac-danh-sach", "Another name in the list than in the record"),
    ("khong-co-trong-danh-sach", "Not in the list of its publisher"),
    ("danh-sach-mot-phan", "Only a part of a list"),
    ("chi-co-ten", "Procedures with a name only"),
    ("dong-lap-lai", "Repeated rows in a table"),
    ("trang-an", "Hidden sheet was read"),
    ("bang-ma-cu", "Text in an old encoding"),
    ("dong-bang-tinh-bo-qua", "Row of the workbook left out"),
    ("o-bang-tinh-sai", "Cell of the workbook not readable"),
    ("hai-noi-ta-van-phong", "Office described twice"),
    ("ban-goc", "Builds on the site of another office"),
    ("trang-cu-cua-minh", "The office's own older site"),
    ("thieu-duong-day-nong", "Hotline missing"),
    ("tu-dien-sai", "Entry of the lexicon not usable"),
    ("cach-noi-sai", "Wording to look at"),
    ("dong-lich-sai", "Row of the calendar not usable"),
    ("dong-so-lieu-sai", "Row of figures not readable"),
    ("so-lieu-chua-khop", "Figures do not add up"),
    ("so-lieu-khong-nguon", "Figures without a source"),
    ("tep-rieng-khong-doc", "File of local facts not readable"),
    ("dong-rieng-bo-qua", "Row of local facts left out"),
    ("o-rieng-sai", "Local fact not readable"),
    ("dai-hon-luat-dinh", "Local time longer than the legal one"),
    ("trai-ho-so-thu-tuc", "Local fact against the record"),
    ("thieu-bo-phan", "Part that the law requires is missing"),
    ("chua-co-noi-dung", "Only a name, no content"),
    ("quyet-dinh-tuong-lai", "Decision signed in the future"),
    ("sua-truoc-quyet-dinh", "Source last changed before the decision was signed"),
    ("ngay-hieu-luc-sai", "Dates of effect contradict each other"),
    ("het-hieu-luc", "No longer in force"),
    ("dang-cham", "Perhaps posted late"),
    ("khong-dong-canh-muc-thu", "Zero beside a charge"),
    ("phi-chua-ro", "Fee not known"),
    ("thoi-han-chua-ro", "Time not known"),
    ("thoi-han-thieu-don-vi", "Time without a unit"),
    ("don-vi-cu", "Abolished level, unit or paper"),
    ("tieu-de-nhu-giay-to", "Heading or note entered as a paper"),
    ("trung-ten", "One name under two codes"),
    ("ma-la", "Code written in an unusual way"),
    ("cung-noi-dung", "Same content under another name"),
    ("lan-chu", "Letters of another alphabet within a word"),
    ("ban-ghi-thu", "Looks like a trial entry"),
    ("muc-bo-qua-sai", "Silencing entry to look at"),
    ("chua-chac", "Fact to be checked"),
    ("nhom-da-cu", "Group of procedures with an outdated name"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_an_english_title_and_none_is_left_over() {
        let missing: Vec<&str> = Kind::ALL.iter().filter(|kind| title(**kind).is_none()).map(|kind| kind.id()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(TITLES.len(), Kind::ALL.len());
    }
}
