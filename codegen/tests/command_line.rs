//! Tests of the command-line program: its output and where it is printed.

// These tests need the program itself.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

use bytedance_codegen::Generator;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bytedance-codegen"))
        .args(arguments)
        .output()
        .unwrap()
}

fn golden() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/catalogue");
    folder.to_str().unwrap().to_owned()
}

fn stdout(arguments: &[&str]) -> String {
    let output = run(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_platforms_catalogue_is_in_order() {
    let folder = bytedance_spec::catalogue();
    for arguments in [&["check"][..], &["check", folder.to_str().unwrap()]] {
        let output = run(arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(text.starts_with("the catalogue is valid"), "{text}");
    }
}

#[test]
fn dump_prints_the_files_as_a_build_script_writes_them() {
    let files = Generator::new()
        .definitions(bytedance_spec::catalogue())
        .catalogue(golden())
        .generate()
        .unwrap()
        .files;
    let all: String = files
        .iter()
        .map(|(name, text)| format!("// {name}\n{text}"))
        .collect();
    assert_eq!(stdout(&["dump", &golden()]), all);
    let chapters = stdout(&["dump", "type", &golden(), "2d"]);
    let expected = format!(
        "// type.rs\n{}// 2d.rs\n{}",
        files["type.rs"], files["2d.rs"]
    );
    assert_eq!(chapters, expected);
}

#[test]
fn an_unknown_chapter_is_an_error_with_a_suggestion() {
    // Tests run in the folder of the package, which has a folder `tests`.
    for (name, expected) in [
        (
            "logn",
            "no chapter is called `logn`; did you mean `login`?\n",
        ),
        (
            "login.rs",
            "no chapter is called `login.rs`; did you mean `login`?\n",
        ),
        (
            "tests",
            "no chapter is called `tests`; for the folder, write `./tests`\n",
        ),
        ("zzz", "no chapter is called `zzz`\n"),
    ] {
        let output = run(&["dump", "login", name]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
    }
}

#[test]
fn faults_go_to_standard_error_and_into_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), "[chapter]\n").unwrap();
    for command in ["check", "dump"] {
        let output = run(&[command, folder.path().to_str().unwrap()]);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(text.ends_with("the catalogue has 3 errors\n"), "{text}");
    }
}

#[test]
fn whoever_calls_it_wrongly_is_told_how_to() {
    for arguments in [&[][..], &["chekc"]] {
        let output = run(arguments);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(text.starts_with("usage: bytedance-codegen check"), "{text}");
    }
}
