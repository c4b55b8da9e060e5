//! Taking a page along: a QR code of it with the case and the ticks, and codes of its forms.

mod phone_address;

#[cfg(feature = "csr")]
pub(crate) use in_browser::TakeAlong;
#[cfg(feature = "csr")]
pub(super) use phone_address::link_for_phone;

#[cfg(feature = "csr")]
mod in_browser {
    use std::sync::Arc;

    use catalog::Procedure;
    use leptos::prelude::*;

    use super::phone_address::for_phone;
    use crate::browser::base;
    use crate::components::form_file::address;
    use crate::components::qr::Qr;
    use crate::counter::context::Counter;
    use crate::link;
    use crate::route::Route;
    use crate::store::{Load, Store};

    /// The width of a module in tenths of a millimetre: four pixels of a phone's camera from half a metre.
    const MODULE: u16 = 15;

    /// Draws a button that shows the page as a QR code, with the case and the ticks.
    #[component]
    pub(crate) fn TakeAlong() -> impl IntoView {
        let open = RwSignal::new(false);
        let address = Store::current().signals.address;
        // Another page is another thing to take along.
        let path = Memo::new(move |_| address.read().path.clone());
        Effect::new(move |_| {
            path.track();
            open.set(false);
        });
        view! {
            <button type="button" class="take" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                "Mang về"
            </button>
            <Show when=move || open.get()><Sheet close=Callback::new(move |()| open.set(false))/></Show>
        }
    }

    /// Draws the code of the page, and below it what else can be taken along.
    #[component]
    fn Sheet(close: Callback<()>) -> impl IntoView {
        let counter = Counter::current();
        let store = Store::current();
        let (address, office) = (store.signals.address, store.office_code());
        let here = Memo::new(move |_| {
            let page = link::of_office(&address.read().written(), office.as_deref());
            for_phone(&counter.settings.read().public, &base(), &page)
        });
        let carries = move || {
            here.read().as_ref().is_some_and(|here| here.contains("#hs=")).then(|| {
                view! { <p>"Mã này mang theo trường hợp và những giấy bạn đã đánh dấu. Đưa cho cán bộ quét lại khi nộp."</p> }
            })
        };
        let code = move || match here.get() {
            Some(here) => {
                view! { <Qr text=here label="Mã QR của trang này, với những mục đã đánh dấu" module=MODULE/> }.into_any()
            }
            None => view! { <p class="problem">"Màn hình này chưa có địa chỉ cho điện thoại. Hãy hỏi cán bộ."</p> }.into_any(),
        };
        view! {
            <div class="over">
                <section class="card-over take-sheet" role="dialog" aria-label="Mang về">
                    <h2>"Quét bằng điện thoại"</h2>
                    {code}
                    {carries}
                    <Forms/>
                    <button type="button" on:click=move |_| close.run(())>"Đóng"</button>
                </section>
            </div>
        }
    }

    /// Draws the forms of the procedure on the page, each with its code.
    #[component]
    fn Forms() -> impl IntoView {
        let store = Store::current();
        let shown = RwSignal::new(None::<(String, String)>);
        let code = move || {
            shown.get().map(|(name, to)| view! { <h3>{name}</h3><Qr text=to label="Mã QR để tải tờ mẫu" module=MODULE/> })
        };
        let list = move || {
            let forms = procedure(&store).map(|procedure| forms(&procedure)).unwrap_or_default();
            let items = forms.into_iter().map(|(name, to)| {
                let (shown_name, label) = (name.clone(), name);
                view! { <li><button type="button" class="plain" on:click=move |_| shown.set(Some((shown_name.clone(), to.clone())))>{label}</button></li> }
            });
            let items: Vec<_> = items.collect();
            (!items.is_empty()).then(|| view! { <h2>"Mẫu đơn, tờ khai"</h2><ul class="take-forms">{items}</ul> })
        };
        view! { {list}{code} }
    }

    /// The procedure on the page, once it has arrived.
    fn procedure(store: &Store) -> Option<Arc<Procedure>> {
        let Route::Procedure(code) = store.signals.address.read().route() else { return None };
        match store.backend.procedure(store.names.ordinal(&code)?) {
            Load::Ready(procedure) => Some(procedure),
            _ => None,
        }
    }

    /// The names of the forms and where a phone finds them: the office's own files first, otherwise the portal.
    fn forms(procedure: &Procedure) -> Vec<(String, String)> {
        let public = Counter::current().settings.read().public.clone();
        let forms = procedure.cases.iter().flat_map(|case| &case.documents).flat_map(|document| &document.forms);
        let mut found: Vec<(String, String)> = Vec::new();
        for form in forms {
            let held = form.held.as_ref().and_then(|held| for_phone(&public, &base(), &held.path));
            let to = held.or_else(|| Some(address(form)?.into_address()));
            if let Some(to) = to.filter(|to| found.iter().all(|(_, known)| known != to)) {
                found.push((form.name.clone(), to));
            }
        }
        found
    }
}
