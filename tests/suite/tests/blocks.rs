//! Every Rust block in the two READMEs at the root, `tests/sandbox/README.md`, the front page and the guides begins with the cargo features that
//! it needs, and compiles with exactly these features.
//!
//! The blocks become the examples of a package in `target/blocks`, which is checked once for each set of features. Each line of a block has the
//! same number in its example as in its document, so that the compiler's messages lead to the document.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bytedance_tests::repository::{manifest, read, root, target};
use serde_json::Value;

/// The documents, apart from the guides in `sdk/docs`.
const DOCUMENTS: [&str; 4] = [
    "README.md",
    "README.zh-CN.md",
    "sdk/src/lib.rs",
    "tests/sandbox/README.md",
];

/// What the first line of a block begins with.
const MARK: &str = "// features: ";

/// The variables that a block can use without defining them, as parameters of the function that the block becomes.
const VARIABLES: &str = "app: bytedance::Client, authorization_code: &str, code: &str, encrypted_data: &str, iv: &str, phone_code: &str, \
    platform_public_key: &str, private_key: &str, session_key: &str";

/// The crates that a block can use besides the SDK. The lock file of the workspace determines their versions.
const CRATES: &str = r#"
axum = { version = "*", default-features = false, features = ["http1", "tokio"] }
bytes = "*"
http = "*"
reqwest = { version = "*", default-features = false, features = ["json"] }
serde_json = "*"
tokio = { version = "*", features = ["macros", "net", "rt-multi-thread", "signal", "sync", "time"] }
tracing-subscriber = { version = "*", default-features = false, features = ["env-filter", "fmt"] }
"#;

/// Features in addition to the default ones.
type Features = BTreeSet<String>;

/// A Rust block of a document.
struct Block {
    document: String,
    /// The line of the document that opens the block.
    line: usize,
    /// The position of the block among those of its document, from one.
    position: usize,
    code: String,
}

impl Block {
    fn place(&self) -> String {
        format!("{}:{}", self.document, self.line)
    }

    /// Returns the features in the first line, or an error that says what the line must be.
    fn features(&self, all: &toml::Table) -> Result<Features, String> {
        let line = self.code.lines().next().unwrap_or_default();
        let Some(list) = line.strip_prefix(MARK) else {
            return Err(format!(
                "{}: the first line of the block must name the features that it needs in addition to the default ones, as in \
                 `{MARK}trade, axum`, or be `{MARK}default`",
                self.place()
            ));
        };
        let features: Features = list.split(", ").map(str::to_owned).collect();
        if features.len() == 1 && features.contains("default") {
            return Ok(Features::new());
        }
        let defaults = all["default"].as_array().expect("a list");
        for feature in &features {
            let is_default = feature == "default"
                || defaults
                    .iter()
                    .any(|name| name.as_str() == Some(feature.as_str()));
            if is_default || !all.contains_key(feature) {
                return Err(format!(
                    "{}: `{feature}` in `{line}` must be a feature of the SDK that is not a default one",
                    self.place()
                ));
            }
        }
        Ok(features)
    }

    /// Returns the name of the block's example.
    fn name(&self) -> String {
        let document = self
            .document
            .replace(|letter: char| !letter.is_alphanumeric(), "_");
        format!("{document}_{}", self.position)
    }

    /// Returns the text of the block's example.
    fn example(&self) -> String {
        let lines = "\n".repeat(self.line - 1);
        let lints = "#![allow(unused)] #![deny(deprecated)]";
        let code = &self.code;
        if code.contains("fn main(") {
            return format!("{lines}{lints}\n{code}");
        }
        format!(
            "{lines}{lints} async fn block({VARIABLES}) -> Result<(), Box<dyn std::error::Error>> {{\n{code}Ok(()) }} fn main() {{}}\n"
        )
    }
}

/// Returns the Rust blocks of a document.
fn blocks(document: &str) -> Vec<Block> {
    let text = read(document);
    let mut blocks: Vec<Block> = Vec::new();
    let (mut is_open, mut is_rust) = (false, false);
    for (number, line) in (1..).zip(text.lines()) {
        // A document in a Rust file consists of the comments at its beginning.
        let line = if document.ends_with(".rs") {
            let Some(line) = line.strip_prefix("//!") else {
                break;
            };
            line.strip_prefix(' ').unwrap_or(line)
        } else {
            line
        };
        if let Some(language) = line.trim_start().strip_prefix("```") {
            is_open = !is_open;
            if is_open {
                assert!(
                    !language.is_empty(),
                    "{document}:{number}: name the language of the block"
                );
                is_rust = ["rust", "no_run", "ignore", "should_panic"]
                    .contains(&language.split(',').next().unwrap_or_default());
            }
            if is_open && is_rust {
                blocks.push(Block {
                    document: document.to_owned(),
                    line: number,
                    position: blocks.len() + 1,
                    code: String::new(),
                });
            }
        } else if is_open
            && is_rust
            && let Some(block) = blocks.last_mut()
        {
            // Rustdoc hides lines that begin with `# `. Some of them hide the block from doctests of the SDK without a feature, but not from this test.
            let is_left_out = line == "#" || line.starts_with("# #[cfg(feature");
            if !is_left_out {
                block.code.push_str(line.strip_prefix("# ").unwrap_or(line));
            }
            block.code.push('\n');
        }
    }
    blocks
}

/// Returns the blocks of all documents.
fn all_blocks() -> Vec<Block> {
    let mut documents = DOCUMENTS.map(str::to_owned).to_vec();
    for entry in fs::read_dir(root().join("sdk/docs")).expect("the folder of the guides") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_str().expect("a name");
        if name.ends_with(".md") {
            documents.push(format!("sdk/docs/{name}"));
        }
    }
    documents.sort();
    documents
        .iter()
        .flat_map(|document| blocks(document))
        .collect()
}

/// Whether a block compiles, and the compiler's messages if not.
enum Outcome {
    Compiles,
    /// The messages are about the block itself.
    Wrong(String),
    /// A dependency or cargo has failed, so nothing is known about the block.
    NotReached(String),
}

/// The package whose examples are the blocks.
struct Package {
    folder: PathBuf,
    target: PathBuf,
}

impl Package {
    fn new(blocks: &[Block]) -> Self {
        let target = target();
        let folder = target.join("blocks");
        fs::create_dir_all(folder.join("examples")).expect("a folder");
        let root = root().canonicalize().expect("the repository");
        let (sdk, sandbox) = (root.join("sdk"), root.join("tests/sandbox"));
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\n\n[package]\nname = \"blocks\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\n\
             bytedance-sdk = {{ path = {sdk:?} }}\nbytedance-sandbox = {{ path = {sandbox:?} }}{CRATES}"
        );
        write(&folder.join("Cargo.toml"), &manifest);
        write(&folder.join("lib.rs"), "");
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
        for block in blocks {
            let path = folder.join(format!("examples/{}.rs", block.name()));
            write(&path, &block.example());
        }
        Self { folder, target }
    }

    /// Compiles blocks with the default features and some more. Returns for each block whether it compiles.
    fn check(&self, features: &Features, blocks: &[&Block]) -> Vec<Outcome> {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(["check", "--offline", "--quiet", "--keep-going"])
            .arg("--message-format=json")
            .arg("--target-dir")
            .arg(&self.target)
            .current_dir(&self.folder);
        for feature in features {
            command.args(["--features", &format!("bytedance-sdk/{feature}")]);
        }
        for block in blocks {
            command.args(["--example", &block.name()]);
        }
        let output = command.output().expect("cargo starts");
        let printed = String::from_utf8_lossy(&output.stdout);
        let records = printed.lines().map(|line| {
            serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"))
        });
        let (mut compiled, mut messages) = (BTreeSet::new(), BTreeMap::<String, String>::new());
        for record in records {
            let name = record["target"]["name"].as_str().unwrap_or_default();
            if record["reason"] == "compiler-artifact" {
                compiled.insert(name.to_owned());
            } else if record["message"]["level"] == "error" {
                let message = record["message"]["rendered"].as_str().unwrap_or_default();
                messages
                    .entry(name.to_owned())
                    .or_default()
                    .push_str(message);
            }
        }
        let log = String::from_utf8_lossy(&output.stderr);
        let result = |block: &&Block| {
            let name = block.name();
            if compiled.contains(&name) {
                return Outcome::Compiles;
            }
            match messages.get(&name) {
                Some(message) => {
                    Outcome::Wrong(message.replace(&format!("examples/{name}.rs"), &block.document))
                }
                None => Outcome::NotReached(format!(
                    "{log}{}",
                    messages.values().cloned().collect::<String>()
                )),
            }
        };
        blocks.iter().map(result).collect()
    }
}

/// Writes a file unless it already has this content, so that cargo compiles only what has changed.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|current| current == text) {
        return;
    }
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn list(features: &Features) -> String {
    let list: Vec<&str> = features.iter().map(String::as_str).collect();
    if list.is_empty() {
        "the default features".to_owned()
    } else {
        format!("the default features and {}", list.join(", "))
    }
}

#[test]
fn every_block_compiles_with_exactly_the_features_that_it_names() {
    let all = manifest("sdk/Cargo.toml");
    let all = all["features"].as_table().expect("a table");
    let blocks = all_blocks();
    for document in DOCUMENTS {
        let has_blocks = blocks.iter().any(|block| block.document == document);
        assert!(has_blocks, "{document} has no Rust block");
    }
    // For each set of features, the blocks that must compile with it, and those that must not because they name one more feature.
    let mut sets: BTreeMap<Features, Vec<(&Block, Option<String>)>> = BTreeMap::new();
    let mut report = String::new();
    for block in &blocks {
        match block.features(all) {
            Ok(features) => {
                for feature in &features {
                    let mut fewer = features.clone();
                    fewer.remove(feature);
                    let check = (block, Some(feature.clone()));
                    sets.entry(fewer).or_default().push(check);
                }
                sets.entry(features).or_default().push((block, None));
            }
            Err(error) => report.push_str(&format!("{error}\n")),
        }
    }
    assert!(report.is_empty(), "\n{report}");

    let package = Package::new(&blocks);
    for (features, checks) in &sets {
        let list = list(features);
        let blocks: Vec<&Block> = checks.iter().map(|(block, _)| *block).collect();
        for ((block, left_out), outcome) in checks.iter().zip(package.check(features, &blocks)) {
            let place = block.place();
            report.push_str(&match (left_out, outcome) {
                (None, Outcome::Wrong(messages)) | (_, Outcome::NotReached(messages)) => {
                    format!("{place} does not compile with {list}:\n{messages}\n")
                }
                (Some(feature), Outcome::Compiles) => {
                    format!("{place} names `{feature}` but compiles with {list}\n\n")
                }
                _ => continue,
            });
        }
    }
    assert!(
        report.is_empty(),
        "\n{report}A block names its features in its first line. A variable that it uses without defining it must be in `VARIABLES`, and a crate in \
         `CRATES`, in tests/suite/tests/blocks.rs."
    );
}
