//! The catalogue agrees with its sources, except for corrections, each of which is listed with a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bytedance_tests::sources::{Difference, differences, event_differences};
use serde_json::{Value, json};
use toml::Table;

/// Maps each endpoint or event to its corrections. Each field is mapped to three texts: what the source says, what the catalogue says, and
/// the reason.
type Corrections = BTreeMap<String, BTreeMap<String, [String; 3]>>;

/// The place of the reason in an entry that the test prints.
const NO_REASON: &str = "why?";

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/sources");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn lines(name: &str) -> Vec<Value> {
    read(name)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON object"))
        .collect()
}

/// Reads the catalogue's chapters directly from their files, because the generator's metadata document does not contain any events.
fn chapters(folder: &Path, found: &mut Vec<Table>) {
    for entry in fs::read_dir(folder).expect("the catalogue") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            chapters(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let text = fs::read_to_string(&path).expect("a file of the catalogue");
            found.push(toml::from_str(&text).expect("TOML"));
        }
    }
}

fn events() -> Vec<Value> {
    let mut found = Vec::new();
    chapters(bytedance_spec::catalogue(), &mut found);
    let nothing = Table::new();
    let mut events = Vec::new();
    for chapter in &found {
        let structures = chapter.get("structure").and_then(toml::Value::as_table);
        let structures = structures.unwrap_or(&nothing);
        let listed = chapter.get("event").and_then(toml::Value::as_array);
        for event in listed.into_iter().flatten() {
            let fields = event["fields"].as_table().expect("fields");
            let mut json = serde_json::to_value(event).expect("JSON");
            json["schema"] = json!({ "type": "object", "fields": schema_of(fields, structures) });
            if json["doc"].is_string() {
                json["doc"] = json!([json["doc"]]);
            }
            events.push(json);
        }
    }
    events
}

/// Returns the fields of a table in the same form that the generator uses for the fields of a response.
fn schema_of(fields: &Table, structures: &Table) -> Value {
    let field = |(name, field): (&String, &toml::Value)| {
        let ty = field.as_str().or_else(|| field.get("type")?.as_str());
        let object = |fields: &toml::Value| {
            let fields = fields.as_table().expect("fields");
            json!({ "type": "object", "fields": schema_of(fields, structures) })
        };
        let schema = if let Some(ty) = ty {
            schema(ty.trim_end_matches('?'), structures)
        } else if let Some(fields) = field.get("items") {
            json!({ "type": "list", "items": object(fields) })
        } else if let Some(fields) = field.get("map") {
            json!({ "type": "map", "values": object(fields) })
        } else {
            object(&field["fields"])
        };
        let is_optional = ty.is_some_and(|ty| ty.ends_with('?'))
            || field.get("optional").and_then(toml::Value::as_bool) == Some(true);
        let also = field.get("also").and_then(toml::Value::as_array);
        let also: Vec<_> = also
            .into_iter()
            .flatten()
            .map(|name| name.as_str())
            .collect();
        json!({ "name": name, "also": also, "required": !is_optional, "schema": schema })
    };
    fields.iter().map(field).collect()
}

fn schema(ty: &str, structures: &Table) -> Value {
    let inside = |start, end| ty.strip_prefix(start)?.strip_suffix(end);
    if let Some(inner) = inside("[", "]") {
        json!({ "type": "list", "items": schema(inner, structures) })
    } else if let Some(inner) = inside("{", "}") {
        json!({ "type": "map", "values": schema(inner, structures) })
    } else if let Some(inner) = inside("json_string<", ">") {
        json!({ "type": "json_string", "value": schema(inner, structures) })
    } else if let Some(structure) = structures.get(ty) {
        let fields = structure["fields"].as_table().expect("fields");
        json!({ "type": "object", "fields": schema_of(fields, structures) })
    } else {
        json!({ "type": ty })
    }
}

#[test]
fn every_difference_from_the_sources_is_a_correction_with_a_reason() {
    let (mut found, missing) = differences(&lines("endpoints.jsonl"), bytedance_tests::catalogue());
    let (mut sources, events) = (lines("events.jsonl"), events());
    for page in lines("events_of_pages.jsonl") {
        assert!(
            page["protocol"] != "webhook" || page["fields"]["content"].is_object(),
            "spec/sources/events_of_pages.jsonl: the fields of the webhook {} must be inside a field `content`",
            page["event"]
        );
        sources.push(page);
    }
    assert!(sources.len() >= 79 && events.len() >= 76);
    found.extend(event_differences(&sources, &events));
    assert!(missing.is_empty(), "not in the catalogue: {missing:#?}");
    let corrections: Corrections = toml::from_str(&read("corrections.toml")).expect("corrections");
    let mut written = BTreeSet::new();
    for (request, fields) in &corrections {
        for (field, [source, catalogue, why]) in fields {
            assert!(
                !["", NO_REASON].contains(&why.trim()),
                "spec/sources/corrections.toml: {field:?} of {request:?} has no reason"
            );
            written.insert(Difference {
                request: request.clone(),
                field: field.clone(),
                source: source.clone(),
                catalogue: catalogue.clone(),
            });
        }
    }
    let mut without_source = Vec::new();
    // All entries of an endpoint or event are under one heading, as TOML requires.
    let mut entries: BTreeMap<&str, String> = BTreeMap::new();
    for difference in found.difference(&written) {
        let Difference {
            request,
            field,
            source,
            catalogue,
        } = difference;
        if field == "event" && source == "absent" {
            without_source.push(request);
            continue;
        }
        let entry = format!("{field:?} = [{source:?}, {catalogue:?}, {NO_REASON:?}]\n");
        entries.entry(request).or_default().push_str(&entry);
    }
    assert!(
        without_source.is_empty(),
        "no source has {without_source:?}: add what the official page says to spec/sources/events_of_pages.jsonl, see CONTRIBUTING.md"
    );
    let mut faults = String::new();
    for (request, entries) in entries {
        let _ = writeln!(faults, "\n[{request:?}]\n{entries}");
    }
    assert!(
        faults.is_empty(),
        "the catalogue differs from its sources. Correct the catalogue, or give a reason for each difference in spec/sources/corrections.toml:\n{faults}"
    );
    let stale: Vec<_> = written.difference(&found).collect();
    assert!(
        stale.is_empty(),
        "no longer a difference, because the sources or the catalogue have changed: {stale:#?}"
    );
}
