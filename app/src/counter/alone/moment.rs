//! Two clocks: one that only goes forward, and the one on the wall, which somebody may set.

/// How far the clocks may drift apart between two ticks, in ms.
const DRIFT: f64 = 120_000.0;

/// Compares the two clocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clocks {
    /// Wall time minus the time since the page was opened, in ms.
    apart: Option<f64>,
}

impl Clocks {
    /// By how many minutes the clock on the wall has jumped since the last call; negative if back.
    pub(super) fn jump(&mut self, since_opened: f64, wall: f64) -> Option<i64> {
        let apart = wall - since_opened;
        let before = self.apart.replace(apart)?;
        let moved = apart - before;
        (moved.abs() > DRIFT).then_some((moved / 60_000.0).round() as i64)
    }
}

/// A jump in words.
pub(super) fn told(minutes: i64) -> String {
    let way = if minutes < 0 { "lùi" } else { "tiến" };
    let size = minutes.unsigned_abs();
    let long = match size {
        _ if size < 120 => format!("{size} phút"),
        _ if size < 2_880 => format!("{} giờ", size / 60),
        _ => format!("{} ngày", size / 1_440),
    };
    format!("đồng hồ của máy nhảy {way} {long}, hoặc máy vừa ngủ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_jump_is_told() {
        let mut clocks = Clocks::default();
        assert_eq!(clocks.jump(0.0, 1e12), None);
        assert_eq!(clocks.jump(60_000.0, 1e12 + 60_500.0), None);
        assert_eq!(clocks.jump(120_000.0, 1e12 + 3_720_000.0), Some(60));
        assert_eq!(clocks.jump(180_000.0, 1e12 + 3_780_000.0), None, "told once");
        assert_eq!(clocks.jump(240_000.0, 0.0), Some(-16_666_731));
    }

    #[test]
    fn a_jump_has_plain_words() {
        assert_eq!(told(-7), "đồng hồ của máy nhảy lùi 7 phút, hoặc máy vừa ngủ");
        assert!(told(300).contains("tiến 5 giờ") && told(100_000).contains("tiến 69 ngày"));
    }
}
