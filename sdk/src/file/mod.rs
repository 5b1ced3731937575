//! Files to be uploaded.

mod content_type;
mod read;

use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use tokio::io::AsyncRead;

pub(crate) use self::read::ReadFault;

/// What a file without a name is called.
const UNNAMED: &str = "file";

/// How much of a path or reader is taken unless [`File::limit`] says otherwise: far more than the platform takes of any upload.
const LIMIT: usize = 256 << 20;

/// A file to be uploaded: bytes, a path or a stream, with the name and content type that the platform gets.
///
/// ```
/// use bytedance::File;
///
/// let cover = File::bytes("cover.png", b"\x89PNG..".to_vec());
/// let video = File::path("/data/intro.mp4");
/// let report = File::reader("report", tokio::io::empty()).content_type("application/pdf");
/// # assert_eq!(format!("{cover:?}"), r#"File { name: "cover.png", content_type: "image/png", bytes: 6 }"#);
/// ```
///
/// What is not in memory is read when the call is made, once, before its first attempt: a repeated attempt sends the same bytes. The
/// call's timeouts begin after that. `Debug` shows no content.
#[derive(Clone)]
pub struct File {
    name: String,
    /// `None`: the one that the name suggests.
    content_type: Option<String>,
    limit: usize,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(PathBuf),
    /// Empty once it has been read, in this file and in all its clones.
    Reader(Arc<Mutex<Option<Stream>>>),
}

type Stream = Pin<Box<dyn AsyncRead + Send>>;

impl File {
    /// A file in memory.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::new(name.into(), Source::Bytes(bytes.into()))
    }

    /// A file on disk, named as it is there. It is read when the call is made, without blocking the runtime.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map_or_else(
            || UNNAMED.to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        Self::new(name, Source::Path(path))
    }

    /// A stream. It is read to its end when the call is made, and can be read only once: a second call with this file or a clone of it
    /// is an error.
    pub fn reader(name: impl Into<String>, reader: impl AsyncRead + Send + 'static) -> Self {
        let stream: Stream = Box::pin(reader);
        let source = Source::Reader(Arc::new(Mutex::new(Some(stream))));
        Self::new(name.into(), source)
    }

    fn new(name: String, source: Source) -> Self {
        Self {
            name,
            content_type: None,
            limit: LIMIT,
            source,
        }
    }

    /// The name that the platform gets.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The content type that the platform gets. Unless set, it is the one that the ending of the name stands for, such as `image/png` for
    /// `.png`, else `application/octet-stream`.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// How many bytes of a path or reader are taken into memory; 256 MiB unless set. A longer file is an error, and nothing is sent.
    #[must_use]
    pub fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    pub(crate) fn sent_name(&self) -> &str {
        &self.name
    }

    pub(crate) fn sent_content_type(&self) -> &str {
        self.content_type
            .as_deref()
            .unwrap_or_else(|| content_type::of(&self.name))
    }

    /// Replaces where the content comes from by the content itself.
    pub(crate) fn set_content(&mut self, content: Bytes) {
        self.source = Source::Bytes(content);
    }

    /// The content, if it is in memory.
    pub(crate) fn content(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes),
            Source::Path(_) | Source::Reader(_) => None,
        }
    }
}

/// An empty file without a name of its own.
impl Default for File {
    fn default() -> Self {
        Self::bytes(UNNAMED, Bytes::new())
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(UNNAMED, bytes)
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(UNNAMED, bytes)
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for File {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shape = formatter.debug_struct("File");
        shape
            .field("name", &self.name)
            .field("content_type", &self.sent_content_type());
        match &self.source {
            Source::Bytes(bytes) => shape.field("bytes", &bytes.len()),
            Source::Path(path) => shape.field("path", path),
            Source::Reader(_) => return shape.finish_non_exhaustive(),
        };
        shape.finish()
    }
}
