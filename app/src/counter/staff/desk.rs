//! The officer's view of a dossier: scan or type what the citizen brings, then check it and print forms. The forms are
//! the pages of the site, drawn here, because the address is theirs while one is open.

use leptos::prelude::*;

use super::brought::Brought;
use super::camera::Camera;
use super::check::Check;
use super::pad::Pad;
use super::papers::Papers;
use crate::components::load::load_view;
use crate::link;
use crate::route::Route;
use crate::store::{Load, Store};

/// The longest address that is typed or scanned.
const LONGEST: usize = 2_000;

/// Draws the view.
#[component]
pub(super) fn Desk(
    /// The dossier on the desk.
    check: RwSignal<Option<Check>>,
) -> impl IntoView {
    let store = Store::current();
    let address = store.signals.address;
    let route = Memo::new(move |_| address.read().route());
    let has_dossier = Memo::new(move |_| check.read().is_some());
    move || match route.get() {
        form @ Route::Form(..) => view! { <FormView form/> }.into_any(),
        _ if has_dossier.get() => view! { <Papers check/> }.into_any(),
        _ => view! { <Ask check/> }.into_any(),
    }
}

/// Draws a form, and the way back to the dossier.
#[component]
fn FormView(form: Route) -> impl IntoView {
    let backend = Store::current().backend;
    let back = {
        let backend = backend.clone();
        move |_| backend.go(link::HOME, true)
    };
    view! {
        <button type="button" class="plain back-to-desk" on:click=back>"‹ Về hồ sơ"</button>
        <div class="staff-form">{move || load_view(backend.other_page(form.clone()), "Đang mở phiếu…", |page| page)}</div>
    }
}

/// Draws the field for what the citizen brings. A scanner types into it like a keyboard, and ends with Enter.
#[component]
fn Ask(check: RwSignal<Option<Check>>) -> impl IntoView {
    let store = Store::current();
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(""));
    let wanted = RwSignal::new(None::<(u32, String)>);
    let names = store.names.clone();
    let take = Callback::new(move |text: String| match Brought::read(&text) {
        Err(todo) => problem.set(todo),
        Ok(Brought { code, fragment }) => match names.ordinal(&code).or_else(|| names.ordinal(&code.to_uppercase())) {
            Some(ordinal) => wanted.set(Some((ordinal, fragment))),
            None => problem.set("Danh mục không có mã này; hãy xem lại mã, hoặc tìm thủ tục theo tên."),
        },
    });
    let submit = Callback::new(move |()| {
        problem.set("");
        take.run(std::mem::take(&mut *typed.write()));
    });
    let backend = store.backend.clone();
    let holder = store.clone();
    // The procedure may still have to be loaded.
    Effect::new(move |_| {
        let Some((ordinal, fragment)) = wanted.get() else { return };
        match backend.procedure(ordinal) {
            Load::Ready(procedure) => check.set(Some(Check::of(holder.holding(&procedure), &fragment))),
            Load::Failed(_) => {
                wanted.set(None);
                problem.set("Chưa mở được thủ tục này; hãy kiểm tra mạng rồi thử lại.");
            }
            Load::Waiting => {}
        }
    });
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        // So that a scanner can be used at once.
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let status = move || if wanted.read().is_some() { "Đang mở hồ sơ…" } else { problem.get() };
    view! {
        <section class="ask">
            <h1>"Nhận hồ sơ"</h1>
            <p>"Quét mã QR trên điện thoại hoặc tờ giấy của người dân, hoặc gõ mã thủ tục."</p>
            <form on:submit=move |event| { event.prevent_default(); submit.run(()); }>
                <label>
                    "Mã QR hoặc mã thủ tục"
                    <input type="text" node_ref=field autocomplete="off" autocapitalize="off" spellcheck="false" inputmode="none"
                        maxlength=LONGEST.to_string() prop:value=move || typed.get()
                        on:input:target=move |event| typed.set(event.target().value())/>
                </label>
            </form>
            <p class="status problem" role="status">{status}</p>
            <Camera found=take/>
            <Pad text=typed most=LONGEST dot=true done="Mở hồ sơ" on_done=submit/>
        </section>
    }
}
