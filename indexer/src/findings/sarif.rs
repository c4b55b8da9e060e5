//! The report as SARIF 2.1.0, which editors and code hosts show beside the files. A kind is a rule.

use serde_json::{Value, json};

use crate::address::percent_encoded;
use crate::lang::tr;

use super::{Finding, Kind, Presented, explain};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as a SARIF document. Silenced findings are results with a suppression.
///
/// # Errors
/// It cannot be written, which does not happen with texts and numbers.
pub fn sarif(of: &Presented<'_>) -> anyhow::Result<String> {
    let report = of.report;
    let suppressed = |silenced: &super::Silenced| {
        let mut result = result(&silenced.finding);
        result["suppressions"] =
            json!([{ "kind": "external", "justification": format!("{} ({})", silenced.reason, silenced.entry) }]);
        result
    };
    let results: Vec<Value> = report.findings.iter().map(result).chain(report.silenced.iter().map(suppressed)).collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "language": tr!("vi", "en"),
        "rules": Kind::ALL.iter().copied().map(rule).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "language": tr!("vi", "en"),
        "results": results,
        "columnKind": "unicodeCodePoints",
        "properties": { "counts": report.counts(), "office": of.office },
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))?))
}

fn rule(kind: Kind) -> Value {
    let help: Vec<String> = explain::page(kind).into_iter().map(|(heading, text)| format!("{heading}: {text}")).collect();
    json!({
        "id": kind.id(),
        "shortDescription": { "text": kind.title() },
        "fullDescription": { "text": kind.why() },
        "help": { "text": help.join("\n") },
        "defaultConfiguration": { "level": kind.severity().level() },
    })
}

fn result(finding: &Finding) -> Value {
    let mut result = json!({
        "ruleId": finding.kind.id(),
        "level": finding.kind.severity().level(),
        "message": { "text": finding.to_string() },
    });
    if let Some(location) = location(finding) {
        result["locations"] = json!([location]);
    }
    result
}

/// The place of a finding. None if it is about the whole catalogue.
fn location(finding: &Finding) -> Option<Value> {
    if finding.file.is_empty() {
        return None;
    }
    let mut physical = json!({ "artifactLocation": { "uri": percent_encoded(&finding.file) } });
    if let Some(line) = finding.line() {
        physical["region"] = json!({ "startLine": line });
    }
    let mut location = json!({ "physicalLocation": physical });
    if !finding.record.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": finding.record }]);
    }
    Some(location)
}
