//! How old the published procedures are on the day of the release, and which changed last.

use catalog::{Change, Changes, grouped};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::age::days;
use crate::link;
use crate::store::Store;
use crate::words::day;

/// Warn if a procedure is older, in days. No rule sets this limit; within a year most fees and forms have been
/// reviewed.
const OLD_PROCEDURE: i64 = 365;
/// Warn about the whole catalogue if nothing in it changed for longer, in days: the national one changes every
/// month.
const OLD_SOURCE: i64 = 60;

/// The days of the newest and the oldest change; none if no source states a day.
fn changes_sentence(changes: &Changes) -> Option<String> {
    let (oldest, newest) = changes.oldest.zip(changes.newest)?;
    let (newest, oldest) = (day(newest), day(oldest));
    Some(format!("Lần đổi gần nhất là ngày {newest}, {} thủ tục; bản đăng cũ nhất từ ngày {oldest}.", changes.on_newest))
}

/// The ages of the oldest and the newest procedure on the day of the release. `None` if the source states no
/// days, or a day after the release.
fn age_sentence(changes: &Changes, made: Date) -> Option<String> {
    let (oldest, newest) = changes.oldest.zip(changes.newest)?;
    let age = |since| grouped(days(since, made).unsigned_abs());
    (newest <= made).then(|| {
        let (oldest, newest) = (age(oldest), age(newest));
        format!("Tính đến ngày đăng {}, bản cũ nhất đã {oldest} ngày, bản mới nhất {newest} ngày.", day(made))
    })
}

/// What the reader should be careful about.
fn warnings(changes: &Changes, made: Date) -> Vec<String> {
    let age = |since: Option<Date>, limit| since.map(|since| days(since, made)).filter(|age| *age > limit);
    let source = age(changes.newest, OLD_SOURCE).map(|age| {
        format!(
            "Đã {age} ngày không có thủ tục nào được cập nhật trước ngày đăng, nên danh mục có thể đã cũ. Hãy xem lại trên \
             Cổng Dịch vụ công quốc gia."
        )
    });
    let procedure = age(changes.oldest, OLD_PROCEDURE).map(|_| {
        "Có thủ tục hơn một năm chưa được cập nhật. Trước khi chuẩn bị hồ sơ, hãy xem ngày cập nhật ở cuối trang thủ tục và \
         hỏi lại nếu đã lâu."
            .to_owned()
    });
    [source, procedure].into_iter().flatten().collect()
}

/// How many procedures state no day.
fn undated_sentence(changes: &Changes) -> Option<String> {
    (changes.undated > 0).then(|| format!("{} thủ tục không ghi ngày cập nhật.", grouped(u64::from(changes.undated))))
}

/// Draws how recent the procedures are, with warnings.
#[component]
pub(super) fn Freshness(
    /// The days of the changes.
    changes: Changes,
) -> impl IntoView {
    let made = Store::current().release.made;
    let said = [changes_sentence(&changes), age_sentence(&changes, made), undated_sentence(&changes)];
    let said = said.into_iter().flatten().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    let warned = warnings(&changes, made)
        .into_iter()
        .map(|warning| view! { <p class="caution"><strong>"Lưu ý: "</strong>{warning}</p> })
        .collect_view();
    view! { <section><h2>"Đăng mới đến đâu"</h2>{said}{warned}</section> }
}

/// Draws links to the procedures that changed last.
#[component]
pub(super) fn RecentChanges(
    /// The changes, the newest first.
    changes: Vec<Change>,
) -> impl IntoView {
    let names = Store::current().names;
    let known = changes.into_iter().filter_map(|change| Some((names.ordinal(change.code.as_str())?, change)));
    let rows: Vec<_> = known
        .map(|(ordinal, Change { code, day: changed })| {
            let name = names.lines[ordinal as usize].name.clone();
            view! { <li><a href=link::procedure(&code)>{name}</a><span class="quiet">{format!("{} · {code}", day(changed))}</span></li> }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <section><h2>"Thủ tục cập nhật gần nhất"</h2><ol class="last-changed">{rows}</ol></section> })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn changes(oldest: Date, newest: Date) -> Changes {
        Changes { oldest: Some(oldest), newest: Some(newest), ..Changes::default() }
    }

    #[test]
    fn the_newest_and_the_oldest_change_are_stated() {
        let changes = Changes { on_newest: 2, ..changes(on(2026, 4, 1), on(2026, 7, 1)) };
        assert_eq!(
            changes_sentence(&changes).unwrap(),
            "Lần đổi gần nhất là ngày 1/7/2026, 2 thủ tục; bản đăng cũ nhất từ ngày 1/4/2026."
        );
        assert_eq!(changes_sentence(&Changes::default()), None);
    }

    #[test]
    fn ages_are_whole_days_up_to_the_release() {
        let sentence = age_sentence(&changes(on(2023, 11, 21), on(2026, 11, 20)), on(2026, 11, 21)).unwrap();
        assert_eq!(sentence, "Tính đến ngày đăng 21/11/2026, bản cũ nhất đã 1.096 ngày, bản mới nhất 1 ngày.");
    }

    #[test]
    fn recent_procedures_need_no_warning() {
        let made = on(2026, 11, 21);
        assert_eq!(warnings(&changes(on(2025, 11, 21), on(2026, 11, 1)), made), [""; 0]);
        let old = warnings(&changes(on(2025, 11, 20), on(2026, 11, 1)), made);
        assert!(old.len() == 1 && old[0].starts_with("Có thủ tục hơn một năm"), "{old:?}");
        let stale = warnings(&changes(on(2025, 1, 1), on(2026, 9, 21)), made);
        assert!(stale.len() == 2 && stale[0].starts_with("Đã 61 ngày"), "{stale:?}");
    }

    #[test]
    fn a_source_ahead_of_the_release_has_no_age() {
        assert_eq!(age_sentence(&changes(on(2026, 1, 1), on(2026, 12, 1)), on(2026, 11, 21)), None);
        assert_eq!(age_sentence(&Changes::default(), on(2026, 11, 21)), None);
    }

    #[test]
    fn procedures_without_a_day_are_counted() {
        let undated = |undated| undated_sentence(&Changes { undated, ..Changes::default() });
        assert_eq!(undated(1_002).unwrap(), "1.002 thủ tục không ghi ngày cập nhật.");
        assert_eq!(undated(0), None);
    }
}
