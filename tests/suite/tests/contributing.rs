//! CONTRIBUTING.md and the command shortcuts mention only files, tests, commands and packages that exist.

use bytedance_tests::repository::{read, root};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn page() -> String {
    read("CONTRIBUTING.md")
}

/// Returns all texts in backticks, except those inside code blocks.
fn quoted(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose
        .flat_map(|part| part.split('`').skip(1).step_by(2))
        .collect()
}

/// Returns the part of a path that precedes a placeholder. A placeholder is either `NAME` or a pattern.
fn fixed_part(path: &str) -> PathBuf {
    let is_fixed = |part: &&str| !part.contains('*') && !part.contains("NAME");
    path.split('/').take_while(is_fixed).collect()
}

#[test]
fn every_file_of_the_page_is_there() {
    let page = page();
    let folders = ["spec", "codegen", "sdk", "tests", ".ci", ".github"];
    let mut paths: BTreeSet<&str> = quoted(&page)
        .into_iter()
        .map(|text| text.trim_start_matches("./"))
        .filter(|text| !text.contains(' '))
        .filter(|text| {
            text.split_once('/')
                .is_some_and(|(first, _)| folders.contains(&first))
        })
        .collect();
    assert!(paths.len() > 40, "{paths:?}");
    paths.retain(|path| !root().join(fixed_part(path)).exists());
    assert!(paths.is_empty(), "there is no {paths:?}");
}

#[test]
fn every_test_of_the_page_is_there() {
    let page = page();
    let mut tests: BTreeSet<&str> = page
        .split("--test ")
        .skip(1)
        .filter_map(|rest| rest.split([' ', '\n', '`']).next())
        .collect();
    assert!(tests.len() > 10, "{tests:?}");
    tests.retain(|test| {
        let folders = [
            "codegen/tests",
            "sdk/tests",
            "tests/sandbox/tests",
            "tests/suite/tests",
            "tests/fuzz-targets/tests",
        ];
        !folders.iter().any(|folder| {
            let folder = root().join(folder);
            folder.join(format!("{test}.rs")).exists() || folder.join(test).join("main.rs").exists()
        })
    });
    assert!(tests.is_empty(), "there is no test {tests:?}");
}

#[test]
fn the_public_dependencies_are_dependencies() {
    let manifest: toml::Table = read("sdk/Cargo.toml").parse().expect("TOML");
    let page = page();
    let (_, section) = page
        .split_once("### Public dependencies\n")
        .expect("a section");
    let rows = section.lines().skip_while(|line| !line.starts_with("|---"));
    let mut crates = 0;
    for row in rows.skip(1).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for name in quoted(cells[1]) {
            let dependency = manifest["dependencies"].get(name);
            let dependency = dependency.unwrap_or_else(|| panic!("{name} is no dependency"));
            let is_optional = dependency
                .get("optional")
                .and_then(toml::Value::as_bool)
                .unwrap_or_default();
            assert_eq!(cells[3] != "always", is_optional, "{name}");
            crates += 1;
        }
    }
    assert!(crates > 8, "{crates}");
}

#[test]
fn the_shortcuts_run_what_is_checked() {
    let (checked, shortcuts) = (read(".ci/run"), read("justfile"));
    for recipe in ["check", "test", "docs", "package"] {
        let start = format!("\n{recipe}");
        let (_, rest) = shortcuts
            .split_once(&format!("{start}:"))
            .or_else(|| shortcuts.split_once(&format!("{start} *arguments:")))
            .unwrap_or_else(|| panic!("no recipe {recipe}"));
        let command = rest.lines().nth(1).expect("a command");
        let command = command.trim().trim_end_matches(" {{arguments}}");
        assert!(checked.contains(command), "{recipe}: {command}");
    }
    let page = page();
    for recipe in quoted(&page)
        .iter()
        .filter_map(|text| text.strip_prefix("just "))
    {
        assert!(shortcuts.contains(&format!("\n{recipe}")), "{recipe}");
    }
    assert!(read(".github/workflows/ci.yml").contains("run: bash .ci/run\n"));
}
