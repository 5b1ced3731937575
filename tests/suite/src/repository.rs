//! Access to the repository's files. Paths are relative to the root of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the target folder that the running test was built in, for a test that runs cargo and shares the compiled dependencies.
///
/// # Panics
/// Panics if the test was not built by cargo.
#[must_use]
pub fn target() -> PathBuf {
    // The running test is in <target>/<profile>/deps.
    let test = std::env::current_exe().unwrap_or_else(|error| panic!("the test's path: {error}"));
    let folder = test.ancestors().nth(3).map(Path::to_owned);
    folder.unwrap_or_else(|| panic!("{} is in no target folder", test.display()))
}

/// Reads a file.
///
/// # Panics
/// Panics if the file cannot be read.
#[must_use]
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads a TOML file, such as a package's manifest.
///
/// # Panics
/// Panics if the file cannot be read or is not valid TOML.
#[must_use]
pub fn manifest(path: &str) -> toml::Table {
    read(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}
