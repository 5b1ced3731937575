//! A callback as it came: which protocol it is in.

use std::borrow::Cow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, Uri};

use super::{Protocol, Refusal, RefusalKind};
use crate::wire::{Members, text_of};

/// A callback as it came.
#[derive(Clone, Copy)]
pub(super) struct Incoming<'a> {
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    /// The exact body.
    pub(super) body: &'a [u8],
}

/// The headers that only one protocol has.
const SIGNATURES: [(&str, Protocol); 3] = [
    ("byte-signature", Protocol::Trade),
    ("x-douyin-signature", Protocol::Webhook),
    ("x-life-sign", Protocol::LifeService),
];

impl<'a> Incoming<'a> {
    /// The protocol, by what it is signed with. Where two are possible none is: else a stranger could choose the weaker one.
    pub(super) fn protocol(&self) -> Result<Protocol, Refusal> {
        let mut signed = SIGNATURES
            .iter()
            .filter(|(header, _)| self.headers.contains_key(*header))
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
        let body = std::str::from_utf8(self.body).unwrap_or_default();
        if body.trim_start().starts_with('<') {
            return Ok(Protocol::Push);
        }
        let members = Members::parse(body);
        let has = |name| {
            members
                .as_ref()
                .is_some_and(|members| members.get(name).is_some())
        };
        match (has("msg_signature"), has("Encrypt")) {
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
        std::str::from_utf8(self.body).map_err(|_| Refusal::malformed("the body is not UTF-8"))
    }
}

/// A JSON object of a callback: of members with one name there may be but one, for what is checked must be what is read.
pub(super) fn members(json: &str) -> Result<Members<'_>, Refusal> {
    let members = Members::parse(json)
        .ok_or_else(|| Refusal::malformed("the body is not a JSON object and nothing else"))?;
    let mut names: Vec<&str> = members.0.iter().map(|(name, _)| name.as_ref()).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(Refusal::malformed("a member is there several times"));
    }
    Ok(members)
}

/// A member that must be there, as text.
pub(super) fn member<'a>(members: &Members<'a>, name: &str) -> Result<Cow<'a, str>, Refusal> {
    members
        .get(name)
        .map(text_of)
        .ok_or_else(|| Refusal::malformed(format!("{name} is missing")))
}

/// The same, or an empty text.
pub(super) fn optional<'a>(members: &Members<'a>, name: &str) -> Cow<'a, str> {
    members.get(name).map(text_of).unwrap_or_default()
}

/// The message of an event: a JSON object, also as the text of a string.
pub(super) fn content(json: &str) -> Result<String, Refusal> {
    let text = text_of(json);
    let text = text.trim();
    match Members::parse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(Refusal::malformed("the message is not a JSON object")),
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
