//! Creates folders and files, and replaces files atomically.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Result as IoResult, Write};
use std::path::Path;
use std::time::SystemTime;

use super::explain::explain;
use super::layout::with_suffix;
use crate::tokens::store::StoreError;

/// Returns options for creating files that only their owner can read and write.
pub(super) fn private_options() -> OpenOptions {
    #[cfg_attr(
        not(unix),
        allow(unused_mut, reason = "only Unix has the mode of a file")
    )]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Creates the folder that contains a file, unless that folder already exists.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| explain("create the folder", folder, error))
}

/// Replaces a file atomically. If `modified` is given, also sets the file's modification time. The caller must hold the guard, which
/// ensures that no other process uses the same temporary file.
pub(super) fn replace(
    path: &Path,
    content: &[u8],
    modified: Option<SystemTime>,
) -> Result<(), StoreError> {
    let new = with_suffix(path, ".new");
    let done = write_new(&new, content, modified).and_then(|()| std::fs::rename(&new, path));
    done.map_err(|error| {
        let _ = std::fs::remove_file(&new);
        explain("replace", path, error)
    })
}

fn write_new(new: &Path, content: &[u8], modified: Option<SystemTime>) -> IoResult<()> {
    let mut file = create_new(new)?;
    file.write_all(content)?;
    if let Some(modified) = modified {
        file.set_modified(modified)?;
    }
    // Sync before the rename. Otherwise, the path could refer to an empty file after a power failure.
    file.sync_all()
}

/// Creates a new file. If a killed process has left behind a file with the same name, replaces that file.
pub(super) fn create_new(new: &Path) -> IoResult<File> {
    match std::fs::remove_file(new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    private_options()
        .read(true)
        .write(true)
        .create_new(true)
        .open(new)
}
