//! What to do next if a search finds nothing.

use catalog::search::OutOfScope;
use leptos::prelude::*;

use crate::link;
use crate::search_state::SearchState;
use crate::store::Store;

/// Draws the advice.
#[component]
pub(super) fn NothingFound(
    /// What the query asks that no office answers, if it does.
    #[prop(optional_no_strip)]
    out_of_scope: Option<OutOfScope>,
) -> impl IntoView {
    let hotline = Store::current().release.office.hotline.clone();
    let call = (!hotline.is_empty()).then(|| view! { <li>{format!("Gọi đường dây nóng {hotline}.")}</li> });
    view! {
        <div class="nothing">
            <p><strong>"Không tìm thấy thủ tục phù hợp."</strong></p>
            {out_of_scope.map(out_of_scope_view)}
            <ul>
                <li>"Thử ít từ hơn, hoặc tên giấy tờ cần làm: “khai sinh”, “tạm trú”."</li>
                <li>"Bỏ bớt điều kiện lọc."</li>
                <li><a href=link::FIELDS>"Xem theo lĩnh vực"</a>"."</li>
                {call}
            </ul>
        </div>
    }
}

/// Who answers the query instead, and a link to the procedures that contain its words all the same.
fn out_of_scope_view(OutOfScope { said, ask }: OutOfScope) -> impl IntoView {
    let who = who_answers(&said, &ask);
    let literal = SearchState { query: format!("\"{said}\""), ..SearchState::default() };
    let address = literal.address(&Store::current().names);
    view! { <p>{who}" "<a href=address>{format!("Tìm thủ tục có chữ “{said}”")}</a></p> }
}

fn who_answers(said: &str, ask: &str) -> String {
    match ask {
        "" => format!("“{said}” không phải việc của cơ quan hành chính."),
        ask => format!("“{said}” không phải thủ tục hành chính. Nơi giải đáp: {ask}."),
    }
}

#[cfg(test)]
mod tests {
    use super::who_answers;

    #[test]
    fn who_answers_is_named_if_known() {
        assert_eq!(who_answers("nộp phạt", "tòa án"), "“nộp phạt” không phải thủ tục hành chính. Nơi giải đáp: tòa án.");
        assert_eq!(who_answers("thời tiết", ""), "“thời tiết” không phải việc của cơ quan hành chính.");
    }
}
