//! The catalogue of the ByteDance / Douyin mini program server API: TOML files, one for each chapter of the platform's documentation.
//!
//! This crate only knows where they are, so that a build script finds them wherever cargo has put the package. `FORMAT.md` beside
//! them explains every key.

#![warn(clippy::expect_used, clippy::unwrap_used)]
#![forbid(unsafe_code)]

use std::path::Path;

/// The folder that holds the catalogue.
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
