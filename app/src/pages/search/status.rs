//! The line above the results: how many there are, and how much of the search engine they come from.

use catalog::grouped;
use catalog::search::Selection;
use leptos::prelude::*;

use crate::store::{Engine, Store};

/// Draws the line, whose place is reserved, and below it why the search engine failed if it did.
#[component]
pub(super) fn Status(
    /// The hits that pass the filter.
    selection: Memo<Selection>,
) -> impl IntoView {
    let Store { signals, backend, .. } = Store::current();
    let (engine, wordings) = (signals.engine, signals.wordings);
    let words = move || {
        if cfg!(feature = "ssr") {
            return String::new();
        }
        count_words(selection.read().passing.len()) + &coverage_words(&engine.read(), wordings.read().is_some())
    };
    let failure = move || {
        let backend = backend.clone();
        match engine.get() {
            Engine::Failed(why) => Some(view! {
                <p class="problem">
                    {format!("Phần tìm đầy đủ chưa mở được: {why}. ")}
                    <button type="button" class="plain" on:click=move |_| backend.retry()>"Thử lại"</button>
                </p>
            }),
            _ => None,
        }
    };
    view! { <p class="status needs-script" role="status">{words}</p>{failure} }
}

fn count_words(count: usize) -> String {
    match count {
        0 => "Không có thủ tục nào".to_owned(),
        count => format!("{} thủ tục", grouped(count as u64)),
    }
}

/// What the engine has not searched yet; empty once it searches everything. `knows_wordings`: people's words are loaded.
fn coverage_words(engine: &Engine, knows_wordings: bool) -> String {
    let names = if knows_wordings { "tên và cách gọi" } else { "tên" };
    match engine {
        Engine::Names => format!(" · mới tìm trong {names} thủ tục"),
        Engine::Loading(percent) => format!(" · mới tìm trong {names}; đang tải phần tìm đầy đủ {percent} %"),
        Engine::Topics => " · đang tải phần giấy tờ, trình tự".to_owned(),
        Engine::Complete => String::new(),
        Engine::Failed(_) => format!(" · chỉ tìm được trong {names} thủ tục"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_has_digit_groups_and_zero_is_in_words() {
        assert_eq!(count_words(0), "Không có thủ tục nào");
        assert_eq!(count_words(1_234), "1.234 thủ tục");
    }

    #[test]
    fn the_line_names_what_is_not_searched_yet() {
        assert_eq!(coverage_words(&Engine::Loading(40), false), " · mới tìm trong tên; đang tải phần tìm đầy đủ 40 %");
        assert!(coverage_words(&Engine::Failed("hỏng".into()), true).contains("chỉ tìm được trong tên và cách gọi"));
        assert_eq!(coverage_words(&Engine::Complete, true), "");
    }
}
