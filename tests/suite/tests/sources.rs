//! The catalogue says what its sources say, but for the corrections that are written down with their reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bytedance_tests::sources::{Difference, differences};
use serde_json::Value;

/// By endpoint and field: source, catalogue, reason.
type Corrections = BTreeMap<String, BTreeMap<String, [String; 3]>>;

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/sources");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_difference_from_the_sources_is_a_correction_with_a_reason() {
    let sources: Vec<Value> = read("endpoints.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON object"))
        .collect();
    let (found, missing) = differences(&sources, bytedance_tests::catalogue());
    assert!(missing.is_empty(), "not in the catalogue: {missing:#?}");
    let corrections: Corrections = toml::from_str(&read("corrections.toml")).expect("corrections");
    let mut written = BTreeSet::new();
    for (request, fields) in &corrections {
        for (field, [source, catalogue, why]) in fields {
            assert!(!why.trim().is_empty(), "{request}: {field} has no reason");
            written.insert(Difference {
                request: request.clone(),
                field: field.clone(),
                source: source.clone(),
                catalogue: catalogue.clone(),
            });
        }
    }
    let mut faults = String::new();
    for difference in found.difference(&written) {
        let Difference {
            request,
            field,
            source,
            catalogue,
        } = difference;
        let _ = writeln!(
            faults,
            "[{request:?}]\n{field:?} = [{source:?}, {catalogue:?}, \"why?\"]"
        );
    }
    assert!(
        faults.is_empty(),
        "the catalogue differs from its sources; mend it, or write down why in spec/sources/corrections.toml:\n{faults}"
    );
    let stale: Vec<_> = written.difference(&found).collect();
    assert!(
        stale.is_empty(),
        "no longer a difference, because the sources or the catalogue have changed: {stale:#?}"
    );
}
