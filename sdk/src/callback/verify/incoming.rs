//! Detects the protocol of a received callback.

use http::{HeaderMap, HeaderName, Uri};

use crate::callback::protocol::Protocol;
use crate::callback::refusal::{Refusal, RefusalKind};

/// A callback exactly as it was received.
#[derive(Clone, Copy)]
pub(super) struct Incoming<'a> {
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    /// The unmodified body.
    pub(super) body: &'a [u8],
    /// The body as text, if it is valid UTF-8.
    text: Option<&'a str>,
}

/// The signature headers, each of which identifies a protocol.
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

    /// Detects the protocol from the kind of signature that the callback has. A callback with several signatures is refused, because an
    /// attacker could otherwise choose the weakest one.
    pub(super) fn detect_protocol(&self) -> Result<Protocol, Refusal> {
        let mut signed = SIGNATURES
            .iter()
            .filter(|(header, _)| self.headers.contains_key(header))
            .map(|(_, protocol)| *protocol);
        match (signed.next(), signed.next()) {
            (Some(protocol), None) => Ok(protocol),
            (Some(_), Some(_)) => Err(Refusal::new(
                RefusalKind::Unrecognized,
                "it has the signatures of several protocols",
            )),
            (None, _) => self.detect_protocol_of_body(),
        }
    }

    fn detect_protocol_of_body(&self) -> Result<Protocol, Refusal> {
        let body = self.text.unwrap_or_default();
        if body.trim_start().starts_with('<') {
            return Ok(Protocol::Push);
        }
        // Searching the text is enough, because verification later requires the member to exist. The match cannot be inside a string,
        // because the quotes would be escaped there.
        match (
            body.contains(r#""msg_signature""#),
            body.contains(r#""Encrypt""#),
        ) {
            (true, false) => Ok(Protocol::Ecpay),
            (false, true) => Ok(Protocol::Push),
            _ => Err(Refusal::new(
                RefusalKind::Unrecognized,
                "its protocol cannot be determined: it has none of the headers Byte-Signature, X-Douyin-Signature and x-life-sign, and its body does not have exactly one of msg_signature and Encrypt",
            )),
        }
    }

    /// Returns the value of a header. The header must be present exactly once, and its value must be printable ASCII.
    pub(super) fn header(&self, name: &str) -> Result<&'a str, Refusal> {
        let mut values = self.headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().map_err(|_| {
                Refusal::malformed(format!("the header {name} is not printable ASCII"))
            }),
            (None, _) => Err(Refusal::malformed(format!("the header {name} is missing"))),
            (Some(_), Some(_)) => Err(Refusal::malformed(format!(
                "the header {name} is present several times"
            ))),
        }
    }

    pub(super) fn text(&self) -> Result<&'a str, Refusal> {
        let not_text = || Refusal::malformed("the body is not UTF-8");
        self.text.ok_or_else(not_text)
    }
}
