//! Who may use whom in the sources: each storey of a crate uses only those below it.

use std::path::Path;

use bytedance_tests::storeys::{read, upward};

/// The library below this folder of the repository breaks no rule, and is there at all.
fn assert_storeys(package: &str, storeys: &[&[&str]]) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(package)
        .join("src");
    let edges = read(&src);
    assert!(!edges.is_empty(), "no path was read in {}", src.display());
    let faults = upward(&edges, storeys);
    assert!(
        faults.is_empty(),
        "in {package}/src:\n{}",
        faults.join("\n")
    );
}

#[test]
fn the_stages_of_the_generator_know_only_what_is_between_them() {
    assert_storeys(
        "codegen",
        &[
            &["lib"],
            &["generator"],
            // Each stage turns one description of the catalogue into the next, and knows no other stage.
            &["emit", "check", "parse"],
            &["model"],
            &["syntax"],
            &["report"],
            &["source"],
            &["diagnostic", "names"],
        ],
    );
}
