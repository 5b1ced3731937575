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
#[derive(Debug, Clone)]
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
        })?;
        // The innermost cause is the most specific one, such as "connection refused". The causes in between add nothing to it.
        let mut innermost = self.source();
        while let Some(cause) = innermost.and_then(Error::source) {
            innermost = Some(cause);
        }
        if let Some(cause) = innermost {
            write!(formatter, " ({cause})")?;
        }
        Ok(())
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn Error + 'static))
    }
}
