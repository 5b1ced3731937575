//! Fields of requests, answers and structures.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::diagnostic::{At, Diagnostic};
use crate::syntax::{Field, FieldKind, Shape};

use super::table::{Parser, Table, json, table, text};
use super::types;

/// Every entry of the table is a field.
pub(super) fn parse_all(parser: &mut Parser<'_>, fields: Table<'_, '_>) -> Vec<Field> {
    fields
        .entries()
        .filter_map(|(name, value)| parse(parser, name, value))
        .collect()
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
    if let Some(text) = text(parser, value) {
        let (ty, optional) = types::parse(parser, &text)?;
        return Some(Field {
            name,
            kind: FieldKind::Type(ty),
            optional,
            doc: None,
            secret: false,
            rust: None,
            default: None,
            also: Vec::new(),
            max_bytes: None,
            max_items: None,
        });
    }
    let mut table = match value.get_ref() {
        DeValue::Table(_) => table(parser, &name.value, value, "a field")?,
        _ => {
            parser.wrong_kind(
                &name.value,
                value,
                "a type such as \"string?\", or a table such as { type = \"string?\" }",
            );
            return None;
        }
    };
    let kind = kind(parser, &mut table);
    let optional = table.flag(parser, "optional");
    let default = table
        .get("default")
        .and_then(|value| match json(value.get_ref()) {
            Some(json) => Some(At {
                value: json,
                location: parser.at(&value.span()),
            }),
            None => {
                parser.wrong_kind("default", value, "a value that JSON knows");
                None
            }
        });
    let field = kind.map(|(kind, marked)| Field {
        name,
        kind,
        optional: optional || marked,
        doc: table.text(parser, "doc"),
        secret: table.flag(parser, "secret"),
        rust: table.text(parser, "rust"),
        default,
        also: table.texts(parser, "also"),
        max_bytes: table.count(parser, "max_bytes"),
        max_items: table.count(parser, "max_items"),
    });
    if field.is_some() {
        table.finish(parser);
    }
    field
}

/// What the field holds, and whether a `?` marks it optional.
fn kind(parser: &mut Parser<'_>, field: &mut Table<'_, '_>) -> Option<(FieldKind, bool)> {
    let keys = [
        ("fields", Shape::Object),
        ("items", Shape::List),
        ("map", Shape::Map),
    ];
    let ty = field.text(parser, "type");
    let name = field.text(parser, "name");
    let mut nested = None;
    for (key, shape) in keys {
        let Some(fields) = field.optional_table(parser, key, "a table of fields") else {
            continue;
        };
        if ty.is_some() || nested.is_some() {
            parser.report(Diagnostic::new(
                fields.location,
                "a field with two types",
                format!("`{key}` is a second one"),
                "keep exactly one of type, fields, items, map",
            ));
            continue;
        }
        nested = Some(FieldKind::Nested {
            shape,
            fields: parse_all(parser, fields),
            name: name.clone(),
        });
    }
    match (ty, nested) {
        (_, Some(nested)) => Some((nested, false)),
        (Some(ty), None) => {
            if let Some(name) = name {
                parser.report(Diagnostic::new(
                    name.location,
                    "`name` names nothing",
                    "only fields, items and map make a structure that can be named",
                    "take it out, or describe the structure's fields here",
                ));
            }
            types::parse(parser, &ty).map(|(ty, optional)| (FieldKind::Type(ty), optional))
        }
        (None, None) => {
            field.missing(
                parser,
                "type",
                "add type = \"string?\"; a nested object has its fields in `fields`, a list of objects in `items`, an object \
                 with free keys in `map`",
            );
            None
        }
    }
}
