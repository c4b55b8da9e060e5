//! Finds related procedures, which the national data does not contain: first those that people need together
//! ([`together`]), then similar ones ([`similar`]). This is done at build time, so that a page only lists them.

mod similar;
mod together;

use std::collections::HashSet;

use catalog::text::{fold_words, slug, without_thu_tuc};
use catalog::{Facet, Level, Names, Office, Procedure};
use rayon::prelude::*;

use similar::Similarity;
pub(crate) use together::Together;

/// The most related procedures of one procedure.
const MOST: usize = 5;
/// The most that come from [`together`] if there are enough similar ones.
const MOST_TOGETHER: usize = 3;

/// Adds to each procedure its related ones, in the order of `names`.
///
/// # Errors
/// The built-in list of events cannot be read.
pub(crate) fn added(mut procedures: Vec<Procedure>, names: &Names, office: &Office) -> anyhow::Result<Vec<Procedure>> {
    let related = of(&procedures, names, office, &Together::built_in()?);
    procedures.iter_mut().zip(related).for_each(|(procedure, related)| procedure.related = related);
    Ok(procedures)
}

/// The related procedures of each procedure, as ordinals, the closest first.
fn of(procedures: &[Procedure], names: &Names, office: &Office, together: &Together) -> Vec<Vec<u32>> {
    let around = Around::new(names, office);
    let similarity = Similarity::of(procedures);
    let events = together.members(&around);
    (0..procedures.len())
        .into_par_iter()
        .map_init(
            || vec![0.0; procedures.len()],
            |scores, at| {
                let asked = together.beside(at, &events, &around);
                let similar = similarity.ranked(at, scores, &around);
                choose(at, &asked, &similar, &around)
            },
        )
        .collect()
}

/// Chooses some of both, without two procedures of the same name.
fn choose(of: usize, asked: &[usize], similar: &[usize], around: &Around) -> Vec<u32> {
    let mut seen = HashSet::from([around.title(of)]);
    let mut pick = |from: &[usize], most: usize| -> Vec<usize> {
        from.iter().copied().filter(|at| seen.insert(around.title(*at))).take(most).collect()
    };
    let mut chosen = pick(asked, MOST_TOGETHER);
    chosen.extend(pick(similar, MOST - chosen.len()));
    chosen.extend(pick(asked, MOST - chosen.len()));
    chosen.into_iter().map(|at| at as u32).collect()
}

/// Facts about all procedures, for comparing them.
struct Around<'a> {
    names: &'a Names,
    /// The folded words of each name, from [`title_words`].
    words: Vec<Vec<String>>,
    /// The same words, joined.
    titles: Vec<String>,
    /// For each publisher, whether it is a province other than the office's.
    elsewhere: Vec<bool>,
    level: Level,
}

impl<'a> Around<'a> {
    fn new(names: &'a Names, office: &Office) -> Self {
        let words: Vec<Vec<String>> = names.lines.par_iter().map(|line| title_words(&line.name)).collect();
        let own = slug(&office.province);
        let is_own = |publisher: &Facet| !own.is_empty() && publisher.slug.ends_with(own.as_str());
        let elsewhere = |publisher: &Facet| publisher.is_provincial() && !is_own(publisher);
        Self {
            titles: words.iter().map(|words| words.join(" ")).collect(),
            words,
            elsewhere: names.publishers.iter().map(elsewhere).collect(),
            level: office.level,
            names,
        }
    }

    fn title(&self, at: usize) -> &str {
        &self.titles[at]
    }

    /// Whether a province publishes it that is neither the office's nor that of the other procedure.
    fn is_foreign(&self, at: usize, to: usize) -> bool {
        let (publisher, of) = (self.names.lines[at].publisher, self.names.lines[to].publisher);
        publisher != of && self.elsewhere[usize::from(publisher)]
    }

    fn shares_level(&self, a: usize, b: usize) -> bool {
        let levels = &self.names.lines[b].levels;
        self.names.lines[a].levels.iter().any(|level| levels.contains(level))
    }

    fn shares_field(&self, a: usize, b: usize) -> bool {
        let fields = &self.names.lines[b].fields;
        self.names.lines[a].fields.iter().any(|field| fields.contains(field))
    }

    fn is_of_office(&self, at: usize) -> bool {
        self.names.lines[at].levels.contains(&self.level)
    }
}

/// The folded words of a name without "Thủ tục" at its beginning and without parentheses, which mostly name the level
/// of the office.
fn title_words(name: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        depth = if *c == '(' { depth + 1 } else { depth };
        let is_outside = depth == 0;
        depth = if *c == ')' { depth.saturating_sub(1) } else { depth };
        is_outside
    };
    let plain: String = name.chars().filter(outside).collect();
    let words = fold_words(without_thu_tuc(&plain));
    if words.is_empty() { fold_words(name) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    /// A catalogue of procedures, each given by name, field and publisher.
    fn catalogue(procedures: &[[&str; 3]]) -> Catalogue {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
        write("site.toml", "ten = \"Xã Thử\"\ncap = \"xa\"\ntinh = \"Lào Cai\"\n".to_owned());
        for (number, [name, field, publisher]) in procedures.iter().enumerate() {
            let code = format!("1.{number:06}");
            let text = format!(
                "ma = \"{code}\"\nten = \"{name}\"\nlinh_vuc = [\"{field}\"]\ncap = [\"xa\"]\nco_quan_cong_bo = \"{publisher}\"\n"
            );
            write(&format!("{code}.toml"), text);
        }
        crate::read::catalogue(folder.path()).unwrap()
    }

    /// The names related to the procedure of a name.
    fn related(procedures: &[[&str; 3]], name: &str) -> Vec<String> {
        let Catalogue { office, procedures, .. } = catalogue(procedures);
        let names = Names::of(&procedures);
        let found = of(&procedures, &names, &office, &Together::built_in().unwrap());
        let at = names.lines.iter().position(|line| line.name == name).unwrap();
        found[at].iter().map(|at| names.lines[*at as usize].name.clone()).collect()
    }

    const BIRTH: [&str; 3] = ["Thủ tục đăng ký khai sinh", "Hộ tịch", "Bộ Tư pháp"];
    const MOVING: [&str; 3] = ["Đăng ký thường trú", "Cư trú", "Bộ Công an"];
    const QUARRY: [&str; 3] = ["Cấp giấy phép khai thác khoáng sản", "Khoáng sản", "Bộ Nông nghiệp"];

    #[test]
    fn procedures_of_an_event_come_before_similar_ones() {
        let again = ["Đăng ký lại khai sinh", "Hộ tịch", "Bộ Tư pháp"];
        assert_eq!(related(&[again, QUARRY, BIRTH, MOVING], BIRTH[0]), [MOVING[0], again[0]]);
        assert_eq!(related(&[again, QUARRY, BIRTH, MOVING], QUARRY[0]), Vec::<String>::new());
    }

    #[test]
    fn a_name_is_listed_once_and_the_procedure_itself_never() {
        let capital = ["Cấp lại giấy phép khai thác khoáng sản (cấp tỉnh)", "Khoáng sản", "Bộ Nông nghiệp"];
        let plain = ["Cấp lại giấy phép khai thác khoáng sản", "Khoáng sản", "Bộ Nông nghiệp"];
        let found = related(&[capital, plain, QUARRY, BIRTH], QUARRY[0]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(!related(&[capital, plain, BIRTH], plain[0]).contains(&capital[0].to_owned()));
    }

    #[test]
    fn procedures_of_other_provinces_are_left_out() {
        let publish = |publisher| ["Cấp lại giấy phép khai thác khoáng sản", "Khoáng sản", publisher];
        assert_eq!(related(&[publish("UBND tỉnh Lai Châu"), QUARRY], QUARRY[0]).len(), 0);
        assert_eq!(related(&[publish("UBND tỉnh Lào Cai"), QUARRY], QUARRY[0]).len(), 1);
    }

    #[test]
    fn the_same_catalogue_gives_the_same() {
        let Catalogue { office, procedures, .. } = catalogue(&[BIRTH, MOVING, QUARRY]);
        let names = Names::of(&procedures);
        let find = || of(&procedures, &names, &office, &Together::built_in().unwrap());
        assert_eq!(find(), find());
    }

    #[test]
    fn a_title_keeps_only_the_words_that_distinguish_it() {
        for name in ["Thủ tục: Đăng ký giám hộ", "Đăng ký giám hộ (cấp xã)", "ĐĂNG KÝ GIÁM HỘ."] {
            assert_eq!(title_words(name).join(" "), "dang ki giam ho");
        }
        assert_eq!(title_words("(Cấp tỉnh)").join(" "), "cap tinh");
        assert_eq!(title_words("a (b (c) d) e) f").join(" "), "a e f");
    }
}
