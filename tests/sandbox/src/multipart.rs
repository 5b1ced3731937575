//! Multipart bodies: texts and files.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use multer::Multipart;

/// One part of a body.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) is: Content,
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

/// The parts of a body that is in memory.
pub(crate) fn read(content_type: &str, body: &[u8]) -> Result<Vec<Entry>, String> {
    let boundary = multer::parse_boundary(content_type)
        .map_err(|error| format!("the body is not multipart: {error}"))?;
    // The parser waits for nothing but the body, which is here as a whole.
    match pin!(parts(body, boundary)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(entries)) => Ok(entries),
        Poll::Ready(Err(error)) => Err(format!("the body is not multipart: {error}")),
        Poll::Pending => Err("the body could not be read".to_owned()),
    }
}

async fn parts(body: &[u8], boundary: String) -> Result<Vec<Entry>, multer::Error> {
    let mut multipart = Multipart::with_reader(body, boundary);
    let mut entries = Vec::new();
    while let Some(part) = multipart.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content_type = part.content_type().map(ToString::to_string);
        let content = part.bytes().await?;
        let is = match file_name {
            Some(name) => Content::File(Upload {
                name,
                content_type,
                content,
            }),
            None => Content::Text(String::from_utf8_lossy(&content).into_owned()),
        };
        entries.push(Entry { name, is });
    }
    Ok(entries)
}
