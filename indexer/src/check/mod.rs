//! The rules over the published procedures: what a record says that an officer should look at. A rule reads and reports,
//! it never changes a procedure. Each names in its comment how often it fires on the 4,633 national records of July 2026;
//! one that fires on more than a fifth of them, or is mostly wrong, is not worth an officer's time.
//!
//! Not kept, after measuring: "the name and the content share no word" (2 records, of which 1 was only worded in other
//! terms), and "same steps, unlike names" without the same papers (59 records, nearly all rightly so).

mod charges;
mod codes;
mod dates;
mod filing;
mod letters;
mod missing;
mod old_units;
mod papers;
mod part;
mod trial;
mod twins;

use std::collections::HashMap;

use catalog::{Calendar, Code, Procedure};
use jiff::civil::Date;

use crate::findings::{Finding, Kind};
use crate::read::RecordOrigin;

/// A published procedure, and where it was read.
pub(crate) struct Checked<'a> {
    procedure: &'a Procedure,
    origin: &'a RecordOrigin,
}

/// What a rule about days needs.
pub(crate) struct Days<'a> {
    /// The day of the check.
    pub today: Date,
    /// The catalogue's calendar.
    pub calendar: &'a Calendar,
}

impl<'a> Checked<'a> {
    /// The procedures, each with its origin.
    pub(crate) fn all(procedures: &'a [Procedure], origins: &'a HashMap<Code, RecordOrigin>) -> Vec<Self> {
        let with_origin = |procedure: &'a Procedure| Some(Self { procedure, origin: origins.get(&procedure.code)? });
        procedures.iter().filter_map(with_origin).collect()
    }

    /// A finding about a part of the procedure.
    fn finding(&self, kind: Kind, part: &str, what: String, todo: &str) -> Finding {
        self.origin.finding(kind, self.procedure.code.as_str(), part, what, todo)
    }
}

/// Looks over all procedures and adds what it finds.
type Rule = fn(&[Checked<'_>], &mut Vec<Finding>);

/// The findings of all rules.
pub(crate) fn all(checked: &[Checked<'_>], days: &Days<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rules: [Rule; 12] = [
        missing::parts,
        charges::zero_beside_a_charge,
        charges::unknown,
        charges::time_without_unit,
        codes::odd,
        filing::by_code,
        letters::mixed,
        old_units::abolished,
        papers::headings,
        trial::entries,
        twins::names,
        twins::contents,
    ];
    for rule in rules {
        rule(checked, &mut findings);
    }
    dates::all(checked, days, &mut findings);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings of a rule on procedures, as "kind: part: what".
    pub(super) fn said(rule: impl Fn(&[Checked<'_>], &mut Vec<Finding>), procedures: &[Procedure]) -> Vec<String> {
        let origin = |p: &Procedure| (p.code.clone(), RecordOrigin::new("a.json", "dòng 1"));
        let origins: HashMap<Code, RecordOrigin> = procedures.iter().map(origin).collect();
        let mut findings = Vec::new();
        rule(&Checked::all(procedures, &origins), &mut findings);
        findings.iter().map(|finding| format!("{}: {}: {}", finding.kind.id(), finding.field, finding.what)).collect()
    }

    /// A procedure with a number and a name.
    pub(super) fn procedure(number: u32, name: &str, change: impl FnOnce(&mut Procedure)) -> Procedure {
        let mut procedure = Procedure::blank(Code::parse(&format!("1.{number:06}")).unwrap(), name.to_owned());
        change(&mut procedure);
        procedure
    }
}
