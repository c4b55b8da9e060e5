//! Numbers beside their aims.

/// A table that is filled row by row and printed at its end.
pub struct Table {
    title: String,
    rows: Vec<[String; 3]>,
}

/// What a number should be, in the unit it is shown in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
}

impl Aim {
    /// The aim, and whether a number meets it.
    fn judge(self, number: f64, unit: &str) -> String {
        let (sign, bound, met) = match self {
            Self::AtMost(most) => ("≤", most, number <= most),
            Self::AtLeast(least) => ("≥", least, number >= least),
        };
        let verdict = if met { "ok" } else { "MISSED" };
        format!("{sign} {}: {verdict}", shown(bound, unit))
    }
}

impl Table {
    /// A table without rows.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), rows: Vec::new() }
    }

    /// A number that has an aim.
    pub fn aimed(&mut self, what: &str, number: f64, unit: &str, aim: Aim) {
        self.rows.push([what.to_owned(), shown(number, unit), aim.judge(number, unit)]);
    }

    /// A number to know.
    pub fn number(&mut self, what: &str, number: f64, unit: &str) {
        self.text(what, shown(number, unit));
    }

    /// Anything else to know.
    pub fn text(&mut self, what: &str, text: String) {
        self.rows.push([what.to_owned(), text, String::new()]);
    }

    /// Shows the rows, their numbers below each other.
    pub fn print(&self) {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths = [width(0), width(1)];
        println!("\n{}", self.title);
        for [what, number, aim] in &self.rows {
            println!("{}", format!("  {what:<0$}  {number:>1$}  {aim}", widths[0], widths[1]).trim_end());
        }
    }
}

/// The middle one of some numbers; 0 of none.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// The number that a share of the numbers does not exceed; 0 of none.
pub fn share(numbers: &[f64], share: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Three digits are all that a measurement here is worth.
fn shown(number: f64, unit: &str) -> String {
    match number {
        n if n >= 100.0 || n == n.trunc() => format!("{n:.0} {unit}"),
        n if n >= 10.0 => format!("{n:.1} {unit}"),
        n => format!("{n:.2} {unit}"),
    }
}
