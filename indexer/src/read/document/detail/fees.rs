//! Times and fees in words.

use catalog::text::{fold_text, fold_words};
use catalog::{Charge, Currency, Fee, FeeKind, Span, Time};

use super::super::super::{text, times};
use super::super::labels::{Part, title};

/// What the portal prints where its data has no time.
const PLACEHOLDER: &str = "1 ngay";
/// How words begin that may stand before a time without changing it.
const LEADS: [&str; 4] = ["Trong thời hạn", "Thời hạn", "Trong thời gian", "Trong"];

/// The time that a text states. The second is whether the text says more than the time.
///
/// `is_form` says whether the text is from the portal's own form, which prints "1 ngày" for a time that its data leaves
/// open.
pub(super) fn time(words: &str, is_form: bool) -> (Time, bool) {
    let words = text::unlisted(words);
    let words = words.trim_end_matches(['.', ';']).trim();
    if times::state_none(words) || is_form && is_placeholder(words) {
        return (Time::Unknown, false);
    }
    let of = |words: &str| Span::parse(&without_brackets(words)).map(Time::Span);
    if let Some(time) = of(words) {
        return (time, false);
    }
    let lead = LEADS.iter().find_map(|lead| strip_words(words, lead)).unwrap_or(words);
    match times::before_from(lead).and_then(of) {
        Some(time) => (time, true),
        None => (Time::Text(words.to_owned()), false),
    }
}

/// Whether the portal's form prints this where its data has no time.
pub(super) fn is_placeholder(words: &str) -> bool {
    fold_text(words) == PLACEHOLDER
}

fn strip_words<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    let start = text.get(..lead.len())?;
    (start.to_lowercase() == lead.to_lowercase()).then(|| text[lead.len()..].trim_start_matches([' ', ':']))
}

/// "05 (năm) ngày" as "05 ngày". Brackets without a number before them may hold a condition.
fn without_brackets(words: &str) -> String {
    let parts = words.split_once('(').and_then(|(number, rest)| Some((number.trim(), rest.split_once(')')?.1.trim())));
    match parts {
        Some((number, unit)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => format!("{number} {unit}"),
        _ => words.to_owned(),
    }
}

/// The fees that a text states: each line that begins with an amount is a fee of its own, other lines belong to the one
/// above. `is_form` says whether the text is from the portal's own form, which prints "Miễn phí" for every zero.
pub(super) fn fees(words: &str, is_form: bool) -> Vec<Fee> {
    let mut stated: Vec<Stated> = Vec::new();
    for line in text::block(words).lines() {
        let next = Stated::of(&text::unlisted(line));
        match stated.last_mut() {
            Some(last) if !next.is_labelled && money(&next.words, is_form).is_none() => {
                last.words = [last.words.as_str(), next.words.as_str()].join("\n").trim().to_owned();
            }
            _ => stated.push(next),
        }
    }
    stated.into_iter().map(|stated| stated.fee(is_form)).filter(|fee| is_form || fee.charge != Charge::Unknown).collect()
}

/// A fee as it is written.
struct Stated {
    kind: FeeKind,
    /// What is written behind the label.
    words: String,
    is_labelled: bool,
}

impl Stated {
    fn of(line: &str) -> Self {
        match line.split_once(':') {
            Some((label, rest)) if title(label) == Some(Part::Fee) || is_price(label) => {
                Self { kind: kind(label), words: rest.trim().to_owned(), is_labelled: true }
            }
            _ => Self { kind: FeeKind::Fee, words: line.trim().to_owned(), is_labelled: false },
        }
    }

    /// The fee. A document with several amounts tells it by its words; the portal's form has one amount, which its words
    /// explain.
    fn fee(self, is_form: bool) -> Fee {
        let money = money(&self.words, is_form).filter(|(.., rest)| is_form || !Charge::is_stated_in(rest));
        let (value, currency, words) = match money {
            // Only with its words can such a number be told from a slip.
            Some((value, currency, _)) if Charge::is_slip(value, currency) => (Some(value), currency, self.words.as_str()),
            Some((value, currency, rest)) => (Some(value), currency, rest),
            None => (None, Currency::Vnd, self.words.as_str()),
        };
        let note = text::unlisted(&in_brackets(words));
        Fee::new(self.kind, Charge::read(value, currency, &note), note)
    }
}

/// The amount that a text begins with, and the rest. Only in the portal's form, zero is one, and "Miễn phí" stands for it.
fn money(words: &str, is_form: bool) -> Option<(u64, Currency, &str)> {
    if is_form {
        return amount(words).or_else(|| Some((0, Currency::Vnd, strip_words(words, "Miễn phí")?)));
    }
    amount(words).filter(|(value, ..)| *value > 0)
}

fn is_price(label: &str) -> bool {
    fold_words(label).starts_with(&["gia".to_owned()]) && label.len() < 40
}

fn kind(label: &str) -> FeeKind {
    match fold_text(label).as_str() {
        label if label.starts_with("le phi") => FeeKind::Levy,
        label if label.starts_with("gia") => FeeKind::Price,
        _ => FeeKind::Fee,
    }
}

/// The amount of money at the beginning of a text, with the rest. A number without a unit is no amount.
fn amount(words: &str) -> Option<(u64, Currency, &str)> {
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(words.len());
    let (number, rest) = words.split_at(end);
    let whole = number.split([',', '.']).enumerate().all(|(at, group)| at == 0 && !group.is_empty() || group.len() == 3);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let unit = rest.trim_start();
    let (currency, name) =
        [(Currency::Vnd, "đồng"), (Currency::Vnd, "vnđ"), (Currency::Vnd, "vnd"), (Currency::Vnd, "đ"), (Currency::Usd, "usd")]
            .into_iter()
            .find(|(_, name)| unit.to_lowercase().starts_with(name))?;
    let after = unit.get(name.len()..)?;
    (whole && !after.starts_with(char::is_alphabetic)).then_some((digits.parse().ok()?, currency, after.trim()))
}

/// A note without the brackets around all of it.
fn in_brackets(note: &str) -> String {
    let note = note.trim().trim_end_matches('.');
    let inner = note.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')']));
    inner.unwrap_or(note).to_owned()
}

#[cfg(test)]
mod tests {
    use catalog::Unit;

    use super::*;

    fn days(text: &str) -> Option<(f64, Unit)> {
        if let Time::Span(span) = time(text, false).0 { Some((span.amount(), span.unit)) } else { None }
    }

    #[test]
    fn a_time_may_have_words_around_it_that_do_not_change_it() {
        for text in ["05 ngày làm việc", "05 (năm) ngày làm việc.", "Trong thời hạn 5 ngày làm việc, kể từ ngày nhận đủ hồ sơ"]
        {
            assert_eq!(days(text), Some((5.0, Unit::WorkingDay)), "{text}");
        }
        assert_eq!(time("Không quá 20 ngày", false).0, Time::Text("Không quá 20 ngày".into()));
        assert_eq!(time("Không quy định", false).0, Time::Unknown);
    }

    #[test]
    fn a_time_with_a_condition_or_with_another_time_behind_it_stays_in_words() {
        for text in ["(Đối với voi con) 5 ngày", "5 ngày kể từ ngày nhận đủ hồ sơ; phải kiểm tra chuồng thì 10 ngày"]
        {
            assert_eq!(time(text, false).0, Time::Text(text.into()));
        }
    }

    #[test]
    fn a_text_with_several_amounts_tells_the_fee_itself() {
        for text in ["50.000 đồng/con, voi con 20.000 đồng", "50.000 đồng/con\nVoi con: 20.000 đồng"] {
            let fees = fees(text, false);
            assert_eq!((fees.len(), fees[0].charge, fees[0].note.as_str()), (1, Charge::ByText, text));
        }
        assert_eq!(fees("50.000 đồng (mỗi con)", false)[0].charge, Charge::Amount(50_000, Currency::Vnd));
    }

    #[test]
    fn a_small_amount_is_kept_with_its_words() {
        let only = |text, is_form| fees(text, is_form).remove(0);
        for is_form in [true, false] {
            let fee = only("500 đồng/trang", is_form);
            assert_eq!((fee.charge, fee.note.as_str()), (Charge::Amount(500, Currency::Vnd), "500 đồng/trang"));
        }
        assert_eq!(only("20 Đồng (20.000 đồng/tờ khai)", true).charge, Charge::Amount(20_000, Currency::Vnd));
    }

    #[test]
    fn what_the_portal_prints_for_nothing_is_nothing() {
        assert_eq!(time("1 ngày", true).0, Time::Unknown);
        assert_eq!(fees("Miễn phí", true)[0].charge, Charge::Unknown);
        assert_eq!(fees("0 Đồng (Tối đa 8.000 đồng)", true)[0].charge, Charge::Contradiction);
        assert_eq!(days("1 ngày"), Some((1.0, Unit::Day)));
        assert_eq!(fees("Phí, lệ phí: Miễn phí", false)[0].charge, Charge::Free);
    }

    #[test]
    fn fees_are_amounts_with_their_words() {
        let two = fees("Lệ phí: 50.000 Đồng (mỗi bản)\nPhí: 8,000đ/trang\n- Miễn cho trẻ em", true);
        assert_eq!(
            (two[0].kind, two[0].charge, two[0].note.as_str()),
            (FeeKind::Levy, Charge::Amount(50_000, Currency::Vnd), "mỗi bản")
        );
        assert_eq!((two[1].charge, two[1].note.as_str()), (Charge::Amount(8_000, Currency::Vnd), "/trang\nMiễn cho trẻ em"));
        assert_eq!(fees("Theo Nghị quyết của HĐND tỉnh", false)[0].charge, Charge::ByProvince);
        assert!(fees("Chưa có quy định", false).is_empty());
    }
}
