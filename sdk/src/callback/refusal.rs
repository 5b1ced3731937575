//! The reasons for which callbacks are not accepted.

use std::error::Error as StdError;
use std::fmt;

use super::protocol::Protocol;

/// The reason why a callback was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The body is larger than [`Callbacks::body_limit`](super::Callbacks::body_limit) allows.
    TooLarge,
    /// The protocol cannot be determined, or the callback has the signatures of several protocols.
    Unrecognized,
    /// The client does not have the key to verify the callback. The message names the setting.
    NotConfigured,
    /// The signature does not match the request. No part of the request was used.
    Forged,
    /// The callback was signed too long ago or in the future, see [`Callbacks::window`](super::Callbacks::window).
    Stale,
    /// A part that the protocol requires is missing or invalid.
    Malformed,
    /// The callback is genuine, but intended for another application.
    Foreign,
    /// The callback is genuine, but its message does not match the description of the event in the catalogue. The error names the location.
    Unreadable,
}

/// The error for a callback that was not accepted. Its message says what to do, and contains nothing of the callback except names.
///
/// The message is intended for the logs of the application. The response must not help an attacker who sends forged callbacks:
/// [`Reply::refusal`](super::Reply::refusal) creates the same response for all refusals, except for a body that is too large and for a
/// genuine callback that cannot be read.
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

    /// Returns the reason of the refusal.
    pub fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// Returns the protocol of the callback, if it is known.
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
        write!(formatter, "Refusal({:?}: {self})", self.kind)
    }
}

impl StdError for Refusal {}
