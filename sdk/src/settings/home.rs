//! Paths in the user's home directory.

use std::borrow::Cow;
use std::path::Path;

/// Replaces a leading `~` in a path with the user's home directory. The error completes a sentence that begins with the setting's name.
pub(super) fn expand_home(path: &Path) -> Result<Cow<'_, Path>, &'static str> {
    let Ok(rest) = path.strip_prefix("~") else {
        return Ok(Cow::Borrowed(path));
    };
    match std::env::home_dir() {
        Some(home) if !home.as_os_str().is_empty() => Ok(Cow::Owned(home.join(rest))),
        _ => Err("begins with ~, but this user has no home folder: set the full path"),
    }
}
