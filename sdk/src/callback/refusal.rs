//! The reasons why callbacks are refused.

use std::error::Error as StdError;
use std::fmt;

use super::protocol::Protocol;

/// The reason why a callback was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The body is larger than the limit set with [`Callbacks::body_limit`](super::Callbacks::body_limit).
    TooLarge,
    /// The protocol could not be determined, or the callback carries the signatures of several protocols.
    Unrecognized,
    /// The client does not have the key that is needed to verify the callback. The error message names the missing setting.
    NotConfigured,
    /// The signature does not match the request, or the message does not belong to the event that its unsigned name claims. No part of the
    /// request was used.
    Forged,
    /// The callback was signed too long ago or too far in the future. See [`Callbacks::window`](super::Callbacks::window).
    Stale,
    /// A part of the request that the protocol requires is missing or invalid.
    Malformed,
    /// The callback is genuine but intended for a different application.
    Foreign,
    /// The callback is genuine, but its message does not match the catalogue's description of the event. The error message says where.
    Unreadable,
}

/// The error returned for a refused callback. The error message says what to do about it. Apart from names, the message contains nothing
/// from the callback.
///
/// The message is intended only for the application's logs, because responses must not help an attacker who sends forged callbacks.
/// [`Reply::refusal`](super::Reply::refusal) therefore creates the same response for every refusal, with two exceptions: a body that is too
/// large, and a genuine callback that cannot be read.
///
/// `{:?}` prints the same text as `{}`, and `{:#?}` prints the fields.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    kind: RefusalKind,
    protocol: Option<Protocol>,
    text: String,
}

impl Refusal {
    pub(super) fn new(kind: RefusalKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            protocol: None,
            text: text.into(),
        }
    }

    pub(super) fn in_protocol(mut self, protocol: Protocol) -> Self {
        self.protocol = Some(protocol);
        self
    }

    pub(super) fn malformed(text: impl Into<String>) -> Self {
        Self::new(RefusalKind::Malformed, text)
    }

    pub(super) fn not_configured(settings: &str) -> Self {
        Self::new(
            RefusalKind::NotConfigured,
            format!("{settings} is not configured; set it with the ClientBuilder"),
        )
    }

    pub(super) fn forged(setting: &str) -> Self {
        Self::new(
            RefusalKind::Forged,
            format!(
                "the signature does not match; the callback is forged, its body was changed on the way, or the key is wrong: check {setting}, and use `signature::explain` to find the cause"
            ),
        )
    }

    /// Returns the reason for the refusal.
    pub fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// Returns the callback's protocol, or `None` if it was not determined.
    pub fn protocol(&self) -> Option<Protocol> {
        self.protocol
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.protocol {
            Some(protocol) => write!(formatter, "{protocol} callback refused: {}", self.text),
            None => write!(formatter, "callback refused: {}", self.text),
        }
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return fmt::Display::fmt(self, formatter);
        }
        formatter
            .debug_struct("Refusal")
            .field("kind", &self.kind)
            .field("protocol", &self.protocol)
            .field("text", &self.text)
            .finish()
    }
}

impl StdError for Refusal {}
