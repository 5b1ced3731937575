//! Compares the reference page of the format with the generator.

// These tests need the catalogue package, which is an optional dependency.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bytedance_codegen::Generator;

/// The name of a table of the catalogue, as in diagnostics, and one of its keys.
type Key = (String, String);

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/FORMAT.md");
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// Returns the TOML examples, each with the heading above it.
fn examples(page: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut heading = String::new();
    let mut example: Option<String> = None;
    for line in page.lines() {
        match (&mut example, line) {
            (None, "```toml") => example = Some(String::new()),
            (None, _) if line.starts_with('#') => {
                heading = line.trim_start_matches('#').trim().to_owned()
            }
            (None, _) => {}
            (Some(text), "```") => {
                examples.push((heading.clone(), std::mem::take(text)));
                example = None;
            }
            (Some(text), _) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    examples
}

/// Returns all keys that the parser supports. The diagnostic for an unknown key in a table lists them.
fn known() -> BTreeSet<Key> {
    const UNKNOWN: &str = "xyzzy = 1\n";
    let files = [
        (
            "definitions.toml",
            format!(
                "{UNKNOWN}[host.a]\n{UNKNOWN}[credential.a]\n{UNKNOWN}[issuer.a]\n{UNKNOWN}[envelope.a]\n{UNKNOWN}[signature.a]\n{UNKNOWN}[[error]]\n{UNKNOWN}"
            ),
        ),
        (
            "chapter.toml",
            format!(
                "{UNKNOWN}[chapter]\n{UNKNOWN}[structure.a]\n{UNKNOWN}[enum.a]\n{UNKNOWN}[[endpoint]]\n{UNKNOWN}[endpoint.auth]\n{UNKNOWN}[endpoint.pages]\n{UNKNOWN}[endpoint.body.a]\n{UNKNOWN}[[event]]\n{UNKNOWN}"
            ),
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let report = Generator::new()
        .catalogue(folder.path())
        .generate()
        .unwrap_err()
        .to_string();
    let mut known = BTreeSet::new();
    for line in report.lines() {
        let Some((_, help)) = line.split_once("= help: ") else {
            continue;
        };
        if let Some((table, keys)) = help.split_once(" accepts the keys: ") {
            known.extend(
                keys.split(", ")
                    .map(|key| (table.to_owned(), key.to_owned())),
            );
        }
    }
    known
}

/// Returns all keys in the examples of the page. The table of a key is known from the TOML header above it or, in an example
/// without one, from the heading.
fn described(page: &str) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    for (heading, example) in examples(page) {
        let mut table = match heading.as_str() {
            "Fields and types" => "fields",
            _ => "an endpoint",
        };
        for line in example.lines() {
            let code = without_strings(line);
            let (code, comment) = code.split_once('#').unwrap_or((&code, ""));
            if code.starts_with('[') {
                table = header(code, &mut found);
                continue;
            }
            let Some((key, value)) = code.split_once('=') else {
                continue;
            };
            let mut add =
                |table: &str, key: &str| found.insert((table.to_owned(), key.trim().to_owned()));
            let inside = match (table, key.trim()) {
                ("fields", _) => "a field",
                ("an endpoint", "auth") => "`auth`",
                ("an endpoint", "pages") => "`pages`",
                _ => "",
            };
            if table != "fields" {
                add(table, key);
            }
            if !inside.is_empty() && value.contains('{') {
                for part in value.split(['{', ',']) {
                    if let Some((key, _)) = part.split_once('=') {
                        add(inside, key);
                    }
                }
            }
            if let Some((_, places)) = comment.split_once("exactly one of ") {
                let table = if inside.is_empty() { table } else { inside };
                for place in places.split('/') {
                    add(table, place);
                }
            }
        }
    }
    found
}

/// Records the keys that a TOML header contains and returns the table that the lines below it belong to.
fn header(line: &str, found: &mut BTreeSet<Key>) -> &'static str {
    let path: Vec<&str> = line.trim().trim_matches(['[', ']']).split('.').collect();
    let mut add = |table: &str, key: &str| found.insert((table.to_owned(), key.to_owned()));
    let chapter = ["chapter", "structure", "enum", "endpoint", "event"].contains(&path[0]);
    add(
        if chapter {
            "a chapter file"
        } else {
            "a definitions file"
        },
        path[0],
    );
    match path[..] {
        ["chapter"] => "a chapter",
        ["endpoint"] => "an endpoint",
        ["endpoint", place] => {
            add("an endpoint", place);
            "fields"
        }
        ["endpoint", _, _] => "a field",
        ["endpoint", _, _, shape] => {
            add("a field", shape);
            "fields"
        }
        ["event"] => "an event",
        ["event", key] => {
            add("an event", key);
            "fields"
        }
        ["structure", _] => "a structure",
        ["structure", _, key] => {
            add("a structure", key);
            "fields"
        }
        ["enum", _] => "an enumeration",
        ["host", _] => "a host",
        ["credential", _] => "a credential",
        ["issuer", _] => "an issuer",
        ["envelope", _] => "an envelope",
        ["signature", _] => "a signature",
        ["error"] => "an error",
        _ => panic!("the page has a header that this test does not handle: {line}"),
    }
}

fn without_strings(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

#[test]
fn every_key_of_the_generator_stands_on_the_page_and_the_reverse() {
    let (known, described) = (known(), described(&page()));
    let missing: Vec<_> = known.difference(&described).collect();
    let invented: Vec<_> = described.difference(&known).collect();
    assert!(missing.is_empty(), "not on the page: {missing:?}");
    assert!(
        invented.is_empty(),
        "unknown to the generator: {invented:?}"
    );
    assert!(
        known.len() > 60,
        "the generator reported only {} keys",
        known.len()
    );
}

#[test]
fn every_type_protocol_and_error_class_of_the_generator_stands_on_the_page() {
    let shop = "[chapter]\ntitle = \"a\"\nsummary = \"b\"\n[[endpoint]]\nname = \"c\"\nresponse = \"xyzzy\"\n[[event]]\nname = \"d\"\nprotocol = \"xyzzy\"\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("shop.toml"), shop).unwrap();
    fs::write(
        folder.path().join("errors.toml"),
        "[[error]]\nclass = \"xyzzy\"\ncodes = [1]\n",
    )
    .unwrap();
    let report = Generator::new()
        .catalogue(folder.path())
        .generate()
        .unwrap_err()
        .to_string();
    let page = page();
    let mut words = 0;
    for line in report.lines() {
        let Some((_, known)) = line.split_once("help: expected one of: ") else {
            continue;
        };
        for word in known.split(", ") {
            assert!(
                page.contains(&format!("`{word}`")),
                "{word} is not on the page"
            );
            words += 1;
        }
    }
    assert_eq!(words, 12 + 5 + 9, "{report}");
}

#[test]
fn every_whole_chapter_on_the_page_is_in_order() {
    let mut checked = 0;
    for (_, example) in examples(&page()) {
        if !(example.contains("[chapter]") && example.contains("[[endpoint]]")) {
            continue;
        }
        // The SDK has a chapter with the same name, so the example is generated as a chapter of another crate.
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("example.toml"), example).unwrap();
        Generator::new()
            .definitions(bytedance_spec::catalogue())
            .catalogue(folder.path())
            .generate()
            .unwrap_or_else(|report| panic!("{report}"));
        checked += 1;
    }
    assert!(checked > 0);
}
