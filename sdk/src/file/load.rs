//! Takes the content of a call's files into memory.

use std::io;
use std::path::Path;
use std::sync::PoisonError;

use bytes::Bytes;
use http::HeaderValue;
use tokio::io::{AsyncRead, AsyncReadExt};

use super::{File, Source};
use crate::endpoint::{Encoding, Endpoint, Place};
use crate::error::Error;
use crate::wire::Part;

/// The same parts with all files in memory; `None`: they are so already.
pub(crate) async fn load(endpoint: &Endpoint, parts: &[Part]) -> Result<Option<Vec<Part>>, Error> {
    let files = || {
        parts
            .iter()
            .filter_map(|part| Some((part, part.file.as_ref()?)))
    };
    for (part, file) in files() {
        check(endpoint, part, file)?;
    }
    if files().all(|(_, file)| file.content().is_some()) {
        return Ok(None);
    }
    let mut loaded = parts.to_vec();
    for part in &mut loaded {
        if let Some(file) = &mut part.file {
            let bytes = file
                .read()
                .await
                .map_err(|fault| fault.of(endpoint, &part.name))?;
            file.source = Source::Bytes(bytes);
        }
    }
    Ok(Some(loaded))
}

/// Refuses what can't be sent before anything is read: a stream that was read is gone.
fn check(endpoint: &Endpoint, part: &Part, file: &File) -> Result<(), Error> {
    let wrong = |what: &str| Err(Error::request(endpoint, format!("{} {what}", part.name)));
    if endpoint.encoding != Encoding::Multipart || part.place != Place::Body {
        return wrong("is a file, which only a multipart body can hold");
    }
    if HeaderValue::from_str(file.shown_content_type()).is_err() {
        return wrong("is a file with a content type that HTTP does not allow");
    }
    Ok(())
}

/// Why a file could not be read.
enum Fault {
    Io(String, io::Error),
    Used,
    TooLarge(usize),
}

impl Fault {
    fn of(self, endpoint: &Endpoint, field: &str) -> Error {
        match self {
            Self::Io(what, error) => Error::request(
                endpoint,
                format!("the file {field} can't be read{what}: {error}"),
            )
            .caused_by(error),
            Self::Used => Error::request(
                endpoint,
                format!(
                    "the file {field} is a reader that was used before: it can be read only once, give each call its own"
                ),
            ),
            Self::TooLarge(limit) => Error::request(
                endpoint,
                format!("the file {field} has more than {limit} bytes; `File::limit` allows more"),
            ),
        }
    }
}

impl File {
    async fn read(&self) -> Result<Bytes, Fault> {
        match &self.source {
            Source::Bytes(bytes) => Ok(bytes.clone()),
            Source::Path(path) => self.read_path(path).await,
            Source::Reader(stream) => {
                let stream = stream
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take()
                    .ok_or(Fault::Used)?;
                self.read_all(stream, 0)
                    .await?
                    .map_err(|error| Fault::Io(String::new(), error))
            }
        }
    }

    async fn read_path(&self, path: &Path) -> Result<Bytes, Fault> {
        let fault = |error| Fault::Io(format!(" from {}", path.display()), error);
        let file = tokio::fs::File::open(path).await.map_err(fault)?;
        let length = file.metadata().await.map_err(fault)?.len();
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if length > self.limit {
            return Err(Fault::TooLarge(self.limit));
        }
        self.read_all(file, length).await?.map_err(fault)
    }

    /// `expected` is how long the content probably is.
    async fn read_all(
        &self,
        stream: impl AsyncRead + Unpin,
        expected: usize,
    ) -> Result<io::Result<Bytes>, Fault> {
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX);
        let mut content = Vec::with_capacity(expected);
        // One byte more than is allowed shows that there is more.
        let read = stream
            .take(most.saturating_add(1))
            .read_to_end(&mut content)
            .await;
        if content.len() > self.limit {
            return Err(Fault::TooLarge(self.limit));
        }
        Ok(read.map(|_| Bytes::from(content)))
    }
}
