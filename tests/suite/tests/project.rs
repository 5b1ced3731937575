//! What is said in several places is the same everywhere: versions, features, counts, examples.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bytedance_tests::catalogue;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest(path: &str) -> toml::Table {
    read(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Features of the chapters with the number of their endpoints.
fn chapters() -> BTreeMap<String, usize> {
    let mut features = BTreeMap::new();
    for chapter in catalogue()["chapters"].as_array().expect("chapters") {
        let feature = chapter["feature"]
            .as_str()
            .expect("every chapter of the SDK has a feature")
            .to_owned();
        *features.entry(feature).or_default() +=
            chapter["endpoints"].as_array().expect("endpoints").len();
    }
    features
}

#[test]
fn the_minimum_rust_version_is_the_same_everywhere() {
    let version = manifest("Cargo.toml")["workspace"]["package"]["rust-version"]
        .as_str()
        .expect("a version")
        .to_owned();
    assert!(read("README.md").contains(&format!("minimum supported Rust version is {version}.")));
    assert!(read("README.md").contains(&format!("with Rust {version} or later")));
    assert!(read("README.zh-CN.md").contains(&format!("最低支持的 Rust 版本是 {version}。")));
    assert!(read("README.zh-CN.md").contains(&format!("Rust {version} 或更新版本")));
    for package in [
        "spec",
        "codegen",
        "sdk",
        "tests/sandbox",
        "tests/suite",
        "tests/own-endpoints",
    ] {
        let manifest = manifest(&format!("{package}/Cargo.toml"));
        assert!(
            manifest["package"]["rust-version"]["workspace"]
                .as_bool()
                .expect("inherited"),
            "{package}"
        );
    }
}

#[test]
fn every_chapter_is_a_feature_of_the_sdk() {
    let manifest = manifest("sdk/Cargo.toml");
    let features = manifest["features"].as_table().expect("features");
    let full: Vec<&str> = features["full"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    for chapter in chapters().keys() {
        assert!(features.contains_key(chapter), "{chapter} is no feature");
        assert!(
            full.contains(&chapter.as_str()),
            "{chapter} is missing in `full`"
        );
    }
    assert_eq!(
        full.len(),
        chapters().len(),
        "`full` is the chapters and nothing else"
    );
}

#[test]
fn the_readme_lists_every_chapter_with_its_endpoints() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = read(readme);
        for (chapter, endpoints) in chapters() {
            let row = text
                .lines()
                .find(|line| line.starts_with(&format!("| `{chapter}` |")));
            let row = row.unwrap_or_else(|| panic!("{readme} has no row for {chapter}"));
            assert!(
                row.ends_with(&format!("| {endpoints} |")),
                "{readme}: {chapter} has {endpoints} endpoints: {row}"
            );
        }
    }
}

#[test]
fn the_endpoint_in_the_readme_is_a_valid_chapter() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = read(readme);
        let (_, rest) = text
            .split_once("```toml\n[[endpoint]]")
            .expect("an endpoint");
        let (endpoint, _) = rest.split_once("```").expect("an end");
        let folder = tempfile::tempdir().expect("a folder");
        let chapter = format!(
            "[chapter]\ntitle = \"例\"\nsummary = \"An example.\"\n\n[[endpoint]]{endpoint}"
        );
        fs::write(folder.path().join("example.toml"), chapter).expect("written");
        let generator = bytedance_codegen::Generator::new()
            .definitions(bytedance_spec::catalogue())
            .catalogue(folder.path());
        generator
            .generate()
            .unwrap_or_else(|report| panic!("{readme}: {report}"));
    }
}

#[test]
fn the_rust_of_the_readmes_is_the_same_but_for_its_comments() {
    let code = |text: &str| -> Vec<String> {
        let blocks = text
            .split("```rust\n")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once("```")?.0.to_owned()));
        let lines: Vec<String> = blocks
            .flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        lines
            .into_iter()
            .filter(|line| !line.trim().starts_with("//") && !line.contains("println!"))
            .collect()
    };
    assert_eq!(code(&read("README.md")), code(&read("README.zh-CN.md")));
}

#[test]
fn no_chapter_can_be_called_like_a_module_of_the_sdk() {
    let text = read("sdk/src/lib.rs");
    let modules = text.lines().filter_map(|line| {
        line.trim_start_matches("pub ")
            .strip_prefix("mod ")?
            .strip_suffix(';')
    });
    let build = read("sdk/build.rs");
    let forgotten: Vec<&str> = modules
        .filter(|module| !build.contains(&format!("\"{module}\"")))
        .collect();
    assert!(
        forgotten.is_empty(),
        "sdk/build.rs does not reserve {forgotten:?}"
    );
}
