//! Numbers and shares as Vietnamese writes them.

/// A number with dots between thousands: "1.200.000".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A share: "33,3 %". It is rounded to neither 0 nor 100 % unless it is exactly that: "dưới 0,1 %", "trên 99,9 %".
/// None if the whole is 0.
pub fn share(part: u32, whole: u32) -> Option<String> {
    match (share_per_mille(part, whole)?, part) {
        (0, 1..) => Some(format!("dưới {}", per_cent(1))),
        (1000, _) if part < whole => Some(format!("trên {}", per_cent(999))),
        (per_mille, _) => Some(per_cent(per_mille)),
    }
}

/// A share in tenths of a per cent, rounded. None if the whole is 0.
pub fn share_per_mille(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (part * 1000 + whole / 2).checked_div(whole).and_then(|share| u32::try_from(share).ok())
}

/// Tenths of a per cent: "16,7 %", "20 %".
pub fn per_cent(per_mille: u32) -> String {
    match per_mille % 10 {
        0 => format!("{} %", per_mille / 10),
        tenth => format!("{},{tenth} %", per_mille / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_200_000), "1.200.000");
    }

    #[test]
    fn shares_are_not_rounded_to_nothing_or_all() {
        let shares = [(0, 3), (1, 3), (3, 3), (1, 4_633), (4_632, 4_633)];
        let shares = shares.map(|(part, whole)| share(part, whole).unwrap());
        assert_eq!(shares, ["0 %", "33,3 %", "100 %", "dưới 0,1 %", "trên 99,9 %"]);
        assert_eq!(share(0, 0), None);
    }
}
