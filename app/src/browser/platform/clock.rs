//! The time in Vietnam, wherever the device is.

use catalog::calendar::Filed;
use jiff::civil::Date;
use wasm_bindgen::JsValue;

/// Vietnam is seven hours ahead of UTC all year, in ms.
const OFFSET: f64 = 7.0 * 3_600_000.0;
/// Eight in the morning, near the start of a working day, in minutes.
const MORNING: u16 = 8 * 60;

/// The current moment. A clock that is behind the day of the release is wrong: then it is the morning of that
/// day.
pub(crate) fn now(made: Date) -> Filed {
    let clock = clock();
    match day(&clock) {
        Some(day) if day >= made => Filed { day, minute: (clock.get_utc_hours() * 60 + clock.get_utc_minutes()) as u16 },
        _ => Filed { day: made, minute: MORNING },
    }
}

/// The current day by the device's clock, right or wrong. `None` outside the years that a date can hold.
pub(crate) fn today() -> Option<Date> {
    day(&clock())
}

fn day(clock: &js_sys::Date) -> Option<Date> {
    let year = i16::try_from(clock.get_utc_full_year()).ok()?;
    Date::new(year, clock.get_utc_month() as i8 + 1, clock.get_utc_date() as i8).ok()
}

/// The current moment, moved so that its parts in UTC are those in Vietnam.
fn clock() -> js_sys::Date {
    js_sys::Date::new(&JsValue::from_f64(js_sys::Date::now() + OFFSET))
}
