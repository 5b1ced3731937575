//! The members of a JSON object, with their values as text.

use std::borrow::Cow;
use std::collections::HashSet;

use super::members::keep_last_of_each;
use super::{Members, text_of};

/// The members of a JSON object, with their values as text. The text of a string is its content. The text of any other value is its JSON,
/// except that `null` has no text.
pub(crate) struct Texts<'a>(Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>);

impl<'a> Texts<'a> {
    /// Parses a JSON object. Returns `None` if the text is not one.
    pub(crate) fn parse(json: &'a str) -> Option<Self> {
        Self::plain(json).or_else(|| Self::any(json))
    }

    /// Parses an object in which all values are strings and all escapes consist of a single letter, as in guaranteed-payment callbacks.
    /// Returns `None` for any other object.
    ///
    /// This is an optimization. A message of one kilobyte that is JSON inside a string has about fifty escapes. A general parser reads such
    /// a string twice, once to find its end and once to decode it, and takes more than twice as long as this function.
    fn plain(json: &'a str) -> Option<Self> {
        /// The maximum length of the object. In a longer object, the capacity reserved for each of its strings would add up to too much
        /// memory.
        const LONGEST: usize = 16 << 10;
        if json.len() > LONGEST {
            return None;
        }
        let mut texts = Vec::with_capacity(8);
        let mut rest = json.trim_matches(SPACE).strip_prefix('{')?;
        loop {
            let (name, after) = string(rest.trim_start_matches(SPACE))?;
            let after = after.trim_start_matches(SPACE).strip_prefix(':')?;
            let (text, after) = string(after.trim_start_matches(SPACE))?;
            texts.push((name, Some(text)));
            let after = after.trim_start_matches(SPACE);
            match after.strip_prefix(',') {
                Some(others) => rest = others,
                None => return (after == "}").then_some(Self(texts)),
            }
        }
    }

    fn any(json: &'a str) -> Option<Self> {
        let members = Members::parse(json)?.0.into_iter();
        let texts = members.map(|(name, value)| {
            let text = Some(value.get()).filter(|text| *text != "null");
            (name, text.map(text_of))
        });
        Some(Self(texts.collect()))
    }

    /// Returns whether two members have the same name.
    pub(crate) fn has_one_name_twice(&self) -> bool {
        any_twice(self.0.iter().map(|(name, _)| name.as_ref()))
    }

    /// If several members have the same name, keeps only the last one, as other JSON readers do.
    pub(crate) fn distinct(mut self) -> Self {
        if self.has_one_name_twice() {
            keep_last_of_each(&mut self.0);
        }
        self
    }

    /// Returns the members that are not null.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.0
            .iter()
            .filter_map(|(name, text)| Some((name.as_ref(), text.as_deref()?)))
    }

    /// Returns the text of a member, or `None` if the member is missing or null.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find_map(|(member, text)| (member == name).then_some(text))
    }

    /// Removes and returns the text of a member. Returns `None` if the member is missing or null.
    #[cfg(feature = "callbacks")]
    pub(crate) fn take(&mut self, name: &str) -> Option<Cow<'a, str>> {
        let (_, text) = self.0.iter_mut().find(|(member, _)| member == name)?;
        text.take()
    }
}

/// The characters that JSON treats as whitespace.
const SPACE: [char; 4] = [' ', '\n', '\r', '\t'];

/// Reads a JSON string at the start of a text. Returns its decoded content and the rest of the text.
fn string(json: &str) -> Option<(Cow<'_, str>, &str)> {
    let json = json.strip_prefix('"')?;
    let bytes = json.as_bytes();
    let mut text = Vec::new();
    let mut start = 0;
    let end = loop {
        let end = start + special(bytes.get(start..)?)?;
        match bytes.get(end)? {
            b'"' if start == 0 => return Some((json.get(..end)?.into(), json.get(end + 1..)?)),
            b'"' => break end,
            b'\\' if start == 0 => text.reserve(bytes.len()),
            b'\\' => {}
            // Strings must not contain control characters.
            _ => return None,
        }
        text.extend_from_slice(bytes.get(start..end)?);
        text.push(unescaped(*bytes.get(end + 1)?)?);
        start = end + 2;
    };
    text.extend_from_slice(bytes.get(start..end)?);
    if text.capacity() > 2 * text.len() {
        text.shrink_to_fit();
    }
    Some((String::from_utf8(text).ok()?.into(), json.get(end + 1..)?))
}

/// Returns the byte that a single-letter escape stands for.
fn unescaped(letter: u8) -> Option<u8> {
    match letter {
        b'"' | b'\\' | b'/' => Some(letter),
        b'b' => Some(0x08),
        b'f' => Some(0x0c),
        b'n' => Some(b'\n'),
        b'r' => Some(b'\r'),
        b't' => Some(b'\t'),
        _ => None,
    }
}

/// Returns the position of the first quote, backslash or control character. Examines eight bytes at a time.
fn special(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGHEST_BITS: u64 = u64::from_le_bytes([0x80; 8]);
    /// Returns a number in which the highest bit of the first byte smaller than the limit is set. The highest bits of later bytes may be
    /// set as well.
    fn below(limit: u8, bytes: u64) -> u64 {
        bytes.wrapping_sub(ONES * u64::from(limit)) & !bytes & HIGHEST_BITS
    }
    let mut start = 0;
    while let Some(eight) = bytes.get(start..).and_then(|rest| rest.first_chunk::<8>()) {
        let eight = u64::from_le_bytes(*eight);
        let is = |byte: u8| below(1, eight ^ (ONES * u64::from(byte)));
        let found = is(b'"') | is(b'\\') | below(b' ', eight);
        if found != 0 {
            return Some(start + found.trailing_zeros() as usize / 8);
        }
        start += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
    let found = bytes.get(start..)?.iter().position(is_special)?;
    Some(start + found)
}

/// Returns whether any two of the names are equal.
pub(crate) fn any_twice<'n>(mut names: impl ExactSizeIterator<Item = &'n str> + Clone) -> bool {
    /// Up to this number of names, comparing them one by one is faster than using a set.
    const FEW: usize = 16;
    if names.len() > FEW {
        let all = names.len();
        return names.collect::<HashSet<_>>().len() < all;
    }
    while let Some(name) = names.next() {
        if names.clone().any(|other| other == name) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn owned(texts: Texts<'_>) -> Vec<(String, Option<String>)> {
        let texts = texts.0.into_iter();
        texts
            .map(|(name, text)| (name.into_owned(), text.map(Cow::into_owned)))
            .collect()
    }

    #[test]
    fn a_message_in_a_string_is_read_at_once() {
        let message = json!({"cp_orderno": "订单 1", "extra": "a\\b\n/", "amount": 1}).to_string();
        let body = json!({"timestamp": "1", "msg": message, "type": ""}).to_string();
        let texts = Texts::plain(&body).unwrap();
        assert_eq!(texts.get("msg"), Some(message.as_str()));
        assert_eq!(owned(texts), owned(Texts::any(&body).unwrap()));
    }

    #[test]
    fn many_strings_take_no_more_room_than_they_need() {
        let many: Vec<_> = (0..500)
            .map(|number| format!(r#""{number}":"\"\"""#))
            .collect();
        let texts = format!("{{{}}}", many.join(","));
        let texts = Texts::plain(&texts).unwrap();
        for (_, text) in texts.0 {
            let Some(Cow::Owned(text)) = text else {
                panic!("it has escapes");
            };
            assert_eq!((text.as_str(), text.capacity()), ("\"\"", 2));
        }
        let long = json!({"a": "\"".repeat(20_000)}).to_string();
        assert!(Texts::plain(&long).is_none() && Texts::parse(&long).is_some());
    }

    #[test]
    fn what_is_not_plain_is_read_all_the_same() {
        let body = r#" {"a": null, "b": 1.0, "c": "\u4e2d", "d": {"e": [ 1 ]}, "a": "2"} "#;
        assert!(Texts::plain(body).is_none());
        let texts = Texts::parse(body).unwrap();
        assert!(texts.has_one_name_twice());
        let all: Vec<_> = texts.iter().collect();
        assert_eq!(
            all,
            [
                ("b", "1.0"),
                ("c", "中"),
                ("d", r#"{"e": [ 1 ]}"#),
                ("a", "2")
            ]
        );
        assert_eq!(texts.distinct().get("a"), Some("2"));
        let last_is_null = Texts::parse(r#"{"a": "1", "a": null}"#).unwrap();
        assert_eq!(last_is_null.distinct().get("a"), None);
    }

    /// Generates texts from the pieces that matter to the parser.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "{", "}", "\"", "\\", ":", ",", " ", "\n", "\t", "\u{1}", "\u{1f}", "\u{7f}", "\u{80}",
            "u0041", "a", "bcdefgh", "字", "\\\"", "\\n", "\\/", "\":\"", "\",\"", "{\"", "\"}",
            "null", "1",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn what_is_plain_is_read_as_serde_json_reads_it(text in pieces()) {
            if let Some(plain) = Texts::plain(&text) {
                prop_assert_eq!(Some(owned(plain)), Texts::any(&text).map(owned));
            }
        }

        #[test]
        fn every_object_of_strings_is_read(members in prop::collection::btree_map(".*", ".*", 1..6), pretty: bool) {
            let value = json!(members);
            let text = if pretty { format!("{value:#}") } else { value.to_string() };
            let texts = Texts::parse(&text).unwrap();
            for (name, value) in &members {
                prop_assert_eq!(texts.get(name), Some(value.as_str()));
            }
            prop_assert_eq!(texts.iter().count(), members.len());
        }

        #[test]
        fn no_text_makes_a_panic(text in ".*", object in pieces()) {
            let as_value = |text: &str| serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object());
            prop_assert_eq!(Texts::parse(&text).is_some(), as_value(&text));
            prop_assert_eq!(Texts::parse(&object).is_some(), as_value(&object));
        }
    }
}
