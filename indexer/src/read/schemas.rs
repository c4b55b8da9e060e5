//! The JSON Schemas in `indexer/schemas/` say the same as the parsers: the same keys in every table, and the samples fit
//! them.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value as Json;
use toml::{Table, Value};

use super::local::keys;
use super::{calendar, events, hand, lexicon, office, silence, stats, wordings};

/// A key that no parser knows.
const UNKNOWN: &str = "khoa_la";

/// A schema, the files that must fit it (relative to `indexer/`), and what the parser says of a text.
struct Case {
    name: &'static str,
    samples: &'static [&'static str],
    complaint: fn(&str) -> String,
}

const CASES: [Case; 9] = [
    Case { name: "site", samples: &["sample/site.toml"], complaint: |toml| said(office::parse(toml)) },
    Case { name: "local", samples: &["sample/local.toml"], complaint: |_| format!("các mục: {}", keys()) },
    Case { name: "stats", samples: &["sample/stats.toml"], complaint: stats_complaint },
    Case { name: "calendar", samples: &["data/calendar.toml"], complaint: |toml| said(calendar::with(toml)) },
    Case {
        name: "synonyms",
        samples: &["data/synonyms.toml", "data/outside.toml", "data/places.toml"],
        complaint: |toml| said(lexicon::extend(&mut catalog::search::Lexicon::default(), toml)),
    },
    Case { name: "bo-qua", samples: &[], complaint: |toml| said(silence::parse(toml)) },
    Case { name: "ten-thuong-goi", samples: &["data/ten-thuong-goi"], complaint: |toml| said(wordings::of_toml(toml)) },
    Case { name: "su-kien", samples: &["data/su-kien"], complaint: |toml| events::of_toml(toml).of(&[]).1.remove(0).what },
    Case { name: "thu-tuc", samples: &["sample/thu-tuc"], complaint: |toml| hand::read("x.toml", toml).findings.remove(0).what },
];

fn said<T>(result: anyhow::Result<T>) -> String {
    format!("{:#}", result.err().unwrap())
}

/// A wrong row is a finding, any other table an error.
fn stats_complaint(toml: &str) -> String {
    match stats::parse(toml) {
        Ok((_, mut findings)) => findings.remove(0).what,
        Err(error) => format!("{error:#}"),
    }
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Json {
    let path = folder().join(format!("schemas/{name}.schema.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_table_has_the_keys_of_its_parser() {
    for Case { name, complaint, .. } in CASES {
        for (path, keys) in tables(&schema(name)) {
            // A local row takes any key and reports it later, so the top of that file is not asked for.
            if name == "local" && path.is_empty() {
                continue;
            }
            let toml = toml::to_string(&with_unknown(&path)).unwrap();
            let complaint = complaint(&toml);
            let expected = complaint.split_once("các mục: ").unwrap_or_else(|| panic!("{name} {path:?}: {complaint}")).1;
            let expected = expected.split(" (đang ghi").next().unwrap_or_default();
            let of_parser: BTreeSet<String> = expected.trim().split(", ").map(str::to_owned).collect();
            assert_eq!(keys, of_parser, "{name} {path:?}");
        }
    }
}

/// One step from the top of a file to a table in it.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    FirstItem,
}

/// The tables with fixed keys in a schema: where each is, and its keys.
fn tables(schema: &Json) -> Vec<(Vec<Step>, BTreeSet<String>)> {
    let mut found = Vec::new();
    collect(schema, &[], &mut found);
    found
}

fn collect(schema: &Json, path: &[Step], found: &mut Vec<(Vec<Step>, BTreeSet<String>)>) {
    let below = |step: Step| [path, &[step]].concat();
    if let Some(properties) = schema["properties"].as_object() {
        found.push((path.to_vec(), properties.keys().cloned().collect()));
        for (key, inner) in properties {
            collect(inner, &below(Step::Key(key.clone())), found);
        }
    }
    if schema["additionalProperties"].is_object() {
        collect(&schema["additionalProperties"], &below(Step::Key("1.000001".to_owned())), found);
    }
    if schema["items"].is_object() {
        collect(&schema["items"], &below(Step::FirstItem), found);
    }
}

/// A file with an unknown key in one of its tables, and nothing else.
fn with_unknown(path: &[Step]) -> Value {
    let innermost = Value::Table(Table::from_iter([(UNKNOWN.to_owned(), Value::Integer(1))]));
    path.iter().rev().fold(innermost, |inner, step| match step {
        Step::Key(key) => Value::Table(Table::from_iter([(key.clone(), inner)])),
        Step::FirstItem => Value::Array(vec![inner]),
    })
}

#[test]
fn the_samples_fit_their_schemas() {
    for Case { name, samples, .. } in CASES {
        let schema = schema(name);
        for sample in samples.iter().map(|sample| folder().join(sample)) {
            let files = match std::fs::read_dir(&sample) {
                Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
                Err(_) => vec![sample],
            };
            for file in files {
                let value: Table = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
                check(&Value::Table(value), &schema).unwrap_or_else(|wrong| panic!("{}: {wrong}", file.display()));
            }
        }
    }
}

#[test]
fn a_schema_refuses_what_the_parser_refuses() {
    let check = |name: &str, toml: &str| check(&Value::Table(toml::from_str(toml).unwrap()), &schema(name));
    check("site", "ten = \"Xã Mẫu\"\ncap = \"xa\"").unwrap();
    for (name, toml) in [
        ("site", "ten = \"Xã Mẫu\""),
        ("site", "ten = \"Xã Mẫu\"\ncap = \"huyen\""),
        ("site", "ten = \"Xã Mẫu\"\ncap = \"xa\"\nhay_hoi = \"khai sinh\""),
        ("local", "[[thu_tuc]]\nma = \"1.000001\"\nphi = 0"),
        ("local", "[[thu_tuc]]\nmaa = \"1.000001\""),
        ("calendar", "nghi = [{ ngay = \"2/9\", ten = \"Quốc khánh\" }]"),
        ("stats", "[[ky]]\nten = \"Quý I\"\ntu = 2026-01-01\nden = 2026-03-31\ntiep_nhan = -1"),
    ] {
        assert!(check(name, toml).is_err(), "{name}: {toml}");
    }
}

/// Checks a value against the few words of JSON Schema that ours use.
fn check(value: &Value, schema: &Json) -> Result<(), String> {
    let wrong = |what: String| Err(format!("{what}: {value}"));
    for (word, says) in schema.as_object().unwrap() {
        match (word.as_str(), value) {
            ("$schema" | "title" | "description" | "format" | "pattern", _) => {}
            ("type", _) if !is_of_type(value, says.as_str().unwrap(), schema) => return wrong(format!("not a {says}")),
            ("type", _) => {}
            ("enum", _) if !says.as_array().unwrap().iter().any(|one| one.as_str() == value.as_str()) => {
                return wrong(format!("none of {says}"));
            }
            ("enum", _) => {}
            ("anyOf", _) if says.as_array().unwrap().iter().all(|one| check(value, one).is_err()) => {
                return wrong(format!("none of {says}"));
            }
            ("anyOf", _) => {}
            ("minLength", Value::String(text)) if text.is_empty() => return wrong("empty".to_owned()),
            ("minLength", _) => {}
            ("minimum", _) if number(value) < says.as_f64().unwrap() => return wrong(format!("less than {says}")),
            ("maximum", _) if number(value) > says.as_f64().unwrap() => return wrong(format!("more than {says}")),
            ("minimum" | "maximum", _) => {}
            ("items", Value::Array(items)) => items.iter().try_for_each(|item| check(item, says))?,
            ("items", _) => {}
            ("required", Value::Table(table)) => {
                let missing = says.as_array().unwrap().iter().find(|key| !table.contains_key(key.as_str().unwrap()));
                missing.map_or(Ok(()), |key| Err(format!("{key} is missing in {table}")))?;
            }
            ("properties" | "additionalProperties", Value::Table(table)) if word == "properties" => {
                for (key, inner) in table {
                    let known = says.get(key).unwrap_or(&schema["additionalProperties"]);
                    if known == &Json::Bool(false) {
                        return Err(format!("unknown key {key}"));
                    }
                    check(inner, known)?;
                }
            }
            ("additionalProperties", Value::Table(table)) if schema["properties"].is_null() => {
                table.values().try_for_each(|inner| check(inner, says))?;
            }
            ("required" | "properties" | "additionalProperties", _) => {}
            (other, _) => return Err(format!("the schema has a word that is not checked: {other}")),
        }
    }
    Ok(())
}

fn is_of_type(value: &Value, name: &str, schema: &Json) -> bool {
    match value {
        Value::String(_) => name == "string" && schema["format"].is_null(),
        Value::Datetime(_) => name == "string" && schema["format"] == "date",
        Value::Integer(_) => name == "integer" || name == "number",
        Value::Float(_) => name == "number",
        Value::Boolean(_) => name == "boolean",
        Value::Array(_) => name == "array",
        Value::Table(_) => name == "object",
    }
}

/// NaN, which no limit excludes, for what is no number: that has another type.
fn number(value: &Value) -> f64 {
    value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64)).unwrap_or(f64::NAN)
}
