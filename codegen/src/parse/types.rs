//! Parses types in the catalogue, such as `string?`, `[item]`, `{i64}` and `json_string<order>`.

use crate::diagnostic::{Diagnostic, Location};
use crate::syntax::{Plain, Text, Type};

use super::table::Parser;

/// The maximum nesting depth of a type. Real types are never nested this deeply, and the limit prevents malformed input
/// from exhausting the stack.
const DEPTH: usize = 16;

/// Parses a type, and returns it along with whether it ends in `?`.
///
/// Returns `None` if the text is empty or is not a valid type. An invalid type is reported here; an empty one has
/// already been reported.
pub(super) fn parse(parser: &mut Parser<'_>, text: &Text) -> Option<(Type, bool)> {
    let (inner, optional) = match text.value.trim().strip_suffix('?') {
        Some(inner) => (inner, true),
        None => (text.value.trim(), false),
    };
    let parsed = parse_type(inner, text.location, DEPTH);
    if parsed.is_none() && !text.value.trim().is_empty() {
        let help = if inner.contains('?') {
            "`?` is allowed only once, at the end, and makes the field optional; the entries of a list or map can't be optional".to_owned()
        } else {
            format!(
                "the types are {}, [T] for a list, {{T}} for an object with arbitrary keys, json_string<T>, and \
                 the names of the chapter's own structures and enumerations",
                Plain::ALL.map(|(name, _)| name).join(", ")
            )
        };
        parser.report(Diagnostic::new(
            text.location,
            format!("`{}` is not a type", text.value),
            "expected a type",
            help,
        ));
    }
    parsed.map(|parsed| (parsed, optional))
}

fn parse_type(text: &str, location: Location, depth: usize) -> Option<Type> {
    let text = text.trim();
    let depth = depth.checked_sub(1)?;
    let inside = |open, close| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        parse_type(inner, location, depth).map(Box::new)
    };
    if text.starts_with('[') {
        return inside("[", "]").map(Type::List);
    }
    if text.starts_with('{') {
        return inside("{", "}").map(Type::Map);
    }
    if text.starts_with("json_string<") {
        return inside("json_string<", ">").map(Type::JsonString);
    }
    if let Some((_, plain)) = Plain::ALL.iter().find(|(name, _)| *name == text) {
        return Some(Type::Plain(*plain));
    }
    Type::is_word(text).then(|| Type::Named(text.to_owned(), location))
}
