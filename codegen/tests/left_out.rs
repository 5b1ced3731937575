//! A chapter whose feature is disabled is left out of the generated code, but the compiler can name its feature.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use bytedance_codegen::Generator;

/// The part of the SDK that generated code without endpoints refers to.
const LIBRARY: &str = "
    extern crate self as bytedance;
    pub struct Client;
    pub struct ErrorCode;
    pub mod dynamic { pub struct Operation; }
    pub mod endpoint { pub struct Host; }
";

/// Chapters that share a feature. The features of a package are not enabled while its tests run.
const CHAPTERS: [&str; 4] = ["ground", "2d", "type", "类目"];

/// Generates the root file of a catalogue with these chapters, all of which are left out.
fn generate(generator: Generator, chapters: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for chapter in chapters {
        let path = folder.path().join(format!("{chapter}.toml"));
        // A chapter that is left out is not parsed.
        fs::write(path, "[chapter]\nfeature = \"of-places\"\n= broken").unwrap();
    }
    let generator = generator.catalogue(folder.path()).only_enabled_features();
    let mut files = generator
        .generate()
        .unwrap_or_else(|report| panic!("{report}"))
        .files;
    assert!(
        files
            .keys()
            .all(|name| ["bytedance.rs", "events.rs"].contains(&name.as_str())),
        "{:?}",
        files.keys()
    );
    files.remove("bytedance.rs").unwrap()
}

/// Compiles a file as a user's build would, without linking.
fn compile(folder: &Path, file: &str, arguments: &[&str]) -> Output {
    let mut rustc = Command::new("rustc");
    rustc.args(["--edition", "2024", "--emit", "metadata", "-L", "."]);
    let rustc = rustc.args(arguments).arg(file).current_dir(folder);
    rustc.output().expect("rustc is installed")
}

#[test]
fn the_compiler_names_the_feature_of_a_missing_chapter() {
    for generator in [Generator::new(), Generator::new().inherent()] {
        let folder = tempfile::tempdir().unwrap();
        let root = generate(generator, &CHAPTERS);
        fs::write(folder.path().join("lib.rs"), LIBRARY.to_owned() + &root).unwrap();
        let library = ["--crate-name", "bytedance", "--crate-type", "lib"];
        let output = compile(folder.path(), "lib.rs", &library);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");

        for module in ["ground", "_2d", "r#type", "类目"] {
            let program = format!("fn main() {{ let _: bytedance::{module}::Payment; }}");
            fs::write(folder.path().join("main.rs"), program).unwrap();
            let output = compile(folder.path(), "main.rs", &["--extern", "bytedance"]);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(!output.status.success(), "{module} has no content");
            assert!(errors.contains("`of-places`"), "{errors}");
        }
    }
}

/// The SDK contains the chapters of `definitions`, so another crate must not declare their modules.
#[test]
fn only_the_chapters_of_the_crate_itself_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let chapter = "[chapter]\nfeature = \"of-places\"\n";
    fs::write(folder.path().join("defined.toml"), chapter).unwrap();
    let generator = Generator::new().definitions(folder.path());
    let root = generate(generator, &["ground"]);
    assert!(root.contains("#[cfg(feature = \"of-places\")]\npub mod ground {}\n"));
    assert!(!root.contains("defined"), "{root}");
}

/// A chapter that has no Rust name is reported when its feature is enabled.
#[test]
fn a_chapter_without_a_rust_name_is_skipped() {
    let root = generate(Generator::new(), &["-", "ground"]);
    assert_eq!(root.matches("of-places").count(), 1, "{root}");
}
