//! What the officer types into a form. It lives as long as the page: nothing is stored or sent.

use jiff::civil::Date;
use leptos::prelude::*;

use super::papers::{Paper, Papers, missing};
use crate::pages::date_field::{day_value, read_day, read_time};

/// The values of a form's fields, as the browser's fields write them. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    /// Số của phiếu.
    pub number: RwSignal<String>,
    /// Mã hồ sơ.
    pub dossier: RwSignal<String>,
    /// Địa danh: the place where the form is signed.
    pub place: RwSignal<String>,
    /// The day of signing: "2026-11-21".
    pub signed: RwSignal<String>,
    /// The name of the person or organisation that files.
    pub name: RwSignal<String>,
    /// Their address.
    pub address: RwSignal<String>,
    /// Their telephone.
    pub phone: RwSignal<String>,
    /// Số bộ hồ sơ: how many sets of the dossier were handed in.
    pub sets: RwSignal<String>,
    /// When the dossier was received: "2026-11-21T09:30".
    pub received: RwSignal<String>,
    /// The day on which the result is due: "2026-11-21".
    pub due: RwSignal<String>,
    /// The new day, if the first one was missed.
    pub new_due: RwSignal<String>,
    /// What is to be added, one item a line.
    pub wanted: RwSignal<String>,
    /// Why documents are missing, the dossier is refused, or the result is late.
    pub reason: RwSignal<String>,
    /// The officer who receives.
    pub officer: RwSignal<String>,
    /// The papers of the dossier, each with whether it was handed in.
    pub papers: RwSignal<Vec<Paper>>,
}

impl Entries {
    /// The entries of a form that is opened today, filled from the dossier.
    pub(super) fn new(papers: &Papers, office: &str, today: Date) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            number: empty(),
            dossier: empty(),
            place: RwSignal::new(place_name(office).to_owned()),
            signed: RwSignal::new(day_value(today)),
            name: empty(),
            address: empty(),
            phone: empty(),
            sets: RwSignal::new("1".to_owned()),
            received: empty(),
            due: empty(),
            new_due: empty(),
            wanted: RwSignal::new(missing(&papers.listed)),
            reason: empty(),
            officer: empty(),
            papers: RwSignal::new(papers.listed.clone()),
        }
    }

    /// Sets whether a paper was handed in, and updates the list of what is to be added.
    pub(super) fn set_at_hand(&self, place: usize, at_hand: bool) {
        let before = missing(&self.papers.read_untracked());
        self.papers.update(|papers| papers.iter_mut().skip(place).take(1).for_each(|paper| paper.at_hand = at_hand));
        // Never overwrite a list that the officer has edited.
        if *self.wanted.read_untracked() == before {
            self.wanted.set(missing(&self.papers.read_untracked()));
        }
    }
}

/// The place name in an office's name: "Mẫu" in "Xã Mẫu".
fn place_name(office: &str) -> &str {
    let units = ["Xã ", "Phường ", "Đặc khu ", "Tỉnh ", "Thành phố "];
    units.iter().find_map(|unit| office.strip_prefix(unit)).unwrap_or(office)
}

/// The day of a date field as official papers write it: "ngày 05 tháng 02 năm 2026" (Nghị định
/// 30/2020/NĐ-CP: a 0 in front of days below 10 and of months 1 and 2). `None` if no day is set.
pub(super) fn day_in_words(field: &str) -> Option<String> {
    let date = read_day(field)?;
    let month = if date.month() < 3 { format!("0{}", date.month()) } else { date.month().to_string() };
    Some(format!("ngày {:02} tháng {month} năm {}", date.day(), date.year()))
}

/// The moment of a date and time field: "9 giờ 05 phút, ngày 21 tháng 11 năm 2026". `None` if none is set.
pub(super) fn moment_in_words(field: &str) -> Option<String> {
    let (day, time) = field.split_once('T')?;
    let minute = read_time(time)?;
    Some(format!("{} giờ {:02} phút, {}", minute / 60, minute % 60, day_in_words(day)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_in_official_papers() {
        assert_eq!(day_in_words("2026-11-05").unwrap(), "ngày 05 tháng 11 năm 2026");
        assert_eq!(day_in_words("2027-02-15").unwrap(), "ngày 15 tháng 02 năm 2027");
        assert_eq!(day_in_words("2026-03-09").unwrap(), "ngày 09 tháng 3 năm 2026");
        assert_eq!(day_in_words("2026-11-31"), None);
    }

    #[test]
    fn moments_begin_with_the_hour() {
        assert_eq!(moment_in_words("2026-11-21T09:05").unwrap(), "9 giờ 05 phút, ngày 21 tháng 11 năm 2026");
        assert_eq!(moment_in_words("2026-11-21T14:30:00").unwrap(), "14 giờ 30 phút, ngày 21 tháng 11 năm 2026");
        assert_eq!(moment_in_words(""), None);
    }

    #[test]
    fn the_list_follows_the_ticks_until_the_officer_edits_it() {
        let owner = Owner::new();
        owner.set();
        let paper = |title: &str| Paper { title: title.into(), originals: 0, copies: 0, at_hand: false, conditional: false };
        let papers = Papers { listed: vec![paper("Tờ khai"), paper("Bản vẽ")], ..Papers::default() };
        let entries = Entries::new(&papers, "Xã Mẫu", Date::new(2026, 11, 21).unwrap());
        assert_eq!(entries.wanted.get_untracked(), "Tờ khai\nBản vẽ");
        entries.set_at_hand(0, true);
        assert_eq!(entries.wanted.get_untracked(), "Bản vẽ");
        entries.wanted.set("Bản vẽ có chữ ký".into());
        entries.set_at_hand(1, true);
        assert_eq!(entries.wanted.get_untracked(), "Bản vẽ có chữ ký");
    }

    #[test]
    fn the_place_is_the_name_without_the_kind_of_unit() {
        assert_eq!(place_name("Xã Mẫu"), "Mẫu");
        assert_eq!(place_name("Phường Hạ Long"), "Hạ Long");
        assert_eq!(place_name("Sở Xây dựng"), "Sở Xây dựng");
    }
}
