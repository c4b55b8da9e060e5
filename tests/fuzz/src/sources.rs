//! Targets for the sources of a catalogue: files of the portal and of an office.

use app::ssr::{Assets, Meta, Renderer};
use catalog::{Names, OfficeFacts, Openness, Procedure, pack};
use indexer::read::entry_points;
use jiff::civil::date;

use crate::made::{SAMPLE, release};

/// A JSON source: lines or one value, gzipped or not.
pub(crate) fn source(bytes: &[u8]) -> bool {
    entry_points::source("nguon.jsonl.gz", bytes).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}

/// Answers of the exchange interface.
pub(crate) fn interface(bytes: &[u8]) -> bool {
    entry_points::source("giao-tiep.json", bytes).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}

/// A list as CSV, in any encoding.
pub(crate) fn list_table(bytes: &[u8]) -> bool {
    entry_points::source("danh-sach.csv", bytes).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}

/// A record, up to its rendered page.
pub(crate) fn record_page(bytes: &[u8]) -> bool {
    let (Ok((procedures, _)), Some(release)) = (entry_points::source("nguon.jsonl", bytes), release()) else { return false };
    let names = Names { packs: vec![0], ..Names::of(&procedures) };
    let paths: Vec<String> = names.lines.iter().take(4).map(|line| format!("/thu-tuc/{}/", line.code)).collect();
    let facts = OfficeFacts { openness: Openness::of(&procedures, jiff::civil::Date::MIN), ..OfficeFacts::default() };
    let renderer = Renderer::new(release, names, procedures, facts, Assets::default());
    let pages = paths.iter().map(String::as_str).chain(["/cong-khai/"]);
    pages.map(|path| renderer.page(path, Meta::default())).all(|page| page.trim_end().ends_with("</html>")) && !paths.is_empty()
}

/// A procedure written by hand.
pub(crate) fn hand(bytes: &[u8]) -> bool {
    entry_points::source("1.000001.toml", bytes).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}

/// `site.toml`.
pub(crate) fn site(bytes: &[u8]) -> bool {
    entry_points::site(bytes).is_ok()
}

/// `calendar.toml`, and days counted with it.
pub(crate) fn calendar(bytes: &[u8]) -> bool {
    let Ok(calendar) = entry_points::calendar(bytes) else { return false };
    let filed = catalog::calendar::Filed { day: date(2026, 8, 21), minute: 600 };
    for span in ["7 ngày làm việc", "30 ngày", "2 tháng", "8 giờ làm việc"] {
        let _ = catalog::Span::parse(span).map(|span| calendar.expect(filed, span, None));
    }
    true
}

/// `stats.toml`.
pub(crate) fn stats(bytes: &[u8]) -> bool {
    let Ok(stats) = entry_points::stats(bytes) else { return false };
    for period in &stats.periods {
        let _ = (period.adds_up(), period.warning());
    }
    pack::read::<catalog::Stats>(&pack::encode(&stats)).is_ok()
}

/// The export of a counter screen, and its figures as they are published.
pub(crate) fn ratings(bytes: &[u8]) -> bool {
    let Some(satisfaction) = entry_points::ratings(bytes, &SAMPLE.procedures) else { return false };
    let shares = satisfaction.months.iter().map(|month| month.ratings.content());
    let _ = shares.chain([satisfaction.all.content()]).count();
    pack::read::<catalog::Satisfaction>(&pack::encode(&satisfaction)).is_ok_and(|read| read == satisfaction)
}

/// `synonyms.toml`, added to the built-in words.
pub(crate) fn synonyms(bytes: &[u8]) -> bool {
    entry_points::synonyms(bytes).is_ok()
}

/// `ten-thuong-goi.toml`, for procedures.
pub(crate) fn wordings(bytes: &[u8]) -> bool {
    entry_points::wordings(bytes, &SAMPLE.procedures).is_ok()
}

/// An event of `su-kien/`, for procedures.
pub(crate) fn event(bytes: &[u8]) -> bool {
    entry_points::event(bytes, &SAMPLE.procedures).is_ok_and(|findings| findings == 0)
}

/// `local.toml`, applied to procedures.
pub(crate) fn local_toml(bytes: &[u8]) -> bool {
    let mut procedures = SAMPLE.procedures.clone();
    entry_points::local_toml(bytes, &mut procedures).is_ok() && is_publishable(&procedures)
}

/// Whether there are procedures, and they can be packed and read again.
pub(crate) fn is_publishable(procedures: &[Procedure]) -> bool {
    let names = Names::of(procedures);
    let _ = (Openness::of(procedures, jiff::civil::Date::MIN), names.field_sizes());
    let packed = pack::encode(&procedures);
    pack::read::<Vec<Procedure>>(&packed).is_ok_and(|read| read == procedures) && !procedures.is_empty()
}
