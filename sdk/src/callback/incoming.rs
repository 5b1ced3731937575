//! A callback as it came: which protocol it is in.

use std::borrow::Cow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName, Uri};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Protocol, Refusal, RefusalKind};
use crate::wire::{Members, any_twice, text_of};

/// A callback as it came.
#[derive(Clone, Copy)]
pub(super) struct Incoming<'a> {
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    /// The exact body.
    pub(super) body: &'a [u8],
    /// The same, if it is text.
    text: Option<&'a str>,
}

/// The headers that only one protocol has.
static SIGNATURES: [(HeaderName, Protocol); 3] = [
    (HeaderName::from_static("byte-signature"), Protocol::Trade),
    (
        HeaderName::from_static("x-douyin-signature"),
        Protocol::Webhook,
    ),
    (
        HeaderName::from_static("x-life-sign"),
        Protocol::LifeService,
    ),
];

impl<'a> Incoming<'a> {
    pub(super) fn new(uri: &'a Uri, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self {
            uri,
            headers,
            body,
            text: std::str::from_utf8(body).ok(),
        }
    }

    /// The protocol, by what it is signed with. Where two are possible none is: else a stranger could choose the weaker one.
    pub(super) fn protocol(&self) -> Result<Protocol, Refusal> {
        let mut signed = SIGNATURES
            .iter()
            .filter(|(header, _)| self.headers.contains_key(header))
            .map(|(_, protocol)| *protocol);
        match (signed.next(), signed.next()) {
            (Some(protocol), None) => Ok(protocol),
            (Some(_), Some(_)) => Err(Refusal::new(
                RefusalKind::Unrecognised,
                "it has the signatures of several protocols",
            )),
            (None, _) => self.protocol_of_body(),
        }
    }

    fn protocol_of_body(&self) -> Result<Protocol, Refusal> {
        let body = self.text.unwrap_or_default();
        if body.trim_start().starts_with('<') {
            return Ok(Protocol::Push);
        }
        // A look at the text is enough: the protocol then wants the member to be there. Inside another string its quotes would be escaped.
        match (
            body.contains(r#""msg_signature""#),
            body.contains(r#""Encrypt""#),
        ) {
            (true, false) => Ok(Protocol::Ecpay),
            (false, true) => Ok(Protocol::Push),
            _ => Err(Refusal::new(
                RefusalKind::Unrecognised,
                "it has no signature: neither one of the headers Byte-Signature, X-Douyin-Signature and x-life-sign, nor msg_signature or Encrypt in its body",
            )),
        }
    }

    /// A header that must be there once and hold plain text.
    pub(super) fn header(&self, name: &str) -> Result<&'a str, Refusal> {
        let mut values = self.headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => value
                .to_str()
                .map_err(|_| Refusal::malformed(format!("the header {name} is not plain text"))),
            (None, _) => Err(Refusal::malformed(format!("the header {name} is missing"))),
            (Some(_), Some(_)) => Err(Refusal::malformed(format!(
                "the header {name} is there several times"
            ))),
        }
    }

    pub(super) fn text(&self) -> Result<&'a str, Refusal> {
        let missing = || Refusal::malformed("the body is not UTF-8");
        self.text.ok_or_else(missing)
    }
}

/// A JSON object of a callback: of members with one name there may be but one, for what is checked must be what is read.
pub(super) fn members(json: &str) -> Result<Members<'_>, Refusal> {
    let members = Members::parse(json).ok_or_else(no_object)?;
    if any_twice(members.0.iter().map(|(name, _)| name.as_ref())) {
        return Err(repeated_name());
    }
    Ok(members)
}

pub(super) fn no_object() -> Refusal {
    Refusal::malformed("the body is not a JSON object and nothing else")
}

pub(super) fn repeated_name() -> Refusal {
    Refusal::malformed("a member is there several times")
}

pub(super) fn missing(name: &str) -> Refusal {
    Refusal::malformed(format!("{name} is missing"))
}

/// A member that must be there, as text.
pub(super) fn member<'a>(members: &Members<'a>, name: &str) -> Result<Cow<'a, str>, Refusal> {
    let value = members.get(name).ok_or_else(|| missing(name))?;
    Ok(text_of(value))
}

/// The same, or an empty text.
pub(super) fn optional<'a>(members: &Members<'a>, name: &str) -> Cow<'a, str> {
    members.get(name).map(text_of).unwrap_or_default()
}

/// The message of an event in a member: a JSON object, also as the text of a string.
pub(super) fn content(value: &RawValue) -> Result<String, Refusal> {
    let json = value.get();
    if json.starts_with('{') {
        return Ok(json.to_owned());
    }
    object(text_of(json))
}

/// A text that must be a JSON object.
pub(super) fn object(text: Cow<'_, str>) -> Result<String, Refusal> {
    match serde_json::from_str::<&RawValue>(&text) {
        Ok(value) if value.get().starts_with('{') => {
            let is_trimmed = value.get().len() == text.len();
            let trimmed = (!is_trimmed).then(|| value.get().to_owned());
            Ok(trimmed.unwrap_or_else(|| text.into_owned()))
        }
        _ => Err(Refusal::malformed("the message is not a JSON object")),
    }
}

/// Adds to an object that is made of another notation: several members of one name become a list.
pub(super) fn add_member(object: &mut Map<String, Value>, name: String, value: Value) {
    match object.get_mut(&name) {
        None => {
            object.insert(name, value);
        }
        Some(Value::Array(values)) => values.push(value),
        Some(first) => *first = Value::from(vec![first.take(), value]),
    }
}

/// A time in seconds since 1970.
pub(super) fn time(name: &str, seconds: &str) -> Result<SystemTime, Refusal> {
    let digits = !seconds.is_empty() && seconds.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| seconds.parse().ok())
        .flatten()
        .and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)))
        .ok_or_else(|| Refusal::malformed(format!("{name} is not a time in seconds")))
}
