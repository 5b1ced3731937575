//! Types as the catalogue writes them: `string?`, `[item]`, `{i64}`, `json_string<order>`.

use crate::diagnostic::{Diagnostic, Location};
use crate::syntax::{Plain, Text, Type};

use super::table::Parser;

/// Reads a type. `Some(_, true)`: it ends in `?`.
pub(super) fn parse(parser: &mut Parser<'_>, text: &Text) -> Option<(Type, bool)> {
    let (inner, optional) = match text.value.trim().strip_suffix('?') {
        Some(inner) => (inner, true),
        None => (text.value.trim(), false),
    };
    let parsed = parse_type(inner, text.location);
    if parsed.is_none() {
        parser.report(Diagnostic::new(
            text.location,
            format!("`{}` is not a type", text.value),
            "a type belongs here",
            format!(
                "the types are {}, [T] for a list, {{T}} for an object with free keys, json_string<T>, and the names of \
                 the chapter's structures and enumerations; `?` at the end makes a field optional",
                Plain::ALL.map(|(name, _)| name).join(", ")
            ),
        ));
    }
    parsed.map(|parsed| (parsed, optional))
}

fn parse_type(text: &str, location: Location) -> Option<Type> {
    let text = text.trim();
    let inside = |open, close| {
        text.strip_prefix(open)
            .and_then(|rest: &str| rest.strip_suffix(close))
    };
    if let Some(inner) = inside("[", "]") {
        return parse_type(inner, location).map(|inner| Type::List(Box::new(inner)));
    }
    if let Some(inner) = inside("{", "}") {
        return parse_type(inner, location).map(|inner| Type::Map(Box::new(inner)));
    }
    if let Some(inner) = inside("json_string<", ">") {
        return parse_type(inner, location).map(|inner| Type::JsonString(Box::new(inner)));
    }
    if let Some((_, plain)) = Plain::ALL.iter().find(|(name, _)| *name == text) {
        return Some(Type::Plain(*plain));
    }
    let is_name = !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_');
    is_name.then(|| Type::Named(text.to_owned(), location))
}
