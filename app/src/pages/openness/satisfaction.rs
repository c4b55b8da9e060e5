//! How people at the office's counter screens rated their visits. A month or a procedure that few people rated is not
//! shown by itself.

use catalog::satisfaction::{LEAST_PUBLISHED, ProcedureRatings, Rating, Ratings, Reason};
use catalog::{Names, Satisfaction, grouped, share_per_mille};
use leptos::prelude::*;

use super::chart::{Chart, Row, charts};
use crate::store::Store;
use crate::words::day;

/// Draws the section. Nothing if the office publishes no ratings.
#[component]
pub(super) fn Opinions(
    /// The figures.
    satisfaction: Satisfaction,
) -> impl IntoView {
    let sentence = sentence(&satisfaction)?;
    let names = Store::current().names;
    let tables = [faces(&satisfaction), reasons(&satisfaction), by_month(&satisfaction), by_procedure(&satisfaction, &names)];
    Some(view! {
        <section>
            <h2>"Ý kiến ở màn hình tra cứu"</h2>
            <p>{sentence}</p>
            {charts(tables.into_iter().filter(|table| !table.rows.is_empty()))}
            <p class="figure-notes">
                {format!("Tháng và thủ tục có dưới {LEAST_PUBLISHED} lượt chỉ tính vào tổng số. Màn hình không ghi giờ và không ghi ai đã chấm.")}
            </p>
        </section>
    })
}

/// How many people rated, and how many of them are content.
fn sentence(satisfaction: &Satisfaction) -> Option<String> {
    let (from, to, content) = (satisfaction.from?, satisfaction.to?, satisfaction.all.content()?);
    let total = grouped(u64::from(satisfaction.all.total()));
    let days =
        if from == to { format!("ngày {}", day(to)) } else { format!("từ ngày {} đến ngày {}", day(from), day(to)) };
    Some(format!("{total} lượt chấm {days}; {content} hài lòng hoặc rất hài lòng."))
}

fn faces(satisfaction: &Satisfaction) -> Chart {
    let whole = satisfaction.all.total();
    let rows = Rating::ALL.into_iter().zip(satisfaction.all.0).map(|(face, count)| Row::of_whole(face.label(), count, whole));
    Chart { caption: "Mức hài lòng".to_owned(), heads: vec!["Mức", "Số\u{a0}lượt", "Tỷ lệ"], rows: rows.collect() }
}

/// The reasons that somebody gave, the most frequent first.
fn reasons(satisfaction: &Satisfaction) -> Chart {
    let given = Reason::ALL.into_iter().zip(satisfaction.reasons).filter(|(_, count)| *count > 0);
    let mut given: Vec<_> = given.collect();
    given.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |(reason, count): (Reason, u32)| Row::plain(reason.label(), vec![grouped(u64::from(count))]);
    let rows = given.into_iter().map(row).collect();
    Chart { caption: "Vì sao chưa hài lòng".to_owned(), heads: vec!["Lý do", "Số\u{a0}lượt"], rows }
}

fn by_month(satisfaction: &Satisfaction) -> Chart {
    let rows = satisfaction.months.iter().map(|month| rated(format!("Tháng {}/{}", month.month, month.year), &month.ratings));
    chart("Theo tháng", "Tháng", rows.collect())
}

fn by_procedure(satisfaction: &Satisfaction, names: &Names) -> Chart {
    let name = |code: &str| Some(names.lines.get(names.ordinal(code)? as usize)?.name.clone());
    let row = |one: &ProcedureRatings| Some(rated(name(one.code.as_str())?, &one.ratings));
    chart("Theo thủ tục", "Thủ tục", satisfaction.procedures.iter().filter_map(row).collect())
}

fn chart(caption: &str, kind: &'static str, rows: Vec<Row>) -> Chart {
    Chart { caption: caption.to_owned(), heads: vec![kind, "Số\u{a0}lượt", "Hài\u{a0}lòng"], rows }
}

/// How many people rated, and the share of those who are content.
fn rated(label: String, ratings: &Ratings) -> Row {
    let total = ratings.total();
    let bar = share_per_mille(ratings.0[0].saturating_add(ratings.0[1]), total);
    Row { label, cells: vec![grouped(u64::from(total)), ratings.content().unwrap_or_default()], bar }
}

#[cfg(test)]
mod tests {
    use catalog::satisfaction::MonthRatings;
    use jiff::civil::date;

    use super::*;

    fn figures() -> Satisfaction {
        let all = Ratings([6, 2, 0, 1, 1]);
        let months = vec![MonthRatings { year: 2026, month: 11, ratings: all }];
        let (from, to) = (Some(date(2026, 11, 3)), Some(date(2026, 11, 30)));
        Satisfaction { from, to, all, reasons: [1, 0, 0, 0, 0, 2], months, procedures: vec![] }
    }

    #[test]
    fn the_sentence_sums_up_and_nothing_is_said_without_ratings() {
        let said = sentence(&figures()).unwrap();
        assert_eq!(said, "10 lượt chấm từ ngày 3/11/2026 đến ngày 30/11/2026; 80 % hài lòng hoặc rất hài lòng.");
        assert_eq!(sentence(&Satisfaction::default()), None);
    }

    #[test]
    fn faces_have_shares_and_reasons_are_sorted() {
        let table = faces(&figures());
        assert_eq!((table.rows[0].label.as_str(), table.rows[0].cells.join(" ")), ("Rất hài lòng", "6 60 %".to_owned()));
        let labels: Vec<_> = reasons(&figures()).rows.into_iter().map(|row| row.label).collect();
        assert_eq!(labels, ["Bị đòi giấy tờ, tiền ngoài quy định", "Phải chờ lâu"]);
        let month = by_month(&figures()).rows.remove(0);
        assert_eq!((month.label.as_str(), month.cells.join(" "), month.bar), ("Tháng 11/2026", "10 80 %".to_owned(), Some(800)));
    }
}
