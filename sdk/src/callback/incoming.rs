//! A callback as it came: which protocol it is in.

use std::borrow::Cow;
use std::collections::HashSet;
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
        std::str::from_utf8(self.body).map_err(|_| Refusal::malformed("the body is not UTF-8"))
    }
}

/// So many members are compared faster one by one than in a set.
const FEW: usize = 16;

/// A JSON object of a callback: of members with one name there may be but one, for what is checked must be what is read.
pub(super) fn members(json: &str) -> Result<Members<'_>, Refusal> {
    let members = Members::parse(json)
        .ok_or_else(|| Refusal::malformed("the body is not a JSON object and nothing else"))?;
    let all = &members.0;
    let is_there_twice = if all.len() <= FEW {
        let mut rest = all.as_slice();
        std::iter::from_fn(|| {
            let (first, others) = rest.split_first()?;
            rest = others;
            Some(others.iter().any(|(name, _)| *name == first.0))
        })
        .any(|twice| twice)
    } else {
        let names: HashSet<&str> = all.iter().map(|(name, _)| name.as_ref()).collect();
        names.len() < all.len()
    };
    if is_there_twice {
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
    // An object in JSON that has been read is one.
    if json.starts_with('{') {
        return Ok(json.to_owned());
    }
    object(text_of(json))
}

/// A text that must be a JSON object.
pub(super) fn object(text: Cow<'_, str>) -> Result<String, Refusal> {
    if Members::parse(&text).is_none() {
        return Err(Refusal::malformed("the message is not a JSON object"));
    }
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return Ok(text.into_owned());
    }
    Ok(trimmed.to_owned())
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
