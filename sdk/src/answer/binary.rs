//! Binary content that an endpoint gives.

use std::fmt;

use bytes::Bytes;

/// Binary content, such as the image of a qr code. `Debug` shows its length only.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Binary {
    /// The content.
    pub bytes: Bytes,
    /// What it is, `image/png`; empty if the server does not say.
    pub content_type: String,
}

impl fmt::Debug for Binary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Binary")
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
