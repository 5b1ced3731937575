//! Texts that are never shown, and how they are struck from texts that are.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in place of a secret.
pub(crate) const MASK: &str = "***";

/// A secret text such as a token. `Debug` does not show it; [`expose`](Self::expose) does.
///
/// ```
/// let token = bytedance::Secret::new("clt.0123456789");
/// assert_eq!(format!("{token:?}"), "Secret(***)");
/// assert_eq!(token.expose(), "clt.0123456789");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(Arc<str>);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into().into())
    }

    /// The text itself. Whoever asks for it takes care of where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret({MASK})")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// The secrets of one call, in every spelling in which a server may repeat them.
#[derive(Default)]
pub(crate) struct Secrets(Vec<String>);

impl Secrets {
    /// Notes a secret.
    pub(crate) fn add(&mut self, secret: &str) {
        if secret.is_empty() {
            return;
        }
        self.note(secret.to_owned());
        self.note(utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string());
        self.note(url::form_urlencoded::byte_serialize(secret.as_bytes()).collect());
        let json = serde_json::Value::from(secret).to_string();
        let inside = json
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        self.note(inside.unwrap_or_default().to_owned());
    }

    fn note(&mut self, spelling: String) {
        if !spelling.is_empty() && !self.0.contains(&spelling) {
            self.0.push(spelling);
            // The longest first: a secret that holds another one must go as a whole.
            self.0.sort_by_key(|known| std::cmp::Reverse(known.len()));
        }
    }

    /// The text without any of the secrets.
    pub(crate) fn strike<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut struck = Cow::Borrowed(text);
        for secret in &self.0 {
            if struck.contains(secret.as_str()) {
                struck = Cow::Owned(struck.replace(secret.as_str(), MASK));
            }
        }
        struck
    }
}

/// Whether a parameter that the catalogue does not describe is secret by its name.
pub(crate) fn sounds_secret(name: &str) -> bool {
    const PARTS: [&str; 11] = [
        "authorization",
        "cookie",
        "mobile",
        "password",
        "phone",
        "secret",
        "session_key",
        "salt",
        "sign",
        "ticket",
        "token",
    ];
    let name = name.to_ascii_lowercase().replace('-', "_");
    name == "code" || name.ends_with("_code") || PARTS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_struck() {
        let mut secrets = Secrets::default();
        secrets.add("a b/\"c\"");
        secrets.add("a b");
        for text in [
            "x a b/\"c\" y",
            "x a%20b%2F%22c%22 y",
            "x a+b%2F%22c%22 y",
            "x a b/\\\"c\\\" y",
        ] {
            assert_eq!(secrets.strike(text), "x *** y");
        }
        assert_eq!(secrets.strike("nothing here"), "nothing here");
    }

    #[test]
    fn an_empty_secret_strikes_nothing() {
        let mut secrets = Secrets::default();
        secrets.add("");
        assert_eq!(secrets.strike("text"), "text");
    }
}
