//! Fees and times that are not stated, or that contradict themselves.

use catalog::{Charge, FeeBrief, Procedure, Time};

use super::Checked;
use super::part::is_name_only;
use crate::findings::{Finding, Kind};
use crate::read::RecordOrigin;

/// A zero beside words that state a charge. 84 national records (1.8 %).
pub(super) fn zero_beside_a_charge(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for checked in checked {
        let mut fees = checked.procedure.channels.iter().flat_map(|way| &way.fees);
        if let Some(fee) = fees.find(|fee| fee.charge == Charge::Contradiction) {
            let what = format!("ô số là 0, nhưng lời bên cạnh ghi \"{}\"", fee.note.lines().next().unwrap_or_default());
            let todo = "Trang không ghi miễn phí; hãy hỏi cơ quan công bố mức thu đúng";
            findings.push(checked.finding(Kind::ZeroBesideCharge, "Phí, lệ phí", what, todo));
        }
    }
}

/// Fees and times that no way to submit states: one finding with the count for each, because there are too many to look
/// at one by one. Fees 3,183 national records (69 %), times 498 (11 %).
pub(super) fn unknown(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let count = |is_unknown: fn(&Procedure) -> bool| checked.iter().filter(|checked| is_unknown(checked.procedure)).count();
    let (of, of_catalogue) = (checked.len(), RecordOrigin::new("", ""));
    // Rows of a list have a finding of their own.
    let fees = count(|p| !is_name_only(p) && FeeBrief::of(p) == FeeBrief::Unknown);
    if fees > 0 {
        let what = format!("{fees} trong {of} thủ tục không ghi phí là bao nhiêu, cũng không ghi là không thu");
        let todo =
            "Hãy ghi mức thu tại chỗ vào local.toml hoặc sổ của văn phòng; trang Công khai ghi còn bao nhiêu thủ tục chưa rõ";
        findings.push(of_catalogue.finding(Kind::FeeUnknown, "", "Phí, lệ phí", what, todo));
    }
    let times = count(|p| !p.channels.is_empty() && p.channels.iter().all(|way| way.time == Time::Unknown));
    if times > 0 {
        let what = format!("{times} trong {of} thủ tục không ghi thời hạn bằng số");
        let todo = "Hãy hỏi cơ quan công bố, hoặc ghi thời hạn đã cam kết vào local.toml hoặc sổ của văn phòng";
        findings.push(of_catalogue.finding(Kind::TimeUnknown, "", "Thời hạn giải quyết", what, todo));
    }
}

/// A time that is a bare number. 53 national records (1.1 %), of which the portal's reader finds those whose unit is
/// "other".
pub(super) fn time_without_unit(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for checked in checked {
        let times = checked.procedure.channels.iter().filter_map(|way| match &way.time {
            Time::Text(words) => Some(words.trim()),
            _ => None,
        });
        let is_number =
            |words: &&str| !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
        if let Some(number) = times.into_iter().find(is_number) {
            let todo = "Hãy ghi rõ là giờ, ngày hay ngày làm việc";
            let what = format!("ghi {number} mà không ghi đơn vị");
            findings.push(checked.finding(Kind::TimeWithoutUnit, "Thời hạn giải quyết", what, todo));
        }
    }
}

#[cfg(test)]
mod tests {
    use catalog::{Channel, Currency, Fee, FeeKind, Means};

    use super::super::tests::{procedure, said};
    use super::*;

    fn way(time: Time, fee: Option<(u64, &str)>) -> Channel {
        let fee = fee.map(|(value, note)| Fee::new(FeeKind::Fee, Charge::read(Some(value), Currency::Vnd, note), note.into()));
        Channel { means: Means::InPerson, time, fees: fee.into_iter().collect(), note: String::new() }
    }

    #[test]
    fn a_zero_beside_a_charge_is_named_with_its_words() {
        let voi = procedure(1, "Nuôi voi", |p| p.channels = vec![way(Time::Unknown, Some((0, "15.000 đồng/con")))]);
        assert_eq!(
            said(zero_beside_a_charge, &[voi]),
            ["khong-dong-canh-muc-thu: Phí, lệ phí: ô số là 0, nhưng lời bên cạnh ghi \"15.000 đồng/con\""]
        );
    }

    #[test]
    fn unknown_fees_and_times_are_counted_once() {
        let number = |n, time| procedure(n, "Nuôi voi", |p| p.channels = vec![way(time, None)]);
        let found = said(unknown, &[number(1, Time::Unknown), number(2, Time::Text("ngay".into()))]);
        assert!(found[0].contains("2 trong 2 thủ tục") && found[1].contains("1 trong 2 thủ tục"), "{found:?}");
        assert_eq!(
            said(time_without_unit, &[number(1, Time::Text("15".into())), number(2, Time::Text("15 ngày".into()))]).len(),
            1
        );
    }
}
