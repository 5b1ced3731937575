//! Parses and checks setting values.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::schema::Kind;
use crate::outgoing::base_url;
use crate::secret::Secret;
use crate::suggest::suggest;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    Program,
    Variable(String),
    File {
        name: Arc<str>,
        line: usize,
        column: usize,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program => formatter.write_str("set by the program"),
            Self::Variable(name) => write!(formatter, "variable {name}"),
            Self::File { name, line, column } => write!(formatter, "{name}:{line}:{column}"),
        }
    }
}

/// The value of a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SettingValue {
    Text(String),
    Secret(Secret),
    Secrets(Vec<Secret>),
    /// Public keys, each preceded by its version.
    Keys(Vec<(String, String)>),
    Path(PathBuf),
    /// The files of public keys, each preceded by its key's version.
    Files(Vec<(String, PathBuf)>),
    Time(Duration),
    Count(u64),
    Switch(bool),
}

impl SettingValue {
    /// Returns the text of the value if it is a string or a secret.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Secret(secret) => Some(secret.expose()),
            _ => None,
        }
    }
}

/// An unparsed value from a file or variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Literal<'a> {
    Null,
    Text(&'a str),
    Number(&'a str),
    Switch(bool),
    #[cfg(feature = "settings-toml")]
    Date,
    List,
    Table,
}

impl Literal<'_> {
    fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Switch(_) => "true or false",
            #[cfg(feature = "settings-toml")]
            Self::Date => "a date",
            Self::List => "a list",
            Self::Table => "a table",
        }
    }
}

/// Parses a value. Returns `None` if the value is treated as unset.
///
/// The error message completes a sentence that begins with the setting's name. If the setting may contain a secret, the message does not
/// include the value.
pub(super) fn parse(kind: Kind, literal: Literal<'_>) -> Result<Option<SettingValue>, String> {
    let mismatch = |expected: &str| match literal {
        Literal::Text(text) | Literal::Number(text) if kind.may_be_shown() => {
            format!("must be {expected}, not {}", quote(text))
        }
        Literal::Switch(switch) => format!("must be {expected}, not {switch}"),
        Literal::Text(_) if kind.takes_text() => format!("must be {expected}"),
        other => format!("must be {expected}, not {}", other.name()),
    };
    let text = match literal {
        Literal::Null => return Ok(None),
        Literal::Text(text) if text.is_empty() && kind.may_be_empty() => return Ok(None),
        Literal::Text(text) => Some(text),
        Literal::Number(text) => Some(text).filter(|_| kind.takes_number(text)),
        _ => None,
    };
    let value = match (kind, text) {
        (Kind::Switch, _) => match (literal, text.map(str::to_ascii_lowercase).as_deref()) {
            (Literal::Switch(switch), _) => SettingValue::Switch(switch),
            (_, Some("true" | "1" | "yes" | "on")) => SettingValue::Switch(true),
            (_, Some("false" | "0" | "no" | "off")) => SettingValue::Switch(false),
            _ => return Err(mismatch("true or false")),
        },
        (Kind::Proxy, _) if literal == Literal::Switch(false) => {
            SettingValue::Secret("none".into())
        }
        (Kind::Time, text) => {
            let time = text.and_then(parse_time);
            SettingValue::Time(time.ok_or_else(|| mismatch(EXPECTED_TIME))?)
        }
        (Kind::Count(least, most), text) => {
            let expected = format!("a whole number from {least} to {most}");
            let count = text.and_then(|text| text.trim().parse().ok());
            SettingValue::Count(count.ok_or_else(|| mismatch(&expected))?)
        }
        (Kind::Choice(words), text) => {
            let text = text.ok_or_else(|| mismatch(&join_choices(words)))?;
            if !words.contains(&text) {
                let near = suggest(text, words).map(|near| format!("; did you mean `{near}`?"));
                return Err(mismatch(&join_choices(words)) + &near.unwrap_or_default());
            }
            SettingValue::Text(text.to_owned())
        }
        (Kind::Secrets, None) => return Err(mismatch("a string or a list of strings")),
        (Kind::Keys, None) => return Err(mismatch("a string or a table of versions and keys")),
        (Kind::KeyFiles, None) => {
            return Err(mismatch("a string or a table of versions and strings"));
        }
        (_, None) => return Err(mismatch("a string")),
        (Kind::Text | Kind::BaseUrl, Some(text)) => SettingValue::Text(text.to_owned()),
        (Kind::Path | Kind::KeyFile, Some(text)) => SettingValue::Path(text.into()),
        (Kind::KeyFiles, Some(text)) => {
            SettingValue::Files(vec![(FIRST_VERSION.to_owned(), text.into())])
        }
        (Kind::Secret | Kind::Password | Kind::Proxy | Kind::RedisUrl, Some(text)) => {
            SettingValue::Secret(text.into())
        }
        (Kind::Secrets, Some(text)) => SettingValue::Secrets(split_secrets(text)),
        (Kind::Keys, Some(text)) => {
            SettingValue::Keys(vec![(FIRST_VERSION.to_owned(), text.to_owned())])
        }
    };
    check(kind, &value)?;
    Ok(Some(value))
}

const EXPECTED_TIME: &str =
    "a number of seconds such as 20 or 1.5, or a time such as \"500ms\", \"20s\" or \"2m\"";

/// Checks that a value is valid for a setting of this kind.
pub(super) fn check(kind: Kind, value: &SettingValue) -> Result<(), String> {
    match (kind, value) {
        (Kind::Text | Kind::Secret, value) => check_text(value.text().unwrap_or_default()),
        (Kind::Count(least, most), SettingValue::Count(count))
            if !(least..=most).contains(count) =>
        {
            Err(format!(
                "must be a whole number from {least} to {most}, not {count}"
            ))
        }
        (Kind::Time, SettingValue::Time(time)) if time.is_zero() => {
            Err("is zero: set at least one millisecond".to_owned())
        }
        (Kind::Path, SettingValue::Path(path)) => check_path(path),
        (Kind::KeyFile, SettingValue::Path(path)) => check_key_file(path),
        (Kind::KeyFiles, SettingValue::Files(files)) => {
            files.iter().try_for_each(|(_, path)| check_key_file(path))
        }
        (Kind::BaseUrl, value) => check_base_url(value.text().unwrap_or_default()),
        (Kind::Proxy, value) => check_proxy(value.text().unwrap_or_default()),
        (Kind::RedisUrl, value) if value.text().is_none_or(str::is_empty) => {
            Err("is empty: omit the setting".to_owned())
        }
        _ => Ok(()),
    }
}

fn check_text(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("is empty".to_owned());
    }
    if text.trim() != text || text.contains(char::is_control) {
        return Err("has surrounding whitespace or contains a control character".to_owned());
    }
    Ok(())
}

fn check_path(path: &Path) -> Result<(), String> {
    if path.as_os_str().is_empty() {
        return Err("is empty: omit the setting".to_owned());
    }
    Ok(())
}

/// Checks the path of a file that contains a key. A text that looks like the key itself is rejected here, because paths appear in errors.
fn check_key_file(path: &Path) -> Result<(), String> {
    /// No key that the platform accepts fits into a path of this length.
    const MOST: usize = 300;
    let text = path.to_string_lossy();
    if text.len() > MOST || text.contains("-----") || text.contains(char::is_control) {
        return Err(
            "must be the path of a file, not a key: use the setting without `_file`".to_owned(),
        );
    }
    check_path(path)
}

fn check_base_url(text: &str) -> Result<(), String> {
    // The error from this check begins with the name of the setting. Remove it, because the caller adds the name as well.
    const NAME: &str = "base_urls";
    match base_url::parse(NAME, text) {
        Ok(_) => Ok(()),
        Err(error) => {
            let text = error.to_string();
            let start = format!("setting `{NAME}` ");
            Err(text.strip_prefix(&start).unwrap_or(&text).to_owned())
        }
    }
}

fn check_proxy(text: &str) -> Result<(), String> {
    if text == "none" {
        return Ok(());
    }
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.host_str().is_some() => Ok(()),
        _ => Err(
            "must be an http:// or https:// URL such as http://user:password@proxy:3128, or none"
                .to_owned(),
        ),
    }
}

impl Kind {
    /// Returns `true` if the value is allowed to appear in an error message.
    pub(super) fn may_be_shown(self) -> bool {
        !matches!(
            self,
            Self::Secret
                | Self::Secrets
                | Self::Keys
                | Self::Password
                | Self::BaseUrl
                | Self::Proxy
                | Self::RedisUrl
        )
    }

    /// Returns `true` if an empty value is treated as unset, as in the Python package.
    fn may_be_empty(self) -> bool {
        matches!(
            self,
            Self::Password
                | Self::Secrets
                | Self::Keys
                | Self::Path
                | Self::KeyFile
                | Self::KeyFiles
                | Self::Choice(_)
        )
    }

    fn takes_text(self) -> bool {
        !matches!(self, Self::Count(..) | Self::Time | Self::Switch)
    }

    /// Returns `true` if the value may be written as a number. For an id, secret or password, this is allowed only if the number consists
    /// entirely of digits, because such values must be read exactly as written.
    fn takes_number(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Secret | Self::Password => {
                text.bytes().all(|byte| byte.is_ascii_digit())
            }
            Self::Count(..) | Self::Time | Self::Switch => true,
            _ => false,
        }
    }
}

/// The version of a public key that is set without a version.
pub(super) const FIRST_VERSION: &str = "1";

/// Splits a list of secrets at its commas. Secrets that can appear in a list never contain a comma.
fn split_secrets(text: &str) -> Vec<Secret> {
    let parts = text.split(',').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(Secret::from)
        .collect()
}

/// Parses a duration: a number of seconds, or a number with a unit.
fn parse_time(text: &str) -> Option<Duration> {
    let text = text.trim();
    let end = text
        .find(|character: char| character.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let (factor, number) = match unit {
        "ms" => (0.001, number),
        "" | "s" => (1.0, number),
        "m" | "min" => (60.0, number),
        "h" => (3600.0, number),
        // This may be a number such as 1e3.
        _ => (1.0, text),
    };
    let seconds: f64 = number.trim().parse().ok()?;
    let time = Duration::try_from_secs_f64(seconds * factor).ok()?;
    // A duration of more than a year must be a mistake.
    (time <= Duration::from_secs(366 * 86_400)).then_some(time)
}

fn join_choices(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// Quotes a text for an error message, truncating it if it is long.
fn quote(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?} and so on", &text[..end]),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_or_have_a_unit() {
        for (text, milliseconds) in [
            ("20", 20_000),
            ("1.5", 1_500),
            ("500ms", 500),
            ("20s", 20_000),
            ("2 m", 120_000),
            ("1h", 3_600_000),
            ("1e2", 100_000),
        ] {
            assert_eq!(
                parse_time(text),
                Some(Duration::from_millis(milliseconds)),
                "{text}"
            );
        }
        for wrong in ["", "s", "soon", "-1", "NaN", "inf", "1d", "1e300", "99999h"] {
            assert_eq!(parse_time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(quote("短"), "\"短\"");
        assert!(quote(&"长".repeat(100)).ends_with("长\" and so on"));
    }
}
