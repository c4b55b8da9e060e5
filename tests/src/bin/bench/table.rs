//! Numbers beside their aims.

/// A table that is filled row by row and printed at its end.
pub(crate) struct Table {
    title: String,
    rows: Vec<[String; 3]>,
}

/// A number with what it should be at most, in the unit it is shown in.
pub(crate) struct Aim(pub(crate) f64);

impl Table {
    pub(crate) fn new(title: &str) -> Self {
        Self { title: title.to_owned(), rows: Vec::new() }
    }

    /// A number that has an aim.
    pub(crate) fn aimed(&mut self, what: &str, number: f64, unit: &str, aim: Aim) {
        let verdict = if number <= aim.0 { "ok" } else { "MISSED" };
        self.rows.push([what.to_owned(), shown(number, unit), format!("≤ {}: {verdict}", shown(aim.0, unit))]);
    }

    /// A number to know.
    pub(crate) fn number(&mut self, what: &str, number: f64, unit: &str) {
        self.text(what, shown(number, unit));
    }

    /// Anything else to know.
    pub(crate) fn text(&mut self, what: &str, text: String) {
        self.rows.push([what.to_owned(), text, String::new()]);
    }

    pub(crate) fn print(&self) {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths = [width(0), width(1)];
        println!("\n{}", self.title);
        for [what, number, aim] in &self.rows {
            println!("{}", format!("  {what:<0$}  {number:>1$}  {aim}", widths[0], widths[1]).trim_end());
        }
    }
}

/// Three digits are all that a measurement here is worth.
fn shown(number: f64, unit: &str) -> String {
    match number {
        n if n >= 100.0 || n == n.trunc() => format!("{n:.0} {unit}"),
        n if n >= 10.0 => format!("{n:.1} {unit}"),
        n => format!("{n:.2} {unit}"),
    }
}
