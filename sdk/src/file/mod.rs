//! Files for uploads.

mod content_type;
mod read;

use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use tokio::io::AsyncRead;

pub(crate) use self::read::ReadFault;

/// The name of a file that was created without a name.
const UNNAMED: &str = "file";

/// The default for [`File::limit`], in bytes. It is far more than the platform accepts in any upload.
const LIMIT: usize = 256 << 20;

/// A file to upload: its content (bytes, a path or a stream), and the name and content type to send to the platform.
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
/// A file that is not in memory is read once per call, before the first attempt. All attempts send the same bytes, and the call's timeouts start
/// only after the file has been read. `Debug` does not show the content.
#[derive(Clone)]
pub struct File {
    name: String,
    /// The content type, or `None` if it is derived from the name.
    content_type: Option<String>,
    limit: usize,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(PathBuf),
    /// The stream, or `None` once this file or one of its clones has read it.
    Reader(Arc<Mutex<Option<Stream>>>),
}

type Stream = Pin<Box<dyn AsyncRead + Send>>;

impl File {
    /// Creates a file from bytes in memory.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::new(name.into(), Source::Bytes(bytes.into()))
    }

    /// Creates a file from a path. The last component of the path becomes the name of the file.
    ///
    /// The file is read when the call is made, without blocking the runtime.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map_or_else(
            || UNNAMED.to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        Self::new(name, Source::Path(path))
    }

    /// Creates a file from a stream.
    ///
    /// The stream is read to its end when the call is made. It can be read only once, so a second call that uses this file or a clone of it fails.
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

    /// Sets the file name that is sent to the platform.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the content type that is sent to the platform.
    ///
    /// By default, it is derived from the extension of the file name. For example, `.png` results in `image/png`. If the extension is unknown, the
    /// default is `application/octet-stream`.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Sets the maximum number of bytes to read from a path or a stream. Defaults to 256 MiB.
    ///
    /// If the file is larger, the call fails and nothing is sent.
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

    /// Replaces the source of the content with the content itself.
    pub(crate) fn set_content(&mut self, content: Bytes) {
        self.source = Source::Bytes(content);
    }

    /// Returns the content if it is already in memory.
    pub(crate) fn content(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes),
            Source::Path(_) | Source::Reader(_) => None,
        }
    }
}

/// Creates an empty file with the default name.
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
