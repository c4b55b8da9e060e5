//! A procedure in a list: its name, and one line of facts (time, fee, online filing).

use std::sync::Arc;

use catalog::search::Intent;
use catalog::text::highlight;
use catalog::{Line, Names, OnlineLevel, Reading, Standing};
use leptos::prelude::*;

use crate::link;
use crate::store::Store;
use crate::words::day;

/// Draws a procedure in a list, with the words of the query marked in its name. Nothing for an ordinal
/// without a procedure.
#[component]
pub(crate) fn Hit(
    /// The names of all procedures.
    names: Arc<Names>,
    /// The procedure's ordinal.
    ordinal: u32,
    /// The ordinals of procedures with the same name, which other bodies publish.
    #[prop(default = Vec::new())]
    others: Vec<u32>,
    /// How people call it: a line below the name; none if empty.
    #[prop(default = String::new())]
    said: String,
    /// The words to mark, folded (without Vietnamese marks).
    #[prop(default = Vec::new())]
    asked: Vec<String>,
    /// The part of a procedure that the query asks for: the link opens the page there.
    #[prop(optional_no_strip)]
    intent: Option<Intent>,
) -> impl IntoView {
    let line = names.lines.get(ordinal as usize)?;
    let pieces = highlight(&line.name, &asked)
        .into_iter()
        .map(|piece| {
            let text = piece.text.to_owned();
            if piece.found { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
        })
        .collect_view();
    Some(view! {
        <li class="hit">
            <a href=link::procedure_at(&line.code, intent)>{pieces}</a>
            {(!said.is_empty()).then(|| view! { <p class="hit-said">{said}</p> })}
            <p class="hit-where">{where_line(&names, line)}</p>
            {facts(line)}
            {(!others.is_empty()).then(|| variants(&names, &others, intent))}
        </li>
    })
}

/// When it is in force, if that needs a word, and "3 ngày làm việc · 7.000 đồng · Nộp trực tuyến toàn trình".
pub(crate) fn facts(line: &Line) -> impl IntoView + use<> {
    let (in_force, is_closed) = force_line(line, Store::current().reading());
    view! {
        {in_force.map(|words| view! { <p class="hit-force">{words}</p> })}
        <p class="hit-facts">
            <span>{line.time.to_string()}</span>
            <span>{line.fee.to_string()}</span>
            {(!is_closed).then(|| view! { <span>{online_line(line.online)}</span> })}
        </p>
    }
}

/// Links to the procedures with the same name, by their publishing bodies.
fn variants(names: &Names, others: &[u32], intent: Option<Intent>) -> impl IntoView + use<> {
    let lines = others.iter().filter_map(|ordinal| names.lines.get(*ordinal as usize));
    let links = lines
        .map(|line| {
            let words = format!("{} · {}", publisher(names, line).unwrap_or("Không ghi cơ quan"), line.code);
            view! { <li><a href=link::procedure_at(&line.code, intent)>{words}</a></li> }
        })
        .collect_view();
    view! {
        <details class="variants">
            <summary>{format!("Cùng tên, nơi khác công bố ({})", others.len())}</summary>
            <ul>{links}</ul>
        </details>
    }
}

fn publisher<'a>(names: &'a Names, line: &Line) -> Option<&'a str> {
    names.publishers.get(usize::from(line.publisher)).map(|facet| facet.name.as_str()).filter(|name| !name.is_empty())
}

/// "Hộ tịch · Cấp xã · Bộ Tư pháp".
fn where_line(names: &Names, line: &Line) -> String {
    let field = line.fields.first().and_then(|place| names.fields.get(usize::from(*place)));
    let parts = field.map(|facet| facet.name.as_str()).into_iter();
    let parts = parts.chain(line.levels.iter().map(|level| level.label()));
    let parts = parts.chain(publisher(names, line));
    parts.collect::<Vec<_>>().join(" · ")
}

/// When the procedure is in force, and whether it surely is not when the page is read. No words for one that is, with no end
/// in sight.
fn force_line(line: &Line, reading: Reading) -> (Option<String>, bool) {
    match reading.standing(line.in_force) {
        Some(Standing::Coming(first)) => (Some(format!("Có hiệu lực từ ngày {}", day(first))), true),
        Some(Standing::Ended(since)) => (Some(format!("Đã hết hiệu lực từ ngày {}", day(since))), true),
        Some(Standing::Holds) => (line.in_force.to.map(|last| format!("Có hiệu lực đến hết ngày {}", day(last))), false),
        None => (line.in_force.words().map(|days| format!("Có hiệu lực {days}")), false),
    }
}

fn online_line(online: OnlineLevel) -> &'static str {
    match online {
        OnlineLevel::Full => "Nộp trực tuyến toàn trình",
        OnlineLevel::Partial => "Nộp trực tuyến một phần",
        OnlineLevel::Information => "Không nộp trực tuyến",
    }
}
