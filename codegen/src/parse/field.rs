//! Fields of requests, answers and structures.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::diagnostic::{At, Diagnostic, Location};
use crate::syntax::{Field, FieldKind, Shape, Text};

use super::table::{Parser, Table, json, table, text};
use super::types;

/// Every entry of the table is a field.
pub(super) fn parse_all(parser: &mut Parser<'_>, fields: Table<'_, '_>) -> Vec<Field> {
    fields
        .entries()
        .filter_map(|(name, value)| parse(parser, name, value))
        .collect()
}

/// The fields of something that consists of nothing else; `header` is what stands before `.fields` in theirs.
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
            "a field without a name",
            "the name on the wire belongs here",
            "write it between the quotes, or take the field out",
        ));
        return None;
    }
    if let Some(text) = text(parser, value) {
        if text.value.trim().is_empty() {
            parser.report(Diagnostic::new(
                text.location,
                format!("`{}` has no type", field.name.value),
                "a type belongs here",
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

/// A value as JSON text.
fn json_text(
    parser: &mut Parser<'_>,
    field: &mut Table<'_, '_>,
    key: &'static str,
) -> Option<Text> {
    let value = field.get(key)?;
    let Some(json) = json(value.get_ref()) else {
        let help =
            "write a string, number, true, false, list or table; a date is written as a string";
        parser.report_wrong_kind(key, value, "a value that JSON can hold", help);
        return None;
    };
    Some(At {
        value: json,
        location: parser.at(&value.span()),
    })
}

/// A separator may be white space, so only one without a character in it is missing.
fn join(parser: &mut Parser<'_>, field: &mut Table<'_, '_>) -> Option<Text> {
    let value = field.get("join")?;
    let separator = text(parser, value);
    match &separator {
        None => parser.report_wrong_kind("join", value, "a string", "write join = \",\""),
        Some(separator) if separator.value.is_empty() => parser.report(Diagnostic::new(
            separator.location,
            "`join` is empty",
            "entries that follow one another without a mark can't be told apart",
            "write what stands between two entries, such as join = \",\"",
        )),
        Some(_) => {}
    }
    separator
}

/// What the field holds, and whether it is optional.
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
                "a field with two types",
                "the second one",
                "keep exactly one of type, fields, items, map",
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
            "`name` names nothing",
            "only fields, items and map make a structure that can be named",
            "take it out, or describe the structure's fields here",
        ));
    }
    let Some(ty) = ty else {
        // A key of a wrong kind has been reported already.
        let given = ["type", "fields", "items", "map"]
            .iter()
            .any(|key| field.peek(key).is_some());
        if !given {
            let help = "add type = \"string?\"; a nested object has its fields in `fields`, a list of objects in `items`, an \
                        object with free keys in `map`";
            field.report_missing(parser, "type", help);
        }
        return (FieldKind::Unknown, optional);
    };
    if optional {
        let help = format!("write type = \"{}?\"", ty.value.trim_end_matches('?'));
        let location = field.peek("optional").map(|value| parser.at(&value.span()));
        parser.report(Diagnostic::new(
            location.unwrap_or(ty.location),
            "`optional` beside `type`",
            "a type says it with `?`",
            help,
        ));
    }
    match types::parse(parser, &ty) {
        Some((parsed, marked)) => (FieldKind::Type(parsed), marked || optional),
        None => (FieldKind::Unknown, optional),
    }
}
