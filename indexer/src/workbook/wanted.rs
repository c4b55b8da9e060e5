//! The lines of the sheet "Cần ghi": what the sources leave unsaid and only the office can say.

use catalog::{FeeBrief, Local, Office, Procedure, Scope, Shortened, TimeBrief};

use super::page::Line;
use crate::read::own_workbook::WantedRow;

/// A line for each procedure with something unsaid. Those that the office itself decides come first, then those of its
/// level, then the others. What the office does not receive is left out.
pub(super) fn lines(office: &Office, procedures: &[Procedure]) -> Vec<Line<WantedRow>> {
    let received = procedures.iter().filter(|procedure| procedure.scope().is_none_or(Scope::received_here));
    let mut wanted: Vec<(&Procedure, String)> = received.filter_map(|p| Some((p, unsaid(p)?))).collect();
    wanted.sort_by_key(|(procedure, _)| rank(office, procedure));
    wanted.into_iter().map(|(procedure, unsaid)| Line::of(&procedure.code, row(procedure, unsaid))).collect()
}

fn row(procedure: &Procedure, unsaid: String) -> WantedRow {
    let levels: Vec<&str> = procedure.levels.iter().map(|level| level.label()).collect();
    WantedRow { name: procedure.name.clone(), levels: levels.join("\n"), unsaid }
}

/// How far a procedure is from the office: what it decides, what it shares or may decide, what it passes on, the rest.
fn rank(office: &Office, procedure: &Procedure) -> u8 {
    match procedure.scope() {
        Some(Scope::Decided) => 0,
        Some(Scope::Shared) => 1,
        Some(Scope::ReceivedOnly | Scope::NotReceived) => 3,
        None if procedure.levels.contains(&office.level) => 2,
        None => 4,
    }
}

/// What nobody says about a procedure, in words. None if nothing is unsaid.
fn unsaid(procedure: &Procedure) -> Option<String> {
    let default = Local::default();
    let local = procedure.local.as_ref().unwrap_or(&default);
    let fee = match FeeBrief::of(procedure) {
        FeeBrief::Unknown => Some("phí"),
        FeeBrief::ByProvince => Some("phí do HĐND tỉnh quy định"),
        _ => None,
    };
    let time = local.time == Shortened::Unstated && TimeBrief::of(procedure) == TimeBrief::Unknown;
    let parts: Vec<&str> = fee.into_iter().chain(time.then_some("thời hạn")).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
