//! Generates the typed calls from the catalogue.

use std::fs;

/// Declares the modules beside the generated ones.
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
    // What the feature `dynamic` says of the endpoints.
    if std::env::var_os("CARGO_FEATURE_DYNAMIC").is_some() {
        generator.build_metadata("catalogue.json");
    }
}

/// The modules that the library declares and the names that its `use` items bring in, whatever features they need: no chapter may have one
/// of them.
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
            // Of `http::Method` and of `a as b` it is the last word that becomes a name of the library.
            names.extend(paths.filter_map(|path| path.rsplit([' ', ':']).next()));
        }
        in_use &= !code.contains(';');
    }
    names.retain(|name| !name.is_empty());
    names
}
