//! The catalogue's description of an endpoint.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;
use serde_json::value::RawValue;

use super::operation::Operation;
use super::payload::Payload;
use super::request::DynamicRequest;
use crate::answer::{Error, Raw, read_answer};
use crate::endpoint::{Endpoint, EndpointReference};
use crate::secret;

/// An endpoint of the catalogue with its description.
#[non_exhaustive]
pub struct Entry {
    /// The properties that calls depend on: name, method, host, path, credential, encoding and signature.
    pub endpoint: &'static Endpoint,
    /// The name of the chapter, such as `login`.
    pub chapter: String,
    /// The Cargo feature of the chapter.
    pub feature: Option<String>,
    /// The platform's title of the endpoint.
    pub title: Option<String>,
    /// A sentence about what the endpoint does.
    pub summary: String,
    /// The permission that the application must have.
    pub scope: Option<String>,
    /// Whether the endpoint is superseded.
    pub legacy: bool,
    /// The endpoint that supersedes this one, such as `schema.query_schema`, if one is known.
    pub replaced_by: Option<String>,
    /// The official pages about the endpoint.
    pub pages: Vec<String>,
    /// The names of the endpoint in other SDKs.
    pub aliases: Vec<String>,
    pub(super) operation: &'static Operation,
    pub(super) request: Option<&'static RawValue>,
    pub(super) response: Option<&'static RawValue>,
    pub(super) open_body: bool,
}

impl Entry {
    /// Returns the chapter and name, such as `login.code_to_session`.
    pub fn name(&self) -> &'static str {
        let endpoint: &'static Endpoint = self.endpoint;
        &endpoint.name
    }

    /// Returns the fields of the request: a list of objects with `name`, `in` (path, query, header, body, local), `required`, `secret`, `doc`,
    /// `default`, limits, and `schema`.
    ///
    /// A schema is an object with a `type`: `string`, `i32`, `i64`, `f64`, `bool`, `flag`, `json`, `scalar`, `list` (of `items`), `map` (of
    /// `values`), `json_string` (of `value`), `enum` (with `values`) or `object` (with `fields`, written like those of the request).
    pub fn request_schema(&self) -> Value {
        parse_schema(self.request)
    }

    /// Returns the form of the response: an object whose `kind` is `none`, `binary`, or `value` with a `schema`.
    pub fn response_schema(&self) -> Value {
        parse_schema(self.response)
    }

    /// Returns whether the request has the member `body` for the whole body, because the catalogue does not describe the fields of the body.
    pub fn has_open_body(&self) -> bool {
        self.open_body
    }

    /// Creates a request from JSON and checks that it fits the endpoint.
    ///
    /// # Errors
    /// Returns an error if `json` is neither an object nor null, or has unknown fields or a value that does not fit. The error names every
    /// unknown field and the first value that does not fit.
    pub fn request(&'static self, json: Value) -> Result<DynamicRequest, Error> {
        DynamicRequest::new(self.operation, json)
    }

    /// Reads a stored response from its headers and body. The status is assumed to be 200.
    ///
    /// # Errors
    /// Returns an error if the response reports a failure or does not fit.
    pub fn decode(&self, headers: HeaderMap, body: impl Into<Bytes>) -> Result<Payload, Error> {
        let raw = read_answer(
            &EndpointReference::Catalogue(self.endpoint),
            &[crate::platform::ERROR_CODES],
            &secret::Secrets::default(),
            StatusCode::OK,
            headers,
            body.into(),
        )?;
        self.payload(&raw)
    }

    /// Reads the payload of a response, even if the response reports a failure.
    ///
    /// # Errors
    /// Returns an error if the payload does not fit.
    pub fn payload(&self, raw: &Raw) -> Result<Payload, Error> {
        Payload::read(self.operation, raw)
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Entry")
            .field("name", &self.endpoint.name)
            .field("method", &self.endpoint.method)
            .field("host", &self.endpoint.host.name)
            .field("path", &self.endpoint.path)
            .finish_non_exhaustive()
    }
}

fn parse_schema(json: Option<&RawValue>) -> Value {
    json.and_then(|json| serde_json::from_str(json.get()).ok())
        .unwrap_or_default()
}
