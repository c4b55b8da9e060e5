//! Ways to come to every procedure by links alone: by the first letter of its name, by level, by publisher.

use super::{Facet, Names};
use crate::procedure::Level;
use crate::text::{fold, fold_words, without_thu_tuc};

/// What the procedures of one list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// The first letter of their names without marks, in upper case; `#` for all that begin otherwise.
    Letter(char),
    /// Cấp thực hiện.
    Level(Level),
    /// Cơ quan công bố, by its place in [`Names::publishers`].
    Publisher(u16),
}

/// The shelf of names that do not begin with a letter.
const OTHER: char = '#';

impl Names {
    /// All shelves that hold something, each with the number of its procedures: letters, levels, publishers.
    pub fn shelves(&self) -> Vec<(Shelf, u32)> {
        let mut shelves: Vec<Shelf> = self.lines.iter().flat_map(shelves_of).collect();
        shelves.sort_unstable();
        shelves.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32)).collect()
    }

    /// The ordinals of the procedures of a shelf, sorted by name.
    pub fn on_shelf(&self, shelf: Shelf) -> Vec<u32> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| shelves_of(line).contains(&shelf));
        let mut found: Vec<u32> = lines.map(|(at, _)| at as u32).collect();
        found.sort_by_cached_key(|at| fold_words(without_thu_tuc(&self.lines[*at as usize].name)));
        found
    }

    /// How addresses write a shelf.
    pub fn shelf_slug(&self, shelf: Shelf) -> String {
        match shelf {
            Shelf::Letter(OTHER) => "chu-khac".to_owned(),
            Shelf::Letter(letter) => format!("chu-{}", letter.to_ascii_lowercase()),
            Shelf::Level(Level::Commune) => "cap-xa".to_owned(),
            Shelf::Level(Level::Province) => "cap-tinh".to_owned(),
            Shelf::Level(Level::Ministry) => "cap-bo".to_owned(),
            Shelf::Level(Level::Other) => "cap-khac".to_owned(),
            Shelf::Publisher(place) => format!("co-quan-{}", self.publisher(place).map_or("", |facet| &facet.slug)),
        }
    }

    /// What people read of a shelf: "Chữ C", "Cấp xã", "Bộ Tư pháp".
    pub fn shelf_title(&self, shelf: Shelf) -> String {
        match shelf {
            Shelf::Letter(OTHER) => "Chữ số và ký hiệu".to_owned(),
            Shelf::Letter('D') => "Chữ D, Đ".to_owned(),
            Shelf::Letter(letter) => format!("Chữ {letter}"),
            Shelf::Level(level) => level.label().to_owned(),
            Shelf::Publisher(place) => match self.publisher(place).map_or("", |facet| &facet.name) {
                "" => "Nguồn không ghi cơ quan công bố".to_owned(),
                name => name.to_owned(),
            },
        }
    }

    fn publisher(&self, place: u16) -> Option<&Facet> {
        self.publishers.get(usize::from(place))
    }
}

/// The shelves that a procedure stands on.
fn shelves_of(line: &super::Line) -> Vec<Shelf> {
    let levels = line.levels.iter().map(|level| Shelf::Level(*level));
    let letter = Shelf::Letter(first_letter(&line.name));
    [letter, Shelf::Publisher(line.publisher)].into_iter().chain(levels).collect()
}

fn first_letter(name: &str) -> char {
    let first = without_thu_tuc(name).chars().next().map(|first| fold(&first.to_string())).unwrap_or_default();
    first.chars().next().filter(char::is_ascii_alphabetic).map_or(OTHER, |letter| letter.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Procedure};

    #[test]
    fn every_procedure_stands_on_a_shelf_of_each_kind() {
        let procedure = |code: &str, name: &str, publisher: &str| Procedure {
            publisher: publisher.into(),
            levels: vec![Level::Commune],
            ..Procedure::blank(Code::parse(code).unwrap(), name.into())
        };
        let names = Names::of(&[
            procedure("1.000001", "Thủ tục đăng ký khai sinh", "Bộ Tư pháp"),
            procedure("1.000002", "Đăng ký khai tử", "Bộ Tư pháp"),
            procedure("1.000003", "“Xóa” đăng ký", ""),
        ]);
        let shown: Vec<_> = names
            .shelves()
            .into_iter()
            .map(|(shelf, count)| (names.shelf_slug(shelf), names.shelf_title(shelf), count))
            .collect();
        let expected = [
            ("chu-khac", "Chữ số và ký hiệu", 1),
            ("chu-d", "Chữ D, Đ", 2),
            ("cap-xa", "Cấp xã", 3),
            ("co-quan-", "Nguồn không ghi cơ quan công bố", 1),
            ("co-quan-bo-tu-phap", "Bộ Tư pháp", 2),
        ];
        assert_eq!(shown, expected.map(|(slug, title, count)| (slug.to_owned(), title.to_owned(), count)));
        assert_eq!(names.on_shelf(Shelf::Letter('D')), [0, 1]);
    }
}
