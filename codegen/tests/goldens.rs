//! Compares the code that is generated from a small catalogue, which uses every key, with golden files.
//!
//! After a change to the generator, `UPDATE_GOLDEN=1 cargo test -p bytedance-codegen --test goldens` updates the golden files.
//! Their diff is part of the change and is reviewed with it.

// These tests need the catalogue package, which is an optional dependency.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bytedance_codegen::Generator;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn generator(catalogue: &Path) -> Generator {
    Generator::new()
        .definitions(bytedance_spec::catalogue())
        .catalogue(catalogue)
}

/// Returns the generated files.
fn generate(generator: &Generator) -> BTreeMap<String, String> {
    generator
        .generate()
        .unwrap_or_else(|report| panic!("{report}"))
        .files
}

/// Compares a golden file with the actual text, or updates the file if `UPDATE_GOLDEN` is set.
fn compare(path: &Path, actual: &str) {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    // Git may check files out with different line endings.
    let expected = fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if expected == actual {
        return;
    }
    // The texts differ in one of their lines, or one of them ends earlier.
    let line = |text: &str, index: usize| text.split('\n').nth(index).map(str::to_owned);
    let index = (0..)
        .find(|index| line(&expected, *index) != line(actual, *index))
        .unwrap();
    let [old, new] = [expected.as_str(), actual]
        .map(|text| line(text, index).unwrap_or_else(|| "(the end)".to_owned()));
    panic!(
        "{}:{} differs; UPDATE_GOLDEN=1 updates it\n  in the file: {old}\n  generated:   {new}",
        path.display(),
        index + 1,
    );
}

#[test]
fn the_generated_rust_is_the_golden_one() {
    let files = generate(&generator(&golden().join("catalogue")));
    for (name, text) in &files {
        compare(&golden().join(name), text);
    }
    for entry in fs::read_dir(golden()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let expected = !name.ends_with(".rs") || files.contains_key(&name);
        assert!(expected, "{name} is no longer generated: remove it");
    }
}

/// In the SDK, a feature enables the code that only events use, and `events.rs` has an `Event` for all chapters.
#[test]
fn the_events_of_the_sdk_are_the_golden_ones() {
    let files = generate(&generator(&golden().join("catalogue")).inherent());
    for name in ["events.rs", "pushes.rs", "unknown.rs"] {
        compare(&golden().join("inherent").join(name), &files[name]);
    }
}

/// The golden files are what rustfmt makes of them.
#[test]
fn the_generated_rust_has_the_layout_of_rustfmt() {
    let generator = generator(&golden().join("catalogue"));
    let folder = tempfile::tempdir().unwrap();
    for (target, generator) in [
        ("trait", generator.clone()),
        ("inherent", generator.inherent()),
    ] {
        // For Chinese names rustfmt counts bytes in some places and columns in others.
        let files = generate(&generator).into_iter();
        for (name, text) in files.filter(|(name, _)| name.is_ascii()) {
            let path = folder.path().join(format!("{target}_{name}"));
            fs::write(&path, &text).unwrap();
            let mut rustfmt = Command::new("rustfmt");
            rustfmt.args([
                "--edition",
                "2024",
                "--config",
                "style_edition=2024",
                "--check",
            ]);
            let output = rustfmt.arg(&path).output().expect("rustfmt is installed");
            let difference = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{name}: {difference}");
        }
    }
}

/// Names and paths must not be so long that lines cannot be read.
#[test]
fn the_lines_of_the_platforms_code_are_short() {
    let platform = Generator::new()
        .inherent()
        .catalogue(bytedance_spec::catalogue());
    let (mut lines, mut columns) = (0, 0);
    for (name, text) in generate(&platform) {
        for line in text.lines() {
            lines += 1;
            columns += line.chars().count();
            let is_comment = line.trim_start().starts_with("///");
            let outside_texts: String = line.split('"').step_by(2).collect();
            assert!(
                is_comment || outside_texts.chars().count() <= 160,
                "{name}: {line}"
            );
        }
    }
    assert!(columns <= 45 * lines, "{columns} columns on {lines} lines");
}

#[test]
fn the_metadata_is_the_golden_one() {
    let json = |generator: Generator| -> serde_json::Value {
        serde_json::from_str(&generator.metadata().unwrap()).unwrap()
    };
    let platform = json(Generator::new().catalogue(bytedance_spec::catalogue()));
    let mut metadata = json(generator(&golden().join("catalogue")));
    // The metadata also contains the platform's definitions, which can change independently of the generator.
    for (kind, entries) in metadata.as_object_mut().unwrap() {
        let known = platform[kind].as_array().unwrap();
        let entries = entries.as_array_mut().unwrap();
        entries.retain(|entry| !known.contains(entry));
    }
    let text = serde_json::to_string_pretty(&metadata).unwrap() + "\n";
    compare(&golden().join("metadata.json"), &text);
}

#[test]
fn the_same_catalogue_gives_the_same_bytes_wherever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    copy(&golden().join("catalogue"), folder.path());
    let (here, there) = (
        generator(&golden().join("catalogue")),
        generator(folder.path()),
    );
    let files = here.generate().unwrap().files;
    assert_eq!(files, here.generate().unwrap().files);
    assert_eq!(files, there.generate().unwrap().files);
    assert_eq!(here.metadata().unwrap(), there.metadata().unwrap());
}

/// In other crates, an example would need the extension trait, whose path it cannot know.
#[test]
fn examples_are_compiled_inside_the_sdk_only() {
    let generator = generator(&golden().join("catalogue"));
    let outside = &generator.generate().unwrap().files["bytedance.rs"];
    assert!(outside.contains("```ignore"));
    assert!(!outside.contains("```no_run"));
    let inside = &generator.inherent().generate().unwrap().files["bytedance.rs"];
    assert!(!inside.contains("```ignore"));
    assert!(inside.contains("```no_run"));
    assert!(
        inside.contains(" use bytedance::everything::{Color, DepotTask, DepotTaskParts, Side};")
    );
}

/// A value that the catalogue gives appears in the example of the chapter, in whatever way the setter accepts it.
#[test]
fn examples_use_the_values_of_the_catalogue() {
    let chapter = r#"
        [chapter]
        title = "T"
        summary = "S."
        example = "send_all"

        [enum.side]
        summary = "A side."
        [enum.side.values]
        left = "The left one."

        [[endpoint]]
        name = "send_all"
        summary = "Send all."
        request = "POST open:/all"
        auth = "none"
        envelope = "err_no"

        [endpoint.body]
        text = { type = "string", example = "a \"b\"" }
        number = { type = "i64", example = -7 }
        price = { type = "f64", example = 2 }
        open = { type = "flag", example = 0 }
        names = { type = "[string]", example = ["a", "b"] }
        grid = { type = "[[i32]]", example = [[1], [2, 3]] }
        map = { type = "{string}", example = { k = "v" } }
        counts = { type = "{i64}", example = { k = 1 } }
        known = { type = "side", example = "left" }
        unknown = { type = "side", example = "up" }
        sides = { type = "[side]", example = ["left", "up"] }
        packed = { type = "json_string<[i64]>", example = "[1, 2]" }
        joined = { type = "[i32]", join = ";", example = "1;2" }
        none = { type = "[string]", example = [] }
    "#;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("all.toml"), chapter).unwrap();
    let root = &generate(&generator(folder.path()))["bytedance.rs"];
    for setter in [
        r#".text("a \"b\"")"#,
        ".number(-7)",
        ".price(2.0)",
        ".open(false)",
        r#".names(["a", "b"])"#,
        ".grid([vec![1], vec![2, 3]])",
        r#".map([("k", "v")])"#,
        r#".counts([("k", 1)])"#,
        ".known(Side::Left)",
        r#".unknown("up")"#,
        r#".sides([Side::Left, Side::from("up")])"#,
        ".packed([1, 2])",
        ".joined([1, 2])",
        // The compiler could not infer the type of an empty list.
        r#".none(["none"])"#,
    ] {
        assert!(
            root.contains(&format!("///     {setter}\n")),
            "{setter} in\n{root}"
        );
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
