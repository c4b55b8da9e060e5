//! Atom feeds (RFC 4287) of what changed: of the whole catalogue, of each field, and of each procedure from its first
//! change on. A feed for every procedure would double the number of files; whoever waits for a first change follows the
//! field.

use std::collections::BTreeMap;
use std::fmt::Write;

use catalog::release::history::{HistoryEntry, Turn, newest};
use catalog::release::sha256;
use catalog::text::slug;
use catalog::{Code, Names, Office};
use jiff::civil::Date;

use super::staging::Staging;

/// The newest entries of a feed; a reader that comes by once a month misses none.
const MOST: usize = 100;
/// The most letters of an old or new text: a feed tells that something changed, the page shows it whole.
const MOST_LETTERS: usize = 400;

/// What all feeds of a site share.
pub(super) struct Feeds<'a> {
    /// Whose catalogue it is.
    pub office: &'a Office,
    /// The site's public address, if it is known.
    pub base_url: Option<&'a str>,
    /// The day of a feed without entries.
    pub day: Date,
}

impl Feeds<'_> {
    /// Writes every feed.
    pub(super) fn write(&self, entries: &[HistoryEntry], names: &Names, staging: &Staging) -> anyhow::Result<()> {
        let all: Vec<&HistoryEntry> = entries.iter().collect();
        staging.write("thay-doi/thay-doi.xml", self.feed("thay-doi/", "Thay đổi thủ tục hành chính", &all).as_bytes())?;
        let of_fields = grouped(entries, |entry| [slug(&entry.field)]);
        for field in &names.fields {
            let of_field = of_fields.get(&field.slug).map_or(&[][..], Vec::as_slice);
            let (page, title) = (format!("thay-doi/{}/", field.slug), format!("Thay đổi thủ tục lĩnh vực {}", field.name));
            staging.write(&format!("{page}thay-doi.xml"), self.feed(&page, &title, of_field).as_bytes())?;
        }
        for (code, entries) in grouped(entries, |entry| entry.codes().map(Code::as_str)) {
            let page = format!("thu-tuc/{code}/");
            let title = entries.last().map_or(code, |entry| entry.name.as_str());
            staging.write(&format!("{page}thay-doi.xml"), self.feed(&page, title, &entries).as_bytes())?;
        }
        Ok(())
    }

    /// The feed beside a page. The entries come oldest first.
    fn feed(&self, page: &str, title: &str, entries: &[&HistoryEntry]) -> String {
        let office = &self.office.name;
        let updated = entries.last().map_or(self.day, |entry| entry.day);
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n",
        );
        let _ = writeln!(xml, "<id>{}</id>", uuid(&format!("{office}\n{page}")));
        let _ = writeln!(xml, "<title>{} – {}</title>", escape(title), escape(office));
        let _ = writeln!(xml, "<updated>{}</updated>", moment(updated));
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape(office));
        let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", self.address(page, page));
        let _ = writeln!(xml, "<link rel=\"self\" href=\"{}\"/>", self.address(page, &format!("{page}thay-doi.xml")));
        newest(entries, MOST).into_iter().for_each(|entry| self.entry(page, entry, &mut xml));
        xml.push_str("</feed>\n");
        xml
    }

    fn entry(&self, page: &str, entry: &HistoryEntry, xml: &mut String) {
        let line = serde_json::to_string(entry).unwrap_or_default();
        let link = self.address(page, &format!("thu-tuc/{}/", entry.code));
        let _ = writeln!(
            xml,
            "<entry><id>{}</id><title>{}: {}</title><updated>{}</updated><link href=\"{link}\"/><summary>{}</summary></entry>",
            uuid(&line),
            escape(&entry.name),
            escape(&entry.said()),
            moment(entry.day),
            escape(&summary(entry)),
        );
    }

    /// A page of the site, as a feed beside another page names it: absolute if the site's address is known.
    fn address(&self, from: &str, to: &str) -> String {
        let root = match self.base_url {
            Some(site) => format!("{}/", site.trim_end_matches('/')),
            None => "../".repeat(from.matches('/').count()),
        };
        escape(&format!("{root}{to}"))
    }
}

/// Entries that share something, in their order. Some belong to several groups.
fn grouped<'a, K: Ord, I: IntoIterator<Item = K>>(
    entries: &'a [HistoryEntry],
    shared: impl Fn(&'a HistoryEntry) -> I,
) -> BTreeMap<K, Vec<&'a HistoryEntry>> {
    let mut groups: BTreeMap<K, Vec<&HistoryEntry>> = BTreeMap::new();
    for entry in entries {
        shared(entry).into_iter().for_each(|key| groups.entry(key).or_default().push(entry));
    }
    groups
}

/// The parts that changed, each with its old and its new text.
fn summary(entry: &HistoryEntry) -> String {
    let mut lines = vec![format!("Mã thủ tục: {}.", entry.code)];
    if !entry.decision.is_empty() {
        lines.push(format!("Theo {}.", entry.decision));
    }
    match &entry.turn {
        Turn::Added => {}
        Turn::Repealed { replaced_by } => {
            lines.extend(replaced_by.iter().map(|code| format!("Nay làm theo thủ tục {code}.")));
        }
        Turn::Changed { changes, .. } => {
            for change in changes {
                lines.push(format!("{}: {}.", change.part, change.effect.label()));
                for piece in &change.pieces {
                    let sides = [("Trước", &piece.old), ("Nay", &piece.new)];
                    let said = sides.iter().filter(|(_, text)| !text.is_empty());
                    lines.extend(said.map(|(side, text)| format!("{side}: {}", shortened(text))));
                }
            }
        }
    }
    lines.join("\n")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Midnight of a day in Vietnam.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00+07:00")
}

/// An id made from a text: the same text has the same id, in every release. It has the form of a UUID of version 8, which
/// is for ids made in a way of one's own (RFC 9562).
fn uuid(text: &str) -> String {
    let hash = sha256(text.as_bytes());
    format!("urn:uuid:{}-{}-8{}-8{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

/// Text for XML, without the letters that XML 1.0 cannot hold.
fn escape(text: &str) -> String {
    let is_held = |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let held: String = text.chars().filter(is_held).collect();
    app::ssr::escape(&held)
}

#[cfg(test)]
mod tests {
    use catalog::release::history::{Effect, PartChange, Piece};
    use catalog::{Code, Level};
    use jiff::civil::date;

    use super::*;

    fn entry() -> HistoryEntry {
        let change = PartChange {
            part: "Phí, lệ phí".into(),
            places: Vec::new(),
            effect: Effect::FeeUp,
            pieces: vec![Piece::new("1 đồng", "<2> đồng\u{1}\u{FFFE}\u{FFFF}")],
        };
        HistoryEntry {
            day: date(2026, 12, 1),
            code: Code::parse("1.000001").unwrap(),
            name: "Nuôi voi & sói".into(),
            field: "Chăn nuôi".into(),
            decision: String::new(),
            turn: Turn::Changed { old_code: Some(Code::parse("1.000009").unwrap()), changes: vec![change] },
        }
    }

    #[test]
    fn a_new_code_is_told_in_the_feed_of_the_old_one_too() {
        let all = [entry()];
        let groups = grouped(&all, |entry| entry.codes().map(Code::as_str));
        assert_eq!(groups.into_keys().collect::<Vec<_>>(), ["1.000001", "1.000009"]);
    }

    fn feed(base_url: Option<&str>) -> String {
        let office = Office::blank("Xã \"Mẫu\"".into(), Level::Commune);
        let feeds = Feeds { office: &office, base_url, day: date(2026, 11, 1) };
        feeds.feed("thay-doi/chan-nuoi/", "Thay đổi", &[&entry()])
    }

    #[test]
    fn a_feed_is_well_formed_and_tells_what_changed() {
        let xml = feed(None);
        let mut reader = quick_xml::Reader::from_str(&xml);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        assert!(xml.contains("<title>Nuôi voi &amp; sói: Tăng phí</title>"), "{xml}");
        assert!(xml.contains("Nay: &lt;2&gt; đồng<"), "{xml}");
        assert!(xml.contains("<updated>2026-12-01T00:00:00+07:00</updated>"), "{xml}");
    }

    #[test]
    fn links_are_absolute_where_the_address_is_known() {
        assert!(feed(None).contains("<link href=\"../../thu-tuc/1.000001/\"/>"));
        assert!(feed(Some("https://xa.vn/tt/")).contains("<link href=\"https://xa.vn/tt/thu-tuc/1.000001/\"/>"));
    }

    #[test]
    fn an_entry_keeps_its_id() {
        let id = uuid("x");
        assert_eq!(id.len(), "urn:uuid:".len() + 36);
        assert_eq!(id, uuid("x"));
        assert_ne!(id, uuid("y"));
    }
}
