//! A callback as it came: which protocol it is in.

use http::{HeaderMap, HeaderName, Uri};

use crate::callback::protocol::Protocol;
use crate::callback::refusal::{Refusal, RefusalKind};

/// A callback as it came.
#[derive(Clone, Copy)]
pub(super) struct Incoming<'a> {
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    /// The exact body.
    pub(super) body: &'a [u8],
    /// The body, if it is text.
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

    /// Detects the protocol by what the callback is signed with. Where two are possible it is refused: else a stranger could choose the weaker one.
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
        // A look at the text is enough: the protocol then wants the member to be there. Inside another string its quotes would be escaped.
        match (
            body.contains(r#""msg_signature""#),
            body.contains(r#""Encrypt""#),
        ) {
            (true, false) => Ok(Protocol::Ecpay),
            (false, true) => Ok(Protocol::Push),
            _ => Err(Refusal::new(
                RefusalKind::Unrecognized,
                "it has no signature: neither one of the headers Byte-Signature, X-Douyin-Signature and x-life-sign, nor msg_signature or Encrypt in its body",
            )),
        }
    }

    /// Returns a header that must be there once and hold plain text.
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
        let not_text = || Refusal::malformed("the body is not UTF-8");
        self.text.ok_or_else(not_text)
    }
}
