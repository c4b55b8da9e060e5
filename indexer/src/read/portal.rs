//! Reads a record of the national portal: the `data` object of its detail call.
//!
//! Names and meanings of the fields come from 5,665 real records. These are not used, because they contain nothing:
//! `required` (never true), `decisionNo` (empty), `description` (a copy of the conditions),
//! `procedureRelatedGroup` (empty), `cases[].processingDay` (differs from the channel's time in 1,285
//! procedures for no stated reason).
//!
//! The papers of a case have no order in the source: of 488 cases with numbered lines, 309 are out of order. Their
//! identifiers increase in the order in which they were entered. Sorting by them puts 390 of the 488 in order.

use catalog::{
    Agencies, Case, Channel, Charge, Code, Currency, Decision, Document, Fee, FeeKind, FormFile, Handover, Handovers, Kind,
    LegalBasis, Level, Means, OnlineLevel, PortalFile, Procedure, Source, Span, Step, Time, Unit,
};
use jiff::civil::Date;
use serde_json::Value;

use super::json::Node;
use super::json_record::identify;
use super::record::{Depth, ReadRecord, RecordOrigin};
use super::{cases, legal, papers, text, times};
use crate::findings::Kind as FindingKind;
use crate::time_zone;

/// Reads one record.
pub(super) fn read(origin: RecordOrigin, node: &Node<'_>) -> ReadRecord {
    let (mut origin, code, name) = match identify(origin, node, "code", "name") {
        Ok(known) => known,
        Err(rejected) => return *rejected,
    };
    origin.exact_code = node.raw("code") == node.raw("code").trim();
    origin.posted = node.child("procedureProposal").and_then(|proposal| date(&proposal, "publicationDate"));
    let procedure = procedure(node, code, name);
    let mut findings = Vec::new();
    if node.flag("isFullProcess") && procedure.online != OnlineLevel::Full {
        let what = "toàn trình nhưng không có cách nộp trực tuyến".to_owned();
        let todo = "Trang ghi là cung cấp thông tin; hãy hỏi cơ quan công bố";
        findings.push(origin.finding(FindingKind::OnlineWithoutChannel, procedure.code.as_str(), "isFullProcess", what, todo));
    }
    if let Some((field, number)) = time_without_unit(node) {
        let what = format!("ghi {number} mà không ghi đơn vị");
        let todo = "Thời hạn không được đăng; hãy hỏi cơ quan công bố là giờ, ngày hay ngày làm việc";
        findings.push(origin.finding(FindingKind::TimeWithoutUnit, procedure.code.as_str(), &field, what, todo));
    }
    ReadRecord { origin, procedure: Some(procedure), depth: Depth::Full, findings }
}

/// The first time that is a number without a unit, and its field. `0 OTHER` and `1 OTHER` are the portal's placeholders.
fn time_without_unit(node: &Node<'_>) -> Option<(String, f64)> {
    node.list("executionMethods").iter().enumerate().find_map(|(at, way)| {
        let is_number = way.value("processingTime").is_some_and(|value| match value {
            Value::String(text) => text.trim().replace(',', ".").parse::<f64>().is_ok(),
            other => other.is_number(),
        });
        let number =
            if is_number && way.raw("processingTimeUnit") == "OTHER" { way.number("processingTime")? } else { return None };
        (number > 1.0).then(|| (format!("executionMethods[{at}].processingTime"), number))
    })
}

fn procedure(node: &Node<'_>, code: Code, name: String) -> Procedure {
    let channels: Vec<Channel> = node.list("executionMethods").iter().filter_map(channel).collect();
    let has_online = channels.iter().any(|channel| channel.means == Means::Online);
    Procedure {
        decision: node.child("procedureProposal").and_then(|proposal| decision(&proposal)),
        levels: levels(node),
        kind: kind(&node.raw("formalityType")),
        internal: node.flag("isInternal"),
        fields: node.names("categoriesDetails"),
        subjects: node.names("subjectTypesDetails"),
        agencies: agencies(node),
        publisher: node.line("departmentPromulgateName"),
        steps: steps(node),
        online: match (has_online, node.flag("isFullProcess")) {
            (true, true) => OnlineLevel::Full,
            (true, false) => OnlineLevel::Partial,
            (false, _) => OnlineLevel::Information,
        },
        channels,
        cases: dossier(node),
        conditions: node.block("requirementsAndConditions"),
        legal_bases: node.list("legalBasisesDetails").iter().filter_map(legal_basis).collect(),
        results: node.names("resultsDetails"),
        handovers: handovers(node),
        non_territorial: node.flag("isNonTerritorial"),
        keywords: text::lines(&node.raw("keywords")),
        note: node.block("note"),
        source: Source { url: Source::portal_page(&node.line("id")).unwrap_or_default(), updated: date(node, "updatedAt") },
        // The portal states no days of effect and nothing of an office.
        ..Procedure::blank(code, name)
    }
}

/// The day in Vietnam of a moment in milliseconds.
fn date(node: &Node<'_>, key: &str) -> Option<Date> {
    let moment = jiff::Timestamp::from_millisecond(node.number(key)? as i64).ok()?;
    Some(moment.to_zoned(time_zone::vietnam()).date())
}

fn decision(proposal: &Node<'_>) -> Option<Decision> {
    let number = proposal.line("proposalNumber");
    let agency = proposal.child("issuingAgency").map(|agency| agency.line("name")).unwrap_or_default();
    (!number.is_empty()).then(|| Decision { number, date: date(proposal, "decisionDate"), agency })
}

fn levels(node: &Node<'_>) -> Vec<Level> {
    let flags = [
        ("isWard", Level::Commune),
        ("isProvince", Level::Province),
        ("isMinistry", Level::Ministry),
        ("isOtherAgency", Level::Other),
    ];
    flags.into_iter().filter(|(key, _)| node.flag(key)).map(|(_, level)| level).collect()
}

fn kind(text: &str) -> Kind {
    match text {
        "ASSIGNED_REGULATION" => Kind::Assigned,
        "NOT_ASSIGNED_REGULATION" => Kind::NotAssigned,
        "CENTRAL_REGULATION" => Kind::Central,
        "LOCAL_REGULATION" => Kind::Local,
        _ => Kind::Other,
    }
}

/// The portal's names for the texts are swapped: `delegatedAgencies` contains the competent agencies (in all 1,799 records
/// that have both it and `departmentsAuthority`), and `authorizedAgencies` the delegated ones.
fn agencies(node: &Node<'_>) -> Agencies {
    let both = |departments: &str, groups: &str, written: &str| {
        let mut names = node.names(departments);
        let of_groups = node.names(groups).into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>();
        names.extend(of_groups);
        if names.is_empty() { text::lines(&node.raw(written)) } else { names }
    };
    Agencies {
        executing: both("departmentsExecuting", "unitGroupsExecuting", "executingAgencies"),
        competent: both("departmentsAuthority", "unitGroupsAuthority", "delegatedAgencies"),
        delegated: both("departmentsAuthorized", "unitGroupsAuthorized", "authorizedAgencies"),
        coordinating: both("departmentsCoordinating", "unitGroupsCoordinating", "coordinatingAgencies"),
        receiving: node.block("dossierReceivingAddresses"),
    }
}

fn steps(node: &Node<'_>) -> Vec<Step> {
    let step = |node: &Node<'_>| Step { title: text::heading(&node.raw("name")), text: node.block("description") };
    node.list("executionSteps").iter().map(step).filter(|step| !step.title.is_empty() || !step.text.is_empty()).collect()
}

fn channel(node: &Node<'_>) -> Option<Channel> {
    let means = match node.raw("submissionMethod").as_str() {
        "DIRECT" => Means::InPerson,
        "ONLINE" => Means::Online,
        "POSTAL" => Means::Post,
        other => {
            node.note(
                "submissionMethod",
                format!("là \"{other}\", cần DIRECT, ONLINE hoặc POSTAL; cách nộp này không được đăng"),
            );
            return None;
        }
    };
    let fees = node.list("fees").iter().map(fee).collect();
    Some(Channel { means, time: time(node), fees, note: node.block("description") })
}

fn time(node: &Node<'_>) -> Time {
    let unit = match node.raw("processingTimeUnit").as_str() {
        "WORKING_DAY" => Some(Unit::WorkingDay),
        "DAY" => Some(Unit::Day),
        "HOUR" => Some(Unit::Hour),
        "MONTH" => Some(Unit::Month),
        "YEAR" => Some(Unit::Year),
        _ => None,
    };
    let amount = match node.value("processingTime") {
        Some(Value::String(text)) => match text.trim().replace(',', ".").parse() {
            Ok(amount) => Some(amount),
            Err(_) => return times::in_words(&text::block(text)),
        },
        Some(value) => value.as_f64(),
        None => None,
    };
    let span = amount.zip(unit).and_then(|(amount, unit)| Span::new(amount, unit));
    span.map_or(Time::Unknown, Time::Span)
}

fn fee(node: &Node<'_>) -> Fee {
    let kind = match node.raw("type").as_str() {
        "SERVICE_FEE" => FeeKind::Levy,
        "PRICE_LEVEL" => FeeKind::Price,
        _ => FeeKind::Fee,
    };
    let in_dollars =
        node.raw("currencyName").contains("USD") || node.child("currency").is_some_and(|currency| currency.raw("code") == "USD");
    let currency = if in_dollars { Currency::Usd } else { Currency::Vnd };
    let note = text::unlisted(&node.raw("description"));
    let value = node.number("value").map(|value| value.max(0.0));
    match value {
        // Amounts are whole.
        Some(part) if part.fract() > 0.0 => {
            let note = format!("{} {}\n{note}", node.line("value"), if in_dollars { "USD" } else { "đồng" });
            Fee::new(kind, Charge::ByText, note.trim_end().to_owned())
        }
        value => {
            let value = value.map(|value| value as u64);
            let charge = Charge::read(value, currency, &note);
            if let Some(slip) = value.filter(|value| charge.is_without(*value, currency)) {
                node.note_slip("value", slip);
            }
            Fee::new(kind, charge, note)
        }
    }
}

fn dossier(node: &Node<'_>) -> Vec<Case> {
    let case = |node: &Node<'_>| {
        let mut lines = node.list("profileComponents");
        lines.sort_by_cached_key(|line| line.raw("profileComponentId"));
        (node.block("name"), lines.iter().filter_map(document).collect())
    };
    cases::arrange(node.list("executionCases").iter().map(case).collect())
}

/// How the result is handed over: a list for dossiers that are filed online, and one for all others.
fn handovers(node: &Node<'_>) -> Handovers {
    let (mut online, mut otherwise) = (Vec::new(), Vec::new());
    for filed in node.list("returningMethods") {
        let ways = filed.texts("value").into_iter().filter_map(|way| handover(&filed, &way));
        match filed.raw("type").as_str() {
            "ONLINE" => online.extend(ways),
            "OFFLINE" => otherwise.extend(ways),
            other => {
                filed.note("type", format!("là \"{other}\", cần ONLINE hoặc OFFLINE; cách nhận kết quả này không được đăng"));
            }
        }
    }
    Handovers::of(online, otherwise)
}

fn handover(node: &Node<'_>, way: &str) -> Option<Handover> {
    match way {
        "AT_SUBMISSION_PLACE" => Some(Handover::AtOffice),
        "AT_HOME" => Some(Handover::AtHome),
        "ONLINE" => Some(Handover::Online),
        other => {
            node.note(
                "value",
                format!("là \"{other}\", cần AT_SUBMISSION_PLACE, AT_HOME hoặc ONLINE; cách nhận kết quả này không được đăng"),
            );
            None
        }
    }
}

/// A line of the dossier.
fn document(node: &Node<'_>) -> Option<Document> {
    let text = node.block("name");
    let count = |key| node.number(key).map_or(0, |number| number.clamp(0.0, 999.0) as u16);
    let counts = (count("originalQty"), count("copyQty"));
    papers::document(&text, counts, node.list("attachments").iter().filter_map(form).collect())
}

/// A form of a paper. Without a name it is known by its id; without both there is nothing to show.
fn form(node: &Node<'_>) -> Option<FormFile> {
    let (raw, portal) = (node.line("fileName"), PortalFile::parse(&node.line("id")));
    let raw = if raw.is_empty() { portal.as_ref()?.id().to_owned() } else { raw };
    Some(FormFile { portal, ..FormFile::of_raw(raw) })
}

fn legal_basis(node: &Node<'_>) -> Option<LegalBasis> {
    let (number, title) = (node.line("code"), text::unlisted_line(&node.raw("name")));
    legal::basis(number, title)
}

#[cfg(test)]
mod tests {
    use catalog::Role;

    use super::super::json_record;
    use super::super::source::{Place, Record};
    use super::*;
    use crate::findings::Severity;

    fn read_json(json: &str) -> ReadRecord {
        json_record::read("a.json", &Record { place: Place::Line(7), json })
    }

    fn channel_of(json: &str) -> Channel {
        let record = format!(r#"{{"code":"1.004194","name":"Tạm trú","executionMethods":[{json}]}}"#);
        read_json(&record).procedure.unwrap().channels.remove(0)
    }

    #[test]
    fn a_time_never_says_more_than_the_record() {
        let time = |value: &str, unit: &str| {
            channel_of(&format!(r#"{{"submissionMethod":"DIRECT","processingTime":{value},"processingTimeUnit":"{unit}"}}"#)).time
        };
        assert_eq!(time("3", "WORKING_DAY"), Time::Span(Span::new(3.0, Unit::WorkingDay).unwrap()));
        assert_eq!(time("12.5", "DAY"), Time::Span(Span::new(12.5, Unit::Day).unwrap()));
        assert_eq!(time("\"15\"", "HOUR"), Time::Span(Span::new(15.0, Unit::Hour).unwrap()));
        assert_eq!(time("1", "OTHER"), Time::Unknown);
        assert_eq!(time("0", "DAY"), Time::Unknown);
        assert_eq!(time("\"Theo mô tả\"", "OTHER"), Time::Unknown);
        assert_eq!(time("\"Không quá 20\"", "DAY"), Time::Text("Không quá 20".into()));
    }

    #[test]
    fn fees_keep_number_and_words_together() {
        let fees = channel_of(
            r#"{"submissionMethod":"ONLINE","fees":[{"type":"FEE","value":"600,000","description":"/lần"},{"type":"SERVICE_FEE","value":0,"description":"Hội đồng nhân dân cấp tỉnh quy định"}]}"#,
        )
        .fees;
        assert_eq!(fees[0], Fee::new(FeeKind::Fee, Charge::Amount(600_000, Currency::Vnd), "/lần".into()));
        assert_eq!(fees[1].charge, Charge::ByProvince);
        let fees = channel_of(r#"{"submissionMethod":"ONLINE","fees":[{"value":2.5,"currencyName":"USD"}]}"#).fees;
        assert_eq!(fees[0], Fee::new(FeeKind::Fee, Charge::ByText, "2.5 USD".into()));
    }

    #[test]
    fn a_fee_without_its_thousands_is_read_from_its_words_or_noted() {
        let noted = |value: &str| {
            let fee = format!(r#"{{"value":20,"description":"{value}"}}"#);
            let ways = format!(r#"[{{"submissionMethod":"ONLINE","fees":[{fee}]}}]"#);
            let outcome = read_json(&format!(r#"{{"code":"1.004194","name":"x","executionMethods":{ways}}}"#));
            let charge = outcome.procedure.unwrap().channels[0].fees[0].charge;
            (charge, outcome.findings.into_iter().map(|finding| finding.what).collect::<Vec<_>>())
        };
        assert_eq!(noted("20.000 vnđ/tờ khai"), (Charge::Amount(20_000, Currency::Vnd), vec![]));
        let (charge, whats) = noted("");
        assert_eq!(charge, Charge::Unknown);
        assert!(whats.len() == 1 && whats[0].contains("20 đồng, quá nhỏ"), "{whats:?}");
    }

    #[test]
    fn a_record_that_cannot_be_published_says_why() {
        for (json, field) in [
            (r#"{"name":"Tạm trú"}"#, "code"),
            (r#"{"code":"1.004194","name":" \n"}"#, "name"),
            (r#"{"code":"1.014955-Xoa","name":"x"}"#, "code"),
            ("[1]", "(cả bản ghi)"),
            ("{\"code\":", "(cả bản ghi)"),
        ] {
            let outcome = read_json(json);
            assert!(outcome.procedure.is_none(), "{json}");
            assert_eq!((outcome.findings[0].kind.severity(), outcome.findings[0].field.as_str()), (Severity::Rejected, field));
            assert!(outcome.findings[0].record.starts_with("dòng 7"));
        }
    }

    #[test]
    fn a_field_of_the_wrong_type_is_noted_and_the_rest_is_kept() {
        let outcome = read_json(
            r#"{"code":"1.004194","name":"Tạm trú","resultsDetails":[null,{"name":"Giấy"}],"isWard":"có",
                "executionMethods":[{"submissionMethod":"DIRECT","fees":[{"value":"nhiều"}]}]}"#,
        );
        assert_eq!(outcome.procedure.unwrap().results, ["Giấy"]);
        let mut fields: Vec<_> = outcome.findings.iter().map(|finding| finding.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["executionMethods[0].fees[0].value", "isWard", "resultsDetails[0]"]);
    }

    #[test]
    fn items_of_lists_are_read_without_their_bullets() {
        let record = r#"{"code":"1.004194","name":"x","resultsDetails":[{"name":"- Giấy"},{"name":"+ Giấy"},{"name":"Sổ"}],
            "legalBasisesDetails":[{"code":"1/2026/NĐ-CP","name":"- Nghị định thử"}]}"#;
        let procedure = read_json(record).procedure.unwrap();
        assert_eq!(procedure.results, ["Giấy", "Sổ"]);
        assert_eq!(procedure.legal_bases[0].title, "Nghị định thử");
    }

    #[test]
    fn the_ways_to_get_the_result_are_read_and_unknown_ones_are_noted() {
        let record = r#"{"code":"1.004194","name":"x","returningMethods":[{"type":"ONLINE","value":["ONLINE","AT_HOME","BY_DRONE"]},
            {"type":"OFFLINE","value":["AT_SUBMISSION_PLACE",7]},{"type":"FAX","value":["AT_HOME"]},null]}"#;
        let read = read_json(record);
        let handovers = Handovers::of(vec![Handover::AtHome, Handover::Online], vec![Handover::AtOffice]);
        assert_eq!(read.procedure.unwrap().handovers, handovers);
        let fields: Vec<_> = read.findings.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(
            fields,
            ["returningMethods[3]", "returningMethods[0].value", "returningMethods[1].value[1]", "returningMethods[2].type"]
        );
    }

    #[test]
    fn papers_are_in_the_order_in_which_they_were_entered() {
        let record = r#"{"code":"1.004194","name":"x","executionCases":[{"name":"","profileComponents":[
            {"profileComponentId":"3","name":"Lưu ý: …","originalQty":0,"copyQty":0},{"profileComponentId":"4","name":" "},
            {"profileComponentId":"1","name":"- Tờ khai;","originalQty":1,"copyQty":0},
            {"profileComponentId":"2","name":"+ Mẫu","originalQty":0,"copyQty":0,"attachments":[{"fileName":"CT01.docx","id":"0a-1"},{"fileName":"x.doc","id":"../"},{"id":"2"},{}]}]}]}"#;
        let documents = read_json(record).procedure.unwrap().cases.remove(0).documents;
        let roles: Vec<_> = documents.iter().map(|document| (document.name.as_str(), document.role)).collect();
        assert_eq!(roles, [("Tờ khai", Role::Paper), ("Mẫu", Role::Paper), ("Lưu ý: …", Role::Note)]);
        let forms = documents[1].forms.iter().map(|form| (form.raw.as_str(), form.portal.as_ref().map(PortalFile::id)));
        assert_eq!(forms.collect::<Vec<_>>(), [("CT01.docx", Some("0a-1")), ("x.doc", None), ("2", Some("2"))]);
    }
}
