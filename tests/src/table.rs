//! Prints measured numbers beside their aims.

/// A table that is filled row by row, then printed.
pub struct Table {
    title: String,
    rows: Vec<[String; 3]>,
}

/// What a number should be, in the unit that it is shown in.
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

    /// Adds a number that has an aim.
    pub fn aimed(&mut self, what: &str, number: f64, unit: &str, aim: Aim) {
        self.rows.push([what.to_owned(), shown(number, unit), aim.judge(number, unit)]);
    }

    /// Adds a number without an aim.
    pub fn number(&mut self, what: &str, number: f64, unit: &str) {
        self.text(what, shown(number, unit));
    }

    /// Adds any other text.
    pub fn text(&mut self, what: &str, text: String) {
        self.rows.push([what.to_owned(), text, String::new()]);
    }

    /// Prints the rows, with the numbers aligned.
    pub fn print(&self) {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths = [width(0), width(1)];
        println!("\n{}", self.title);
        for [what, number, aim] in &self.rows {
            println!("{}", format!("  {what:<0$}  {number:>1$}  {aim}", widths[0], widths[1]).trim_end());
        }
    }
}

/// The median; 0 if there are no numbers.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// The quantile: the number that `share` (0 to 1) of the numbers do not exceed; 0 if there are none.
pub fn share(numbers: &[f64], share: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Three digits: measurements here are not more precise.
fn shown(number: f64, unit: &str) -> String {
    match number {
        n if n >= 100.0 || n == n.trunc() => format!("{n:.0} {unit}"),
        n if n >= 10.0 => format!("{n:.1} {unit}"),
        n => format!("{n:.2} {unit}"),
    }
}
