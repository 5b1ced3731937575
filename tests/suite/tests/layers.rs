//! The order of modules: each layer of a crate uses only the layers below it, and no files use one another in a cycle.

use std::path::Path;

use bytedance_tests::layers::{Edge, circles, read, upward};

/// Returns the edges between the files of one of the repository's packages.
fn edges(package: &str) -> Vec<Edge> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let edges = read(&root.join(package).join("src"));
    assert!(!edges.is_empty(), "no path was read in {package}/src");
    edges
}

fn assert_layers(package: &str, layers: &[&[&str]]) {
    let edges = edges(package);
    let faults = upward(&edges, layers);
    assert!(
        faults.is_empty(),
        "in {package}/src:\n{}",
        faults.join("\n")
    );
}

#[test]
fn the_stages_of_the_generator_know_only_what_is_between_them() {
    assert_layers(
        "codegen",
        &[
            &["lib"],
            &["generator"],
            // Each stage converts one description of the catalogue into the next and is independent of the other stages.
            &["emit", "check", "parse", "print"],
            &["model"],
            &["syntax"],
            &["report"],
            &["source"],
            &["diagnostic", "names"],
        ],
    );
}

#[test]
fn each_layer_of_the_sdk_uses_only_those_below_it() {
    assert_layers(
        "sdk",
        &[
            &["lib"],
            &["guide"],
            &["callback"],
            &["authorization"],
            &["encrypted"],
            &["dynamic"],
            &["settings"],
            &["client"],
            // Generated code. The client uses only its `platform` module, which contains hosts, envelopes, credentials and error codes.
            &["OUT_DIR"],
            &["outgoing"],
            &["signature"],
            &["tokens"],
            &["answer"],
            &["transport"],
            &["wire"],
            &["file"],
            // All of these leaves are in the same layer, so none of them may use another.
            &[
                "endpoint",
                "environment",
                "milliseconds",
                "secret",
                "suggest",
                "unique",
            ],
        ],
    );
}

#[test]
fn each_layer_of_the_sandbox_platform_uses_only_those_below_it() {
    assert_layers(
        "tests/sandbox",
        &[
            &["lib"],
            &["sandbox"],
            &["server"],
            &["behaviors"],
            &["checks"],
            &["callback"],
            &["state"],
            &["response"],
            &["request"],
            &["catalogue"],
            &["crypto"],
            &["keys"],
            &["sync"],
        ],
    );
}

#[test]
fn the_client_knows_no_chapter_of_the_catalogue() {
    let edges = edges("sdk");
    let of_client = edges.iter().filter(|edge| edge.from.starts_with("client"));
    let generated: Vec<_> = of_client
        .filter(|edge| edge.to.starts_with("OUT_DIR"))
        .collect();
    assert!(!generated.is_empty(), "no path to generated code was read");
    for edge in generated {
        let path = edge.text.trim_start_matches("crate::platform::");
        let modules = ["hosts", "envelopes", "credentials", "HOSTS", "ERROR_CODES"];
        assert!(
            modules.iter().any(|module| path.starts_with(module)),
            "{}:{}: `{}` is not one of the platform's definitions",
            edge.from.display(),
            edge.line,
            edge.text
        );
    }
}

#[test]
fn no_files_of_the_generator_use_one_another_in_a_circle() {
    let circles = circles(&edges("codegen"));
    assert!(circles.is_empty(), "in codegen/src: {circles:#?}");
}
