//! The page for an address that does not exist, with links to go on.

use leptos::prelude::*;

use crate::components::title::set_head;
use crate::link;

/// Draws the page.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    set_head("Không có trang này".into(), String::new());
    view! {
        <h1>"Không có trang này"</h1>
        <p>"Địa chỉ có thể đã cũ: thủ tục đã bị bãi bỏ hoặc đổi mã."</p>
        <p>"Hãy tìm bằng ô ở trên, "<a href=link::FIELDS>"xem theo lĩnh vực"</a>", hoặc "<a href=link::HOME>"về trang đầu"</a>"."</p>
    }
}
