//! Chapters: their head, structures, enumerations and endpoints.

use toml::de::DeValue;

use crate::diagnostic::{At, Diagnostic, Location};
use crate::syntax::{
    Auth, Chapter, Endpoint, Enumeration, Field, Fill, Legacy, Place, Response, Structure, Text,
};

use super::definitions::parameter;
use super::field;
use super::table::{Parser, Table, table, text, texts};
use super::types;

pub(super) fn parse(
    parser: &mut Parser<'_>,
    stem: &str,
    mut head: Table<'_, '_>,
    mut file: Table<'_, '_>,
) -> Option<Chapter> {
    let name = At {
        value: stem.to_owned(),
        location: head.location,
    };
    let title = head.required_text(parser, "title", "\"the platform's own title\"");
    let summary = head.required_text(parser, "summary", "\"What the chapter is for.\"");
    let feature = head.text(parser, "feature");
    let doc = head.texts(parser, "doc");
    head.finish(parser);

    let structures = file.named_tables(parser, "structure", "a structure");
    let structures = structures
        .into_iter()
        .filter_map(|(name, table)| structure(parser, name, table))
        .collect();
    let enumerations = file.named_tables(parser, "enum", "an enumeration");
    let enumerations = enumerations
        .into_iter()
        .filter_map(|(name, table)| enumeration(parser, name, table))
        .collect();
    let endpoints = file.tables(parser, "endpoint", "an endpoint");
    if endpoints.is_empty() && file.get("endpoint").is_none() {
        parser.report(Diagnostic::new(
            name.location,
            format!("chapter `{stem}` is empty"),
            "no endpoint follows",
            "add an [[endpoint]], or remove the file",
        ));
    }
    let endpoints = endpoints
        .into_iter()
        .filter_map(|table| endpoint(parser, table))
        .collect();
    file.finish(parser);
    Some(Chapter {
        name,
        title: title?,
        summary: summary?,
        feature,
        doc,
        structures,
        enumerations,
        endpoints,
    })
}

fn structure(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Option<Structure> {
    let summary = table.required_text(parser, "summary", "\"What it describes.\"");
    let fields = table.optional_table(parser, "fields", "a table of fields");
    if fields.is_none() && table.get("fields").is_none() {
        let help = format!(
            "add [structure.{}.fields] with a line for each field",
            name.value
        );
        table.missing(parser, "fields", help);
    }
    let fields = fields.map(|fields| field::parse_all(parser, fields));
    table.finish(parser);
    Some(Structure {
        name,
        summary: summary?,
        fields: fields?,
    })
}

fn enumeration(
    parser: &mut Parser<'_>,
    name: Text,
    mut table: Table<'_, '_>,
) -> Option<Enumeration> {
    let summary = table.required_text(parser, "summary", "\"What it chooses.\"");
    let values = table.optional_table(parser, "values", "a table of values");
    if values.is_none() && table.get("values").is_none() {
        table.missing(
            parser,
            "values",
            "add values = { douyin = \"What it means.\" }",
        );
    }
    let mut known = Vec::new();
    for (value, doc) in values.into_iter().flat_map(Table::entries) {
        match doc.get_ref().as_str() {
            Some(text) => {
                let value = At {
                    value: value.get_ref().to_string(),
                    location: parser.at(&value.span()),
                };
                known.push((value, text.to_owned()));
            }
            None => parser.wrong_kind(
                value.get_ref(),
                doc,
                "a string that says what the value means",
            ),
        }
    }
    table.finish(parser);
    Some(Enumeration {
        name,
        summary: summary?,
        values: known,
    })
}

fn endpoint(parser: &mut Parser<'_>, mut table: Table<'_, '_>) -> Option<Endpoint> {
    let name = table.required_text(parser, "name", "\"code_to_session\"");
    let title = table.text(parser, "title");
    let summary = table.required_text(parser, "summary", "\"What it does, in a sentence.\"");
    let doc = table.texts(parser, "doc");
    let request = table.required_text(parser, "request", "\"POST host:/path\"");
    let auth = auth(parser, &mut table);
    let fill = fill(parser, &mut table);
    let envelope = table.required_text(parser, "envelope", "\"err_no\"");
    let encoding = table.text(parser, "encoding");
    let safe = table.flag(parser, "safe");
    let sandbox = table.flag(parser, "sandbox");
    let scope = table.text(parser, "scope");
    let sign = table.text(parser, "sign");
    let legacy = legacy(parser, &mut table);
    let aliases = table.texts(parser, "aliases");
    let note = table.text(parser, "note");
    let at_least_one = at_least_one(parser, &mut table);
    let (fields, open_body) = request_fields(parser, &mut table);
    let response = response(parser, &mut table);
    table.finish(parser);
    Some(Endpoint {
        name: name?,
        title,
        summary: summary?,
        doc,
        request: request?,
        auth: auth?,
        fill,
        envelope: envelope?,
        encoding,
        safe,
        sandbox,
        scope,
        sign,
        legacy,
        aliases,
        note,
        at_least_one,
        fields,
        open_body,
        response,
    })
}

fn auth(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Option<Auth> {
    let Some(value) = endpoint.get("auth") else {
        let help = "add auth = \"none\", the name of a credential, or { credential = \"mini_app\", header = \"X-Token\" }";
        endpoint.missing(parser, "auth", help);
        return None;
    };
    if let Some(name) = text(parser, value) {
        let none = name.value == "none";
        return Some(if none {
            Auth::None
        } else {
            Auth::Token {
                credential: name,
                parameter: None,
            }
        });
    }
    let DeValue::Table(_) = value.get_ref() else {
        parser.wrong_kind("auth", value, "the name of a credential, or a table");
        return None;
    };
    let mut table = table(parser, "auth", value, "`auth`")?;
    let credential = table.required_text(parser, "credential", "\"mini_app\"");
    let parameter = parameter(
        parser,
        &mut table,
        &[Place::Header, Place::Query, Place::Body],
    );
    table.finish(parser);
    Some(Auth::Token {
        credential: credential?,
        parameter,
    })
}

fn fill(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Vec<Fill> {
    let Some(table) = endpoint.optional_table(parser, "fill", "`fill`") else {
        return Vec::new();
    };
    let mut fills = Vec::new();
    for (name, value) in table.entries() {
        match text(parser, value) {
            Some(source) => {
                let name = At {
                    value: name.get_ref().to_string(),
                    location: parser.at(&name.span()),
                };
                fills.push(Fill { name, source });
            }
            None => parser.wrong_kind(
                name.get_ref(),
                value,
                "\"app_id\", \"app_secret\" or a constant such as \"=text\"",
            ),
        }
    }
    fills
}

fn legacy(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Option<Legacy> {
    let value = endpoint.get("legacy")?;
    match value.get_ref() {
        DeValue::Boolean(true) => Some(Legacy::Yes),
        DeValue::Boolean(false) => None,
        _ => match text(parser, value) {
            Some(replacement) => Some(Legacy::ReplacedBy(replacement)),
            None => {
                parser.wrong_kind(
                    "legacy",
                    value,
                    "true, or the name of the endpoint that replaces this one",
                );
                None
            }
        },
    }
}

/// One list of names, or a list of such lists.
fn at_least_one(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Vec<Vec<Text>> {
    let key = "at_least_one";
    let Some(value) = endpoint.get(key) else {
        return Vec::new();
    };
    match value.get_ref().as_array() {
        Some(items) if items.iter().any(|item| item.get_ref().is_array()) => {
            items.iter().map(|item| texts(parser, key, item)).collect()
        }
        _ => vec![texts(parser, key, value)],
    }
}

fn request_fields(
    parser: &mut Parser<'_>,
    endpoint: &mut Table<'_, '_>,
) -> (Vec<(Place, Field)>, bool) {
    let mut fields = Vec::new();
    let mut open_body = false;
    for place in Place::ALL {
        let Some(value) = endpoint.get(place.key()) else {
            continue;
        };
        if let (Place::Body, Some(ty)) = (place, text(parser, value)) {
            open_body = ty.value == "json";
            if !open_body {
                parser.report(Diagnostic::new(
                    ty.location,
                    "the body must be a table of fields, or \"json\"",
                    "this is neither",
                    "write [endpoint.body] with a line for each field; body = \"json\" leaves the whole body to the caller",
                ));
            }
            continue;
        }
        let Some(table) = table(parser, place.key(), value, "a table of fields") else {
            continue;
        };
        fields.extend(
            field::parse_all(parser, table)
                .into_iter()
                .map(|field| (place, field)),
        );
    }
    (fields, open_body)
}

fn response(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Response {
    let Some(value) = endpoint.get("response") else {
        return Response::Nothing;
    };
    let Some(ty) = text(parser, value) else {
        return match table(parser, "response", value, "a table of fields") {
            Some(fields) => Response::Fields(field::parse_all(parser, fields)),
            None => Response::Nothing,
        };
    };
    if ty.value == "binary" {
        return Response::Binary;
    }
    match types::parse(parser, &ty) {
        Some((_, true)) => {
            optional_response(parser, ty.location);
            Response::Nothing
        }
        Some((parsed, false)) => Response::Type(parsed),
        None => Response::Nothing,
    }
}

fn optional_response(parser: &mut Parser<'_>, location: Location) {
    parser.report(Diagnostic::new(
        location,
        "a payload can't be optional",
        "this ends in `?`",
        "take the `?` away: a payload that is missing or null is read as its zero value",
    ));
}
