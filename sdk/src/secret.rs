//! Secrets that `Debug` does not show, and the masking of secrets in other text.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

/// The text shown in place of a secret.
pub(crate) const MASK: &str = "***";

/// A secret string, such as a token.
///
/// `Debug` does not show the string. Use [`expose`](Self::expose) to get it. The memory is overwritten when the last clone is dropped.
///
/// ```
/// let token = bytedance::Secret::new("clt.0123456789");
/// assert_eq!(format!("{token:?}"), "Secret(***)");
/// assert_eq!(token.expose(), "clt.0123456789");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Creates a secret from a string.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Arc::new(Zeroizing::new(text.into())))
    }

    /// Returns the secret string. The caller is responsible for keeping it secret.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret({MASK})")
    }
}

impl Hash for Secret {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expose().hash(state);
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}

/// The secrets of one call. They are masked in every encoding in which a server might repeat them.
#[derive(Default)]
pub(crate) struct Secrets<'a>(Vec<Cow<'a, str>>);

impl<'a> Secrets<'a> {
    /// Adds a secret. An empty one is ignored.
    pub(crate) fn add(&mut self, secret: impl Into<Cow<'a, str>>) {
        let secret = secret.into();
        if !secret.is_empty() {
            self.0.push(secret);
        }
    }

    /// Returns the text with all secrets masked.
    pub(crate) fn strike<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut struck = Cow::Borrowed(text);
        for secret in self.spellings() {
            if struck.contains(secret.as_str()) {
                struck = Cow::Owned(struck.replace(secret.as_str(), MASK));
            }
        }
        struck
    }

    /// Returns whether a quick check proves that a text contains neither a secret nor a character that must not be shown. Nearly every log id
    /// passes the check.
    ///
    /// To pass, the text must consist only of ASCII letters, digits, `-` and `_`. A secret can appear in such a text only unencoded, because every
    /// encoding that changes a secret adds a `%`, a `+` or a `\`.
    pub(crate) fn is_harmless(&self, text: &str) -> bool {
        let is_simple = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        text.bytes().all(is_simple) && !self.0.iter().any(|secret| text.contains(secret.as_ref()))
    }

    /// Returns every distinct encoding of every secret, longest first. If one secret contains another, this order ensures that the longer one is
    /// masked as a whole.
    fn spellings(&self) -> Vec<Zeroizing<String>> {
        let mut spellings = Vec::with_capacity(4 * self.0.len());
        for secret in &self.0 {
            let secret = secret.as_ref();
            let mut json = Zeroizing::new(Vec::with_capacity(6 * secret.len() + 2));
            // Writing text to memory cannot fail.
            let _ = serde_json::to_writer(&mut *json, secret);
            let inside = std::str::from_utf8(&json).unwrap_or_default();
            let inside = inside
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            for spelling in [
                Zeroizing::new(secret.to_owned()),
                encoded(secret, utf8_percent_encode(secret, NON_ALPHANUMERIC)),
                encoded(secret, byte_serialize(secret.as_bytes())),
                Zeroizing::new(inside.unwrap_or_default().to_owned()),
            ] {
                if !spelling.is_empty() && !spellings.contains(&spelling) {
                    spellings.push(spelling);
                }
            }
        }
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
        spellings
    }
}

/// Joins the pieces of an encoded secret. The full capacity is allocated up front, because growing the string would leave a copy of the secret in
/// memory.
fn encoded<'a>(secret: &str, pieces: impl Iterator<Item = &'a str>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(3 * secret.len()));
    pieces.for_each(|piece| text.push_str(piece));
    text
}

/// Returns whether a parameter's name suggests that its value is secret. This is used for parameters that the catalogue does not describe.
pub(crate) fn sounds_secret(name: &str) -> bool {
    const PARTS: [&str; 17] = [
        "authorization",
        "bank_account",
        "bankcard",
        "certificate_no",
        "cookie",
        "credential",
        "id_card",
        "identity",
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
    /// These also occur inside other words, so they count only as whole words at the end of a name.
    const ENDS: [&str; 4] = ["card_no", "code", "id_no", "id_number"];
    let name = name.to_ascii_lowercase().replace('-', "_");
    let ends = |end: &&str| {
        let before = name.strip_suffix(*end);
        before.is_some_and(|before| before.is_empty() || before.ends_with('_'))
    };
    ENDS.iter().any(ends) || PARTS.iter().any(|part| name.contains(part))
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
    fn a_text_is_harmless_only_without_secrets_and_their_other_spellings() {
        let mut secrets = Secrets::default();
        secrets.add("a-b_c1");
        secrets.add("d e");
        assert!(secrets.is_harmless("2021-abc-1"));
        for text in ["2021a-b_c1x", "2021d%20e", "2021d+e", "a\nb", "文"] {
            assert!(!secrets.is_harmless(text), "{text}");
        }
    }

    #[test]
    fn names_of_tokens_and_identities_sound_secret() {
        for name in [
            "code",
            "phone_code",
            "Access-Token",
            "id_number",
            "legal_person_ID_number",
            "manage_id_no",
            "id_card_no",
            "card_no",
            "bankcard_no",
            "identity_number",
            "certificate_no",
        ] {
            assert!(sounds_secret(name), "{name}");
        }
        for name in [
            "encode",
            "out_order_no",
            "paid_notify",
            "app_id",
            "valid_number",
            "openid",
        ] {
            assert!(!sounds_secret(name), "{name}");
        }
    }

    #[test]
    fn an_empty_secret_strikes_nothing() {
        let mut secrets = Secrets::default();
        secrets.add("");
        assert_eq!(secrets.strike("text"), "text");
    }
}
