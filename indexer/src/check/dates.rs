//! The days of decision, posting and effect.

use catalog::calendar::NoDate;
use catalog::{Calendar, written_day};
use jiff::civil::{Date, date};

use super::{Checked, Days};
use crate::findings::{Finding, Kind};

/// The new national portal took in its older records until the end of April 2026, so the day of posting of an older
/// decision says nothing.
const MOVED: Date = date(2026, 5, 1);
/// The most working days between signing and posting, for a province and for a ministry. Second-hand, so only a note.
const PROVINCE: u32 = 5;
const MINISTRY: u32 = 10;

/// Every rule about days.
pub(super) fn all(checked: &[Checked<'_>], days: &Days<'_>, findings: &mut Vec<Finding>) {
    for checked in checked {
        findings.extend(future_decision(checked, days.today));
        findings.extend(updated_before_decision(checked));
        findings.extend(effect(checked));
        findings.extend(expired(checked, days.today));
        findings.extend(late_posting(checked, days.calendar));
    }
}

/// A decision of a day to come. 1 national record.
fn future_decision(checked: &Checked<'_>, today: Date) -> Option<Finding> {
    let signed = decided(checked).filter(|day| *day > today)?;
    let what = format!("ghi ngày ký {}, chưa tới", written_day(signed));
    Some(checked.finding(Kind::FutureDecision, "Ngày ký quyết định", what, "Hãy xem lại ngày ký trên bản quyết định"))
}

/// A record that was last changed before its decision was signed. 177 national records (3.8 %).
fn updated_before_decision(checked: &Checked<'_>) -> Option<Finding> {
    let (signed, updated) = (decided(checked)?, checked.procedure.source.updated?);
    let what = format!("nguồn sửa lần cuối {}, trước ngày ký {}", written_day(updated), written_day(signed));
    let todo = "Nội dung có thể chưa theo quyết định mới; hãy so với quyết định công bố";
    (updated < signed).then(|| checked.finding(Kind::UpdatedBeforeDecision, "Ngày cập nhật", what, todo))
}

/// In force before the decision, or until before it begins. The portal states neither day.
fn effect(checked: &Checked<'_>) -> Option<Finding> {
    let (from, to) = (checked.procedure.in_force_from, checked.procedure.in_force_to);
    let what = match (from, to, decided(checked)) {
        (Some(from), Some(to), _) if to < from => {
            format!("hết hiệu lực {}, trước ngày có hiệu lực {}", written_day(to), written_day(from))
        }
        (Some(from), _, Some(signed)) if from < signed => {
            format!("có hiệu lực {}, trước ngày ký quyết định {}", written_day(from), written_day(signed))
        }
        _ => return None,
    };
    Some(checked.finding(Kind::EffectDates, "Ngày hiệu lực", what, "Hãy xem lại các ngày trên quyết định công bố"))
}

/// No longer in force. The portal does not state the day.
fn expired(checked: &Checked<'_>, today: Date) -> Option<Finding> {
    let last = checked.procedure.in_force().to.filter(|last| *last < today)?;
    let what = format!("hết hiệu lực từ sau ngày {}", written_day(last));
    let todo = match checked.procedure.replaced_by.is_empty() {
        true => "Trang ghi là đã hết hiệu lực; hãy ghi mã thủ tục thay thế nếu có, hoặc sửa ngày",
        false => "Trang ghi là đã hết hiệu lực và dẫn tới thủ tục thay thế; khi không còn ai tìm, hãy bỏ khỏi danh mục",
    };
    Some(checked.finding(Kind::Expired, "Ngày hết hiệu lực", what, todo))
}

/// Posted more working days after signing than the publisher may take. 521 national records (11 %).
fn late_posting(checked: &Checked<'_>, calendar: &Calendar) -> Option<Finding> {
    let (signed, posted) = (decided(checked).filter(|day| *day >= MOVED)?, checked.origin.posted?);
    let most = if is_of_province(&checked.procedure.publisher) { PROVINCE } else { MINISTRY };
    let taken = working_days(signed, posted, calendar).ok()?;
    let what = format!("ký {}, đăng {}: {taken} ngày làm việc, có thể quá {most} ngày", written_day(signed), written_day(posted));
    let todo = "Hãy xem lại ngày ký và ngày đăng";
    (taken > most).then(|| checked.finding(Kind::LatePosting, "Ngày đăng", what, todo))
}

fn decided(checked: &Checked<'_>) -> Option<Date> {
    checked.procedure.decision.as_ref()?.date
}

fn is_of_province(publisher: &str) -> bool {
    let publisher = publisher.to_lowercase().replace("uỷ", "ủy");
    publisher.starts_with("ubnd") || publisher.starts_with("ủy ban nhân dân")
}

/// The working days after a day, up to another. The first day is not counted (Bộ luật Dân sự 2015, Điều 147).
fn working_days(from: Date, to: Date, calendar: &Calendar) -> Result<u32, NoDate> {
    let mut days = 0;
    let mut day = from;
    while day < to {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        days += u32::from(calendar.is_worked(day)?);
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use catalog::calendar::{Day, DayKind};
    use catalog::{Decision, Procedure};

    use super::super::tests::procedure;
    use super::*;
    use crate::read::RecordOrigin;

    fn found(posted: Option<Date>, change: impl FnOnce(&mut Procedure)) -> Vec<&'static str> {
        let voi = procedure(1, "Nuôi voi", |p| {
            p.publisher = "UBND tỉnh Mẫu".into();
            change(p);
        });
        let origin = RecordOrigin { posted, ..RecordOrigin::new("a.json", "dòng 1") };
        let off = Day { date: date(2026, 9, 2), kind: DayKind::Off, name: "Quốc khánh".into(), document: String::new() };
        let calendar = Calendar::new([2026], [off]);
        let mut findings = Vec::new();
        let origins = HashMap::from([(voi.code.clone(), origin)]);
        let procedures = [voi];
        let days = Days { today: date(2026, 11, 30), calendar: &calendar };
        all(&Checked::all(&procedures, &origins), &days, &mut findings);
        findings.iter().map(|finding| finding.kind.id()).collect()
    }

    fn signed(day: Date) -> Option<Decision> {
        Some(Decision { number: "1/QĐ".into(), date: Some(day), agency: String::new() })
    }

    #[test]
    fn days_that_contradict_each_other_are_found() {
        assert_eq!(found(None, |p| p.decision = signed(date(2026, 12, 30))), ["quyet-dinh-tuong-lai"]);
        assert_eq!(
            found(None, |p| {
                p.decision = signed(date(2026, 7, 3));
                p.source.updated = Some(date(2026, 4, 16));
            }),
            ["sua-truoc-quyet-dinh"]
        );
        assert_eq!(
            found(None, |p| {
                p.decision = signed(date(2026, 7, 3));
                (p.in_force_from, p.in_force_to) = (Some(date(2026, 7, 1)), Some(date(2026, 10, 1)));
            }),
            ["ngay-hieu-luc-sai", "het-hieu-luc"]
        );
    }

    #[test]
    fn late_posting_is_counted_in_working_days() {
        // From Friday, 28 August: a weekend, four working days, a holiday, and a weekend again.
        let posted = |day| found(Some(day), |p| p.decision = signed(date(2026, 8, 28)));
        assert_eq!(posted(date(2026, 9, 7)), Vec::<&str>::new());
        assert_eq!(posted(date(2026, 9, 8)), ["dang-cham"]);
        let of_ministry = found(Some(date(2026, 9, 8)), |p| {
            p.decision = signed(date(2026, 8, 28));
            p.publisher = "Bộ Mẫu".into();
        });
        assert!(of_ministry.is_empty());
        // The calendar of 2027 is not announced, so nothing is said.
        assert!(found(Some(date(2027, 1, 8)), |p| p.decision = signed(date(2026, 8, 28))).is_empty());
    }
}
