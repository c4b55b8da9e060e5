//! Wording that pages, notices, forms and plain texts share, so that a fact is always told in the same words.

use catalog::{
    Agencies, Charge, Fee, Filing, FreeOnline, LegalBasis, Local, Means, Reading, Shortened, Standing, Time, Validity, Weekdays,
    grouped,
};

/// A day as the pages write it: "17/7/2026".
pub(crate) use catalog::written_day as day;

/// Shown if the source says nothing.
pub const NOT_STATED: &str = "Nguồn không ghi; hãy hỏi nơi tiếp nhận";
/// Shown only if [`catalog::Procedure::charges_stated`].
pub const NOTHING_ELSE: &str = "Ngoài các khoản ghi ở đây, không thu thêm khoản nào khác.";
/// What to do if the source cannot be relied on.
pub const ASK: &str = "Hãy hỏi nơi tiếp nhận";

/// What is to be paid, as far as the source states it.
pub fn charge(fee: &Fee) -> String {
    let kind = fee.kind.label();
    match fee.charge {
        Charge::Amount(value, currency) => format!("{kind}: {}{}", grouped(value), currency.sign()),
        Charge::Free => format!("{kind}: không thu"),
        Charge::ByProvince => format!("{kind}: do HĐND cấp tỉnh quy định"),
        Charge::ByText => format!("{kind}: theo quy định dưới đây"),
        Charge::Contradiction => format!("{kind}: nguồn ghi 0 đồng nhưng lời ghi lại nêu số tiền. {ASK}."),
        Charge::Unknown => NOT_STATED.to_owned(),
    }
}

/// The legal time for a way to submit.
pub fn legal_time(time: &Time) -> String {
    match time {
        Time::Span(span) => span.to_string(),
        Time::Text(text) => text.clone(),
        Time::Unknown => NOT_STATED.to_owned(),
    }
}

/// The office's own time; none if the office states none.
pub fn local_time(time: &Shortened) -> Option<String> {
    match time {
        Shortened::Unstated => None,
        Shortened::NotCut => Some("Không cắt giảm".to_owned()),
        Shortened::Span(span) => Some(span.to_string()),
        Shortened::Text(text) => Some(text.clone()),
    }
}

/// On which weekdays the result comes on the day of filing.
pub fn same_day(days: Weekdays) -> String {
    if days.is_unstated() {
        "Trả kết quả trong ngày.".to_owned()
    } else {
        format!("Trả kết quả trong ngày: {days}.")
    }
}

/// When filing online is free, as known when the page is read: it may be over, or not yet so.
pub fn free_online(free: FreeOnline, reading: Reading) -> String {
    let days = free.days().words().unwrap_or_default();
    match reading.standing(free.days()) {
        Some(Standing::Ended(since)) => format!("Việc miễn phí khi nộp trực tuyến đã hết từ ngày {}.", day(since)),
        Some(Standing::Coming(_)) => format!("Chưa miễn phí khi nộp trực tuyến; sẽ miễn phí {days}."),
        Some(Standing::Holds) | None => format!("Miễn phí khi nộp trực tuyến {days}."),
    }
}

/// What an office states of its time and its fee for other days, and until when those of today hold.
pub fn local_days(local: &Local, reading: Reading) -> Vec<String> {
    let time = local_time(&local.time).and_then(|time| on_days("Thời hạn tại đây", &time, local.time_validity(), reading));
    let fee = local.fee.as_ref().map(ToString::to_string);
    let fee = fee.and_then(|fee| on_days("Phí, lệ phí tại đây", &fee, local.fee_validity(), reading));
    time.into_iter().chain(fee).collect()
}

/// On which days a fact holds. `None` if it holds when the page is read, and no end is stated.
fn on_days(what: &str, fact: &str, days: Validity, reading: Reading) -> Option<String> {
    let fact = fact.trim_end_matches('.');
    match reading.standing(days) {
        Some(Standing::Coming(_)) => Some(format!("{what} {}: {fact}.", days.words()?)),
        Some(Standing::Ended(since)) => Some(format!("{what} ({fact}) đã hết áp dụng từ ngày {}.", day(since))),
        Some(Standing::Holds) => days.to.map(|last| format!("{what} ({fact}) áp dụng đến hết ngày {}.", day(last))),
        None if days.holds(reading) => None,
        None => Some(format!("{what} {}: {fact}.", days.words()?)),
    }
}

/// The ways to submit, each once: "Trực tiếp, trực tuyến".
pub fn ways(means: &[Means]) -> String {
    let once = means.iter().enumerate().filter(|(at, way)| !means[..*at].contains(way));
    let words = once.map(|(at, means)| match at {
        0 => means.label().to_owned(),
        _ => means.label().to_lowercase(),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The bodies that handle a procedure, by what they do; each list may be empty.
pub fn agencies(agencies: &Agencies) -> [(&'static str, &[String]); 4] {
    [
        ("Cơ quan thực hiện", &agencies.executing),
        ("Cơ quan có thẩm quyền quyết định", &agencies.competent),
        ("Cơ quan được ủy quyền", &agencies.delegated),
        ("Cơ quan phối hợp", &agencies.coordinating),
    ]
}

/// What the link to file online opens: "Tại Xã Mẫu, trên Cổng Dịch vụ công quốc gia."
pub(crate) fn where_filed(filing: &Filing, office: &str) -> String {
    let portal = if filing.is_national() { "Cổng Dịch vụ công quốc gia" } else { filing.host() };
    match (filing.at_office, filing.by_code) {
        (true, false) => format!("Tại {office}, trên {portal}."),
        (true, true) => format!("Mở trang tìm của {office} trên {portal} với mã thủ tục; hãy chọn thủ tục ở đó."),
        (false, false) => format!("Mở trang của thủ tục trên {portal}; hãy chọn nơi nộp ở đó."),
        (false, true) => format!("Mở trang tìm trên {portal} với mã thủ tục; hãy chọn thủ tục và nơi nộp ở đó."),
    }
}

/// How many originals and copies: "1 bản chính, 2 bản sao". Empty if no number is stated.
pub fn sheets(originals: u32, copies: u32) -> String {
    let part = |count: u32, word: &str| (count > 0).then(|| format!("{count} {word}"));
    let parts = [part(originals, "bản chính"), part(copies, "bản sao")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The title and number of a legal text. A number that is in the title is not repeated.
pub fn legal_basis(basis: &LegalBasis) -> String {
    match (basis.number.as_str(), basis.title.as_str()) {
        ("", title) => title.to_owned(),
        (number, "") => number.to_owned(),
        (number, title) if title.contains(number) => title.to_owned(),
        (number, title) => format!("{title} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use catalog::FeeKind;
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn facts_have_short_wordings() {
        assert_eq!(ways(&[Means::InPerson, Means::Online]), "Trực tiếp, trực tuyến");
        // A source states a way for each of several cases.
        assert_eq!(ways(&[Means::Online, Means::Post, Means::Online]), "Trực tuyến, dịch vụ bưu chính");
        assert_eq!(sheets(1, 2), "1 bản chính, 2 bản sao");
        assert_eq!(sheets(0, 0), "");
        let basis = |number: &str, title: &str| legal_basis(&LegalBasis { number: number.into(), title: title.into() });
        assert_eq!(basis("1/2026/NĐ-CP", "Nghị định về hộ tịch"), "Nghị định về hộ tịch (1/2026/NĐ-CP)");
        assert_eq!(basis("1/2026/NĐ-CP", "Nghị định 1/2026/NĐ-CP"), "Nghị định 1/2026/NĐ-CP");
    }

    #[test]
    fn the_page_says_where_the_link_to_file_online_leads() {
        let said = |address: &str, at_office, by_code| {
            where_filed(&Filing { address: address.to_owned(), at_office, by_code }, "Xã Mẫu")
        };
        let national = "https://dichvucong.gov.vn/a";
        assert_eq!(said(national, true, false), "Tại Xã Mẫu, trên Cổng Dịch vụ công quốc gia.");
        assert!(said(national, false, true).contains("với mã thủ tục"));
        assert!(said("https://dichvucong.mau.gov.vn/a?b", false, false).contains("của thủ tục trên dichvucong.mau.gov.vn"));
    }

    #[test]
    fn the_offices_own_days_are_whole_sentences() {
        let free = FreeOnline::new(date(2026, 1, 1), Some(date(2026, 6, 30))).unwrap();
        let on = |day| free_online(free, Reading::On(day));
        assert_eq!(
            on(date(2025, 12, 31)),
            "Chưa miễn phí khi nộp trực tuyến; sẽ miễn phí từ ngày 1/1/2026 đến hết ngày 30/6/2026."
        );
        assert_eq!(on(date(2026, 6, 30)), "Miễn phí khi nộp trực tuyến từ ngày 1/1/2026 đến hết ngày 30/6/2026.");
        assert_eq!(on(date(2026, 7, 1)), "Việc miễn phí khi nộp trực tuyến đã hết từ ngày 1/7/2026.");
        assert_eq!(same_day(Weekdays::of([Weekday::Wednesday])), "Trả kết quả trong ngày: thứ Tư.");
    }

    #[test]
    fn a_fact_of_other_days_is_said_as_coming_or_ended() {
        let days = Validity { from: Some(date(2027, 1, 1)), to: Some(date(2027, 6, 30)) };
        let said = |reading| on_days("Phí", "5.000 đồng", days, reading).unwrap();
        assert_eq!(said(Reading::On(date(2026, 11, 30))), "Phí từ ngày 1/1/2027 đến hết ngày 30/6/2027: 5.000 đồng.");
        assert_eq!(said(Reading::On(date(2027, 2, 1))), "Phí (5.000 đồng) áp dụng đến hết ngày 30/6/2027.");
        assert_eq!(said(Reading::On(date(2027, 7, 1))), "Phí (5.000 đồng) đã hết áp dụng từ ngày 1/7/2027.");
        assert_eq!(said(Reading::From(date(2027, 2, 1))), "Phí từ ngày 1/1/2027 đến hết ngày 30/6/2027: 5.000 đồng.");
        assert_eq!(on_days("Phí", "x", Validity { to: None, ..days }, Reading::From(date(2027, 2, 1))), None);
    }

    #[test]
    fn a_zero_beside_an_amount_does_not_mean_free() {
        let words = charge(&Fee::new(FeeKind::Levy, Charge::Contradiction, "15.000 đồng/lần".into()));
        assert!(words.contains("hãy hỏi") || words.contains("Hãy hỏi"), "{words}");
    }
}
