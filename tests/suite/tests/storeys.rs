//! Who may use whom in the sources: each storey of a crate uses only those below it, and files use one another in no circle.

use std::path::Path;

use bytedance_tests::storeys::{Edge, circles, read, upward};

/// The edges between the files of a package of the repository.
fn edges(package: &str) -> Vec<Edge> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let edges = read(&root.join(package).join("src"));
    assert!(!edges.is_empty(), "no path was read in {package}/src");
    edges
}

fn assert_storeys(package: &str, storeys: &[&[&str]]) {
    let edges = edges(package);
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

#[test]
fn no_files_of_the_generator_use_one_another_in_a_circle() {
    let circles = circles(&edges("codegen"));
    assert!(circles.is_empty(), "in codegen/src: {circles:#?}");
}
