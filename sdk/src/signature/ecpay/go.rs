//! Prints JSON the way Go prints maps and slices.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::wire::{Members, text_of};

/// The maximum nesting depth of a value.
const DEEPEST: usize = 128;

/// Prints a JSON value as a string. Objects and lists are printed the way Go prints maps and slices. Returns `None` if
/// the value is nested too deeply.
pub(crate) fn print_go(json: &str) -> Option<Cow<'_, str>> {
    if !json.starts_with(['{', '[']) {
        return Some(text_of(json));
    }
    let mut text = String::with_capacity(json.len());
    print_nested(&mut text, json, DEEPEST)?;
    Some(Cow::Owned(text))
}

fn print_nested(text: &mut String, json: &str, deeper: usize) -> Option<()> {
    let deeper = deeper.checked_sub(1)?;
    if json.starts_with('{') {
        // If several members have the same name, the last one counts, as in other JSON parsers.
        let members = Members::parse(json)?.distinct();
        text.push_str("map[");
        for (index, (name, value)) in members.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            text.push_str(name);
            text.push(':');
            print_nested(text, value.get(), deeper)?;
        }
        text.push(']');
    } else if json.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
        text.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            print_nested(text, item.get(), deeper)?;
        }
        text.push(']');
    } else if json == "null" {
        text.push_str("<nil>");
    } else {
        text.push_str(&text_of(json));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_values_are_written_as_go_prints_them() {
        for (json, text) in [
            (r#""a\"b""#, "a\"b"),
            ("1.50", "1.50"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("true", "true"),
            ("{}", "map[]"),
            ("[]", "[]"),
            (r#"["a", 1, "b c"]"#, "[a 1 b c]"),
            (
                r#"{"b": {"y": [1, 2], "x": null}, "a": "文", "B": false}"#,
                "map[B:false a:文 b:map[x:<nil> y:[1 2]]]",
            ),
            (
                r#"[{"id": 1, "name": "n"}, {}]"#,
                "[map[id:1 name:n] map[]]",
            ),
            (r#"{"a": 1, "b": 2, "a": 3}"#, "map[a:3 b:2]"),
        ] {
            assert_eq!(print_go(json).as_deref(), Some(text), "{json}");
        }
        let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(print_go(&deep(128)).is_some());
        for levels in [129, 100_000] {
            assert_eq!(print_go(&deep(levels)), None);
        }
    }
}
