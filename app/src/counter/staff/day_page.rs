//! The page with the list of the day.

use leptos::prelude::*;

use super::check::Check;
use super::day_list::{DayList, Looked};
use super::papers::LIST;
use super::sure::Sure;
use crate::browser::{base, printing};
use crate::counter::kept;
use crate::store::{Load, Store};
use crate::words::day;

/// Draws the list, and the button that closes it.
#[component]
pub(super) fn DayPage(
    /// Puts a dossier of the list on the desk again.
    open: Callback<Check>,
) -> impl IntoView {
    let store = Store::current();
    let today = store.backend.now().day;
    let list = RwSignal::new(kept::get(&base(), LIST).map(|text| DayList::read(&text)).unwrap_or_default());
    let wanted = RwSignal::new(None::<Looked>);
    let holder = store.clone();
    // The procedure may still have to be loaded.
    Effect::new(move |_| {
        let Some(looked) = wanted.get() else { return };
        let Some(ordinal) = holder.names.ordinal(looked.code.as_str()) else { return };
        if let Load::Ready(procedure) = holder.backend.procedure(ordinal) {
            open.run(Check::again(holder.holding(&procedure), &looked.fragment));
        }
    });
    let names = store.names.clone();
    let row = move |looked: Looked| {
        let name = names.ordinal(looked.code.as_str()).and_then(|ordinal| names.lines.get(ordinal as usize));
        let name = name.map_or_else(|| looked.code.to_string(), |line| line.name.clone());
        let standing = if looked.missing == 0 { "đủ".to_owned() } else { format!("thiếu {}", looked.missing) };
        let (number, received) = (looked.number, looked.received);
        // A release may have come in between that no longer has it.
        let open = names.ordinal(looked.code.as_str()).map(|_| {
            view! { <button type="button" class="plain" on:click=move |_| wanted.set(Some(looked.clone()))>"Mở"</button> }
        });
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td>{name}</td>
                <td>{format!("nhận {received}, {standing}")}</td>
                <td class="screen-only">{open}</td>
            </tr>
        }
    };
    let rows = move || list.read().looked.iter().cloned().map(&row).collect_view();
    let heading = move || match list.read().day {
        Some(begun) => format!("Danh sách ngày {}", day(begun)),
        None => "Danh sách hôm nay".to_owned(),
    };
    let old = move || {
        list.read()
            .is_old(today)
            .then(|| view! { <p class="problem">"Danh sách của ngày trước chưa khóa sổ; hãy in nếu cần, rồi khóa sổ."</p> })
    };
    let close = Callback::new(move |()| {
        kept::remove(&base(), LIST);
        list.set(DayList::default());
    });
    let any = move || !list.read().looked.is_empty();
    view! {
        <section class="day">
            <h1>{heading}</h1>
            {old}
            <Show when=any fallback=|| view! { <p>"Chưa có hồ sơ nào. Hồ sơ được ghi vào đây khi bấm “Ghi vào danh sách”."</p> }>
                <table><thead><tr><th>"Số"</th><th>"Thủ tục"</th><th>"Giấy tờ"</th><th class="screen-only">"Xem"</th></tr></thead><tbody>{rows.clone()}</tbody></table>
                <p class="quiet screen-only">"Danh sách không ghi tên ai, chỉ nằm trên máy này, và mất khi khóa sổ."</p>
                <div class="desk-next screen-only">
                    <button type="button" class="plain" on:click=|_| printing::print()>"In danh sách"</button>
                    <Sure words="Khóa sổ" question="Khóa sổ sẽ xóa danh sách khỏi máy này." on_sure=close/>
                </div>
            </Show>
        </section>
    }
}
