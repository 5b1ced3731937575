//! Definitions: hosts, credentials, issuers, envelopes, signatures and error codes.

use crate::diagnostic::Diagnostic;
use crate::syntax::{
    Credential, Definitions, Envelope, ErrorCodes, Host, Issuer, Parameter, Place, Signature,
};

use super::table::{Parser, Table};

pub(super) fn parse(
    parser: &mut Parser<'_>,
    mut file: Table<'_, '_>,
    definitions: &mut Definitions,
) {
    for (name, mut table) in file.named_tables(parser, "host", "a host") {
        let summary = table.required_text(parser, "summary", "\"What is served there.\"");
        let production = table.required_text(parser, "production", "\"https://open.example.com\"");
        let sandbox = table.text(parser, "sandbox");
        let family = table.required_text(parser, "family", "\"open\"");
        table.finish(parser);
        if let (Some(summary), Some(production), Some(family)) = (summary, production, family) {
            definitions.hosts.push(Host {
                name,
                summary,
                production,
                sandbox,
                family,
            });
        }
    }
    for (name, mut table) in file.named_tables(parser, "credential", "a credential") {
        let title = table.required_text(parser, "title", "\"access_token\"");
        let summary = table.required_text(parser, "summary", "\"What the token stands for.\"");
        let places = [Place::Header, Place::Query, Place::Body];
        let parameter = required_parameter(parser, &mut table, &places);
        let issuers = table.texts(parser, "issuers");
        table.finish(parser);
        if let (Some(title), Some(summary), Some(parameter)) = (title, summary, parameter) {
            definitions.credentials.push(Credential {
                name,
                title,
                summary,
                parameter,
                issuers,
            });
        }
    }
    for (name, mut table) in file.named_tables(parser, "issuer", "an issuer") {
        let summary = table.required_text(parser, "summary", "\"How the token is got.\"");
        let endpoint = table.required_text(parser, "endpoint", "\"credential.get_access_token\"");
        let token = table.required_text(parser, "token", "\"access_token\"");
        let expires_in = table.required_text(parser, "expires_in", "\"expires_in\"");
        let shared = table.flag(parser, "shared");
        table.finish(parser);
        if let (Some(summary), Some(endpoint), Some(token), Some(expires_in)) =
            (summary, endpoint, token, expires_in)
        {
            definitions.issuers.push(Issuer {
                name,
                summary,
                endpoint,
                token,
                expires_in,
                shared,
            });
        }
    }
    for (name, mut table) in file.named_tables(parser, "envelope", "an envelope") {
        let summary = table.required_text(parser, "summary", "\"What is in it.\"");
        let code = table.texts(parser, "code");
        let sub_code = table.texts(parser, "sub_code");
        let message = table.texts(parser, "message");
        let log_id = table.texts(parser, "log_id");
        let payload = table.texts(parser, "payload");
        if payload.is_empty() {
            table.missing(
                parser,
                "payload",
                "add payload = [\"data\"], or [\".\"] where the answer itself is the payload",
            );
        }
        table.finish(parser);
        if let Some(summary) = summary {
            definitions.envelopes.push(Envelope {
                name,
                summary,
                code,
                sub_code,
                message,
                log_id,
                payload,
            });
        }
    }
    for (name, mut table) in file.named_tables(parser, "signature", "a signature") {
        let summary = table.required_text(parser, "summary", "\"What is signed, and how.\"");
        let scheme = table.required_text(parser, "scheme", "\"session\"");
        let local = table.texts(parser, "local");
        let places = [Place::Query, Place::Body, Place::Header];
        let parameter = required_parameter(parser, &mut table, &places);
        table.finish(parser);
        if let (Some(summary), Some(scheme), Some(parameter)) = (summary, scheme, parameter) {
            definitions.signatures.push(Signature {
                name,
                summary,
                scheme,
                local,
                parameter,
            });
        }
    }
    for mut table in file.tables(parser, "error", "an error") {
        definitions.errors.extend(error(parser, &mut table));
        table.finish(parser);
    }
    file.finish(parser);
}

fn error(parser: &mut Parser<'_>, table: &mut Table<'_, '_>) -> Option<ErrorCodes> {
    let class = table.required_text(parser, "class", "\"token_invalid\"");
    let family = table.text(parser, "family");
    let envelope = table.text(parser, "envelope");
    let endpoint = table.text(parser, "endpoint");
    let codes = table.integers(parser, "codes");
    let sub_codes = table.integers(parser, "sub_codes");
    let meaning = table.text(parser, "meaning");
    if codes.is_empty() && sub_codes.is_empty() {
        table.missing(parser, "codes", "add codes = [28001003], or sub_codes");
    }
    Some(ErrorCodes {
        class: class?,
        family,
        envelope,
        endpoint,
        codes,
        sub_codes,
        meaning,
    })
}

/// `header = "access-token"`, or another of the places: exactly one.
fn required_parameter(
    parser: &mut Parser<'_>,
    table: &mut Table<'_, '_>,
    places: &[Place],
) -> Option<Parameter> {
    let parameter = parameter(parser, table, places);
    if parameter.is_none() {
        let first = places[0].key();
        table.missing(
            parser,
            first,
            format!("add {first} = \"name of the parameter\"; it may also stand in another place"),
        );
    }
    parameter
}

/// The one place that the table names, if it names one.
pub(super) fn parameter(
    parser: &mut Parser<'_>,
    table: &mut Table<'_, '_>,
    places: &[Place],
) -> Option<Parameter> {
    let mut found: Option<Parameter> = None;
    for place in places {
        let Some(name) = table.text(parser, place.key()) else {
            continue;
        };
        if let Some(first) = &found {
            parser.report(
                Diagnostic::new(
                    name.location,
                    "a parameter in two places",
                    "this is a second one",
                    "keep one of the two",
                )
                .and(first.name.location, "the first one"),
            );
            continue;
        }
        found = Some(Parameter {
            place: *place,
            name,
        });
    }
    found
}
