//! How people at a counter screen rated their visit (mức hài lòng): what a screen counts for a day and a procedure, the
//! CSV file that staff export, and the figures that a site publishes. Nobody's hour is kept, and what somebody wrote is
//! in the CSV file alone.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::procedure::Code;
use crate::text::share;

/// A month or a procedure with fewer ratings is not published by itself: one of three people would be easy to name.
pub const LEAST_PUBLISHED: u32 = 5;

/// What somebody says of a visit: one of five faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// Rất hài lòng.
    VeryGood,
    /// Hài lòng.
    Good,
    /// Bình thường.
    Fair,
    /// Chưa hài lòng.
    Poor,
    /// Rất không hài lòng.
    VeryPoor,
}

/// Why somebody is not content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A long wait.
    Waiting,
    /// The procedure or its papers are hard to understand.
    Unclear,
    /// The procedure was not found.
    NotFound,
    /// The screen is hard to use.
    Screen,
    /// How the staff treat people.
    Manner,
    /// Papers or money beyond what is posted.
    BeyondRules,
}

/// How many people chose each face, in the order of [`Rating::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings(pub [u32; 5]);

/// How many people gave each reason, in the order of [`Reason::ALL`].
pub type Reasons = [u32; 6];

/// What a screen counted on a day for a procedure: a row of the CSV file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRatings {
    /// The screen, so that two of them at one office are not taken for one.
    pub screen: String,
    /// The day.
    pub day: Date,
    /// The last procedure of the visit; none if none was opened.
    pub code: Option<Code>,
    /// The faces.
    pub ratings: Ratings,
    /// The reasons.
    pub reasons: Reasons,
    /// What people wrote. Never published.
    pub words: Vec<String>,
}

/// The figures that a site publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Satisfaction {
    /// The first day with a rating.
    #[serde(with = "crate::calendar::date::optional")]
    pub from: Option<Date>,
    /// The last day with a rating.
    #[serde(with = "crate::calendar::date::optional")]
    pub to: Option<Date>,
    /// All ratings.
    pub all: Ratings,
    /// All reasons.
    pub reasons: Reasons,
    /// The months with enough ratings, the newest first.
    pub months: Vec<MonthRatings>,
    /// The procedures with enough ratings, the most rated first.
    pub procedures: Vec<ProcedureRatings>,
}

/// The ratings of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRatings {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// The faces.
    pub ratings: Ratings,
}

/// The ratings of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureRatings {
    /// The procedure.
    pub code: Code,
    /// The faces.
    pub ratings: Ratings,
}

impl Rating {
    /// All faces, the happiest first.
    pub const ALL: [Self; 5] = [Self::VeryGood, Self::Good, Self::Fair, Self::Poor, Self::VeryPoor];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::VeryGood => "Rất hài lòng",
            Self::Good => "Hài lòng",
            Self::Fair => "Bình thường",
            Self::Poor => "Chưa hài lòng",
            Self::VeryPoor => "Rất không hài lòng",
        }
    }

    /// Whether it is worth asking why.
    pub fn is_discontent(self) -> bool {
        matches!(self, Self::Fair | Self::Poor | Self::VeryPoor)
    }
}

impl Reason {
    /// All reasons, in the order in which people are asked.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Unclear, Self::NotFound, Self::Screen, Self::Manner, Self::BeyondRules];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Phải chờ lâu",
            Self::Unclear => "Hướng dẫn khó hiểu",
            Self::NotFound => "Không tìm thấy thủ tục",
            Self::Screen => "Màn hình khó dùng",
            Self::Manner => "Thái độ phục vụ",
            Self::BeyondRules => "Bị đòi giấy tờ, tiền ngoài quy định",
        }
    }
}

/// The columns of the CSV file.
pub mod columns {
    /// The day, as "2026-11-30".
    pub const DAY: &str = "ngay";
    /// The screen.
    pub const SCREEN: &str = "man_hinh";
    /// The code of the procedure; may be empty.
    pub const CODE: &str = "ma_thu_tuc";
    /// A number for each face, in the order of [`super::Rating::ALL`].
    pub const RATINGS: [&str; 5] = ["rat_hai_long", "hai_long", "binh_thuong", "chua_hai_long", "rat_khong_hai_long"];
    /// A number for each reason, in the order of [`super::Reason::ALL`].
    pub const REASONS: [&str; 6] =
        ["cho_lau", "huong_dan_kho_hieu", "khong_tim_thay", "man_hinh_kho_dung", "thai_do", "doi_ngoai_quy_dinh"];
    /// What people wrote.
    pub const WORDS: &str = "loi_ghi";
}

impl Ratings {
    /// Counts one more.
    pub fn add(&mut self, rating: Rating) {
        let count = &mut self.0[rating as usize];
        *count = count.saturating_add(1);
    }

    /// How many people rated.
    pub fn total(&self) -> u32 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The share of people who are content or very content: "91,6 %". None if nobody rated.
    pub fn content(&self) -> Option<String> {
        share(self.0[0].saturating_add(self.0[1]), self.total())
    }

    fn plus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at].saturating_add(other.0[at])))
    }
}

impl DayRatings {
    /// The text of a CSV file with these rows. Day, screen and code are written as formulas of texts: a spreadsheet would
    /// write the day in another way, take zeros from the code, and make a day of the screen "1-2".
    pub fn csv(rows: &[Self]) -> String {
        // The mark makes Excel read UTF-8.
        let mut csv = String::from("\u{FEFF}");
        let heads = [columns::DAY, columns::SCREEN, columns::CODE].into_iter();
        let heads: Vec<&str> = heads.chain(columns::RATINGS).chain(columns::REASONS).chain([columns::WORDS]).collect();
        csv.push_str(&heads.join(","));
        for row in rows {
            let code = row.code.as_ref().map_or_else(String::new, |code| formula(code.as_str()));
            let _ = write!(csv, "\r\n{},{},{code}", formula(&iso(row.day)), formula(&row.screen.replace('"', "'")));
            for count in row.ratings.0.iter().chain(&row.reasons) {
                let _ = write!(csv, ",{count}");
            }
            let _ = write!(csv, ",{}", quoted(&row.words.join(" | ")));
        }
        csv.push_str("\r\n");
        csv
    }
}

impl Satisfaction {
    /// The figures of rows, each of another screen, day or procedure.
    pub fn of(rows: &[DayRatings]) -> Self {
        let rated: Vec<&DayRatings> = rows.iter().filter(|row| row.ratings.total() > 0).collect();
        let all = rated.iter().fold(Ratings::default(), |sum, row| sum.plus(&row.ratings));
        // Too few in all would be too few in every part.
        if all.total() < LEAST_PUBLISHED {
            return Self::default();
        }
        let mut reasons = Reasons::default();
        for row in &rated {
            reasons = std::array::from_fn(|at| reasons[at].saturating_add(row.reasons[at]));
        }
        let months = sums(&all, rated.iter().map(|row| ((row.day.year(), row.day.month()), &row.ratings)));
        let procedures = sums(&all, rated.iter().filter_map(|row| Some((row.code.clone()?, &row.ratings))));
        let mut procedures: Vec<ProcedureRatings> =
            procedures.into_iter().map(|(code, ratings)| ProcedureRatings { code, ratings }).collect();
        procedures.sort_by_key(|procedure| std::cmp::Reverse(procedure.ratings.total()));
        Self {
            from: rated.iter().map(|row| row.day).min(),
            to: rated.iter().map(|row| row.day).max(),
            all,
            reasons,
            months: months.into_iter().rev().map(|((year, month), ratings)| MonthRatings { year, month, ratings }).collect(),
            procedures,
        }
    }
}

/// The sums by key, of those that have enough ratings. What they leave of all ratings has enough too, or is nothing: it could
/// be worked out otherwise. For that, the smallest of them is left out as well.
fn sums<'a, K: Ord + Clone>(all: &Ratings, rows: impl Iterator<Item = (K, &'a Ratings)>) -> BTreeMap<K, Ratings> {
    let mut sums: BTreeMap<K, Ratings> = BTreeMap::new();
    for (key, ratings) in rows {
        let sum = sums.entry(key).or_default();
        *sum = sum.plus(ratings);
    }
    sums.retain(|_, ratings| ratings.total() >= LEAST_PUBLISHED);
    let left = |sums: &BTreeMap<K, Ratings>| sums.values().fold(all.total(), |left, sum| left.saturating_sub(sum.total()));
    while (1..LEAST_PUBLISHED).contains(&left(&sums)) {
        let smallest = sums.iter().min_by_key(|(_, ratings)| ratings.total()).map(|(key, _)| key.clone());
        let Some(smallest) = smallest else { break };
        sums.remove(&smallest);
    }
    sums
}

/// A day as "2026-11-30".
fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A cell that a spreadsheet takes for a text, whatever is in it.
fn formula(words: &str) -> String {
    quoted(&format!("=\"{words}\""))
}

/// A cell of a CSV file. A text that a spreadsheet would take for a formula gets a mark before it.
fn quoted(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@']) && !words.starts_with("=\"");
    format!("\"{}{}\"", if is_formula { "'" } else { "" }, words.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(day: Date, code: &str, ratings: [u32; 5]) -> DayRatings {
        let code = Code::parse(code).ok();
        DayRatings { screen: "a1".into(), day, code, ratings: Ratings(ratings), reasons: [1, 0, 0, 0, 0, 0], words: vec![] }
    }

    #[test]
    fn what_few_people_said_is_not_published_by_itself() {
        let rows = [
            row(date(2026, 10, 30), "1.000001", [2, 1, 0, 0, 0]),
            row(date(2026, 11, 2), "1.000001", [1, 1, 0, 0, 0]),
            row(date(2026, 11, 2), "1.000002", [0, 0, 1, 1, 2]),
            row(date(2026, 11, 3), "", [0, 0, 0, 0, 0]),
        ];
        let figures = Satisfaction::of(&rows);
        assert_eq!((figures.from, figures.to), (Some(date(2026, 10, 30)), Some(date(2026, 11, 2))));
        assert_eq!((figures.all, figures.reasons), (Ratings([3, 2, 1, 1, 2]), [3, 0, 0, 0, 0, 0]));
        assert_eq!(figures.all.content().unwrap(), "55,6 %");
        let months: Vec<_> = figures.months.iter().map(|month| (month.year, month.month, month.ratings.total())).collect();
        assert_eq!(months, [], "with one of the two, the other could be worked out");
        assert_eq!(figures.procedures, []);
        let more = [row(date(2026, 12, 2), "1.000001", [9, 0, 0, 0, 0]), row(date(2026, 10, 1), "1.000002", [2, 0, 0, 0, 0])];
        let figures = Satisfaction::of(&[rows.as_slice(), &more].concat());
        let months: Vec<_> = figures.months.iter().map(|month| (month.month, month.ratings.total())).collect();
        assert_eq!(months, [(12, 9), (11, 6), (10, 5)]);
        let procedures: Vec<_> = figures.procedures.iter().map(|one| (one.code.as_str(), one.ratings.total())).collect();
        assert_eq!(procedures, [("1.000001", 14), ("1.000002", 6)]);
        assert_eq!(Satisfaction::of(&rows[..2][..1]), Satisfaction::default());
    }

    #[test]
    fn absurd_counts_do_not_panic() {
        let rows = [row(date(2026, 1, 1), "1.000001", [u32::MAX; 5]), row(date(2026, 1, 1), "1.000001", [1; 5])];
        let mut figures = Satisfaction::of(&rows);
        figures.all.add(Rating::VeryPoor);
        assert_eq!((figures.all.total(), figures.all.content()), (u32::MAX, Some("100 %".to_owned())));
    }

    #[test]
    fn the_csv_keeps_days_and_codes_through_a_spreadsheet() {
        let mut one = row(date(2026, 11, 2), "1.000010", [1, 0, 0, 0, 2]);
        one.words = vec!["nói \"chờ\"".into(), "=1+1".into()];
        let csv = DayRatings::csv(&[one]);
        let lines: Vec<&str> = csv.lines().collect();
        assert!(lines[0].starts_with("\u{FEFF}ngay,man_hinh,ma_thu_tuc,rat_hai_long,"), "{csv}");
        let expected =
            "\"=\"\"2026-11-02\"\"\",\"=\"\"a1\"\"\",\"=\"\"1.000010\"\"\",1,0,0,0,2,1,0,0,0,0,0,\"nói \"\"chờ\"\" | =1+1\"";
        assert_eq!(lines[1], expected);
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
