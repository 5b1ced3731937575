//! Texts as they are shown: without the values whose names sound secret.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_json::value::RawValue;

use crate::secret::{MASK, sounds_secret};
use crate::wire::Members;

/// How deep JSON is looked into. What is nested deeper is not shown.
const DEEPEST: usize = 32;

/// A body as it is shown. What is no JSON stays as it is.
pub(super) fn body(body: &[u8]) -> Cow<'_, [u8]> {
    let text = std::str::from_utf8(body).ok();
    match text.map(json) {
        Some(Cow::Owned(shown)) => Cow::Owned(shown.into_bytes()),
        _ => Cow::Borrowed(body),
    }
}

/// JSON as it is shown. What is none stays as it is.
pub(super) fn json(text: &str) -> Cow<'_, str> {
    let Ok(raw) = serde_json::from_str::<&RawValue>(text) else {
        return Cow::Borrowed(text);
    };
    let mut found = Vec::new();
    find(raw.get(), DEEPEST, &mut found);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = 0;
    for value in found {
        // It is a part of the text, and the next one stands behind it.
        let start = value.as_ptr() as usize - text.as_ptr() as usize;
        shown.push_str(text.get(rest..start).unwrap_or_default());
        shown.extend(["\"", MASK, "\""]);
        rest = start + value.len();
    }
    shown.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(shown)
}

/// Finds what is not shown, in the order in which it stands.
fn find<'a>(json: &'a str, deeper: usize, found: &mut Vec<&'a str>) {
    let is_nested = json.starts_with(['{', '[']);
    let Some(deeper) = deeper.checked_sub(1) else {
        found.extend(is_nested.then_some(json));
        return;
    };
    if json.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
        for item in items {
            find(item.get(), deeper, found);
        }
    } else if let Some(Members(members)) = is_nested.then(|| Members::parse(json)).flatten() {
        for (name, value) in members {
            let value = value.get();
            if !sounds_secret(&name) {
                find(value, deeper, found);
            } else if !matches!(value, "null" | "true" | "false" | "\"\"") {
                found.push(value);
            }
        }
    }
}

/// An address, or its path and query, as it is shown.
pub(super) fn uri(uri: &str) -> Cow<'_, str> {
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
        for (text, shown) in [
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
            assert_eq!(json(text), shown);
            assert_eq!(body(text.as_bytes()), shown.as_bytes());
        }
        assert_eq!(body(b"\xff"), &b"\xff"[..]);
        let deep = "[".repeat(1000) + "{\"token\":\"t\"}" + &"]".repeat(1000);
        let shown = json(&deep);
        assert!(!shown.contains("token"), "{shown}");
        for (text, shown) in [
            ("/a", "/a"),
            ("/a?b=1&code=2", "/a?b=1&code=***"),
            ("/a?acc%65ss_token=1&b", "/a?acc%65ss_token=***&b"),
            ("https://a/b?ticket=1#c", "https://a/b?ticket=***"),
        ] {
            assert_eq!(uri(text), shown);
        }
    }
}
