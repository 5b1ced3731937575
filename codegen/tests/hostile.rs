//! Tests that the generator returns either valid Rust or a report for any input file.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use bytedance_codegen::Generator;

/// A copy of files of the golden catalogue in a temporary folder, which the tests corrupt.
struct Catalogue {
    folder: tempfile::TempDir,
}

impl Catalogue {
    fn new(files: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("platform")).unwrap();
        for name in files {
            fs::copy(golden(name), folder.path().join(name)).unwrap();
        }
        for (name, text) in PLATFORM {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self { folder }
    }

    /// Replaces the text of one file, runs the generator, and restores the file.
    ///
    /// Both outcomes are accepted: generated code that is valid Rust, or a report that is not empty.
    fn survives(&self, name: &str, text: &[u8]) {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        let generated = Generator::new().catalogue(self.folder.path()).generate();
        match generated {
            Ok(output) => {
                for (file, rust) in &output.files {
                    if let Err(error) = syn::parse_file(rust) {
                        panic!(
                            "{file} is not Rust: {error}\nfrom\n{}",
                            String::from_utf8_lossy(text)
                        );
                    }
                }
            }
            Err(report) => {
                assert!(!report.is_empty());
                assert!(report.to_string().starts_with("error: "), "{report}");
            }
        }
        fs::copy(golden(name), path).unwrap();
    }
}

/// The definitions that the golden catalogue uses from the SDK's catalogue. Reading all of that for each case would be slow.
const PLATFORM: [(&str, &str); 2] = [
    (
        "platform/sdk.toml",
        r#"[host.open]
summary = "The open platform."
production = "https://open.example.com"
family = "open"

[credential.client]
title = "client_token"
summary = "Token of the application."
header = "access-token"

[envelope.err_no]
summary = "`err_no` and `data`."
payload = ["data"]
"#,
    ),
    (
        "credential.toml",
        r#"[chapter]
title = "凭证"
summary = "Tokens."

[[endpoint]]
name = "get_client_token"
summary = "Get a token."
request = "POST open:/oauth/client_token/"
auth = "none"
envelope = "err_no"
response = { access_token = "string", expires_in = "i64" }
"#,
    ),
];

/// Small files that depend only on each other.
const SMALL: [&str; 5] = [
    "platform/own.toml",
    "tokens.toml",
    "type.toml",
    "2d.toml",
    "类目.toml",
];

/// The largest file of the golden catalogue and the files that it depends on.
const LARGE: [&str; 3] = ["platform/own.toml", "tokens.toml", "everything.toml"];

/// The file with pages and the files that it depends on.
const PAGED: [&str; 3] = ["platform/own.toml", "tokens.toml", "pages.toml"];

/// The file with events and the files that it depends on.
const PUSHED: [&str; 3] = ["platform/own.toml", "tokens.toml", "pushes.toml"];

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/catalogue")
        .join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(golden(name)).unwrap()
}

#[test]
fn the_catalogue_is_in_order_before_it_is_harmed() {
    for files in [&SMALL[..], &LARGE[..], &PAGED[..], &PUSHED[..]] {
        let catalogue = Catalogue::new(files);
        let generated = Generator::new()
            .catalogue(catalogue.folder.path())
            .generate();
        assert!(generated.is_ok(), "{generated:?}");
    }
}

#[test]
fn files_that_end_anywhere() {
    let catalogue = Catalogue::new(&SMALL);
    for name in ["tokens.toml", "类目.toml"] {
        let text = text(name);
        for end in 0..text.len() {
            catalogue.survives(name, &text.as_bytes()[..end]);
        }
    }
}

fn without_one_line(catalogue: &Catalogue, name: &str) {
    let text = text(name);
    let lines: Vec<&str> = text.lines().collect();
    for missing in 0..lines.len() {
        let rest = [&lines[..missing], &lines[missing + 1..]].concat();
        catalogue.survives(name, rest.join("\n").as_bytes());
    }
}

#[test]
fn files_without_one_of_their_lines() {
    let catalogue = Catalogue::new(&SMALL);
    for name in SMALL {
        without_one_line(&catalogue, name);
    }
    without_one_line(&Catalogue::new(&LARGE), "everything.toml");
    without_one_line(&Catalogue::new(&PAGED), "pages.toml");
    without_one_line(&Catalogue::new(&PUSHED), "pushes.toml");
}

#[test]
fn files_with_two_words_swapped() {
    let catalogue = Catalogue::new(&SMALL);
    for name in ["tokens.toml", "2d.toml"] {
        let text = text(name);
        let words: Vec<&str> = text.split_inclusive([' ', '\n', '.', ':']).collect();
        for first in 0..words.len() - 2 {
            for second in [first + 1, first + 2] {
                let mut swapped = words.clone();
                swapped.swap(first, second);
                catalogue.survives(name, swapped.concat().as_bytes());
            }
        }
    }
}

/// Replacements for a value: one of every type, and strings that could break out of the generated code around them.
const VALUES: [&str; 19] = [
    "3",
    "-1.5",
    "true",
    "\"\"",
    "\"%\"",
    "\"?\"",
    "\"{}\"",
    "[]",
    "[[]]",
    "{}",
    "2025-01-01",
    "\"\\u0000\"",
    "\"\\\"); }\"",
    "\"🙂\"",
    "\"\u{200d}\"",
    "\"a\u{0300}\"",
    "\"r#self\"",
    "\"`\\n`\"",
    "\"*/\"",
];

/// Replaces the value of each line, one line at a time, with `every` different values. Trying all values on all lines would take minutes.
fn with_another_value(catalogue: &Catalogue, name: &str, every: usize) {
    let text = text(name);
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let Some((key, _)) = line.split_once('=') else {
            continue;
        };
        for step in 0..every {
            let value = VALUES[(index + step * 7) % VALUES.len()];
            let changed = format!("{key}= {value}");
            let mut lines = lines.clone();
            lines[index] = &changed;
            catalogue.survives(name, lines.join("\n").as_bytes());
        }
    }
}

#[test]
fn files_with_another_value_in_a_line() {
    let catalogue = Catalogue::new(&SMALL);
    for name in SMALL {
        with_another_value(&catalogue, name, 5);
    }
    with_another_value(&Catalogue::new(&LARGE), "everything.toml", 1);
    with_another_value(&Catalogue::new(&PAGED), "pages.toml", 1);
    with_another_value(&Catalogue::new(&PUSHED), "pushes.toml", 3);
}

#[test]
fn nesting_without_end() {
    let catalogue = Catalogue::new(&SMALL);
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let endings = [
        format!("response = \"{open}string{close}\"\n"),
        format!("body = {}\n", "{ a = ".repeat(10_000)),
        format!("aliases = {open}{close}\n"),
        format!(
            "[endpoint.body{}]\na = \"string\"\n",
            ".a.fields".repeat(30)
        ),
        format!(
            "[endpoint.body{}]\na = \"string\"\n",
            ".a.fields".repeat(5_000)
        ),
    ];
    for ending in endings {
        let rest = format!(
            "{}{ending}",
            text("2d.toml").replace("[endpoint.", "[other.")
        );
        catalogue.survives("2d.toml", rest.as_bytes());
        let rest = text("tokens.toml").replace("[endpoint.response]\n", &ending);
        catalogue.survives("tokens.toml", rest.as_bytes());
    }
}
