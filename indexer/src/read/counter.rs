//! How the office wants its counter screens: the table `[man_hinh_quay]` of `site.toml`, or lines of the sheet "Văn phòng".
//! A value that cannot be used is a finding, and screens begin with the usual one.

use std::ops::RangeInclusive;

use catalog::text::fold_words;
use catalog::{CounterScreen, Typing};

use super::record::RecordOrigin;
use super::text;
use crate::findings::{Finding, Kind};

/// What an office states of its counter screens, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StatedCounter {
    pub at_start: bool,
    pub idle: Option<u32>,
    pub countdown: Option<u32>,
    /// A word of [`TYPINGS`]; empty if the office does not say it.
    pub typing: String,
    pub feedback: bool,
    pub free_text: bool,
    pub printer: bool,
}

/// The ways to type, by the words that an office chooses from. `site.toml` writes the first as "khong-dau".
pub(crate) const TYPINGS: [(&str, Typing); 3] = [("Không dấu", Typing::Plain), ("Telex", Typing::Telex), ("VNI", Typing::Vni)];

const USUAL: &str = "Màn hình dùng số có sẵn";

impl StatedCounter {
    /// What would be read as these settings.
    pub(crate) fn of(screen: &CounterScreen) -> Self {
        let usual = CounterScreen::default();
        let seconds = |set: u16, usual: u16| (set != usual).then_some(u32::from(set));
        let typing = TYPINGS.iter().find(|(_, typing)| *typing == screen.typing && screen.typing != usual.typing);
        Self {
            at_start: screen.at_start,
            idle: seconds(screen.idle, usual.idle),
            countdown: seconds(screen.countdown, usual.countdown),
            typing: typing.map(|(word, _)| (*word).to_owned()).unwrap_or_default(),
            feedback: screen.feedback,
            free_text: screen.free_text,
            printer: screen.printer,
        }
    }
}

/// Checks what an office states.
pub(super) fn settle(origin: &RecordOrigin, stated: &StatedCounter) -> (CounterScreen, Vec<Finding>) {
    let usual = CounterScreen::default();
    let mut findings = Vec::new();
    let mut note = |key: &'static str, title: &'static str, what: String, todo: &str| {
        findings.push(origin.finding(Kind::CounterScreen, "", origin.field(key, title), what, todo));
    };
    let mut seconds = |key: &'static str, title: &'static str, stated: Option<u32>, range: RangeInclusive<u16>, usual: u16| {
        let Some(seconds) = stated else { return usual };
        let fits = u16::try_from(seconds).ok().filter(|seconds| range.contains(seconds));
        fits.unwrap_or_else(|| {
            let (least, most) = range.into_inner();
            let todo = format!("{USUAL} ({usual} giây); hãy ghi một số từ {least} đến {most}");
            note(key, title, format!("{seconds} giây không nằm trong khoảng {least} đến {most}"), &todo);
            usual
        })
    };
    let idle = seconds("nghi_sau_giay", IDLE, stated.idle, CounterScreen::IDLE, usual.idle);
    let countdown = seconds("dem_lui_giay", COUNTDOWN, stated.countdown, CounterScreen::COUNTDOWN, usual.countdown);
    let typing = typing(&stated.typing).unwrap_or_else(|| {
        let what = format!("không có kiểu gõ \"{}\"", stated.typing);
        note("kieu_go", TYPING, what, "Bàn phím gõ không dấu; hãy ghi \"khong-dau\", \"telex\" hoặc \"vni\"");
        usual.typing
    });
    if stated.free_text && !stated.feedback {
        let what = "cho ghi lời góp ý mà không hỏi mức hài lòng".to_owned();
        note("gop_y", FREE_TEXT, what, "Ô ghi lời không hiện; hãy bật cả hoi_hai_long, hoặc bỏ mục này");
    }
    let free_text = stated.free_text && stated.feedback;
    let StatedCounter { at_start, feedback, printer, .. } = *stated;
    (CounterScreen { at_start, idle, countdown, typing, feedback, free_text, printer }, findings)
}

/// The way to type with a name, or the usual one without.
fn typing(word: &str) -> Option<Typing> {
    let word = fold_words(&text::line(word));
    if word.is_empty() {
        return Some(Typing::default());
    }
    TYPINGS.iter().find(|(known, _)| fold_words(known) == word).map(|(_, typing)| *typing)
}

// Titles of the lines on the sheet "Văn phòng".

/// After how many seconds without a touch the screen counts down.
pub(crate) const IDLE: &str = "Màn hình quầy: nghỉ sau số giây";
/// How many seconds it counts down.
pub(crate) const COUNTDOWN: &str = "Màn hình quầy: đếm lùi số giây";
/// What its keyboard makes of the keys.
pub(crate) const TYPING: &str = "Màn hình quầy: kiểu gõ";
/// Whether visitors may add a sentence.
pub(crate) const FREE_TEXT: &str = "Màn hình quầy: cho ghi lời góp ý";

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(stated: &StatedCounter) -> (CounterScreen, Vec<String>) {
        let (screen, findings) = settle(&RecordOrigin::new("site.toml", "cả tệp"), stated);
        (screen, findings.into_iter().map(|finding| format!("{}: {}", finding.field, finding.what)).collect())
    }

    #[test]
    fn what_is_stated_is_read_and_written_back() {
        assert_eq!(settled(&StatedCounter::default()), (CounterScreen::default(), Vec::new()));
        let screen = CounterScreen {
            at_start: true,
            idle: 60,
            countdown: 45,
            typing: Typing::Telex,
            feedback: true,
            free_text: true,
            printer: true,
        };
        for screen in [screen, CounterScreen::default()] {
            assert_eq!(settled(&StatedCounter::of(&screen)), (screen, Vec::new()));
        }
        for (word, typing) in [("khong-dau", Typing::Plain), (" TELEX ", Typing::Telex), ("vni", Typing::Vni)] {
            assert_eq!(settled(&StatedCounter { typing: word.into(), ..StatedCounter::default() }).0.typing, typing, "{word}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_a_finding_and_the_usual_is_taken() {
        let stated = StatedCounter {
            idle: Some(20),
            countdown: Some(70_000),
            typing: "morse".into(),
            free_text: true,
            ..StatedCounter::default()
        };
        let (screen, findings) = settled(&stated);
        assert_eq!(screen, CounterScreen::default());
        assert_eq!(
            findings,
            [
                "nghi_sau_giay: 20 giây không nằm trong khoảng 60 đến 90",
                "dem_lui_giay: 70000 giây không nằm trong khoảng 30 đến 120",
                "kieu_go: không có kiểu gõ \"morse\"",
                "gop_y: cho ghi lời góp ý mà không hỏi mức hài lòng",
            ]
        );
    }
}
