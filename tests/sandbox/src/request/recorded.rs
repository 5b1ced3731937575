//! Recorded requests, for tests to inspect.

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method};
use serde_json::Value;

use super::form::parse_pairs;
use super::multipart::{self, Content, Part, Upload};

/// A request that the sandbox platform received.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The name of the endpoint, such as `login.code_to_session`, or `None` if the request did not match any endpoint.
    pub endpoint: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The name of the host in the catalogue. It is the first segment of the requested path.
    pub host: String,
    /// The rest of the path, as sent.
    pub path: String,
    /// The query as sent, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, byte for byte.
    pub body: Bytes,
}

impl RecordedRequest {
    pub(crate) fn new(
        endpoint: Option<&str>,
        parts: &Parts,
        host: &str,
        path: &str,
        body: &Bytes,
    ) -> Self {
        Self {
            endpoint: endpoint.map(str::to_owned),
            method: parts.method.clone(),
            host: host.to_owned(),
            path: path.to_owned(),
            query: parts.uri.query().map(str::to_owned),
            headers: parts.headers.clone(),
            body: body.clone(),
        }
    }

    /// Returns the body parsed as JSON, or `None` if it is not valid JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Returns the decoded names and values of a form body, or the names and texts of a multipart body's text parts.
    #[must_use]
    pub fn form(&self) -> Vec<(String, String)> {
        let Some(parts) = self.multipart() else {
            return parse_pairs(&String::from_utf8_lossy(&self.body));
        };
        let texts = parts.into_iter().filter_map(|part| match part.content {
            Content::Text(text) => Some((part.name, text)),
            Content::File(_) => None,
        });
        texts.collect()
    }

    /// Returns the files in a multipart body, each with the name of its field.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Upload)> {
        let parts = self.multipart().unwrap_or_default();
        let files = parts.into_iter().filter_map(|part| match part.content {
            Content::File(file) => Some((part.name, file)),
            Content::Text(_) => None,
        });
        files.collect()
    }

    fn multipart(&self) -> Option<Vec<Part>> {
        multipart::parse(self.header("content-type")?, &self.body).ok()
    }

    /// Returns the decoded names and values in the query.
    #[must_use]
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        parse_pairs(self.query.as_deref().unwrap_or_default())
    }

    /// Returns the decoded value of a query parameter.
    #[must_use]
    pub fn query_parameter(&self, name: &str) -> Option<String> {
        self.query_pairs()
            .into_iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// Returns a header, or `None` if it is missing or is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
