//! Keeps what came in, so that a test can look at it.

use std::collections::VecDeque;
use std::sync::Mutex;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method};
use serde_json::Value;

use crate::call::pairs;
use crate::lock;
use crate::multipart::{self, Content, Entry, Upload};

/// A request that the sandbox platform got.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// Name of the endpoint, `login.code_to_session`; `None` where the request led to none.
    pub endpoint: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// Name of the host in the catalogue, the first segment of the path that was asked for.
    pub host: String,
    /// The path on that host, as it was sent.
    pub path: String,
    /// The query as it was sent, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, byte for byte.
    pub body: Bytes,
}

impl RecordedRequest {
    /// The body as JSON, if it is JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as a form: its pairs, decoded; of a multipart body the texts.
    #[must_use]
    pub fn form(&self) -> Vec<(String, String)> {
        let Some(entries) = self.multipart() else {
            return pairs(&String::from_utf8_lossy(&self.body));
        };
        let texts = entries.into_iter().filter_map(|entry| match entry.is {
            Content::Text(text) => Some((entry.name, text)),
            Content::File(_) => None,
        });
        texts.collect()
    }

    /// The files of a multipart body by the names of their fields.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Upload)> {
        let entries = self.multipart().unwrap_or_default();
        let files = entries.into_iter().filter_map(|entry| match entry.is {
            Content::File(file) => Some((entry.name, file)),
            Content::Text(_) => None,
        });
        files.collect()
    }

    fn multipart(&self) -> Option<Vec<Entry>> {
        multipart::read(self.header("content-type")?, &self.body).ok()
    }

    /// The pairs of the query, decoded.
    #[must_use]
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        pairs(self.query.as_deref().unwrap_or_default())
    }

    /// A parameter of the query, decoded.
    #[must_use]
    pub fn query_parameter(&self, name: &str) -> Option<String> {
        self.query_pairs()
            .into_iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// A header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A list that drops its oldest entries when it is full.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    most: usize,
    entries: Mutex<VecDeque<T>>,
}

impl<T: Clone> Kept<T> {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            entries: Mutex::new(VecDeque::new()),
        }
    }

    /// Whether anything is kept at all.
    pub(crate) fn is_on(&self) -> bool {
        self.most > 0
    }

    pub(crate) fn push(&self, entry: T) {
        if !self.is_on() {
            return;
        }
        let mut entries = lock(&self.entries);
        if entries.len() == self.most {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    pub(crate) fn all(&self) -> Vec<T> {
        lock(&self.entries).iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        lock(&self.entries).clear();
    }
}

/// What is kept of a request.
pub(crate) fn request(
    endpoint: Option<&str>,
    parts: &Parts,
    host: &str,
    path: &str,
    body: &Bytes,
) -> RecordedRequest {
    RecordedRequest {
        endpoint: endpoint.map(str::to_owned),
        method: parts.method.clone(),
        host: host.to_owned(),
        path: path.to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body: body.clone(),
    }
}
