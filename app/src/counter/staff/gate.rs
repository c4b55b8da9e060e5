//! Asks for the PIN; the first time, lets staff set it.

use gloo::timers::callback::{Interval, Timeout};
use leptos::prelude::*;

use super::pad::Pad;
use super::pin::{LONGEST, Tries, hashed, is_right, problem};
use crate::browser::base;
use crate::counter::context::Counter;
use crate::counter::kept;

/// The name under which the device keeps the wrong tries.
const TRIES: &str = "so-lan-sai";
/// How long the page shows that it is checking before it does, in ms: hashing stops everything else.
const SHOWN: u32 = 60;

/// Draws the page.
#[component]
pub(super) fn Gate(
    /// The PIN was right, or was set.
    opened: Callback<()>,
    /// For staff who are inside and want another PIN: what happens if they keep the old one. It holds until the new one is
    /// set.
    #[prop(optional)]
    keep: Option<Callback<()>>,
) -> impl IntoView {
    let counter = Counter::current();
    let (text, said, first) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (wait, checking) = (RwSignal::new(tries().wait(now())), RwSignal::new(false));
    let ticking = Interval::new(500, move || {
        let left = tries().wait(now());
        // Writing the same number would draw it again.
        if *wait.read_untracked() != left {
            wait.set(left);
        }
    });
    on_cleanup({
        let ticking = StoredValue::new_local(Some(ticking));
        move || drop(ticking.try_update_value(Option::take))
    });
    let is_first = move || counter.settings.read().pin.is_empty();
    let is_new = move || keep.is_some() || is_first();
    let set = move |pin: String| match first.get_untracked() {
        None => match problem(&pin) {
            Some(problem) => said.set(problem.to_owned()),
            None => first.set(Some(pin)),
        },
        Some(first_pin) if first_pin == pin => {
            counter.settings.update(|settings| settings.pin = hashed(&pin, salt()));
            // On a full device the PIN holds until the next start, which asks for a new one.
            counter.settings.read_untracked().keep();
            opened.run(());
        }
        Some(_) => {
            first.set(None);
            said.set("Hai lần gõ không giống nhau; hãy đặt lại từ đầu.".to_owned());
        }
    };
    let check = move |pin: String| {
        let mut counted = tries();
        if counted.wait(now()) > 0 {
            return;
        }
        counted.begin(now());
        kept::set(&base(), TRIES, &counted.written());
        checking.set(true);
        let kept_pin = counter.settings.read_untracked().pin.clone();
        Timeout::new(SHOWN, move || {
            checking.try_set(false);
            if is_right(&pin, &kept_pin) {
                kept::remove(&base(), TRIES);
                // The corner may have been closed meanwhile.
                opened.try_run(());
                return;
            }
            said.try_set("PIN chưa đúng.".to_owned());
            wait.try_set(tries().wait(now()));
        })
        .forget();
    };
    let done = Callback::new(move |()| {
        said.set(String::new());
        let pin = std::mem::take(&mut *text.write());
        if is_new() { set(pin) } else { check(pin) }
    });
    let heading = move || match (is_new(), first.read().is_some()) {
        (true, false) => "Đặt PIN cho cán bộ",
        (true, true) => "Gõ lại PIN vừa đặt",
        _ => "Gõ PIN của cán bộ",
    };
    let help = move || {
        is_first().then(|| {
        view! { <p>"Màn hình này chưa có PIN. Hãy đặt một số từ 4 đến 8 chữ số và chỉ cho cán bộ biết. Quên PIN thì người quản trị máy xóa dữ liệu của trang trong trình duyệt."</p> }
    })
    };
    let status = move || match (checking.get(), wait.get()) {
        (true, _) => "Đang kiểm tra…".to_owned(),
        (_, 0) => said.get(),
        (_, left) => format!("{} Hãy chờ {} giây rồi thử lại.", said.get(), left.div_ceil(1000)),
    };
    let leave = move |_| keep.map_or_else(|| counter.staff.set(false), |keep| keep.run(()));
    let dots = move || "●".repeat(text.read().len());
    view! {
        <section class="gate">
            <h1>{heading}</h1>
            {help}
            <p class="pin-dots" role="img" aria-label=move || format!("Đã gõ {} chữ số", text.read().len())>{dots}</p>
            <p class="status" role="status">{status}</p>
            <Pad text most=LONGEST done="Xong" on_done=done busy=Signal::derive(move || checking.get() || wait.get() > 0)/>
            <button type="button" class="plain" on:click=leave>{if keep.is_some() { "Giữ PIN cũ" } else { "Quay lại màn hình" }}</button>
        </section>
    }
}

fn tries() -> Tries {
    kept::get(&base(), TRIES).map(|text| Tries::read(&text)).unwrap_or_default()
}

fn now() -> u64 {
    js_sys::Date::now() as u64
}

fn salt() -> [u8; 16] {
    let mut salt = [0; 16];
    // Every browser that runs WebAssembly has random numbers; without them, the PIN works all the same.
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut salt);
    }
    salt
}
