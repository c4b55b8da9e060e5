//! Finds the tables of a page by the lines that rule them: which cell a glyph is in, whichever order it was drawn in.

use super::page::Rule;

/// How far two lines may be from each other and still be one, in points.
const NEAR: f64 = 3.0;
/// The most lines of a page after those that continue each other are joined. A table of 20 columns and 60 rows has 80.
const MOST: usize = 1_500;

/// A ruled table.
#[derive(Debug)]
pub(super) struct Grid {
    /// Where its columns begin, from left to right, and where the last one ends.
    pub xs: Vec<f64>,
    /// Where its rows begin, from top to bottom, and where the last one ends.
    pub ys: Vec<f64>,
    /// The row and column of the first cell that each is merged with, by row, then by column.
    owners: Vec<(usize, usize)>,
}

impl Grid {
    pub(super) fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    pub(super) fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    /// The cell that a cell is merged with: itself, or one above it or left of it.
    pub(super) fn owner(&self, row: usize, column: usize) -> (usize, usize) {
        self.owners[row * self.columns() + column]
    }

    /// The cell around a place.
    pub(super) fn cell(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let column = self.xs.windows(2).position(|pair| (pair[0]..pair[1]).contains(&x))?;
        let row = self.ys.windows(2).position(|pair| pair[1] <= y && y < pair[0])?;
        Some(self.owner(row, column))
    }

    /// Whether it stands above or below another in the same columns.
    pub(super) fn is_aligned(&self, other: &Self) -> bool {
        self.xs.len() == other.xs.len() && self.xs.iter().zip(&other.xs).all(|(a, b)| (a - b).abs() <= NEAR)
    }
}

/// The tables of a page, from top to bottom.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let rules = joined(rules);
    if rules.len() > MOST {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = connected(&rules).iter().filter_map(|rules| grid(rules)).collect();
    grids.sort_by(|a, b| b.ys[0].total_cmp(&a.ys[0]));
    grids
}

/// Joins the lines that continue each other: programs draw the sides of every cell.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| b.is_flat.cmp(&a.is_flat).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from)));
    // First those at one height, which differ by rounding.
    let mut height = f64::MIN;
    for rule in &mut sorted {
        if (rule.at - height).abs() > 1.0 {
            height = rule.at;
        }
        rule.at = height;
    }
    sorted.sort_by(|a, b| b.is_flat.cmp(&a.is_flat).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Rule> = Vec::new();
    for rule in sorted {
        match out.last_mut() {
            Some(last) if last.is_flat == rule.is_flat && last.at == rule.at && rule.from <= last.to + NEAR => {
                last.to = last.to.max(rule.to);
            }
            _ => out.push(rule),
        }
    }
    out
}

/// The lines in groups that touch each other.
fn connected(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    for rule in rules {
        let touches = |group: &Vec<Rule>| group.iter().any(|other| touch(rule, other));
        let (mut touching, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(touches);
        groups = apart;
        let mut group: Vec<Rule> = touching.drain(..).flatten().collect();
        group.push(*rule);
        groups.push(group);
    }
    groups
}

fn touch(a: &Rule, b: &Rule) -> bool {
    let within = |at: f64, rule: &Rule| (rule.from - NEAR..=rule.to + NEAR).contains(&at);
    a.is_flat != b.is_flat && within(a.at, b) && within(b.at, a)
}

/// The table that a group of lines rules, if it has at least two cells.
fn grid(rules: &[Rule]) -> Option<Grid> {
    let xs = places(rules.iter().filter(|rule| !rule.is_flat));
    let mut ys = places(rules.iter().filter(|rule| rule.is_flat));
    ys.reverse();
    if xs.len() < 2 || ys.len() < 2 || xs.len() + ys.len() < 5 {
        return None;
    }
    let mut grid = Grid { owners: Vec::new(), xs, ys };
    for row in 0..grid.rows() {
        for column in 0..grid.columns() {
            let (top, bottom) = (grid.ys[row], grid.ys[row + 1]);
            let (left, right) = (grid.xs[column], grid.xs[column + 1]);
            let is_ruled = |is_flat: bool, at: f64, from: f64, to: f64| {
                let middle = (from + to) / 2.0;
                let mut same = rules.iter().filter(|rule| rule.is_flat == is_flat && (rule.at - at).abs() <= NEAR);
                same.any(|rule| (rule.from..=rule.to).contains(&middle))
            };
            let owner = if column > 0 && !is_ruled(false, left, bottom, top) {
                grid.owners[row * grid.columns() + column - 1]
            } else if row > 0 && !is_ruled(true, top, left, right) {
                grid.owners[(row - 1) * grid.columns() + column]
            } else {
                (row, column)
            };
            grid.owners.push(owner);
        }
    }
    Some(grid)
}

/// Where the lines are, each place once, in order.
fn places<'a>(rules: impl Iterator<Item = &'a Rule>) -> Vec<f64> {
    let mut places: Vec<f64> = rules.map(|rule| rule.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, last| *next - *last <= NEAR);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(at: f64, from: f64, to: f64) -> Rule {
        Rule { is_flat: true, at, from, to }
    }

    fn down(at: f64, from: f64, to: f64) -> Rule {
        Rule { is_flat: false, at, from, to }
    }

    #[test]
    fn cells_without_a_line_between_them_are_one() {
        let rules = [
            flat(100.0, 0.0, 90.0),
            flat(80.0, 0.0, 30.0),
            flat(80.0, 30.2, 90.0),
            flat(60.0, 0.0, 90.0),
            down(0.0, 60.0, 100.0),
            down(30.0, 60.0, 80.0),
            down(90.0, 60.0, 100.0),
            // An underlined word is no table.
            flat(20.0, 0.0, 30.0),
        ];
        let grids = grids(&rules);
        assert_eq!((grids.len(), grids[0].rows(), grids[0].columns()), (1, 2, 2));
        assert_eq!(grids[0].cell(50.0, 90.0), Some((0, 0)));
        assert_eq!(grids[0].cell(50.0, 70.0), Some((1, 1)));
        assert_eq!(grids[0].cell(50.0, 50.0), None);
    }
}
