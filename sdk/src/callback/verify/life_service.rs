//! Life service (生活服务) requests to interfaces that the application's server implements.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};
use url::form_urlencoded;

use super::incoming::Incoming;
use super::members;
use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::callback::refusal::Refusal;
use crate::signature::{self, Application};

pub(super) fn verify(
    application: &Application,
    incoming: Incoming<'_>,
) -> Result<Message, Refusal> {
    let signature = incoming.header("x-life-sign")?;
    let query = incoming.uri.query().unwrap_or_default();
    let secret = application.secret.expose();
    if !signature::life_service_is_genuine(secret, query, incoming.body, signature) {
        return Err(Refusal::forged("app_secret"));
    }
    check_query(query)?;
    let parameters = parse_parameters(query).to_string();
    let content = match incoming.text()?.trim() {
        "" => parameters.clone(),
        json => members::require_object(json.into())?,
    };
    Ok(Message {
        protocol: Protocol::LifeService,
        name: incoming.uri.path().to_owned(),
        envelope: parameters,
        content,
        id: None,
        time: Some(parse_timestamp(query)?),
        key_version: None,
        signature: signature.to_owned(),
        identified_by_content: false,
    })
}

/// Refuses ambiguous parameters. The signed text joins names, values and the body with `=` and `&`. Without this check, an attacker could
/// move a genuine request's body into a parameter, or part of a value into a name, without invalidating the signature.
fn check_query(query: &str) -> Result<(), Refusal> {
    let is_ambiguous = form_urlencoded::parse(query.as_bytes()).any(|(name, value)| {
        name == "http_body" || name.contains(['&', '=']) || value.contains('&')
    });
    if is_ambiguous {
        return Err(Refusal::malformed(
            "a parameter could contain another parameter or the body",
        ));
    }
    Ok(())
}

/// Parses the query parameters into an object of strings. If a name appears several times, its value is a list.
fn parse_parameters(query: &str) -> Value {
    let mut parameters = Map::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        members::add_member(&mut parameters, name.into_owned(), Value::from(value));
    }
    Value::from(parameters)
}

/// Parses the timestamp, which is in either milliseconds or seconds. Most official pages use milliseconds, but one uses seconds. The two
/// can be told apart by their length, because a time in seconds has fewer than 12 digits until the year 5138.
fn parse_timestamp(query: &str) -> Result<SystemTime, Refusal> {
    const NAME: &str = "timestamp";
    let timestamp = form_urlencoded::parse(query.as_bytes())
        .find_map(|(name, value)| (name == NAME).then_some(value))
        .ok_or_else(|| Refusal::malformed("the parameter timestamp is missing"))?;
    match timestamp.split_at_checked(timestamp.len().saturating_sub(3)) {
        Some((seconds, milliseconds)) if timestamp.len() >= 12 => {
            let milliseconds = members::parse_time(NAME, milliseconds)?
                .duration_since(SystemTime::UNIX_EPOCH)
                .map_or(0, |time| time.as_secs());
            Ok(members::parse_time(NAME, seconds)? + Duration::from_millis(milliseconds))
        }
        _ => members::parse_time(NAME, &timestamp),
    }
}
