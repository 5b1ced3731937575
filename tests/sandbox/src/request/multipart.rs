//! Multipart bodies that contain texts and files.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use multer::Multipart;

/// A part of a multipart body.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// The content of a part.
#[derive(Debug)]
pub(crate) enum Content {
    Text(String),
    File(Upload),
}

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The file name sent in the request.
    pub name: String,
    /// The content type sent in the request, if any.
    pub content_type: Option<String>,
    /// The file's content, byte for byte.
    pub content: Bytes,
}

/// Parses the parts of a body that is entirely in memory.
pub(super) fn parse(content_type: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = multer::parse_boundary(content_type)
        .map_err(|error| format!("the body is not valid multipart: {error}"))?;
    // The parser waits for nothing but the body. The body is already complete, so the first poll finishes.
    match pin!(read_parts(body, boundary)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(parts)) => Ok(parts),
        Poll::Ready(Err(error)) => Err(format!("the body is not valid multipart: {error}")),
        Poll::Pending => Err("cannot read the body".to_owned()),
    }
}

async fn read_parts(body: &[u8], boundary: String) -> Result<Vec<Part>, multer::Error> {
    let mut multipart = Multipart::with_reader(body, boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(ToString::to_string);
        let bytes = field.bytes().await?;
        let content = match file_name {
            Some(name) => Content::File(Upload {
                name,
                content_type,
                content: bytes,
            }),
            None => Content::Text(String::from_utf8_lossy(&bytes).into_owned()),
        };
        parts.push(Part { name, content });
    }
    Ok(parts)
}
