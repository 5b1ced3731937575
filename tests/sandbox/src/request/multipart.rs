//! Multipart bodies: texts and files.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use multer::Multipart;

/// One part of a body.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// What a part holds.
#[derive(Debug)]
pub(crate) enum Content {
    Text(String),
    File(Upload),
}

/// A file as it was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The name that came with it.
    pub name: String,
    /// The content type that came with it.
    pub content_type: Option<String>,
    /// The content, byte for byte.
    pub content: Bytes,
}

/// Reads the parts of a body that is in memory.
pub(super) fn parse(content_type: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = multer::parse_boundary(content_type)
        .map_err(|error| format!("the body is not multipart: {error}"))?;
    // The parser waits for nothing but the body, which is here as a whole.
    match pin!(read_parts(body, boundary)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(parts)) => Ok(parts),
        Poll::Ready(Err(error)) => Err(format!("the body is not multipart: {error}")),
        Poll::Pending => Err("the body could not be read".to_owned()),
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
