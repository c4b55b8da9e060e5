//! Markdown beside the pages: the same facts in the official order, for programs that read text, and for people who copy
//! it. It does not name the day of the release, so it changes only with what it says.

use std::fmt::Write;

use app::words::{self, agencies};
use catalog::{Case, FormFile, Local, Names, Procedure, Reading, Role, grouped, written_day};

use super::PLAIN;

/// A procedure, with all that its page says.
pub(super) fn procedure(procedure: &Procedure) -> String {
    let mut text = Markdown::default();
    text.heading("#", &procedure.name);
    text.item("Mã thủ tục", procedure.code.as_str());
    text.item("Thường gọi", &procedure.everyday);
    text.item("Lĩnh vực", &procedure.fields.join("; "));
    text.item("Cấp thực hiện", &procedure.levels.iter().map(|level| level.label()).collect::<Vec<_>>().join(", "));
    text.item("Cơ quan công bố", &procedure.publisher);
    text.item("Mức độ trực tuyến", procedure.online.label());
    text.item("Hiệu lực", &procedure.in_force().words().unwrap_or_default());
    steps(procedure, &mut text);
    channels(procedure, &mut text);
    papers(procedure, &mut text);
    text.section("Đối tượng thực hiện", &procedure.subjects);
    bodies(procedure, &mut text);
    text.section("Kết quả thực hiện", &procedure.results);
    text.prose("Yêu cầu, điều kiện", &procedure.conditions);
    text.section("Căn cứ pháp lý", &procedure.legal_bases.iter().map(words::legal_basis).collect::<Vec<_>>());
    text.prose("Ghi chú", &procedure.note);
    if let Some(local) = &procedure.local {
        office(local, &mut text);
    }
    origin(procedure, &mut text);
    text.text
}

/// A field: its procedures with their plain texts.
pub(super) fn field(names: &Names, at: usize) -> String {
    let mut text = Markdown::default();
    let ordinals = names.in_field(at as u16);
    text.heading("#", names.fields.get(at).map_or("", |facet| &facet.name));
    text.lines(&format!("{} thủ tục.", grouped(ordinals.len() as u64)));
    for line in ordinals.iter().filter_map(|ordinal| names.lines.get(*ordinal as usize)) {
        let link = format!("[{}](../../thu-tuc/{}/{PLAIN})", escaped(&line.name.replace('\n', " ")), line.code);
        text.raw_item(&format!("{link} ({}): {}; {}", line.code, line.time, line.fee));
    }
    text.text
}

fn steps(procedure: &Procedure, text: &mut Markdown) {
    if procedure.steps.iter().any(|step| !step.title.is_empty() || !step.text.is_empty()) {
        text.heading("##", "Trình tự thực hiện");
    }
    for step in &procedure.steps {
        text.bold(&step.title);
        text.lines(&step.text);
    }
}

fn channels(procedure: &Procedure, text: &mut Markdown) {
    let groups = procedure.channel_groups();
    if !groups.is_empty() {
        text.heading("##", "Cách thức thực hiện");
    }
    for group in groups {
        text.bold(&words::ways(&group.means));
        text.item("Thời hạn giải quyết", &words::legal_time(group.time));
        if group.fees.is_empty() {
            text.item("Phí, lệ phí", words::NOT_STATED);
        }
        for fee in &group.fees {
            let note = if fee.note.is_empty() { String::new() } else { format!(". {}", fee.note) };
            text.item("", &format!("{}{note}", words::charge(fee)));
        }
        for note in &group.notes {
            text.item("Mô tả", note.text);
        }
    }
}

fn papers(procedure: &Procedure, text: &mut Markdown) {
    if procedure.cases.iter().any(|case| !case.documents.is_empty()) {
        text.heading("##", "Thành phần hồ sơ");
    }
    for case in &procedure.cases {
        case_papers(case, text);
    }
}

fn case_papers(case: &Case, text: &mut Markdown) {
    text.bold(&case.name);
    for document in &case.documents {
        let sheets = words::sheets(document.originals.into(), document.copies.into());
        let sheets = if sheets.is_empty() { sheets } else { format!(" ({sheets})") };
        match document.role {
            Role::Heading => text.bold(&document.name),
            Role::Paper => text.item("", &format!("{}{sheets}", document.name)),
            Role::Note => text.lines(&document.name),
        }
        document.forms.iter().for_each(|form| text.item("Mẫu", &form_words(form)));
    }
}

/// The form's name, and where it is.
fn form_words(form: &FormFile) -> String {
    let portal = form.portal.as_ref().map(|file| file.address());
    let held = form.held.as_ref().map(|held| format!("../../{}", held.path));
    held.or(portal).map_or_else(|| form.name.clone(), |address| format!("{} <{address}>", form.name))
}

fn bodies(procedure: &Procedure, text: &mut Markdown) {
    for (what, names) in agencies(&procedure.agencies) {
        text.section(what, names);
    }
    text.prose("Địa chỉ tiếp nhận hồ sơ", &procedure.agencies.receiving);
}

/// What the office says of the procedure. Its days stand beside it, because nobody knows when the text is read.
fn office(local: &Local, text: &mut Markdown) {
    text.heading("##", "Tại văn phòng này");
    text.item("Phạm vi", local.scope.map_or("", |scope| scope.label()));
    text.item("Thời hạn", &dated(words::local_time(&local.time), local.time_validity().words()));
    text.item("Phí, lệ phí", &dated(local.fee.as_ref().map(ToString::to_string), local.fee_validity().words()));
    let free = local.free_online.map(|free| words::free_online(free, Reading::From(free.from())));
    text.item("", &free.unwrap_or_default());
    text.item("", &local.same_day.map(words::same_day).unwrap_or_default());
    text.item("Nơi tiếp nhận", &local.receiving);
    text.item("Ghi chú", &local.note);
    text.item("Theo", &local.decision.as_ref().map(ToString::to_string).unwrap_or_default());
}

fn dated(fact: Option<String>, days: Option<String>) -> String {
    let days = days.map(|days| format!(" ({days})")).unwrap_or_default();
    fact.map(|fact| format!("{fact}{days}")).unwrap_or_default()
}

fn origin(procedure: &Procedure, text: &mut Markdown) {
    text.heading("##", "Nguồn");
    text.item("", &procedure.decision.as_ref().map(|decision| format!("Theo {decision}")).unwrap_or_default());
    let updated = procedure.source.updated.map(|day| format!("Nguồn cập nhật ngày {}", written_day(day)));
    text.item("", &updated.unwrap_or_default());
    text.item("", &procedure.source.url);
    text.item("Trang có danh sách giấy tờ để đánh dấu", "index.html");
}

/// A growing text. A part that says nothing is left out.
#[derive(Default)]
struct Markdown {
    text: String,
    /// Whether the last part is an item of a list.
    in_list: bool,
}

impl Markdown {
    fn heading(&mut self, marks: &str, words: &str) {
        let words = escaped(&words.replace('\n', " "));
        self.block(&format!("{marks} {words}"));
    }

    fn bold(&mut self, words: &str) {
        if !words.is_empty() {
            self.block(&format!("**{}**", escaped(&words.replace('\n', " "))));
        }
    }

    /// Text with its lines.
    fn lines(&mut self, words: &str) {
        let lines: Vec<String> = words.lines().filter(|line| !line.is_empty()).map(escaped).collect();
        if !lines.is_empty() {
            self.block(&lines.join("  \n"));
        }
    }

    /// A part with a blank line before it.
    fn block(&mut self, part: &str) {
        let gap = if self.text.is_empty() { "" } else { "\n" };
        let _ = writeln!(self.text, "{gap}{part}");
        self.in_list = false;
    }

    fn item(&mut self, what: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        let what = if what.is_empty() { String::new() } else { format!("{what}: ") };
        let lines: Vec<String> = words.lines().filter(|line| !line.is_empty()).map(escaped).collect();
        self.raw_item(&format!("{what}{}", lines.join("\n  ")));
    }

    /// An item that is Markdown already.
    fn raw_item(&mut self, item: &str) {
        let gap = if self.in_list { "" } else { "\n" };
        let _ = writeln!(self.text, "{gap}- {item}");
        self.in_list = true;
    }

    fn section(&mut self, title: &str, items: &[String]) {
        if !items.is_empty() {
            self.heading("##", title);
            items.iter().for_each(|item| self.item("", item));
        }
    }

    fn prose(&mut self, title: &str, words: &str) {
        if !words.is_empty() {
            self.heading("##", title);
            self.lines(words);
        }
    }
}

/// Text in which nothing becomes HTML, a link or code.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '<' | '[' | ']' | '`' | '*' | '_') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use catalog::{CaseKind, Code, Document};
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;

    #[test]
    fn no_text_becomes_html_or_a_link() {
        let hostile = "<script>alert(1)</script> [a](javascript:x) `c` ![b](https://x.vn/)";
        let paper =
            Document { name: hostile.into(), originals: 1, copies: 0, forms: vec![FormFile::of_raw(hostile)], role: Role::Paper };
        let case = Case { name: hostile.into(), kind: CaseKind::Everybody, documents: vec![paper] };
        let code = Code::parse("1.000001").unwrap();
        let text = procedure(&Procedure {
            note: hostile.into(),
            cases: vec![case],
            results: vec![hostile.into()],
            ..Procedure::blank(code, hostile.into())
        });
        let bad = Parser::new(&text).find(|event| {
            let is_link = matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }));
            is_link || matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Code(_))
        });
        assert_eq!(bad, None, "{text}");
        assert!(text.contains("1 bản chính") && text.starts_with("# \\<script>"), "{text}");
    }
}
