//! What time it is in Vietnam, wherever the device is.

use catalog::calendar::Filed;
use jiff::civil::Date;
use wasm_bindgen::JsValue;

/// Vietnam is seven hours ahead of UTC all year.
const AHEAD: f64 = 7.0 * 3_600_000.0;
/// Eight in the morning: when a working day begins, near enough.
const MORNING: u16 = 8 * 60;

/// The moment at hand. Never before the day the release was made, which a right clock cannot say: then it
/// is the morning of that day.
pub(crate) fn now(made: Date) -> Filed {
    let shifted = shifted();
    match day(&shifted) {
        Some(day) if day >= made => Filed { day, minute: (shifted.get_utc_hours() * 60 + shifted.get_utc_minutes()) as u16 },
        _ => Filed { day: made, minute: MORNING },
    }
}

/// The day that the clock says, right or wrong; nothing past the years that can be counted.
pub(crate) fn day(shifted: &js_sys::Date) -> Option<Date> {
    let year = i16::try_from(shifted.get_utc_full_year()).ok()?;
    Date::new(year, shifted.get_utc_month() as i8 + 1, shifted.get_utc_date() as i8).ok()
}

/// The moment at hand, so that its parts in UTC are those of Vietnam.
pub(crate) fn shifted() -> js_sys::Date {
    js_sys::Date::new(&JsValue::from_f64(js_sys::Date::now() + AHEAD))
}
