//! A procedure as JSON-LD: a `GovernmentService` of schema.org with its channels, and, where schema.org has no terms, papers
//! and costs in the terms of the EU's Core Public Service Vocabulary (CPSV-AP 3).
//!
//! Nothing claims more than its source. A price is an amount that the source states, or 0 where it says in words that
//! nothing is charged. A duration is exact or is left to words: working days are not days.

use app::words;
use catalog::calendar::HOURS_A_WORKING_DAY;
use catalog::{Agencies, Case, CaseKind, Channel, Charge, Currency, Document, Fee, Procedure, Span, Time, Unit};
use serde_json::{Value, json};

use super::Site;

/// The vocabularies.
pub(super) fn context() -> Value {
    json!(["https://schema.org", {
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dct": "http://purl.org/dc/terms/",
    }])
}

/// A procedure. `site` is the public address of the site.
pub(super) fn of(procedure: &Procedure, about: &Site<'_>, site: &str) -> Value {
    let page = format!("{site}/thu-tuc/{}/", procedure.code);
    let filing = about.release.office.filing(procedure).map(|filing| filing.address);
    let channels: Vec<Value> =
        procedure.channels.iter().enumerate().map(|(at, channel)| channel_of(channel, at, &page, filing.as_deref())).collect();
    let ids: Vec<Value> = (0..channels.len()).map(|at| json!({ "@id": channel_id(&page, at) })).collect();
    let receives = about.release.office.receives(procedure);
    pruned(json!({
        "@type": ["GovernmentService", "cpsv:PublicService"],
        "@id": format!("{page}#thu-tuc"),
        "url": page,
        "identifier": procedure.code.as_str(),
        "name": procedure.name,
        "alternateName": procedure.everyday,
        "serviceType": procedure.fields,
        "audience": procedure.subjects.iter().map(|whom| json!({ "@type": "Audience", "audienceType": whom })).collect::<Vec<_>>(),
        "provider": provider(&procedure.agencies),
        "serviceOperator": receives.then(|| json!({ "@type": "GovernmentOffice", "name": about.release.office.receiver() })),
        "serviceOutput": procedure.results.iter().map(|name| json!({ "@type": "Thing", "name": name })).collect::<Vec<_>>(),
        "availableChannel": channels,
        "offers": offers(procedure),
        "sameAs": procedure.source.portal_id().map(|_| &procedure.source.url),
        "dct:modified": procedure.source.updated.map(|day| day.to_string()),
        "dct:valid": validity(procedure),
        "cv:hasChannel": ids,
        "cpsv:hasInput": evidence(procedure),
        "cv:hasCost": costs(procedure, &page),
    }))
}

/// The agencies that carry it out, otherwise those that decide.
fn provider(agencies: &Agencies) -> Vec<Value> {
    let names = if agencies.executing.is_empty() { &agencies.competent } else { &agencies.executing };
    names.iter().map(|name| json!({ "@type": "GovernmentOrganization", "name": name })).collect()
}

/// The days on which it is in force, if any is stated: "2027-03-01/", as ISO 8601 writes periods.
fn validity(procedure: &Procedure) -> Option<String> {
    let (from, to) = (procedure.in_force_from, procedure.in_force_to);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    (from.is_some() || to.is_some()).then(|| format!("{}/{}", day(from), day(to)))
}

fn channel_id(page: &str, at: usize) -> String {
    format!("{page}#kenh-{}", at + 1)
}

fn channel_of(channel: &Channel, at: usize, page: &str, filing: Option<&str>) -> Value {
    let is_online = channel.means == catalog::Means::Online;
    let exact = if let Time::Span(span) = channel.time { duration(span) } else { None };
    let words = (channel.time != Time::Unknown).then(|| format!("Thời hạn giải quyết: {}", words::legal_time(&channel.time)));
    json!({
        "@type": ["ServiceChannel", "cv:Channel"],
        "@id": channel_id(page, at),
        "dct:identifier": format!("kenh-{}", at + 1),
        "name": channel.means.label(),
        "serviceUrl": filing.filter(|_| is_online),
        "processingTime": exact,
        "description": words,
    })
}

/// A span as an ISO 8601 duration. None for working days, which that standard does not know, for hours that are counted as
/// working days, and for parts of a unit.
fn duration(span: Span) -> Option<String> {
    let whole = span.rounded_up();
    let is_whole = f64::from(whole) == span.amount();
    let letters = match span.unit {
        Unit::Hour if whole >= HOURS_A_WORKING_DAY => return None,
        Unit::Hour => ("PT", 'H'),
        Unit::Day => ("P", 'D'),
        Unit::Month => ("P", 'M'),
        Unit::Year => ("P", 'Y'),
        Unit::WorkingDay => return None,
    };
    is_whole.then(|| format!("{}{whole}{}", letters.0, letters.1))
}

/// What the source states as a price.
fn price(fee: &Fee) -> Option<(u64, &'static str)> {
    match fee.charge.amount() {
        Some((value, Currency::Vnd)) => Some((value, "VND")),
        Some((value, Currency::Usd)) => Some((value, "USD")),
        None if fee.charge == Charge::Free => Some((0, "VND")),
        None => None,
    }
}

/// The prices that the source states, each once.
fn offers(procedure: &Procedure) -> Vec<Value> {
    let groups = procedure.channel_groups();
    let fees = groups.iter().flat_map(|group| &group.fees);
    let mut offers: Vec<Value> = Vec::new();
    for fee in fees {
        let Some((value, currency)) = price(fee) else { continue };
        let offer = json!({
            "@type": "Offer", "name": fee.kind.label(), "price": value, "priceCurrency": currency, "description": fee.note
        });
        if !offers.contains(&offer) {
            offers.push(offer);
        }
    }
    offers
}

/// Every fee as a cost of CPSV-AP: with a value if the source states one, and always in words. A cost names its channel if
/// not all channels cost the same.
fn costs(procedure: &Procedure, page: &str) -> Vec<Value> {
    let groups = procedure.channel_groups();
    let mut costs: Vec<Value> = Vec::new();
    for group in &groups {
        let ids: Vec<Value> = group.channels.iter().map(|at| json!({ "@id": channel_id(page, *at) })).collect();
        for fee in &group.fees {
            let price = price(fee);
            let note = if fee.note.is_empty() { String::new() } else { format!(". {}", fee.note) };
            costs.push(json!({
                "@type": "cv:Cost",
                "dct:identifier": format!("phi-{}", costs.len() + 1),
                "cv:value": price.map(|(value, _)| value),
                "cv:currency": price.map(|(_, currency)| currency),
                "dct:description": format!("{}{note}", words::charge(fee)),
                "cv:ifAccessedThrough": if groups.len() > 1 { json!(ids) } else { Value::Null },
            }));
        }
    }
    costs
}

/// Every paper as an evidence of CPSV-AP, with whom it is for and how many are required.
fn evidence(procedure: &Procedure) -> Vec<Value> {
    let papers = procedure.cases.iter().flat_map(|case| case.papers().map(move |paper| (case, paper)));
    let evidence = papers.enumerate().map(|(at, (case, paper))| {
        json!({
            "@type": "cv:Evidence",
            "dct:identifier": format!("giay-to-{}", at + 1),
            "dct:title": paper.title(),
            "dct:description": needed(case, paper),
        })
    });
    evidence.collect()
}

/// "Trường hợp: …; 1 bản chính".
fn needed(case: &Case, paper: &Document) -> String {
    let whom = (case.kind != CaseKind::Everybody).then(|| format!("Trường hợp: {}", case.whom()));
    let sheets = Some(words::sheets(paper.originals.into(), paper.copies.into())).filter(|sheets| !sheets.is_empty());
    whom.into_iter().chain(sheets).collect::<Vec<_>>().join("; ")
}

/// The same value without parts that say nothing.
pub(super) fn pruned(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(parts) => parts.keys().any(|key| key != "@type"),
        _ => true,
    };
    match value {
        Value::Object(parts) => {
            Value::Object(parts.into_iter().map(|(key, part)| (key, pruned(part))).filter(|(_, part)| says(part)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(pruned).filter(says).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, FeeKind, Means};

    use super::*;

    fn with(time: &str, charges: &[(Charge, &str)]) -> Procedure {
        let fees = charges.iter().map(|(charge, note)| Fee::new(FeeKind::Levy, *charge, (*note).to_owned())).collect();
        let time = Span::parse(time).map_or(Time::Unknown, Time::Span);
        let channels = vec![Channel { means: Means::InPerson, time, fees, note: String::new() }];
        Procedure { channels, ..Procedure::blank(Code::parse("1.000001").unwrap(), "Đăng ký".into()) }
    }

    #[test]
    fn a_price_is_what_the_source_states() {
        let prices = |charge, note: &str| {
            let offers = offers(&with("", &[(charge, note)]));
            offers.iter().map(|offer| offer["price"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(prices(Charge::Amount(8000, Currency::Vnd), "/bản"), [json!(8000)]);
        assert_eq!(prices(Charge::Free, "Miễn phí"), [json!(0)]);
        for unknown in [Charge::Unknown, Charge::ByProvince, Charge::ByText, Charge::Contradiction] {
            assert_eq!(prices(unknown, "theo quy định"), Vec::<Value>::new(), "{unknown:?}");
            let costs = costs(&with("", &[(unknown, "theo quy định")]), "https://x.vn/");
            assert!(costs.iter().all(|cost| pruned(cost.clone()).get("cv:value").is_none()), "{unknown:?}");
        }
    }

    #[test]
    fn only_an_exact_span_is_a_duration() {
        let duration = |text: &str| duration(Span::parse(text).unwrap());
        assert_eq!(duration("30 ngày").as_deref(), Some("P30D"));
        assert_eq!(duration("4 giờ").as_deref(), Some("PT4H"));
        assert_eq!(duration("1 tháng").as_deref(), Some("P1M"));
        assert_eq!(duration("3 ngày làm việc"), None);
        assert_eq!((duration("2,5 ngày"), duration("176 giờ")), (None, None));
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let value = json!({ "a": "", "b": [null, { "@type": "Thing", "name": "" }], "c": { "d": 0 } });
        assert_eq!(pruned(value), json!({ "c": { "d": 0 } }));
    }
}
