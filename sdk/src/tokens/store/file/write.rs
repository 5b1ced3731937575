//! Making folders and files, and replacing files as a whole.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Result as IoResult, Write};
use std::path::Path;
use std::time::SystemTime;

use super::explain::explain;
use super::layout::with_suffix;
use crate::tokens::store::StoreError;

/// The options of a file that only its owner may read, from the moment at which it is made.
pub(super) fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the folder of a file if it is missing.
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
        .map_err(|error| explain("make the folder", folder, error))
}

/// Replaces a file as a whole, and gives it the time `modified`. The caller holds the guard, so the name of the new file is free.
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
    // Before the name: after a loss of power the name must not lead to an empty file.
    file.sync_all()
}

/// Makes a file, in place of what a process that was killed has left behind.
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
