//! Why a transport brought no answer.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// How far an exchange came before it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection came about: nothing of the request has left, so any request may be repeated.
    Connect,
    /// Time ran out after the connection stood. The server may have acted.
    Timeout,
    /// The exchange broke off or the answer could not be read. The server may have acted.
    Other,
}

/// A transport's failure.
///
/// The source must not hold the request's query or headers in its text: they carry secrets.
#[derive(Debug, Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// A failure without a cause to show.
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// A failure with its cause.
    pub fn with_source(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: Some(Arc::from(source.into())),
        }
    }

    /// How far the exchange came.
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
                "no answer came in time; the platform may have acted all the same, raise the timeout if this happens often"
            }
            TransportErrorKind::Other => {
                "the connection broke off before a whole answer came; the platform may have acted all the same"
            }
        })?;
        // The innermost cause says the most ("connection refused"); the ones between only say who passed it on.
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
