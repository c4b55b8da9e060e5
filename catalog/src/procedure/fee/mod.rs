//! What a procedure costs (phí, lệ phí). The sources distinguish five states; in a sixth, a source contradicts
//! itself.

mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A smaller number of đồng may be a slip of the source, such as 20 for 20.000: its words decide.
const SURE: u64 = 1_000;
/// No charge in đồng is lower, whatever the words say.
const LEAST: u64 = 200;

/// One row of the fees (phí, lệ phí) of a channel.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fee {
    /// The legal class of the charge.
    pub kind: FeeKind,
    /// How much, as far as the source states it.
    pub charge: Charge,
    /// The source's words on unit, object and exemptions; may be empty.
    pub note: String,
    /// The last day of a reduction, an exemption or a temporary rate in the note; afterwards the note no longer
    /// applies. If there are several, the latest day.
    #[serde(with = "crate::calendar::date::optional")]
    pub until: Option<Date>,
}

/// The legal class of a charge. The Law on Fees and Charges (97/2015/QH13) distinguishes the first two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FeeKind {
    /// Phí: payment for a public service.
    Fee,
    /// Lệ phí: a fixed charge for an act of the state.
    Levy,
    /// Giá dịch vụ: a price.
    Price,
}

/// How much to pay. It never states more than the source: a zero in the national data does not mean "free", because
/// the portal prints "Miễn phí" for zero even beside a text that states a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Charge {
    /// An amount above zero.
    Amount(u64, Currency),
    /// The source states in words that nothing is charged.
    Free,
    /// The provincial People's Council (HĐND cấp tỉnh) sets it.
    ByProvince,
    /// A formula, a table or a reference: see the note.
    ByText,
    /// The source's number is zero, which its portal shows as "Miễn phí", but the note states an amount. Pages tell
    /// people to ask and never show it as free.
    Contradiction,
    /// The source states nothing.
    Unknown,
}

/// The currency of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// Đồng.
    Vnd,
    /// US dollar.
    Usd,
}

impl Fee {
    /// A row of fees. The end of a reduction is read from the note.
    pub fn new(kind: FeeKind, charge: Charge, note: String) -> Self {
        let until = words::last_day(&note);
        Self { kind, charge, note, until }
    }

    /// Whether the reduction in the note is over on a day.
    pub fn expired(&self, on: Date) -> bool {
        self.until.is_some_and(|last| last < on)
    }
}

impl FeeKind {
    /// The class in words: "Lệ phí".
    pub fn label(self) -> &'static str {
        match self {
            Self::Fee => "Phí",
            Self::Levy => "Lệ phí",
            Self::Price => "Giá dịch vụ",
        }
    }
}

impl Charge {
    /// The amount, if the source states one. None for an amount that can only be a slip of the source.
    pub fn amount(self) -> Option<(u64, Currency)> {
        match self {
            Self::Amount(..LEAST, Currency::Vnd) => None,
            Self::Amount(value, currency) => Some((value, currency)),
            _ => None,
        }
    }

    /// Reads the number and the words of a fee row of the national portal together.
    ///
    /// A number above zero is an amount, but for one that no charge in đồng can be: the portal has 20 for 20.000. Then, and
    /// for a zero or a missing number, the words decide; an exemption for some people does not make the procedure free.
    ///
    /// ```
    /// use catalog::{Charge, Currency};
    ///
    /// let read = |value, note| Charge::read(Some(value), Currency::Vnd, note);
    /// assert_eq!(read(8000, "/bản"), Charge::Amount(8000, Currency::Vnd));
    /// assert_eq!(read(0, ""), Charge::Unknown);
    /// assert_eq!(read(0, "Miễn phí."), Charge::Free);
    /// assert_eq!(read(0, "15.000 đồng/lần"), Charge::Contradiction);
    /// assert_eq!(read(20, "20.000 đồng/tờ khai"), Charge::Amount(20_000, Currency::Vnd));
    /// assert_eq!(read(20, ""), Charge::Unknown);
    /// ```
    pub fn read(value: Option<u64>, currency: Currency, note: &str) -> Self {
        match value {
            Some(value) if Self::is_slip(value, currency) => Self::of_slip(value, note),
            Some(value) if value > 0 => Self::Amount(value, currency),
            Some(_) if words::states_amount(note) => Self::Contradiction,
            _ => Self::of_words(note),
        }
    }

    /// Whether a number is too small for a charge: thousands were left out, or dollars meant.
    pub fn is_slip(value: u64, currency: Currency) -> bool {
        currency == Currency::Vnd && (1..SURE).contains(&value)
    }

    /// Whether this is what the words said in the place of such a number, so that the number itself is lost.
    pub fn is_without(self, value: u64, currency: Currency) -> bool {
        Self::is_slip(value, currency) && !matches!(self, Self::Amount(..))
    }

    /// What the words state in the place of such a number, if they state it. Nothing is guessed: beside a number above zero,
    /// "Không" does not mean free.
    fn of_slip(value: u64, note: &str) -> Self {
        let stated = words::sums(note);
        let meant = [(value * 1_000, Currency::Vnd), (value, Currency::Vnd), (value, Currency::Usd)];
        let found = meant.into_iter().find(|sum| stated.contains(sum));
        match (found, Self::of_words(note)) {
            (Some((value, currency)), _) => Self::Amount(value, currency),
            (None, Self::Free) => Self::Unknown,
            (None, words) => words,
        }
    }

    /// Whether a text states a sum above zero, or a share of a rate.
    ///
    /// ```
    /// use catalog::Charge;
    ///
    /// assert!(Charge::is_stated_in("con thứ hai: 15.000 đồng") && !Charge::is_stated_in("0 đồng"));
    /// ```
    pub fn is_stated_in(text: &str) -> bool {
        words::states_amount(text)
    }

    fn of_words(note: &str) -> Self {
        match crate::text::fold_text(note).as_str() {
            text if words::say_nothing(text) => Self::Unknown,
            text if words::say_free(text) => Self::Free,
            _ if words::states_amount(note) => Self::ByText,
            text if words::name_the_council(text) => Self::ByProvince,
            _ => Self::ByText,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zero(note: &str) -> Charge {
        Charge::read(Some(0), Currency::Vnd, note)
    }

    #[test]
    fn a_number_above_zero_is_an_amount() {
        assert_eq!(Charge::read(Some(8000), Currency::Vnd, "/bản"), Charge::Amount(8000, Currency::Vnd));
        assert_eq!(Charge::read(Some(25), Currency::Usd, ""), Charge::Amount(25, Currency::Usd));
    }

    #[test]
    fn a_number_too_small_for_a_charge_is_read_from_the_words() {
        let read = |value, note: &str| Charge::read(Some(value), Currency::Vnd, note);
        for note in ["20.000 vnđ / tờ khai", "lệ phí hải quan 20.000 đồng/ tờ khai.", "20.000Đ/tờ khai"] {
            assert_eq!(read(20, note), Charge::Amount(20_000, Currency::Vnd), "{note}");
        }
        assert_eq!(read(500, "500 đồng/trang"), Charge::Amount(500, Currency::Vnd));
        assert_eq!(read(50, "50USD/chuyến bay"), Charge::Amount(50, Currency::Usd));
        assert_eq!(read(40, "4.000 đ/giấy"), Charge::ByText, "another amount is no help");
        assert_eq!(read(20, "đối với 1 tờ khai"), Charge::ByText);
        assert_eq!((read(20, ""), read(20, "Không"), read(20, "Miễn phí")), (Charge::Unknown, Charge::Unknown, Charge::Unknown));
        assert_eq!(read(20_000, ""), Charge::Amount(20_000, Currency::Vnd));
    }

    #[test]
    fn zero_alone_is_not_free() {
        assert_eq!(zero(""), Charge::Unknown);
        assert_eq!(Charge::read(None, Currency::Vnd, " - "), Charge::Unknown);
        assert_eq!(zero("Chưa có quy định."), Charge::Unknown);
    }

    #[test]
    fn the_text_beside_a_zero_decides() {
        assert_eq!(zero("Không"), Charge::Free);
        assert_eq!(zero("Miễn phí."), Charge::Free);
        assert_eq!(zero("Hội đồng nhân dân cấp tỉnh quy định."), Charge::ByProvince);
        assert_eq!(zero("0 đồng"), Charge::Free);
        assert_eq!(zero("Miễn lệ phí cho người khuyết tật"), Charge::ByText);
    }

    #[test]
    fn zero_beside_an_amount_is_a_contradiction() {
        for note in ["15.000 đồng/lần", "Miễn phí (trước đây 20.000đ)", "HĐND tỉnh quy định, tối đa 8.000 đồng"]
        {
            assert_eq!(zero(note), Charge::Contradiction, "{note}");
        }
        assert_eq!(Charge::read(None, Currency::Vnd, "15.000 đồng/lần"), Charge::ByText);
    }

    #[test]
    fn a_reduction_expires_the_day_after_its_last() {
        let fee = Fee::new(FeeKind::Levy, Charge::Unknown, "Giảm 50% đến hết ngày 31/12/2025".into());
        let day = |year, month, day| Date::new(year, month, day).unwrap();
        assert!(!fee.expired(day(2025, 12, 31)) && fee.expired(day(2026, 1, 1)));
    }
}
