//! The settings of this screen, the PIN among them, and the way out of the mode.

use std::ops::RangeInclusive;

use catalog::{CounterScreen, Typing};
use leptos::prelude::*;

use super::gate::Gate;
use super::sure::Sure;
use crate::browser::base;
use crate::counter::context::Counter;
use crate::counter::mode;
use crate::counter::settings::Settings;
use crate::lasting::Lasting;

/// By how many seconds a touch changes a setting.
const STEP: u16 = 5;

/// Draws the page. What is changed holds at once.
#[component]
pub(super) fn SettingsPage() -> impl IntoView {
    let settings = Counter::current().settings;
    let method = |method: Typing, words: &'static str| {
        view! {
            <label>
                <input type="radio" name="kieu-go" prop:checked=move || settings.read().method == method
                    on:change=move |_| change(settings, &|settings| settings.method = method)/>
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <section class="set">
            <h1>"Cài đặt màn hình"</h1>
            <Seconds words="Đếm ngược sau khi không ai chạm" range=CounterScreen::IDLE get={|settings: &Settings| settings.idle} set={|settings: &mut Settings, value: u16| settings.idle = value}/>
            <Seconds words="Đếm ngược trong" range=CounterScreen::COUNTDOWN get={|settings: &Settings| settings.countdown} set={|settings: &mut Settings, value: u16| settings.countdown = value}/>
            <fieldset>
                <legend>"Bàn phím"</legend>
                {method(Typing::Plain, "Không dấu (gõ nhanh nhất, tìm không cần dấu)")}
                {method(Typing::Telex, "Telex")}
                {method(Typing::Vni, "VNI")}
            </fieldset>
            <Switch words="Nút ở bên tay trái" get={|settings: &Settings| settings.left_hand} set={|settings: &mut Settings, on: bool| settings.left_hand = on}/>
            <Switch words="Phím có tiếng" get={|settings: &Settings| settings.sound} set={|settings: &mut Settings, on: bool| settings.sound = on}/>
            <Switch words="Nút đọc to (khi máy có giọng tiếng Việt)" get={|settings: &Settings| settings.read_aloud} set={|settings: &mut Settings, on: bool| settings.read_aloud = on}/>
            <Switch words="Có máy in cho người dân" get={|settings: &Settings| settings.printer} set={|settings: &mut Settings, on: bool| settings.printer = on}/>
            <Switch words="Hỏi mức hài lòng sau mỗi lượt" get={|settings: &Settings| settings.feedback} set={|settings: &mut Settings, on: bool| settings.feedback = on}/>
            <Switch words="Cho gõ thêm một câu" get={|settings: &Settings| settings.free_text} set={|settings: &mut Settings, on: bool| settings.free_text = on}/>
            <PublicAddress/>
            <Pin/>
            <Sure words="Rời chế độ màn hình quầy" question="Máy trở lại thành trình duyệt thường. Cài đặt và số liệu của cán bộ vẫn còn."
                on_sure=Callback::new(|()| mode::leave(&base()))/>
        </section>
    }
}

/// Changes the settings, and keeps them on the device.
fn change(settings: Lasting<Settings>, change: &dyn Fn(&mut Settings)) {
    settings.update(change);
    settings.read_untracked().keep();
}

/// Draws a setting in seconds, with a button to either side.
#[component]
fn Seconds(
    words: &'static str,
    range: RangeInclusive<u16>,
    get: fn(&Settings) -> u16,
    set: fn(&mut Settings, u16),
) -> impl IntoView {
    let settings = Counter::current().settings;
    let (least, most) = range.into_inner();
    let value = move || get(&settings.read());
    let to = move |value: u16| change(settings, &|settings| set(settings, value.clamp(least, most)));
    view! {
        <div class="seconds" role="group" aria-label=words>
            <span>{words}</span>
            <button type="button" aria-label="Bớt 5 giây" on:click=move |_| to(value().saturating_sub(STEP))>"−"</button>
            <output>{move || format!("{} giây", value())}</output>
            <button type="button" aria-label="Thêm 5 giây" on:click=move |_| to(value() + STEP)>"+"</button>
        </div>
    }
}

/// Draws a setting that is on or off.
#[component]
fn Switch(words: &'static str, get: fn(&Settings) -> bool, set: fn(&mut Settings, bool)) -> impl IntoView {
    let settings = Counter::current().settings;
    view! {
        <label>
            <input type="checkbox" prop:checked=move || get(&settings.read())
                on:change:target=move |event| { let on = event.target().checked(); change(settings, &|settings| set(settings, on)); }/>
            <span>{words}</span>
        </label>
    }
}

/// Draws the field for the address that visitors' phones open.
#[component]
fn PublicAddress() -> impl IntoView {
    let settings = Counter::current().settings;
    view! {
        <label class="public">
            "Địa chỉ công khai của trang, cho mã QR mang về"
            <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="https://…"
                prop:value=move || settings.read().public.clone()
                on:change:target=move |event| { let to = event.target().value().trim().to_owned(); change(settings, &|settings| settings.public.clone_from(&to)); }/>
            <span class="quiet">"Cần khi màn hình chạy từ máy nội bộ. Gõ bằng bàn phím cắm thêm, hoặc chạm vào ô rồi quét mã QR của trang."</span>
        </label>
    }
}

/// Draws a button that asks for a new PIN. The old one holds until the new one is set.
#[component]
fn Pin() -> impl IntoView {
    let asked = RwSignal::new(false);
    let done = Callback::new(move |()| asked.set(false));
    move || match asked.get() {
        true => view! { <Gate opened=done keep=done/> }.into_any(),
        false => view! { <button type="button" class="plain" on:click=move |_| asked.set(true)>"Đổi PIN"</button> }.into_any(),
    }
}
