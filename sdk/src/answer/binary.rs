//! Binary response content.

use std::fmt;

use bytes::Bytes;

/// The binary content of a response, such as a QR code image.
///
/// `Debug` shows the content's length instead of the content itself.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Binary {
    /// The content.
    pub bytes: Bytes,
    /// The content type, such as `image/png`, or an empty string if the server did not send one.
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
