//! Generates the typed calls from the catalogue.

use std::fs;

/// The file that declares the modules next to the generated ones.
const LIBRARY: &str = "src/lib.rs";

fn main() {
    println!("cargo::rerun-if-changed={LIBRARY}");
    let library = fs::read_to_string(LIBRARY)
        .unwrap_or_else(|error| panic!("{LIBRARY} can't be read: {error}"));
    let generator = bytedance_codegen::Generator::new()
        .inherent()
        .only_enabled_features()
        .reserve(&names_in(&library))
        .catalogue(bytedance_spec::catalogue());
    generator.build();
    // The feature `dynamic` includes the metadata of all endpoints.
    if std::env::var_os("CARGO_FEATURE_DYNAMIC").is_some() {
        generator.build_metadata("catalogue.json");
    }
}

/// Returns the modules that the library declares and the names that its `use` items import, whatever features they need. No chapter may have
/// one of these names.
pub fn names_in(library: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut in_use = false;
    for line in library.lines().map(str::trim) {
        let code = line.split("//").next().unwrap_or_default();
        let item = ["pub(crate) ", "pub "]
            .iter()
            .find_map(|visibility| code.strip_prefix(visibility))
            .unwrap_or(code);
        if let Some(module) = item.strip_prefix("mod ") {
            names.push(module.trim_end_matches(';'));
        }
        in_use |= item.starts_with("use ");
        if in_use {
            let paths = item.split([',', '{', '}', ';']).map(str::trim);
            // For `http::Method` and `a as b`, the last word is the name that the library gains.
            names.extend(paths.filter_map(|path| path.rsplit([' ', ':']).next()));
        }
        in_use &= !code.contains(';');
    }
    names.retain(|name| !name.is_empty());
    names
}
