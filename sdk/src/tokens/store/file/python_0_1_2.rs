//! The token file of version 0.1.2 of the Python package. The file contains only the token, and its modification time is the time at which
//! the token expires.

use std::fs::File;
use std::path::Path;
use std::time::SystemTime;

use tracing::warn;

use super::explain::explain;
use super::layout::read_limited;
use crate::secret::Secret;
use crate::tokens::store::StoreError;

/// Reads the token and the time at which it expires. Version 0.1.2 does not lock the file, and it writes the content first and the
/// modification time afterward. A file that changes while it is being read is therefore read again.
pub(super) fn read(path: &Path) -> Option<(Secret, SystemTime)> {
    for _ in 0..3 {
        match read_once(path) {
            Ok(Read::Steady(token)) => return token,
            Ok(Read::Changed) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                warn!(path = %path.display(), %error, "could not read the token file of version 0.1.2 of the Python package");
                return None;
            }
        }
    }
    None
}

enum Read {
    Steady(Option<(Secret, SystemTime)>),
    Changed,
}

fn read_once(path: &Path) -> std::io::Result<Read> {
    let before = std::fs::metadata(path)?;
    if !before.is_file() {
        return Ok(Read::Steady(None));
    }
    let mut file = File::open(path)?;
    let content = read_limited(&mut file)?;
    let after = file.metadata()?;
    let ends = after.modified()?;
    if before.modified()? != ends || before.len() != after.len() {
        return Ok(Read::Changed);
    }
    let token = content.and_then(|content| String::from_utf8(content).ok());
    let token = token.as_deref().map(str::trim);
    // A token is not empty and contains no whitespace. Any other content is not a token.
    let token = token.filter(|token| !token.is_empty() && !token.contains(char::is_whitespace));
    Ok(Read::Steady(token.map(|token| (Secret::from(token), ends))))
}

/// Removes the file if it still contains this token.
pub(super) fn remove_if_equal(path: &Path, value: &Secret) -> Result<(), StoreError> {
    if read(path).is_some_and(|(token, _)| token == *value) {
        return match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(explain("remove", path, error))
            }
            _ => Ok(()),
        };
    }
    Ok(())
}
