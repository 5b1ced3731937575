//! Tests of the full text of every diagnostic.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod definitions;
mod endpoints;
mod events;
mod fields;
mod fields_of_pages;
mod files;
mod keys;
mod kinds;
mod old_names;
mod outcome;
mod pages;
mod together;
mod twice;
mod unknown;
mod wire;

use std::fs;

use bytedance_codegen::Generator;

/// Definitions that the chapters in the tests refer to.
const PLATFORM: &str = r#"[host.open]
summary    = "The open platform."
production = "https://open.example.com"
family     = "open"

[credential.client]
title   = "client_token"
summary = "Token of the application."
header  = "access-token"

[envelope.err_no]
summary = "`err_no`, and the payload in `data`."
code    = ["err_no"]
payload = ["data"]

[signature.session]
summary = "HMAC of the body."
scheme  = "session"
local   = ["session_key"]
query   = "signature"
"#;

/// A valid chapter. Text that a test appends to it starts in line 11.
const SHOP: &str = r#"[chapter]
title   = "商店"
summary = "Buy and sell."

[[endpoint]]
name     = "list_items"
summary  = "List what is for sale."
request  = "POST open:/items"
auth     = "none"
envelope = "err_no"
"#;

/// Runs the generator on the files in a temporary folder.
///
/// Returns the number of generated files, or the report with paths relative to the folder.
fn outcome(files: &[(&str, &[u8])]) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let generated = Generator::new().catalogue(folder.path()).generate();
    let here = folder.path().display().to_string().replace('\\', "/") + "/";
    match generated {
        Ok(output) => Ok(output.files.len()),
        Err(report) => Err(report.to_string().replace(&here, "")),
    }
}

/// Checks the report on the files and `PLATFORM`.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &str) {
    let mut all: Vec<(&str, &[u8])> = vec![("platform.toml", PLATFORM.as_bytes())];
    all.extend(files.iter().map(|(name, text)| (*name, text.as_bytes())));
    same(&outcome(&all).expect_err("nothing is reported"), expected);
}

/// Checks the report on `SHOP` with text appended to it.
#[track_caller]
fn check_shop(rest: &str, expected: &str) {
    check(&[("shop.toml", &format!("{SHOP}{rest}"))], expected);
}

/// Checks the report on `SHOP` with one text replaced by another.
#[track_caller]
fn check_shop_with(old: &str, new: &str, expected: &str) {
    assert!(SHOP.contains(old), "{old} is not in the chapter");
    check(&[("shop.toml", &SHOP.replace(old, new))], expected);
}

#[track_caller]
fn same(actual: &str, expected: &str) {
    let expected = expected.trim_start_matches('\n');
    assert!(
        actual == expected,
        "\n--- expected\n{expected}\n--- actual\n{actual}\n---"
    );
}

#[test]
fn what_the_tests_start_from_is_in_order() {
    let files = [("platform.toml", PLATFORM), ("shop.toml", SHOP)];
    let files = files.map(|(name, text)| (name, text.as_bytes()));
    assert_eq!(outcome(&files), Ok(2));
}
