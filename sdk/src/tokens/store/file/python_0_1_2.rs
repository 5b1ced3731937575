//! The file of the Python package 0.1.2: its content is the token, its time of modification the token's end.

use std::fs::File;
use std::path::Path;
use std::time::SystemTime;

use tracing::warn;

use super::explain::explain;
use super::layout::read_limited;
use crate::secret::Secret;
use crate::tokens::store::StoreError;

/// The token and its end. Version 0.1.2 writes without a lock, first the content and then the time: what changes meanwhile is read again.
pub(super) fn read(path: &Path) -> Option<(Secret, SystemTime)> {
    for _ in 0..3 {
        match read_once(path) {
            Ok(Read::Steady(token)) => return token,
            Ok(Read::Changed) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                warn!(path = %path.display(), %error, "the file of the Python package 0.1.2 can't be read");
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
    // A token is one word; anything else is some other text.
    let token = token.filter(|token| !token.is_empty() && !token.contains(char::is_whitespace));
    Ok(Read::Steady(token.map(|token| (Secret::from(token), ends))))
}

/// Removes the file if it still holds this token.
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
