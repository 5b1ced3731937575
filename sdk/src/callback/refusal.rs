//! Why a callback was not accepted.

use std::error::Error as StdError;
use std::fmt;

use super::protocol::Protocol;

/// What is wrong with a callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The body has more bytes than [`Callbacks::body_limit`](super::Callbacks::body_limit) allows.
    TooLarge,
    /// Nothing shows which protocol it is in, or it shows several.
    Unrecognized,
    /// The client lacks the key that would verify it; the text names the setting.
    NotConfigured,
    /// The signature is not that of what came. Nothing of it was read.
    Forged,
    /// It was signed too long ago, or in the future: see [`Callbacks::window`](super::Callbacks::window).
    Stale,
    /// It lacks a part that the protocol needs, or the part does not have its form.
    Malformed,
    /// It is genuine, but meant for another application.
    Foreign,
    /// It is genuine, but its message does not fit what the catalogue says of the event; the text names the place.
    Unreadable,
}

/// Why a callback was not accepted. The text says what to do, and holds nothing of the callback itself but names.
///
/// It is for the application's logs. A stranger who sends forgeries should learn nothing from the answer:
/// [`Reply::refusal`](super::Reply::refusal) makes one that is the same for all of them, but for a body that is too large.
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
            format!("the client lacks the setting {settings}: give it to the ClientBuilder"),
        )
    }

    pub(super) fn forged(setting: &str) -> Self {
        Self::new(
            RefusalKind::Forged,
            format!(
                "the signature is not that of the callback: a forgery, a body that was changed on the way, or a wrong {setting}; `signature::explain` tells which"
            ),
        )
    }

    /// What is wrong.
    pub fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// The protocol, where it is known.
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
