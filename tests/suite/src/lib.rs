//! Code shared by the integration tests.

pub mod callbacks;
pub mod conformance;
pub mod fleet;
pub mod inputs;
pub mod layers;
pub mod process;
pub mod reference;
pub mod repository;
pub mod sample;
pub mod sources;
pub mod worker;

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use bytedance::Client;
use bytedance_sandbox::{APP_ID, APP_SECRET, PAYMENT_SALT, PRIVATE_KEY, Sandbox};
use serde_json::Value;

/// The client code generated from the generator's golden catalogue, a small catalogue that uses every key of the format.
pub mod golden {
    include!(concat!(env!("OUT_DIR"), "/bytedance.rs"));
}

/// Builds a client that sends the requests for all hosts to the sandbox platform.
///
/// # Errors
/// Returns an error if the client cannot be built.
pub fn client_of(sandbox: &Sandbox) -> Result<Client, bytedance::Error> {
    Client::builder(APP_ID, APP_SECRET)
        .payment_salt(PAYMENT_SALT)
        .private_key(PRIVATE_KEY)
        .own_hosts(golden::platform::HOSTS)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .build()
}

/// For each query, returns the names and aliases that the search box of the generated documentation finds.
///
/// # Panics
/// Panics if Node.js is missing or if the documentation has no search.
#[must_use]
pub fn search(docs: &Path, queries: &[&str]) -> Vec<Vec<String>> {
    let Ok(node) = std::env::var("BYTEDANCE_TESTS_NODE") else {
        panic!("BYTEDANCE_TESTS_NODE must name Node.js: run the tests with ./tests/run");
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/search/search.js");
    let output = Command::new(node)
        .arg(script)
        .arg(docs)
        .args(queries)
        .output();
    let output = output.unwrap_or_else(|error| panic!("cannot start Node.js: {error}"));
    let printed = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("the search failed: {error}: {printed}"))
}

/// Returns the catalogue as the JSON document that the generator writes.
///
/// # Panics
/// Panics if the catalogue is invalid.
#[must_use]
pub fn catalogue() -> &'static Value {
    static CATALOGUE: OnceLock<Value> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let generator = bytedance_codegen::Generator::new().catalogue(bytedance_spec::catalogue());
        let json = generator
            .metadata()
            .unwrap_or_else(|report| panic!("{report}"));
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// Returns all endpoints of [`catalogue`].
#[must_use]
pub fn endpoints() -> Vec<Value> {
    let chapters = catalogue()["chapters"].as_array();
    chapters
        .into_iter()
        .flatten()
        .flat_map(|chapter| chapter["endpoints"].as_array().cloned().unwrap_or_default())
        .collect()
}
