//! Parses the fields of requests, responses, events and structures.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::diagnostic::{At, Diagnostic, Location};
use crate::syntax::{Field, FieldKind, Shape, Text};

use super::table::{Parser, Table, json, table, text};
use super::types;

/// Parses a table in which every entry is a field.
pub(super) fn parse_all(parser: &mut Parser<'_>, fields: Table<'_, '_>) -> Vec<Field> {
    fields
        .entries()
        .filter_map(|(name, value)| parse(parser, name, value))
        .collect()
}

/// Parses the required table `fields` of a structure or event. `header` is the table header without `.fields`, for use
/// in diagnostics.
pub(super) fn parse_required(
    parser: &mut Parser<'_>,
    table: &mut Table<'_, '_>,
    header: &str,
) -> Vec<Field> {
    let fields = table.optional_table(parser, "fields", "a table of fields");
    if table.peek("fields").is_none() {
        let help = format!("add [{header}.fields] with a line for each field");
        table.report_missing(parser, "fields", help);
    }
    fields.map_or_else(Vec::new, |fields| parse_all(parser, fields))
}

fn parse(
    parser: &mut Parser<'_>,
    name: &Spanned<DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
) -> Option<Field> {
    let name = At {
        value: name.get_ref().to_string(),
        location: parser.at(&name.span()),
    };
    let mut field = Field {
        name,
        kind: FieldKind::Unknown,
        optional: false,
        doc: None,
        secret: false,
        rust: None,
        default: None,
        example: None,
        also: Vec::new(),
        max_bytes: None,
        max_items: None,
        join: None,
    };
    if field.name.value.is_empty() {
        parser.report(Diagnostic::new(
            field.name.location,
            "a field needs a name",
            "expected its name on the wire",
            "write the name between the quotes, or remove the field",
        ));
        return None;
    }
    if let Some(text) = text(parser, value) {
        if text.value.trim().is_empty() {
            parser.report(Diagnostic::new(
                text.location,
                format!("`{}` has no type", field.name.value),
                "expected a type",
                format!("write {} = \"string\"", field.name.value),
            ));
        }
        if let Some((ty, optional)) = types::parse(parser, &text) {
            (field.kind, field.optional) = (FieldKind::Type(ty), optional);
        }
        return Some(field);
    }
    let DeValue::Table(_) = value.get_ref() else {
        let help = format!(
            "write {0} = \"string?\", or {0} = {{ type = \"string?\", doc = \"...\" }}",
            field.name.value
        );
        parser.report_wrong_kind(&field.name.value, value, "a type or a table", help);
        return Some(field);
    };
    let mut table = table(parser, &field.name.value, value, "a field")?;
    (field.kind, field.optional) = kind(parser, &mut table);
    field.default = json_text(parser, &mut table, "default");
    field.example = json_text(parser, &mut table, "example");
    field.doc = table.text(parser, "doc");
    field.secret = table.flag(parser, "secret");
    field.rust = table.text(parser, "rust");
    field.also = table.texts(parser, "also");
    field.max_bytes = table.count(parser, "max_bytes");
    field.max_items = table.count(parser, "max_items");
    field.join = join(parser, &mut table);
    table.finish(parser);
    Some(field)
}

/// Parses a value and converts it to JSON text.
fn json_text(
    parser: &mut Parser<'_>,
    field: &mut Table<'_, '_>,
    key: &'static str,
) -> Option<Text> {
    let value = field.get(key)?;
    let Some(json) = json(value.get_ref()) else {
        let help = "write a string, number, boolean, list or table; write a date as a string";
        parser.report_wrong_kind(key, value, "a value that JSON can represent", help);
        return None;
    };
    Some(At {
        value: json,
        location: parser.at(&value.span()),
    })
}

/// Parses a separator. Unlike other strings, it may consist entirely of whitespace. Only an empty separator is
/// reported.
fn join(parser: &mut Parser<'_>, field: &mut Table<'_, '_>) -> Option<Text> {
    let value = field.get("join")?;
    let separator = text(parser, value);
    match &separator {
        None => parser.report_wrong_kind("join", value, "a string", "write join = \",\""),
        Some(separator) if separator.value.is_empty() => parser.report(Diagnostic::new(
            separator.location,
            "`join` is empty",
            "without a separator, the entries can't be told apart",
            "write the text between two entries, such as join = \",\"",
        )),
        Some(_) => {}
    }
    separator
}

/// Parses the type of a field, and determines whether the field is optional.
fn kind(parser: &mut Parser<'_>, field: &mut Table<'_, '_>) -> (FieldKind, bool) {
    let shapes = [
        ("fields", Shape::Object),
        ("items", Shape::List),
        ("map", Shape::Map),
    ];
    let ty = field.text_with_example(parser, "type", "\"string?\"");
    let name = field.text(parser, "name");
    let mut found: Vec<(Location, Shape, Vec<Field>)> = Vec::new();
    for (key, shape) in shapes {
        if let Some(fields) = field.optional_table(parser, key, "a table of fields") {
            found.push((fields.location, shape, parse_all(parser, fields)));
        }
    }
    let optional = field.flag(parser, "optional");
    let places: Vec<Location> = ty
        .iter()
        .map(|ty| ty.location)
        .chain(found.iter().map(|(location, ..)| *location))
        .collect();
    if let [first, second, ..] = places[..] {
        parser.report(
            Diagnostic::new(
                second,
                "a field can have only one type",
                "the second one",
                "keep exactly one of type, fields, items and map",
            )
            .and(first, "the first one"),
        );
        return (FieldKind::Unknown, optional);
    }
    if let Some((_, shape, fields)) = found.pop() {
        let nested = FieldKind::Nested {
            shape,
            fields,
            name,
        };
        return (nested, optional);
    }
    if let Some(name) = name {
        parser.report(Diagnostic::new(
            name.location,
            "`name` has no effect here",
            "only `fields`, `items` and `map` define a structure that can be named",
            "remove it, or describe the structure's fields here",
        ));
    }
    let Some(ty) = ty else {
        // A value of the wrong type has already been reported.
        let given = ["type", "fields", "items", "map"]
            .iter()
            .any(|key| field.peek(key).is_some());
        if !given {
            let help = "add type = \"string?\", or describe a nested object in `fields`, a list of objects in `items`, or an \
                        object with arbitrary keys in `map`";
            field.report_missing(parser, "type", help);
        }
        return (FieldKind::Unknown, optional);
    };
    if optional {
        let help = format!("write type = \"{}?\"", ty.value.trim_end_matches('?'));
        let location = field.peek("optional").map(|value| parser.at(&value.span()));
        parser.report(Diagnostic::new(
            location.unwrap_or(ty.location),
            "`optional` can't be combined with `type`",
            "a type is made optional with `?`",
            help,
        ));
    }
    match types::parse(parser, &ty) {
        Some((parsed, marked)) => (FieldKind::Type(parsed), marked || optional),
        None => (FieldKind::Unknown, optional),
    }
}
