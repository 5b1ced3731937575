//! Masks the values with names that sound secret before a text is shown to people.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_json::value::RawValue;

use crate::secret::{MASK, sounds_secret};
use crate::wire::Members;

/// The nesting depth to which JSON is examined. Any object or list nested more deeply is masked as a whole.
const DEEPEST: usize = 32;

/// Masks secrets in a JSON body. A body that is not JSON is returned unchanged.
pub(crate) fn mask_body(body: &[u8]) -> Cow<'_, [u8]> {
    let text = std::str::from_utf8(body).ok();
    match text.map(mask_json) {
        Some(Cow::Owned(masked)) => Cow::Owned(masked.into_bytes()),
        _ => Cow::Borrowed(body),
    }
}

/// Masks secrets in JSON. Text that is not JSON is returned unchanged.
pub(crate) fn mask_json(text: &str) -> Cow<'_, str> {
    let Ok(raw) = serde_json::from_str::<&RawValue>(text) else {
        return Cow::Borrowed(text);
    };
    let mut found = Vec::new();
    find_secrets(raw.get(), DEEPEST, &mut found);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = 0;
    for value in found {
        // Every value is a slice of the text, and the values are listed in the order of the text.
        let start = value.as_ptr() as usize - text.as_ptr() as usize;
        masked.push_str(text.get(rest..start).unwrap_or_default());
        masked.extend(["\"", MASK, "\""]);
        rest = start + value.len();
    }
    masked.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(masked)
}

/// Finds the values to mask, in the order in which they occur in the text.
fn find_secrets<'a>(json: &'a str, deeper: usize, found: &mut Vec<&'a str>) {
    let is_nested = json.starts_with(['{', '[']);
    let Some(deeper) = deeper.checked_sub(1) else {
        found.extend(is_nested.then_some(json));
        return;
    };
    if json.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
        for item in items {
            find_secrets(item.get(), deeper, found);
        }
    } else if let Some(Members(members)) = is_nested.then(|| Members::parse(json)).flatten() {
        for (name, value) in members {
            let value = value.get();
            if !sounds_secret(&name) {
                find_secrets(value, deeper, found);
            } else if !matches!(value, "null" | "true" | "false" | "\"\"") {
                found.push(value);
            }
        }
    }
}

/// Masks secrets in the query of a URL or URI.
pub(crate) fn mask_uri(uri: &str) -> Cow<'_, str> {
    let Some((path, query)) = uri.split_once('?') else {
        return Cow::Borrowed(uri);
    };
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if is_secret(name) => Cow::Owned(format!("{name}={MASK}")),
        _ => Cow::Borrowed(pair),
    });
    let query = pairs.collect::<Vec<_>>().join("&");
    Cow::Owned(format!("{path}?{query}"))
}

fn is_secret(name: &str) -> bool {
    sounds_secret(&percent_decode_str(name).decode_utf8_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_whose_names_sound_secret_are_not_shown() {
        for (text, masked) in [
            ("", ""),
            ("no JSON, access_token", "no JSON, access_token"),
            (r#"{"a":1}"#, r#"{"a":1}"#),
            (
                r#" {"access_token" : "t", "list":[{"phone":138},[{"id_number":"1"}]], "b":{"code":"c","d":2}} "#,
                r#" {"access_token" : "***", "list":[{"phone":"***"},[{"id_number":"***"}]], "b":{"code":"***","d":2}} "#,
            ),
            (
                r#"{"tok\u0065n":{"a":[1]},"ticket":"","secret":null,"z":"文"}"#,
                r#"{"tok\u0065n":"***","ticket":"","secret":null,"z":"文"}"#,
            ),
        ] {
            assert_eq!(mask_json(text), masked);
            assert_eq!(mask_body(text.as_bytes()), masked.as_bytes());
        }
        assert_eq!(mask_body(b"\xff"), &b"\xff"[..]);
        let deep = "[".repeat(1000) + "{\"token\":\"t\"}" + &"]".repeat(1000);
        let masked = mask_json(&deep);
        assert!(!masked.contains("token"), "{masked}");
        for (text, masked) in [
            ("/a", "/a"),
            ("/a?b=1&code=2", "/a?b=1&code=***"),
            ("/a?acc%65ss_token=1&b", "/a?acc%65ss_token=***&b"),
            ("https://a/b?ticket=1#c", "https://a/b?ticket=***"),
        ] {
            assert_eq!(mask_uri(text), masked);
        }
    }
}
