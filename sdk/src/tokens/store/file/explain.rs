//! What a failed file operation means and what to do about it.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::tokens::store::StoreError;

/// Makes an error that names the path and says what to do.
pub(super) fn explain(what: &str, path: &Path, error: Error) -> StoreError {
    let advice = match error.kind() {
        ErrorKind::PermissionDenied => {
            "permission denied: let the user of this process write to it and its folder, or choose another path"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "the file system is read-only: choose a path on one that can be written to"
        }
        ErrorKind::StorageFull => "the disk is full: free some space",
        ErrorKind::QuotaExceeded => "the user's quota is used up: free some space or raise it",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a part of its path is a file where a folder must be: remove that file or choose another path"
        }
        ErrorKind::IsADirectory => "it is a folder: remove it or choose another path",
        ErrorKind::NotFound => "its folder is missing: make it or choose another path",
        ErrorKind::InvalidFilename => "the name is not allowed here: choose a shorter path",
        _ => "",
    };
    let path = path.display();
    let text = if advice.is_empty() {
        format!("can't {what} {path}: {error}")
    } else {
        format!("can't {what} {path}: {advice}")
    };
    StoreError::new(text).with_source(error)
}

/// The error of a path at which something other than a plain file is.
pub(super) fn not_a_file_error(path: &Path) -> StoreError {
    let path = path.display();
    StoreError::new(format!(
        "{path} is not a plain file: remove it or choose another path"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_and_a_way_out_are_named() {
        for (kind, advice) in [
            (ErrorKind::StorageFull, "free some space"),
            (ErrorKind::ReadOnlyFilesystem, "read-only: choose a path"),
            (ErrorKind::PermissionDenied, "let the user of this process"),
            (ErrorKind::NotADirectory, "remove that file"),
            (ErrorKind::IsADirectory, "it is a folder"),
            (ErrorKind::TimedOut, "timed out"),
        ] {
            let error = explain("replace", Path::new("/tokens/shop"), kind.into());
            let text = error.to_string();
            assert!(text.starts_with("can't replace /tokens/shop: "), "{text}");
            assert!(text.contains(advice), "{text}");
        }
    }
}
