//! Reads values of the command line. The errors say what to write.

use jiff::civil::Date;

use crate::lang::tr;

/// A day, such as 2026-07-17.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    let written = text.trim();
    written.parse().map_err(|_| {
        tr!("không phải ngày có thật; hãy ghi năm-tháng-ngày, như 2026-07-17", "not a day; write it like 2026-07-17").to_owned()
    })
}

/// A port of this machine.
pub(crate) fn port(text: &str) -> Result<u16, String> {
    text.trim().parse().map_err(|_| {
        tr!("không phải cổng; hãy ghi số từ 0 đến 65535, như 8080", "not a port; write a number from 0 to 65535, such as 8080")
            .to_owned()
    })
}

/// How many, at least one.
pub(crate) fn count(text: &str) -> Result<usize, String> {
    let number = text.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        tr!(
            "không phải số đếm; hãy ghi số nguyên từ 1 trở lên, như 10",
            "not a count; write a whole number from 1 on, such as 10"
        )
        .to_owned()
    })
}
