//! Explains why file operations failed and how to fix the problem.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::tokens::store::StoreError;

/// Creates an error that names the path and says what to do. `what` is the operation that failed, for example `open`.
pub(super) fn explain(what: &str, path: &Path, error: Error) -> StoreError {
    let advice = match error.kind() {
        ErrorKind::PermissionDenied => {
            "permission denied: let the user of this process write to it and its folder, or choose another path"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "the file system is read-only: choose a path on a writable one"
        }
        ErrorKind::StorageFull => "the disk is full: free some space",
        ErrorKind::QuotaExceeded => {
            "the user's disk quota is used up: free some space or raise the quota"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a part of its path is a file where a folder must be: remove that file or choose another path"
        }
        ErrorKind::IsADirectory => "it is a folder: remove the folder or choose another path",
        ErrorKind::NotFound => "its folder does not exist: create it or choose another path",
        ErrorKind::InvalidFilename => {
            "the file system does not allow this name: choose a shorter path"
        }
        _ => "",
    };
    let path = path.display();
    if advice.is_empty() {
        // The message contains the error's text, so the error is not attached as the source, which would repeat it.
        StoreError::new(format!("can't {what} {path}: {error}"))
    } else {
        StoreError::new(format!("can't {what} {path}: {advice}")).with_source(error)
    }
}

/// Creates the error for a path that refers to something other than a regular file.
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
