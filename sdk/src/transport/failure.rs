//! Transport errors.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// How far an exchange with a server had proceeded when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made. No part of the request was sent, so repeating it is always safe.
    Connect,
    /// The timeout expired after the connection had been made. The server may have processed the request.
    Timeout,
    /// The exchange was interrupted, or the response could not be read. The server may have processed the request.
    Other,
}

/// An error from a transport.
///
/// The source's text must not contain the request's query or headers, because they contain secrets.
///
/// `{:?}` prints the error's text followed by the texts of its causes, and `{:#?}` prints its fields.
#[derive(Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// Creates an error without a cause.
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// Creates an error with a cause.
    pub fn with_source(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: Some(Arc::from(source.into())),
        }
    }

    /// Returns how far the exchange had proceeded when it failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns the innermost cause, which is the most specific one, such as "connection refused". The causes in between add nothing to it.
    pub(crate) fn innermost_cause(&self) -> Option<&(dyn Error + 'static)> {
        let mut innermost = self.source()?;
        while let Some(cause) = innermost.source() {
            innermost = cause;
        }
        Some(innermost)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            TransportErrorKind::Connect => {
                "no connection could be made; check network, DNS, proxy, certificates and base URL"
            }
            TransportErrorKind::Timeout => {
                "no response arrived in time; the platform may still have processed the request; raise the timeout if this happens often"
            }
            TransportErrorKind::Other => {
                "the connection was lost before the whole response arrived; the platform may still have processed the request"
            }
        })
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return formatter.write_str(&with_causes(self));
        }
        formatter
            .debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("source", &self.source)
            .finish()
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn Error + 'static))
    }
}

/// Returns the text of an error, followed by the texts of its causes.
pub(crate) fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
