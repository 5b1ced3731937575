//! The paths and format of token files. Both are the same as in version 1.0.0 of the Python package, except that this SDK writes additional
//! keys that the package ignores.
//!
//! The Python package stops using a token at the time in `expires_at`. This time is therefore earlier than the token's actual expiry, which
//! is stored in `ends_at`. A file written by the Python package contains `expires_at`, but not `ends_at`.

use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::explain::{explain, not_a_file_error};
use crate::environment::Environment;
use crate::secret::Secret;
use crate::tokens::store::{StoreError, Token, TokenKey};

/// The maximum size of a token file, in bytes.
const MAX_LENGTH: u64 = 64 << 10;

/// The paths of the files that belong to one token.
pub(super) struct Paths {
    pub(super) token: PathBuf,
    /// The file that is locked by the process refreshing the token.
    pub(super) lock: PathBuf,
    /// The file that is locked briefly while another file is being replaced.
    pub(super) guard: PathBuf,
    pub(super) python_0_1_2: Option<OtherFile>,
}

/// The token file of version 0.1.2 of the Python package. That version supports only the production access_token.
pub(super) struct OtherFile {
    pub(super) path: PathBuf,
    /// Whether this store also writes the file, and reads it even if the store's own file exists.
    pub(super) shared: bool,
}

impl Paths {
    pub(super) fn new(
        path: Option<&Path>,
        shared: bool,
        key: &TokenKey,
    ) -> Result<Self, StoreError> {
        let path = match path {
            Some(path) => path.to_owned(),
            None => home_folder()?.join(format!("{}.access_token", escape_name(&key.app_id))),
        };
        let path = std::path::absolute(&path).map_err(|error| explain("resolve", &path, error))?;
        let identity = Sha256::digest(format!("{}:{}", key.app_id, key.environment));
        let identity = hex::encode(identity.get(..16).unwrap_or_default());
        let token = with_suffix(
            &path,
            &format!(".{identity}.{}.json", escape_name(&key.credential)),
        );
        let shared_by_0_1_2 =
            key.environment == Environment::Production && key.credential == "mini_app";
        Ok(Self {
            lock: with_suffix(&token, ".lock"),
            guard: with_suffix(&token, ".guard"),
            token,
            python_0_1_2: shared_by_0_1_2.then_some(OtherFile { path, shared }),
        })
    }
}

fn home_folder() -> Result<PathBuf, StoreError> {
    std::env::home_dir()
        .filter(|home| !home.as_os_str().is_empty())
        .ok_or_else(|| {
            StoreError::new(
                "the user has no home folder for token files: set HOME, or create the store with a path",
            )
        })
}

/// Appends a suffix to the file name at the end of a path.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Escapes characters that could make a file name refer to a different folder. Names from the platform and from the catalogue contain no
/// such characters and remain unchanged.
fn escape_name(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        if matches!(character, '/' | '\\' | ':' | '%') || character.is_control() {
            escaped.push_str(&format!("%{:02X}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// The content of a token file.
pub(super) struct Record {
    /// The token, or `None` if it was rejected and has been removed.
    pub(super) token: Option<Secret>,
    /// The time at which the Python package treats the token as expired.
    pub(super) expires_at: SystemTime,
    ends_at: Option<SystemTime>,
    issued_at: Option<SystemTime>,
    fence: u64,
}

/// What was found at the path of a token file.
pub(super) enum Found {
    Record(Record),
    Nothing,
    /// Content that is not a valid record, and the reason why.
    Foreign(&'static str),
}

impl Record {
    /// Creates the record for a token that is about to be saved.
    pub(super) fn new(token: &Token, fence: u64, now: SystemTime) -> Self {
        let issued_at = token.issued_at.unwrap_or(now);
        Self {
            token: Some(token.value.clone()),
            expires_at: expiry_for_python(issued_at, token.expires_at),
            ends_at: Some(token.expires_at),
            issued_at: Some(issued_at),
            fence,
        }
    }

    /// Creates the record that takes the place of a removed token.
    pub(super) fn removed(fence: u64) -> Self {
        Self {
            token: None,
            expires_at: UNIX_EPOCH,
            ends_at: None,
            issued_at: None,
            fence,
        }
    }

    pub(super) fn into_token(self) -> Option<Token> {
        let mut token = Token::new(self.token?, self.ends_at.unwrap_or(self.expires_at));
        token.issued_at = self.issued_at;
        Some(token)
    }

    pub(super) fn to_json(&self) -> String {
        json!({
            "token": self.token.as_ref().map_or("", Secret::expose),
            "expires_at": seconds(self.expires_at),
            "ends_at": self.ends_at.map(seconds),
            "issued_at": self.issued_at.map(seconds),
            "fence": self.fence,
        })
        .to_string()
    }

    fn from_json(text: &[u8]) -> Result<Self, &'static str> {
        let value: Value = serde_json::from_slice(text).map_err(|_| "it is not JSON")?;
        let fields = value.as_object().ok_or("it is JSON, but not an object")?;
        let token = fields.get("token").and_then(Value::as_str);
        let token = token
            .ok_or("its `token` is missing or not a string")?
            .trim();
        let expires_at = fields.get("expires_at").and_then(parse_time);
        Ok(Self {
            token: (!token.is_empty()).then(|| Secret::from(token)),
            expires_at: expires_at.ok_or("its `expires_at` is missing or not a time")?,
            ends_at: fields.get("ends_at").and_then(parse_time),
            issued_at: fields.get("issued_at").and_then(parse_time),
            fence: fields.get("fence").and_then(Value::as_u64).unwrap_or(0),
        })
    }
}

/// Computes the time at which the Python package treats a token as expired: a tenth of the token's lifetime before it actually expires, but
/// no more than ten minutes before.
fn expiry_for_python(issued_at: SystemTime, ends_at: SystemTime) -> SystemTime {
    let life = ends_at.duration_since(issued_at).unwrap_or_default();
    let safe = life
        .saturating_sub((life / 10).min(Duration::from_secs(600)))
        .as_secs();
    // The Python package keeps even the shortest-lived token for at least one second.
    issued_at + Duration::from_secs(safe.max(1)).min(life)
}

fn seconds(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs_f64()
}

/// Parses a Unix time in seconds. Like the Python package, also accepts a number that is written as a string.
fn parse_time(value: &Value) -> Option<SystemTime> {
    let seconds = match value {
        Value::String(text) => text.trim().parse().ok()?,
        other => other.as_f64()?,
    };
    UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds).ok()?)
}

/// Reads and parses a token file.
pub(super) fn read(path: &Path) -> Result<Found, StoreError> {
    match read_content(path) {
        Ok(None) => Ok(Found::Foreign("it is too long")),
        Ok(Some(text)) => Ok(Record::from_json(&text).map_or_else(Found::Foreign, Found::Record)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) if error.kind() == ErrorKind::InvalidInput => Err(not_a_file_error(path)),
        Err(error) => Err(explain("read", path, error)),
    }
}

/// Reads the fencing number from a token file. Returns zero if it contains none or cannot be read.
pub(super) fn read_fence(path: &Path) -> u64 {
    match read(path) {
        Ok(Found::Record(record)) => record.fence,
        _ => 0,
    }
}

/// Reads a file. Returns `None` if the file is too long. If it is not a regular file, returns an `InvalidInput` error without opening it,
/// because opening a named pipe, for example, would block until its other end is opened.
fn read_content(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    read_limited(&mut File::open(path)?)
}

pub(super) fn read_limited(file: &mut File) -> std::io::Result<Option<Vec<u8>>> {
    let mut content = Vec::new();
    file.take(MAX_LENGTH + 1).read_to_end(&mut content)?;
    Ok((content.len() as u64 <= MAX_LENGTH).then_some(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: f64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs_f64(seconds)
    }

    #[test]
    fn the_names_are_those_of_python() -> Result<(), StoreError> {
        let key = TokenKey::new("tt_sandbox", Environment::Production, "mini_app");
        let paths = Paths::new(Some(Path::new("/tokens/shop")), false, &key)?;
        assert_eq!(
            paths.token,
            Path::new("/tokens/shop.b6f9e4993e4d97e6e2ed77fbbe3b3a39.mini_app.json")
        );
        let key = TokenKey::new("../a:b", Environment::Sandbox, "../x");
        let paths = Paths::new(Some(Path::new("/tokens/shop")), false, &key)?;
        assert_eq!(paths.token.parent(), Some(Path::new("/tokens")));
        assert!(paths.python_0_1_2.is_none());
        Ok(())
    }

    #[test]
    fn python_is_told_an_end_before_the_true_one() {
        for (life, safe) in [(7200.0, 6600.0), (100.0, 90.0), (15.0, 13.0), (1.0, 1.0)] {
            assert_eq!(
                expiry_for_python(at(1000.5), at(1000.5 + life)),
                at(1000.5 + safe)
            );
        }
        assert_eq!(expiry_for_python(at(5.0), at(5.0)), at(5.0));
    }

    #[test]
    fn a_record_comes_back_as_it_was() -> Result<(), &'static str> {
        let token = Token::new("a \"token\"", at(8200.25)).issued_at(at(1000.25));
        let record = Record::new(&token, 7, at(1.0));
        let back = Record::from_json(record.to_json().as_bytes())?;
        assert_eq!(back.fence, 7);
        assert_eq!(back.expires_at, at(7600.25));
        assert_eq!(back.into_token(), Some(token));
        let removed = Record::from_json(Record::removed(8).to_json().as_bytes())?;
        assert_eq!(removed.fence, 8);
        assert_eq!(removed.into_token(), None);
        Ok(())
    }

    #[test]
    fn what_python_writes_ends_at_its_end() -> Result<(), &'static str> {
        for text in [
            r#"{"token": " t ", "expires_at": 7600.5}"#,
            r#"{"token": "t", "expires_at": "7600.5"}"#,
        ] {
            let record = Record::from_json(text.as_bytes())?;
            assert_eq!(record.into_token(), Some(Token::new("t", at(7600.5))));
        }
        Ok(())
    }

    #[test]
    fn what_is_foreign_is_told() {
        for text in [
            "",
            "half a tok",
            "[]",
            "{}",
            r#"{"token": 1, "expires_at": 1}"#,
            r#"{"token": "t"}"#,
            r#"{"token": "t", "expires_at": -1}"#,
            r#"{"token": "t", "expires_at": 1e300}"#,
            "\u{0}\u{1}",
        ] {
            assert!(Record::from_json(text.as_bytes()).is_err(), "{text}");
        }
    }
}
