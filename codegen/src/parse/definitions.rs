//! Parses definitions: hosts, credentials, issuers, envelopes, signatures and error codes.

use crate::diagnostic::Diagnostic;
use crate::syntax::{
    Credential, Definitions, Envelope, ErrorCodes, Host, Issuer, Parameter, Place, Signature, Text,
};

use super::table::{Parser, Table};

/// The top-level keys of a definitions file, each with the advice to give if the key is found in a chapter file.
pub(super) const DEFINITION_KEYS: [(&str, &str); 6] = {
    const PLACE: &str = "definitions belong in a separate file without [chapter]";
    [
        ("host", PLACE),
        ("credential", PLACE),
        ("issuer", PLACE),
        ("envelope", PLACE),
        ("signature", PLACE),
        ("error", PLACE),
    ]
};

pub(super) const TOKEN_PLACES: [Place; 3] = [Place::Header, Place::Query, Place::Body];
const SIGNATURE_PLACES: [Place; 3] = [Place::Query, Place::Body, Place::Header];

pub(super) fn parse(
    parser: &mut Parser<'_>,
    file: &mut Table<'_, '_>,
    definitions: &mut Definitions,
) {
    file.what = "a definitions file";
    for (name, table) in file.named_tables(parser, "host", "a host") {
        definitions.hosts.push(host(parser, name, table));
    }
    for (name, table) in file.named_tables(parser, "credential", "a credential") {
        definitions
            .credentials
            .push(credential(parser, name, table));
    }
    for (name, table) in file.named_tables(parser, "issuer", "an issuer") {
        definitions.issuers.push(issuer(parser, name, table));
    }
    for (name, table) in file.named_tables(parser, "envelope", "an envelope") {
        definitions.envelopes.push(envelope(parser, name, table));
    }
    for (name, table) in file.named_tables(parser, "signature", "a signature") {
        definitions.signatures.push(signature(parser, name, table));
    }
    for table in file.tables(parser, "error", "an error") {
        definitions.errors.push(error(parser, table));
    }
}

fn host(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Host {
    let host = Host {
        name,
        summary: table.required_text(parser, "summary", "\"What the host serves.\""),
        production: table.required_text(parser, "production", "\"https://open.example.com\""),
        sandbox: table.text(parser, "sandbox"),
        family: table.required_text(parser, "family", "\"open\""),
    };
    table.finish(parser);
    host
}

fn credential(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Credential {
    let credential = Credential {
        name,
        title: table.required_text(parser, "title", "\"access_token\""),
        summary: table.required_text(parser, "summary", "\"What the token stands for.\""),
        parameter: required_parameter(parser, &mut table, &TOKEN_PLACES),
        issuers: table.texts(parser, "issuers"),
    };
    table.finish(parser);
    credential
}

fn issuer(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Issuer {
    let issuer = Issuer {
        name,
        summary: table.required_text(parser, "summary", "\"How the token is issued.\""),
        endpoint: table.required_text(parser, "endpoint", "\"credential.get_access_token\""),
        token: table.required_text(parser, "token", "\"access_token\""),
        expires_in: table.required_text(parser, "expires_in", "\"expires_in\""),
        shared: table.flag(parser, "shared"),
    };
    table.finish(parser);
    issuer
}

fn envelope(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Envelope {
    let envelope = Envelope {
        name,
        summary: table.required_text(parser, "summary", "\"What it contains.\""),
        code: table.texts(parser, "code"),
        sub_code: table.texts(parser, "sub_code"),
        message: table.texts(parser, "message"),
        log_id: table.texts(parser, "log_id"),
        payload: table.texts(parser, "payload"),
    };
    if are_empty(&table, &["payload"]) {
        let help = "add payload = [\"data\"], or [\".\"] if the whole response is the payload";
        table.report_missing(parser, "payload", help);
    }
    table.finish(parser);
    envelope
}

fn signature(parser: &mut Parser<'_>, name: Text, mut table: Table<'_, '_>) -> Signature {
    let signature = Signature {
        name,
        summary: table.required_text(parser, "summary", "\"What is signed, and how.\""),
        scheme: table.required_text(parser, "scheme", "\"session\""),
        local: table.texts(parser, "local"),
        parameter: required_parameter(parser, &mut table, &SIGNATURE_PLACES),
    };
    table.finish(parser);
    signature
}

fn error(parser: &mut Parser<'_>, mut table: Table<'_, '_>) -> ErrorCodes {
    let error = ErrorCodes {
        class: table.required_text(parser, "class", "\"token_invalid\""),
        family: table.text(parser, "family"),
        envelope: table.text(parser, "envelope"),
        endpoint: table.text(parser, "endpoint"),
        codes: table.integers(parser, "codes"),
        sub_codes: table.integers(parser, "sub_codes"),
        messages: table.texts(parser, "messages"),
        meaning: table.text(parser, "meaning"),
    };
    if are_empty(&table, &["codes", "sub_codes"]) {
        table.report_missing(parser, "codes", "add codes = [28001003], or sub_codes");
    }
    table.finish(parser);
    error
}

/// Returns `true` if all of the lists are either missing or empty.
///
/// A value of the wrong type counts as present, because it has already been reported.
fn are_empty(table: &Table<'_, '_>, keys: &[&str]) -> bool {
    keys.iter().filter_map(|key| table.peek(key)).all(|value| {
        let list = value.get_ref().as_array();
        list.is_some_and(|list| list.is_empty())
    })
}

/// Parses a parameter such as `header = "access-token"`, and reports an error unless the table specifies exactly one
/// place.
fn required_parameter(
    parser: &mut Parser<'_>,
    table: &mut Table<'_, '_>,
    places: &[Place; 3],
) -> Parameter {
    let found = parameter(parser, table, places);
    if places.iter().all(|place| table.peek(place.key()).is_none()) {
        let [first, second, third] = places.map(Place::key);
        parser.report(Diagnostic::new(
            table.location,
            format!("{} needs a place for its parameter", table.what),
            format!("none of {first}, {second} and {third} is set"),
            format!("add {first} = \"name_of_the_parameter\", or use {second} or {third} instead"),
        ));
    }
    found.unwrap_or_else(|| Parameter {
        place: places[0],
        name: table.empty_text(),
    })
}

/// Parses a parameter such as `header = "access-token"`, if there is one, and reports an error if the table specifies
/// several places.
pub(super) fn parameter(
    parser: &mut Parser<'_>,
    table: &mut Table<'_, '_>,
    places: &[Place; 3],
) -> Option<Parameter> {
    let mut found: Option<Parameter> = None;
    for place in places {
        let Some(name) = table.text(parser, place.key()) else {
            continue;
        };
        match &found {
            Some(first) => parser.report(
                Diagnostic::new(
                    name.location,
                    "a parameter can have only one place",
                    "the second place",
                    "keep one of the two",
                )
                .and(first.name.location, "the first place"),
            ),
            None => {
                found = Some(Parameter {
                    place: *place,
                    name,
                });
            }
        }
    }
    found
}
