//! Parses chapters: `[chapter]`, structures, enumerations, endpoints and events.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{At, Diagnostic};
use crate::syntax::{
    Auth, Chapter, Endpoint, Enumeration, Field, Fill, Legacy, Place, Response, Structure, Text,
};

use super::definitions::{self, parameter};
use super::event;
use super::field;
use super::pages;
use super::table::{Parser, Table, table, text, texts};
use super::types;

/// The top-level keys of a chapter file.
pub(super) const KEYS: [&str; 5] = ["chapter", "structure", "enum", "endpoint", "event"];

pub(super) fn parse(parser: &mut Parser<'_>, stem: &str, mut file: Table<'_, '_>) -> Chapter {
    file.what = "a chapter file";
    let head = file.optional_table(parser, "chapter", "a chapter");
    if file.peek("chapter").is_none() && !file.has_key_like("chapter") {
        let help = "add [chapter] with title = \"the platform's own title\" and summary = \"What the chapter is for.\"";
        parser.report(Diagnostic::new(
            file.location,
            "a chapter file needs a [chapter] table",
            "this file has none",
            help,
        ));
    }
    let mut chapter = Chapter {
        name: At {
            value: stem.to_owned(),
            location: head.as_ref().map_or(file.location, |head| head.location),
        },
        title: file.empty_text(),
        summary: file.empty_text(),
        feature: None,
        doc: Vec::new(),
        note: None,
        example: None,
        structures: Vec::new(),
        enumerations: Vec::new(),
        endpoints: Vec::new(),
        events: Vec::new(),
    };
    if let Some(mut head) = head {
        chapter.title = head.required_text(parser, "title", "\"the platform's own title\"");
        chapter.summary = head.required_text(parser, "summary", "\"What the chapter is for.\"");
        chapter.feature = head.text(parser, "feature");
        chapter.doc = head.texts(parser, "doc");
        chapter.note = head.text(parser, "note");
        chapter.example = head.text_with_example(parser, "example", "\"name_of_an_endpoint\"");
        head.finish(parser);
    }
    for (name, table) in file.named_tables(parser, "structure", "a structure") {
        chapter.structures.push(structure(parser, name, table));
    }
    for (name, table) in file.named_tables(parser, "enum", "an enumeration") {
        chapter.enumerations.push(enumeration(parser, name, table));
    }
    for table in file.tables(parser, "endpoint", "an endpoint") {
        chapter.endpoints.push(endpoint(parser, table));
    }
    for table in file.tables(parser, "event", "an event") {
        chapter.events.push(event::parse(parser, table));
    }
    // A value that is not a list has already been reported, so it does not count as empty.
    let is_empty = ["endpoint", "event"]
        .into_iter()
        .filter_map(|key| file.peek(key))
        .all(|listed| {
            listed
                .get_ref()
                .as_array()
                .is_some_and(|list| list.is_empty())
        });
    if is_empty {
        parser.report(Diagnostic::new(
            chapter.name.location,
            format!("chapter `{stem}` is empty"),
            "no endpoint or event follows",
            "add an [[endpoint]] or an [[event]], or remove the file",
        ));
    }
    file.finish_with(parser, &definitions::DEFINITION_KEYS);
    chapter
}

fn structure(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Structure {
    let summary = table.required_text(parser, "summary", "\"What it describes.\"");
    let doc = table.texts(parser, "doc");
    let signed_uri = table.text(parser, "signed_uri");
    let header = format!("structure.{}", name.value);
    let fields = field::parse_required(parser, &mut table, &header);
    table.finish(parser);
    Structure {
        name,
        summary,
        doc,
        signed_uri,
        fields,
    }
}

fn enumeration(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Enumeration {
    let summary = table.required_text(parser, "summary", "\"What it selects.\"");
    let example = "values = { douyin = \"What it means.\" }";
    let listed = table.optional_table(parser, "values", "a table of values");
    if table.peek("values").is_none() {
        table.report_missing(parser, "values", format!("add {example}"));
    }
    let mut values = Vec::new();
    if let Some(listed) = listed {
        if listed.is_empty() {
            parser.report(Diagnostic::new(
                listed.location,
                format!("enumeration `{}` has no values", name.value),
                "this table is empty",
                format!("write {example}; if no values are known, use the type \"string\""),
            ));
        }
        for (value, doc) in listed.entries() {
            let wire = value.get_ref();
            let Some(text) = doc.get_ref().as_str() else {
                let help =
                    format!("write {wire} = \"What it means.\", or \"\" if its meaning is unknown");
                parser.report_wrong_kind(wire, doc, "a string", help);
                continue;
            };
            let wire = At {
                value: wire.to_string(),
                location: parser.at(&value.span()),
            };
            values.push((wire, text.to_owned()));
        }
    }
    table.finish(parser);
    Enumeration {
        name,
        summary,
        values,
    }
}

fn endpoint(parser: &mut Parser<'_>, mut table: Table<'_, '_>) -> Endpoint {
    let name = table.required_text(parser, "name", "\"code_to_session\"");
    let renamed_from = table.texts(parser, "renamed_from");
    let title = table.text(parser, "title");
    let summary = table.required_text(parser, "summary", "\"What it does, in one sentence.\"");
    let doc = table.texts(parser, "doc");
    let request = table.required_text(parser, "request", "\"POST host:/path\"");
    let auth = auth(parser, &mut table);
    let fill = fill(parser, &mut table);
    let envelope = table.required_text(parser, "envelope", "\"err_no\"");
    let encoding = table.text(parser, "encoding");
    let safe = table.flag(parser, "safe");
    let outcome = table.text_with_example(parser, "outcome", "\"chapter.query_something\"");
    let sandbox = table.flag(parser, "sandbox");
    let scope = table.text(parser, "scope");
    let sign = table.text(parser, "sign");
    let legacy = legacy(parser, &mut table);
    let aliases = table.texts(parser, "aliases");
    let note = table.text(parser, "note");
    let at_least_one = at_least_one(parser, &mut table);
    let (fields, open_body) = request_fields(parser, &mut table);
    let response = response(parser, &mut table);
    let pages = pages::parse(parser, &mut table);
    table.finish(parser);
    Endpoint {
        name,
        renamed_from,
        title,
        summary,
        doc,
        request,
        auth,
        fill,
        envelope,
        encoding,
        safe,
        outcome,
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
        pages,
    }
}

fn auth(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Auth {
    let example = "auth = \"none\", the name of a credential, or { credential = \"mini_app\", header = \"X-Token\" }";
    let Some(value) = endpoint.get("auth") else {
        endpoint.report_missing(parser, "auth", format!("add {example}"));
        return Auth::None;
    };
    if let Some(name) = text(parser, value) {
        if name.value == "none" {
            return Auth::None;
        }
        if name.value.is_empty() {
            parser.report(Diagnostic::new(
                name.location,
                "`auth` is empty",
                "expected a non-empty string",
                format!("write {example}"),
            ));
        }
        return Auth::Token {
            credential: name,
            parameter: None,
        };
    }
    let DeValue::Table(_) = value.get_ref() else {
        let expected = "the name of a credential, or a table";
        parser.report_wrong_kind("auth", value, expected, format!("write {example}"));
        return Auth::None;
    };
    let Some(mut table) = table(parser, "auth", value, "`auth`") else {
        return Auth::None;
    };
    let credential = table.required_text(parser, "credential", "\"mini_app\"");
    let parameter = parameter(parser, &mut table, &definitions::TOKEN_PLACES);
    table.finish(parser);
    Auth::Token {
        credential,
        parameter,
    }
}

fn fill(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Vec<Fill> {
    let Some(table) = endpoint.optional_table(parser, "fill", "`fill`") else {
        return Vec::new();
    };
    let mut fills = Vec::new();
    for (name, value) in table.entries() {
        let Some(source) = text(parser, value) else {
            let help = format!(
                "write {} = \"app_id\", \"app_secret\", or a constant such as \"=text\"",
                name.get_ref()
            );
            parser.report_wrong_kind(name.get_ref(), value, "a string", help);
            continue;
        };
        let name = At {
            value: name.get_ref().to_string(),
            location: parser.at(&name.span()),
        };
        fills.push(Fill { name, source });
    }
    fills
}

fn legacy(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Option<Legacy> {
    let value = endpoint.get("legacy")?;
    if let Some(superseded) = value.get_ref().as_bool() {
        return superseded.then_some(Legacy::Yes);
    }
    let replacement = text(parser, value);
    if replacement.is_none() {
        parser.report_wrong_kind(
            "legacy",
            value,
            "true, or the name of an endpoint",
            "write legacy = \"chapter.endpoint\" to name the replacement, or legacy = true if nothing replaces it",
        );
    }
    replacement.map(Legacy::ReplacedBy)
}

/// Parses `at_least_one`. Its value is either a list of names or a list of such lists.
fn at_least_one(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Vec<Vec<Text>> {
    let key = "at_least_one";
    let Some(value) = endpoint.get(key) else {
        return Vec::new();
    };
    let groups: Vec<&Spanned<DeValue<'_>>> = match value.get_ref().as_array() {
        Some(items) if items.iter().any(|item| item.get_ref().is_array()) => items.iter().collect(),
        _ => vec![value],
    };
    for group in &groups {
        if group
            .get_ref()
            .as_array()
            .is_some_and(|names| names.is_empty())
        {
            parser.report(Diagnostic::new(
                parser.at(&group.span()),
                "`at_least_one` names no field",
                "this list is empty",
                "write at_least_one = [\"one_field\", \"another\"], or remove it",
            ));
        }
    }
    groups
        .into_iter()
        .map(|group| texts(parser, key, group))
        .collect()
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
            open_body = true;
            if ty.value != "json" {
                parser.report(Diagnostic::new(
                    ty.location,
                    "the body must be a table of fields, or \"json\"",
                    "this is neither",
                    "write [endpoint.body] with a line for each field, or body = \"json\" if the caller passes the whole body",
                ));
            }
            continue;
        }
        if let Some(table) = table_of_fields(parser, place.key(), value) {
            let parsed = field::parse_all(parser, table);
            fields.extend(parsed.into_iter().map(|field| (place, field)));
        }
    }
    (fields, open_body)
}

fn response(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Response {
    let Some(value) = endpoint.get("response") else {
        return Response::Nothing;
    };
    let Some(ty) = text(parser, value) else {
        return table_of_fields(parser, "response", value).map_or(Response::Unknown, |fields| {
            Response::Fields(field::parse_all(parser, fields))
        });
    };
    if ty.value == "binary" {
        return Response::Binary;
    }
    if ty.value.trim().is_empty() {
        parser.report(Diagnostic::new(
            ty.location,
            "`response` is empty",
            "expected a type",
            "write a type, or remove the key if a successful response has no payload",
        ));
    }
    match types::parse(parser, &ty) {
        Some((parsed, false)) => Response::Type(parsed, ty.location),
        Some((_, true)) => {
            parser.report(Diagnostic::new(
                ty.location,
                "a payload can't be optional",
                "this ends in `?`",
                "remove the `?`: a payload that is missing or null is read as its zero value",
            ));
            Response::Unknown
        }
        None => Response::Unknown,
    }
}

/// Parses a table of fields under a key whose value may be either such a table or a type.
fn table_of_fields<'a, 'i>(
    parser: &mut Parser<'_>,
    key: &str,
    value: &'a Spanned<DeValue<'i>>,
) -> Option<Table<'a, 'i>> {
    if !value.get_ref().is_table() {
        let or = match key {
            "body" => ", or body = \"json\" if the caller passes the whole body",
            "response" => ", or response = \"[item]\" if the payload is not an object",
            _ => "",
        };
        let help = format!("write [endpoint.{key}] with a line for each field{or}");
        parser.report_wrong_kind(key, value, "a table of fields", help);
        return None;
    }
    table(parser, key, value, "a table of fields")
}
