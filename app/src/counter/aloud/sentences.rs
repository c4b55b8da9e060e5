//! What is read aloud of a procedure: its answer, in sentences that a voice can speak. Laws, steps and conditions are not
//! read: nobody can listen to them standing.

use catalog::{Besides, Currency, FeeBrief, Office, Procedure, Span, Time, TimeBrief};

use crate::dossier::{Dossier, label};
use crate::words::{sheets, ways};

/// Words in capitals that a voice would spell, and what they mean.
const SHORT: [(&str, &str); 6] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("TTHC", "thủ tục hành chính"),
    ("CCCD", "căn cước công dân"),
    ("GCN", "giấy chứng nhận"),
    ("VNeID", "vi en e ai đi"),
];
/// A paper's title or a time in words is read up to this many letters.
const LONGEST: usize = 160;

/// The sentences for a procedure and the dossier of the reader.
pub(crate) fn sentences(procedure: &Procedure, dossier: &Dossier, office: &Office) -> Vec<String> {
    let mut said = vec![
        procedure.name.clone(),
        format!("Thời hạn: {}", time(procedure)),
        format!("Phí, lệ phí: {}", fee(procedure)),
        place(procedure, office),
    ];
    said.extend(papers(procedure, dossier));
    said.iter().map(|sentence| spoken(sentence)).collect()
}

fn time(procedure: &Procedure) -> String {
    match TimeBrief::of(procedure) {
        TimeBrief::Span(span) | TimeBrief::Here(span) => span.to_string(),
        TimeBrief::Range(from, to) => format!("từ {} đến {to}", number(from)),
        TimeBrief::Unknown => "chưa rõ, hãy hỏi nơi tiếp nhận".to_owned(),
        TimeBrief::Varies => match procedure.one_time() {
            Some(Time::Text(text)) if text.chars().count() <= LONGEST => text.clone(),
            _ => "tùy trường hợp, hãy hỏi nơi tiếp nhận".to_owned(),
        },
    }
}

/// The number of a span, without its unit: "từ 3 đến 5 ngày".
fn number(span: Span) -> String {
    span.to_string().split(' ').next().unwrap_or_default().to_owned()
}

fn fee(procedure: &Procedure) -> String {
    match FeeBrief::of(procedure) {
        FeeBrief::Free => "không thu".to_owned(),
        FeeBrief::ByProvince => "do Hội đồng nhân dân cấp tỉnh quy định, hãy hỏi nơi tiếp nhận".to_owned(),
        FeeBrief::Varies => "tùy trường hợp, hãy hỏi nơi tiếp nhận".to_owned(),
        FeeBrief::Unknown => "chưa rõ, hãy hỏi nơi tiếp nhận".to_owned(),
        FeeBrief::Amount { from, to, currency, besides } => {
            let unit = if currency == Currency::Vnd { "đồng" } else { "đô la Mỹ" };
            let amount = if from == to { format!("{from} {unit}") } else { format!("từ {from} đến {to} {unit}") };
            match besides {
                Besides::Nothing => amount,
                Besides::Free => format!("{amount}, có trường hợp không thu"),
                Besides::OtherCases => format!("{amount}, có trường hợp khác"),
            }
        }
    }
}

/// Where to hand it in, and how.
fn place(procedure: &Procedure, office: &Office) -> String {
    let means: Vec<_> = procedure.channels.iter().map(|channel| channel.means).collect();
    let how = if means.is_empty() { String::new() } else { format!(". Cách nộp: {}", ways(&means).to_lowercase()) };
    let desk = procedure.local.as_ref().map(|local| local.receiving.as_str()).filter(|desk| !desk.is_empty());
    match office.receives(procedure) {
        true => format!("Nộp tại {}{how}", desk.unwrap_or(office.receiver())),
        false => format!("Nơi này không tiếp nhận thủ tục này, hãy hỏi cán bộ nơi nộp{how}"),
    }
}

/// The papers of the reader's case, numbered; those that are ticked are not read again.
fn papers(procedure: &Procedure, dossier: &Dossier) -> Vec<String> {
    let papers = dossier.papers(procedure);
    let found = dossier.completeness(procedure);
    let whole = papers.len();
    let lacking: Vec<_> = papers.into_iter().filter(|(_, at_hand)| !at_hand).map(|(paper, _)| paper).collect();
    let head = match (whole, lacking.len()) {
        (0, _) if found.undecided => "Hãy chọn trường hợp của bạn để nghe giấy tờ cần có".to_owned(),
        (0, _) => "Nguồn không ghi giấy tờ, hãy hỏi nơi tiếp nhận".to_owned(),
        (_, 0) => "Bạn đã có đủ giấy tờ".to_owned(),
        (whole, count) if whole == count => format!("Cần {count} giấy tờ"),
        (_, count) => format!("Còn thiếu {count} giấy tờ"),
    };
    let line = |(at, paper): (usize, &catalog::Document)| {
        let sheets = sheets(paper.originals.into(), paper.copies.into());
        let sheets = if sheets.is_empty() { sheets } else { format!(", {sheets}") };
        format!("{}: {}{sheets}", at + 1, label(paper))
    };
    let lines = lacking.into_iter().enumerate().map(line);
    let choose =
        (found.undecided && whole > 0).then(|| "Chọn trường hợp của bạn để nghe thêm giấy tờ của trường hợp đó".to_owned());
    std::iter::once(head).chain(lines).chain(choose).collect()
}

/// A sentence as a voice says it: short forms in full, no brackets, cut at a word if it is long, a full stop at its end.
fn spoken(sentence: &str) -> String {
    let words = sentence.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let full = SHORT.iter().find(|(short, _)| *short == bare).map(|(_, full)| word.replace(bare, full));
        full.unwrap_or_else(|| word.to_owned())
    });
    let mut text = String::new();
    for word in words {
        if text.chars().count() + word.chars().count() > 2 * LONGEST {
            break;
        }
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(&word);
    }
    let text = text.replace(['(', ')', '[', ']', '“', '”', '"', '*', ';'], " , ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",").replace(",,", ",");
    format!("{}.", text.trim_matches(|c: char| c.is_whitespace() || ",.:;-".contains(c)))
}

#[cfg(test)]
mod tests {
    use catalog::{Case, CaseKind, Channel, Charge, Code, Document, Fee, FeeKind, Level, Means, Role};

    use super::*;
    use crate::dossier::Mark;

    fn procedure() -> Procedure {
        let paper =
            |name: &str, originals| Document { name: name.into(), originals, copies: 0, forms: vec![], role: Role::Paper };
        let case = |name: &str, kind, documents| Case { name: name.into(), kind, documents };
        let channel = |means, days: &str, fee| Channel {
            means,
            time: Time::Span(Span::parse(days).unwrap()),
            fees: vec![Fee::new(FeeKind::Levy, fee, String::new())],
            note: String::new(),
        };
        Procedure {
            levels: vec![Level::Commune],
            channels: vec![
                channel(Means::InPerson, "3 ngày làm việc", Charge::Amount(15_000, Currency::Vnd)),
                channel(Means::Online, "3 ngày làm việc", Charge::Amount(7_000, Currency::Vnd)),
            ],
            cases: vec![
                case("", CaseKind::Everybody, vec![paper("Tờ khai (mẫu CT01)", 1), paper("Xác nhận của UBND", 0)]),
                case("Ở nhà thuê", CaseKind::Alternative, vec![paper("Hợp đồng thuê", 1)]),
            ],
            ..Procedure::blank(Code::parse("1.004194").unwrap(), "Đăng ký tạm trú".into())
        }
    }

    fn said(dossier: &Dossier) -> Vec<String> {
        sentences(&procedure(), dossier, &Office::blank("Xã Mẫu".into(), Level::Commune))
    }

    #[test]
    fn the_answer_is_read_in_plain_sentences() {
        assert_eq!(
            said(&Dossier::default()),
            [
                "Đăng ký tạm trú.",
                "Thời hạn: 3 ngày làm việc.",
                "Phí, lệ phí: từ 7000 đến 15000 đồng.",
                "Nộp tại Xã Mẫu. Cách nộp: trực tiếp, trực tuyến.",
                "Cần 2 giấy tờ.",
                "1: Tờ khai, mẫu CT01, 1 bản chính.",
                "2: Xác nhận của Ủy ban nhân dân.",
                "Chọn trường hợp của bạn để nghe thêm giấy tờ của trường hợp đó.",
            ]
        );
    }

    #[test]
    fn what_is_at_hand_is_not_read_again() {
        let mut dossier = Dossier::default();
        dossier.choose(Some(Mark::of("Ở nhà thuê")));
        dossier.set_ticked(Mark::of("Tờ khai (mẫu CT01)"), true);
        let heard = said(&dossier);
        assert_eq!(heard[4..], ["Còn thiếu 2 giấy tờ.", "1: Xác nhận của Ủy ban nhân dân.", "2: Hợp đồng thuê, 1 bản chính."]);
        ["Xác nhận của UBND", "Hợp đồng thuê"].into_iter().for_each(|paper| dossier.set_ticked(Mark::of(paper), true));
        assert_eq!(said(&dossier)[4..], ["Bạn đã có đủ giấy tờ."]);
    }

    #[test]
    fn a_silent_source_is_told_as_such() {
        let blank = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
        let heard = sentences(&blank, &Dossier::default(), &Office::blank("Xã Mẫu".into(), Level::Commune));
        assert_eq!(
            heard,
            [
                "Nuôi voi.",
                "Thời hạn: chưa rõ, hãy hỏi nơi tiếp nhận.",
                "Phí, lệ phí: chưa rõ, hãy hỏi nơi tiếp nhận.",
                "Nơi này không tiếp nhận thủ tục này, hãy hỏi cán bộ nơi nộp.",
                "Nguồn không ghi giấy tờ, hãy hỏi nơi tiếp nhận.",
            ]
        );
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        let long = spoken(&"giấy tờ ".repeat(100));
        assert!(long.chars().count() <= 2 * LONGEST + 1 && long.ends_with("."), "{long}");
    }
}
