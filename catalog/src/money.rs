//! What a procedure costs, in the five states that the sources can tell apart.

use serde::{Deserialize, Serialize};

/// One row of fees (phí, lệ phí) of a channel.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fee {
    /// What sort of charge it is in law.
    pub kind: FeeKind,
    /// How much, as far as the source says.
    pub charge: Charge,
    /// The source's own words beside the amount: unit, object, exemption. May be empty.
    pub note: String,
}

/// The sort of a charge. The Law on Fees and Charges (97/2015/QH13) keeps the first two apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FeeKind {
    /// Phí: pays for a public service.
    Fee,
    /// Lệ phí: a fixed charge for a state act.
    Levy,
    /// Giá dịch vụ: a price.
    Price,
}

/// How much is to be paid. It cannot say more than the source: a zero in the national data is not
/// "free" (the portal prints "Miễn phí" for zero even beside a text that states a charge).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Charge {
    /// An amount above zero.
    Amount(u64, Currency),
    /// The source says in words that nothing is taken.
    Free,
    /// The provincial People's Council (HĐND cấp tỉnh) sets it.
    ByProvince,
    /// A formula, a table or a reference: the note says which.
    ByText,
    /// The source says nothing.
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

impl Charge {
    /// Reads the number and the words of a fee row together, as the national portal gives them.
    ///
    /// A number above zero is an amount. For a zero or no number the words decide; words that only
    /// mention an exemption for some people do not make the procedure free.
    pub fn read(value: Option<u64>, currency: Currency, note: &str) -> Self {
        match value {
            Some(value) if value > 0 => Self::Amount(value, currency),
            _ => Self::of_words(note),
        }
    }

    fn of_words(note: &str) -> Self {
        let words = crate::text::fold_words(note).join(" ");
        match words.as_str() {
            "" => Self::Unknown,
            text if states_nothing(text) => Self::Unknown,
            text if states_free(text) => Self::Free,
            text if names_the_council(text) => Self::ByProvince,
            _ => Self::ByText,
        }
    }
}

/// "Không quy định", "Chưa có quy định", "Theo quy định": words that carry no information.
fn states_nothing(folded: &str) -> bool {
    matches!(
        folded,
        "khong qui dinh"
            | "chua qui dinh"
            | "chua co qui dinh"
            | "chua co"
            | "khong co qui dinh"
            | "theo qui dinh"
            | "chua co thong tin"
            | "khong co thong tin"
            | "theo qui dinh cua phap luat"
    )
}

/// The whole text says that nothing is taken; a longer text may exempt only some, and stays text.
fn states_free(folded: &str) -> bool {
    matches!(
        folded,
        "khong"
            | "khong co"
            | "khong thu"
            | "khong thu phi"
            | "khong thu le phi"
            | "khong mat phi"
            | "mien phi"
            | "mien le phi"
            | "mien"
            | "khong phi"
            | "khong le phi"
            | "khong co phi"
            | "khong co le phi"
            | "khong phai nop phi"
            | "khong phai nop le phi"
            | "khong thu phi le phi"
            | "phi le phi khong"
            | "le phi khong"
            | "phi khong"
            | "khong co phi le phi"
            | "khong phai nop phi le phi"
            | "mien phi le phi"
            | "khong thu phi va le phi"
    )
}

fn names_the_council(folded: &str) -> bool {
    folded.contains("hoi dong nhan dan") || folded.contains("hdnd")
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
    fn zero_alone_is_not_free() {
        assert_eq!(zero(""), Charge::Unknown);
        assert_eq!(Charge::read(None, Currency::Vnd, " - "), Charge::Unknown);
        assert_eq!(zero("Chưa có quy định."), Charge::Unknown);
    }

    #[test]
    fn zero_beside_a_text_means_what_the_text_says() {
        assert_eq!(zero("Không"), Charge::Free);
        assert_eq!(zero("Miễn phí."), Charge::Free);
        assert_eq!(zero("Hội đồng nhân dân cấp tỉnh quy định."), Charge::ByProvince);
        assert_eq!(zero("15.000 đồng/lần"), Charge::ByText);
        assert_eq!(zero("Miễn lệ phí cho người khuyết tật"), Charge::ByText);
    }
}
