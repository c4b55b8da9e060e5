//! Compares what an office itself states of a procedure.

use catalog::{Local, LocalCharge, LocalFee, Shortened, Validity, written_day};

use super::change::Changes;
use super::channels::{FEES, TIMES, amount_effect, span};
use catalog::release::history::Effect;

const LOCAL: &str = "Thông tin riêng của văn phòng";
const HERE: &str = "tại văn phòng";
const UNSTATED: &str = "không ghi";

/// Compares the local facts of one procedure.
pub(super) fn compare(old: Option<&Local>, new: Option<&Local>, changes: &mut Changes) {
    let none = Local::default();
    let (old, new) = (old.unwrap_or(&none), new.unwrap_or(&none));
    time(&old.time, &new.time, changes);
    fee(old.fee.as_ref(), new.fee.as_ref(), changes);
    changes.at(LOCAL, "nơi nhận hồ sơ").text(Effect::Place, &old.receiving, &new.receiving);
    changes.at(LOCAL, "lời nhắn").text(Effect::Local, &old.note, &new.note);
    let mut fact = |place, old: Option<String>, new: Option<String>| {
        let say = |fact: &Option<String>| fact.clone().unwrap_or_else(|| UNSTATED.to_owned());
        changes.at(LOCAL, place).value(Effect::Local, &old, &new, say);
    };
    let scope = |local: &Local| local.scope.map(|scope| scope.label().to_owned());
    fact("phạm vi", scope(old), scope(new));
    let legal = |local: &Local| local.legal.map(|span| span.to_string());
    fact("thời hạn luật định mà quyết định lấy làm mốc", legal(old), legal(new));
    fact("trả trong ngày", same_day(old), same_day(new));
    fact("miễn phí trực tuyến", free_online(old), free_online(new));
    let days = |days: Validity| days.words();
    fact("những ngày áp dụng thời hạn", days(old.time_days), days(new.time_days));
    let of_fee = |local: &Local| local.fee.as_ref().and_then(|fee| fee.days.words());
    fact("những ngày áp dụng mức phí", of_fee(old), of_fee(new));
    let cut_off = |local: &Local| local.cut_off.map(|hour| hour.to_string());
    fact("nhận đến giờ", cut_off(old), cut_off(new));
    let decision = |local: &Local| local.decision.as_ref().map(ToString::to_string);
    fact("quyết định", decision(old), decision(new));
}

fn time(old: &Shortened, new: &Shortened, changes: &mut Changes) {
    let mut spot = changes.at(TIMES, HERE);
    match (old, new) {
        (Shortened::Span(old), Shortened::Span(new)) => span(*old, *new, &mut spot),
        (Shortened::Text(old), Shortened::Text(new)) => spot.text(Effect::TimeChanged, old, new),
        (old, new) => spot.value(Effect::TimeChanged, old, new, time_in_words),
    }
}

fn time_in_words(time: &Shortened) -> String {
    match time {
        Shortened::Unstated => UNSTATED.to_owned(),
        Shortened::NotCut => "không cắt giảm".to_owned(),
        Shortened::Span(span) => span.to_string(),
        Shortened::Text(text) => text.clone(),
    }
}

fn fee(old: Option<&LocalFee>, new: Option<&LocalFee>, changes: &mut Changes) {
    use LocalCharge::{Amount, Free};
    let effect = match (old.map(|fee| fee.charge), new.map(|fee| fee.charge)) {
        (Some(Amount(before, a)), Some(Amount(after, b))) if a == b && before != after => amount_effect(before, after),
        (Some(Free), Some(Amount(..))) => Effect::FeeUp,
        (Some(Amount(..)), Some(Free)) => Effect::FeeDown,
        (None, Some(_)) => Effect::FeeKnown,
        (Some(_), None) => Effect::FeeUnknown,
        _ => Effect::FeeChanged,
    };
    let say = |fee: &Option<&LocalFee>| fee.map_or_else(|| UNSTATED.to_owned(), ToString::to_string);
    changes.at(FEES, HERE).value(effect, &old, &new, say);
}

fn same_day(local: &Local) -> Option<String> {
    let days = local.same_day?;
    Some(if days.is_unstated() { "có, không ghi thứ".to_owned() } else { days.to_string() })
}

fn free_online(local: &Local) -> Option<String> {
    let free = local.free_online?;
    let to = free.to().map(|to| format!(" đến ngày {}", written_day(to))).unwrap_or_default();
    Some(format!("từ ngày {}{to}", written_day(free.from())))
}
