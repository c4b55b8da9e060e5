//! One change of one procedure, and the list in which the changes of a procedure are collected.

use super::pairing::Pairing;
use super::words::{self, hunks, key};
use catalog::release::history::{Effect, Grade, Piece};

/// One change of a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part of the procedure, in Vietnamese: "Phí, lệ phí".
    pub part: &'static str,
    /// Where in the part: the ways to submit or the case. The same change of several ways is one.
    pub places: Vec<String>,
    /// What it does.
    pub effect: Effect,
    /// What was replaced by what; none if only the order differs.
    pub pieces: Vec<Piece>,
}

impl Change {
    /// Whether both have a place, and not the same one.
    fn is_elsewhere(&self, other: &Self) -> bool {
        let has_place = |change: &Self| !change.places.is_empty();
        has_place(self) && has_place(other) && !other.places.iter().any(|place| self.places.contains(place))
    }

    /// Whether both do the same in the same words, in one place or another.
    fn is_like(&self, other: &Self) -> bool {
        let said = |change: &Self| change.pieces.iter().map(|piece| (key(&piece.old), key(&piece.new))).collect::<Vec<_>>();
        (self.part, self.effect) == (other.part, other.effect)
            && self.pieces.len() == other.pieces.len()
            && said(self) == said(other)
    }
}

/// A part of a procedure, and a place in it, whose changes are collected.
pub(super) struct Spot<'a> {
    changes: &'a mut Changes,
    part: &'static str,
    place: String,
}

/// The changes of a procedure.
#[derive(Default)]
pub(super) struct Changes(Vec<Change>);

impl Changes {
    /// The part with this name.
    pub(super) fn part(&mut self, part: &'static str) -> Spot<'_> {
        self.at(part, "")
    }

    /// A place in a part.
    pub(super) fn at(&mut self, part: &'static str, place: &str) -> Spot<'_> {
        Spot { changes: self, part, place: place.to_owned() }
    }

    /// All changes, heaviest first.
    pub(super) fn sorted(mut self) -> Vec<Change> {
        self.0.sort_by_key(|change| change.effect);
        self.0
    }
}

impl Spot<'_> {
    /// Adds a change.
    pub(super) fn add(&mut self, effect: Effect, pieces: Vec<Piece>) {
        let places: Vec<String> = [self.place.clone()].into_iter().filter(|place| !place.is_empty()).collect();
        let change = Change { part: self.part, places, effect, pieces };
        match self.changes.0.iter_mut().find(|other| other.is_elsewhere(&change) && other.is_like(&change)) {
            Some(other) => other.places.extend(change.places),
            None => self.changes.0.push(change),
        }
    }

    /// Adds a change of one value into another.
    pub(super) fn replace(&mut self, effect: Effect, old: impl ToString, new: impl ToString) {
        self.add(effect, vec![Piece::new(old, new)]);
    }

    /// Compares two values that have no finer parts.
    pub(super) fn value<T: PartialEq>(&mut self, effect: Effect, old: &T, new: &T, say: impl Fn(&T) -> String) {
        if old == new {
            return;
        }
        let (old, new) = (say(old), say(new));
        let is_wording = key(&old) == key(&new) && effect.grade() == Grade::Substance;
        self.replace(if is_wording { Effect::Wording } else { effect }, old, new);
    }

    /// Compares two texts by their sentences.
    pub(super) fn text(&mut self, effect: Effect, old: &str, new: &str) {
        let (wording, substance): (Vec<_>, Vec<_>) = hunks(old, new).into_iter().partition(|hunk| hunk.is_wording);
        let pieces = |hunks: Vec<words::Hunk>| hunks.iter().map(|hunk| Piece::new(&hunk.old, &hunk.new)).collect::<Vec<_>>();
        let lighter = if effect.grade() == Grade::Wording { effect } else { Effect::Wording };
        for (effect, hunks) in [(effect, substance), (lighter, wording)] {
            if !hunks.is_empty() {
                self.add(effect, pieces(hunks));
            }
        }
    }

    /// Compares two lists of short texts, item by item.
    pub(super) fn list(&mut self, effect: Effect, old: &[String], new: &[String]) {
        let keys = |list: &[String]| list.iter().map(|item| key(item)).collect::<Vec<_>>();
        let pairing = Pairing::of_texts(&keys(old), &keys(new), &|a, b| old[a] == new[b]);
        for (a, b) in &pairing.pairs {
            self.text(effect, &old[*a], &new[*b]);
        }
        self.singles(effect, &pairing, old, new);
    }

    /// Adds the items that only one side has, and notes that the others come in another order.
    pub(super) fn singles(&mut self, effect: Effect, pairing: &Pairing, old: &[String], new: &[String]) {
        let gone = pairing.only_old.iter().map(|at| Piece::new(&old[*at], ""));
        let come = pairing.only_new.iter().map(|at| Piece::new("", &new[*at]));
        let pieces: Vec<Piece> = gone.chain(come).collect();
        if !pieces.is_empty() {
            self.add(effect, pieces);
        }
        self.order(pairing);
    }

    /// Notes that items which are still there come in another order.
    pub(super) fn order(&mut self, pairing: &Pairing) {
        if pairing.is_reordered() {
            self.add(Effect::Order, Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_change_in_several_places_is_one() {
        let mut changes = Changes::default();
        for place in ["Trực tiếp", "Trực tuyến"] {
            changes.at("Phí", place).replace(Effect::FeeUp, 1, 2);
        }
        changes.at("Phí", "Bưu chính").replace(Effect::FeeUp, 1, 3);
        let found = changes.sorted();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].places, ["Trực tiếp", "Trực tuyến"]);
    }

    #[test]
    fn a_change_without_a_place_stands_alone() {
        let mut changes = Changes::default();
        for place in ["Voi lớn", "", "Voi con"] {
            changes.at("Thành phần hồ sơ", place).replace(Effect::PaperAdded, "", "Tờ khai");
        }
        let places: Vec<_> = changes.sorted().into_iter().map(|change| change.places.join(", ")).collect();
        assert_eq!(places, ["Voi lớn, Voi con", ""]);
    }

    #[test]
    fn a_list_is_compared_item_by_item() {
        let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        let mut changes = Changes::default();
        changes.part("Kết quả").list(Effect::Result, &list(&["Giấy phép", "Sổ"]), &list(&["Thẻ", "sổ"]));
        let found = changes.sorted();
        let effects: Vec<_> = found.iter().map(|change| change.effect).collect();
        assert_eq!(effects, [Effect::Result, Effect::Wording]);
        assert_eq!(found[0].pieces, [Piece::new("Giấy phép", ""), Piece::new("", "Thẻ")]);
    }
}
