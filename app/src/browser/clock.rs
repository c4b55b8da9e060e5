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
    let shifted = js_sys::Date::new(&JsValue::from_f64(js_sys::Date::now() + AHEAD));
    let day = Date::new(shifted.get_utc_full_year() as i16, shifted.get_utc_month() as i8 + 1, shifted.get_utc_date() as i8);
    match day {
        Ok(day) if day >= made => Filed { day, minute: (shifted.get_utc_hours() * 60 + shifted.get_utc_minutes()) as u16 },
        _ => Filed { day: made, minute: MORNING },
    }
}
