//! Records that somebody entered to try the software.

use catalog::Procedure;
use catalog::text::fold_words;

use super::Checked;
use super::part::{STEPS, steps};
use crate::findings::{Finding, Kind};

/// Words that stand alone only in a trial.
const TRIAL: [&str; 8] = ["test", "testing", "demo", "asdf", "abc", "xyz", "aaa", "xxx"];

/// Longer steps are no trial, in bytes: nobody types that much.
const LONGEST: usize = 200;

/// A name or steps of such words, a name of one word, or a name that ends in a day ("Đăng ký kinh doanh 23/09"). 1 national
/// record, whose steps are "test"; the live portal had one with a day.
pub(super) fn entries(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for checked in checked {
        if let Some((part, what)) = trial(checked.procedure) {
            let todo = "Hãy bỏ khỏi danh mục nếu đúng là bản ghi thử, và báo cho cơ quan công bố";
            findings.push(checked.finding(Kind::Trial, part, what, todo));
        }
    }
}

fn trial(procedure: &Procedure) -> Option<(&'static str, String)> {
    let name = &procedure.name;
    let of_name = |what: &str| Some(("Tên thủ tục", format!("tên \"{name}\" {what}")));
    let words = fold_words(name);
    if is_trial(&words) {
        return of_name("có vẻ chỉ để thử");
    }
    if words.len() < 2 {
        return of_name("chỉ có một từ");
    }
    if ends_in_day(name) {
        return of_name("kết thúc bằng một ngày không có năm");
    }
    let steps = steps(procedure);
    let is_trial = steps.len() <= LONGEST && is_trial(&fold_words(&steps));
    is_trial.then(|| (STEPS, format!("trình tự chỉ ghi \"{}\"", steps.trim())))
}

/// Whether a text is nothing but trial words and numbers: "test 2", "Thử nghiệm 123". "Thử nghiệm mạng viễn thông" is a
/// procedure.
fn is_trial(words: &[String]) -> bool {
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let plain: Vec<&str> = words.iter().map(String::as_str).filter(|word| !is_number(word)).collect();
    let plain = plain.strip_prefix(&["thu", "tuc"]).unwrap_or(&plain);
    matches!(plain, ["thu"] | ["thu", "nghiem"]) || !plain.is_empty() && plain.iter().all(|word| TRIAL.contains(word))
}

/// Whether a name ends in a day and a month after a blank: "… 23/09", but not "… ngày 01/7/2025" and not "Điều 9/10".
fn ends_in_day(name: &str) -> bool {
    let Some((before, last)) = name.trim_end_matches('.').rsplit_once(' ') else { return false };
    let part = |text: &str, most: u8| text.len() <= 2 && text.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    let is_day = last.split_once('/').is_some_and(|(day, month)| part(day, 31) && part(month, 12));
    let referring = ["ngày", "điều", "khoản", "số", "mẫu", "đợt"];
    is_day && !referring.contains(&before.rsplit(' ').next().unwrap_or_default().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use catalog::Step;

    use super::super::tests::{procedure, said};
    use super::*;

    fn found(name: &str, steps: &str) -> usize {
        said(entries, &[procedure(1, name, |p| p.steps = vec![Step { title: String::new(), text: steps.into() }])]).len()
    }

    #[test]
    fn trials_are_found_and_real_names_are_not() {
        for name in ["test", "Test 2", "thử nghiệm 123", "Đăng ký kinh doanh 23/09", "Voi", "Thủ tục abc"] {
            assert_eq!(found(name, "Nộp đơn"), 1, "{name}");
        }
        for name in
            ["Tách hộ", "Cấp phép thử nghiệm nuôi voi", "Voi sinh trước ngày 01/7/2025", "Nuôi voi ngày 1/7", "Dự án Điều 6.2"]
        {
            assert_eq!(found(name, "Nộp đơn"), 0, "{name}");
        }
        assert_eq!(found("Nuôi voi", "test"), 1);
    }
}
