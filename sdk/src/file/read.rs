//! Reads the content of a file into memory.

use std::io;
use std::path::Path;
use std::sync::PoisonError;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncReadExt};

use super::{File, Source};

/// The reason why a file could not be read.
pub(crate) enum ReadFault {
    /// Reading failed. The text is ` from ` followed by the path, or empty if the file has no path.
    Io(String, io::Error),
    /// The stream has already been read.
    Used,
    /// The file is larger than this limit, in bytes.
    TooLarge(usize),
}

impl File {
    /// Reads the content into memory.
    pub(crate) async fn read(&self) -> Result<Bytes, ReadFault> {
        match &self.source {
            Source::Bytes(bytes) => Ok(bytes.clone()),
            Source::Path(path) => self.read_path(path).await,
            Source::Reader(stream) => {
                let stream = stream
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take()
                    .ok_or(ReadFault::Used)?;
                self.read_all(stream, 0)
                    .await?
                    .map_err(|error| ReadFault::Io(String::new(), error))
            }
        }
    }

    async fn read_path(&self, path: &Path) -> Result<Bytes, ReadFault> {
        let fault = |error| ReadFault::Io(format!(" from {}", path.display()), error);
        let file = tokio::fs::File::open(path).await.map_err(fault)?;
        let length = file.metadata().await.map_err(fault)?.len();
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if length > self.limit {
            return Err(ReadFault::TooLarge(self.limit));
        }
        self.read_all(file, length).await?.map_err(fault)
    }

    /// Reads a stream to its end. `expected` is the probable length of the content.
    async fn read_all(
        &self,
        stream: impl AsyncRead + Unpin,
        expected: usize,
    ) -> Result<io::Result<Bytes>, ReadFault> {
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX);
        let mut content = Vec::with_capacity(expected);
        // Reading one byte more than the limit shows whether the content is too long.
        let read = stream
            .take(most.saturating_add(1))
            .read_to_end(&mut content)
            .await;
        if content.len() > self.limit {
            return Err(ReadFault::TooLarge(self.limit));
        }
        Ok(read.map(|_| Bytes::from(content)))
    }
}
