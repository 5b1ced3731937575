//! The catalogue of the ByteDance / Douyin mini program server API: TOML files, one for each chapter of the platform's documentation.
//!
//! This crate only provides the path of the files, so that a build script can find them wherever cargo has placed the package.
//! `FORMAT.md` in the same package explains every key.

#![warn(clippy::expect_used, clippy::unwrap_used)]
#![forbid(unsafe_code)]

use std::path::Path;

/// Returns the path of the folder with the catalogue.
pub fn catalogue() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue"))
}

#[cfg(test)]
mod tests {
    use super::catalogue;

    #[test]
    fn the_folder_and_its_definitions_are_there() {
        assert!(
            catalogue().join("platform").is_dir(),
            "{} has no folder `platform`",
            catalogue().display()
        );
    }
}
