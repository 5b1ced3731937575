//! Several errors in one run: each is reported, and none causes another.

use crate::{PLATFORM, SHOP, check, outcome, same};

#[test]
fn several_faults_in_several_files() {
    let broken = SHOP.replace("\"err_no\"\n", "\"err_no\n");
    let shop = SHOP
        .replace("summary = \"Buy and sell.\"\n", "")
        .replace("summary  = \"List what is for sale.\"\n", "")
        .replace("open:/items", "opne:/items/{id}")
        .replace("\"none\"", "3")
        + "quux = 1\n\n[endpoint.body]\na = \"strng\"\nb = { type = \"string\", max_items = 1 }\n";
    let market = SHOP.replace("\"err_no\"", "\"err_on\"") + "legacy = \"broken.list_items\"\n";
    let hosts =
        "[host.other]\nsummary = \"Another.\"\nproduction = \"https://other.example.com\"\n";
    check(
        &[
            ("broken.toml", &broken),
            ("hosts.toml", hosts),
            ("market.toml", &market),
            ("shop.toml", &shop),
        ],
        r#"
error: invalid TOML
  --> broken.toml:10:19
   |
10 | envelope = "err_no
   |                   ^ invalid basic string, expected `"`
   |
   = help: fix the syntax; the rest of this file is not checked until then

error: a host needs `family`
 --> hosts.toml:1:1
  |
1 | [host.other]
  | ^^^^^^^^^^^^ `family` is missing
  |
  = help: add family = "open"

error: unknown envelope `err_on`
  --> market.toml:10:12
   |
10 | envelope = "err_on"
   |            ^^^^^^^^ no envelope has this name
   |
   = help: did you mean `err_no`?

error: a chapter needs `summary`
 --> shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What the chapter is for."

error: an endpoint needs `summary`
 --> shop.toml:4:1
  |
4 | [[endpoint]]
  | ^^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What it does, in one sentence."

error: unknown host `opne`
 --> shop.toml:6:18
  |
6 | request  = "POST opne:/items/{id}"
  |                  ^^^^ no host has this name
  |
  = help: did you mean `open`?

error: placeholder `{id}` has no field
 --> shop.toml:6:30
  |
6 | request  = "POST opne:/items/{id}"
  |                              ^^^^ no field of [endpoint.path] has this name
  |
  = help: add id = "string" to [endpoint.path]

error: `auth` must be the name of a credential, or a table
 --> shop.toml:7:12
  |
7 | auth     = 3
  |            ^ this is an integer
  |
  = help: write auth = "none", the name of a credential, or { credential = "mini_app", header = "X-Token" }

error: unknown key `quux`
 --> shop.toml:9:1
  |
9 | quux = 1
  | ^^^^ an endpoint has no such key
  |
  = help: an endpoint accepts the keys: name, renamed_from, title, summary, doc, request, auth, fill, envelope, encoding, safe, outcome, sandbox, scope, sign, legacy, aliases, note, at_least_one, path, query, header, body, local, response, pages

error: unknown type `strng`
  --> shop.toml:12:5
   |
12 | a = "strng"
   |     ^^^^^^^ no type has this name
   |
   = help: did you mean `string`?

error: `max_items` has no effect here
  --> shop.toml:13:36
   |
13 | b = { type = "string", max_items = 1 }
   |                                    ^ this field is neither a list nor a map
   |
   = help: remove it: it limits lists and maps

the catalogue has 11 errors"#,
    );
}

#[test]
fn a_fault_in_a_definition_makes_no_name_unknown() {
    let platform = PLATFORM.replace("family     = \"open\"\n", "");
    let files = [
        ("platform.toml", platform.as_bytes()),
        ("shop.toml", SHOP.as_bytes()),
    ];
    same(
        &outcome(&files).unwrap_err(),
        r#"
error: a host needs `family`
 --> platform.toml:1:1
  |
1 | [host.open]
  | ^^^^^^^^^^^ `family` is missing
  |
  = help: add family = "open"

the catalogue has 1 error"#,
    );
}

#[test]
fn a_file_that_is_not_toml_makes_no_name_unknown_but_its_own() {
    let platform = PLATFORM.replace("family     = \"open\"\n", "family =\n");
    let shop = SHOP.replace("\"err_no\"", "\"err_on\"");
    let files = [
        ("platform.toml", platform.as_bytes()),
        ("shop.toml", shop.as_bytes()),
    ];
    same(
        &outcome(&files).unwrap_err(),
        r#"
error: invalid TOML
 --> platform.toml:4:9
  |
4 | family =
  |         ^ string values must be quoted, expected literal string
  |
  = help: fix the syntax; the rest of this file is not checked until then

error: unknown envelope `err_on`
  --> shop.toml:10:12
   |
10 | envelope = "err_on"
   |            ^^^^^^^^ no envelope has this name
   |
   = help: no envelope could be read from the catalogue

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_field_with_a_fault_is_a_field_all_the_same() {
    let shop = SHOP.replace(":/items", ":/items/{id}")
        + "at_least_one = [\"a\", \"b\"]\n\n[endpoint.path]\nid = 3\n\n[endpoint.body]\na = \"strng?\"\nb = { type = 3, max_bytes = 3 }\n";
    let report = outcome(&[
        ("platform.toml", PLATFORM.as_bytes()),
        ("shop.toml", shop.as_bytes()),
    ]);
    let report = report.unwrap_err();
    assert!(report.ends_with("the catalogue has 3 errors"), "{report}");
}
