//! What the catalogue says about an endpoint.

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

/// An endpoint of the catalogue.
#[non_exhaustive]
pub struct Entry {
    /// What calls go by: name, method, host, path, credential, encoding, signature.
    pub endpoint: &'static Endpoint,
    /// The chapter's name, `login`.
    pub chapter: String,
    /// The cargo feature of the chapter.
    pub feature: Option<String>,
    /// The platform's own title.
    pub title: Option<String>,
    /// What the endpoint does, in a sentence.
    pub summary: String,
    /// The permission that the application must hold.
    pub scope: Option<String>,
    /// Whether it is superseded.
    pub legacy: bool,
    /// The endpoint that supersedes it, `schema.query_schema`, where one is known.
    pub replaced_by: Option<String>,
    /// Official pages.
    pub pages: Vec<String>,
    /// Names in other SDKs.
    pub aliases: Vec<String>,
    pub(super) operation: &'static Operation,
    pub(super) request: Option<&'static RawValue>,
    pub(super) response: Option<&'static RawValue>,
    pub(super) open_body: bool,
}

impl Entry {
    /// Chapter and name, `login.code_to_session`.
    pub fn name(&self) -> &'static str {
        let endpoint: &'static Endpoint = self.endpoint;
        &endpoint.name
    }

    /// The fields of the request: a list of objects with `name`, `in` (path, query, header, body, local), `required`, `secret`, `doc`,
    /// `default`, limits, and `schema`.
    ///
    /// A schema is an object with a `type`: `string`, `i32`, `i64`, `f64`, `bool`, `flag`, `json`, `scalar`, `list` (of `items`), `map` (of
    /// `values`), `json_string` (of `value`), `enum` (with `values`) or `object` (with `fields`, written like those of the request).
    pub fn request_schema(&self) -> Value {
        parse_schema(self.request)
    }

    /// The answer: an object whose `kind` is `none`, `binary`, or `value` with a `schema`.
    pub fn response_schema(&self) -> Value {
        parse_schema(self.response)
    }

    /// Whether the request has the member `body` for the whole body, because the catalogue leaves its fields open.
    pub fn has_open_body(&self) -> bool {
        self.open_body
    }

    /// A request in JSON, read and checked for what the endpoint does not have.
    ///
    /// # Errors
    /// It is no object, or has fields that are unknown or do not fit; the error names them all.
    pub fn request(&'static self, json: Value) -> Result<DynamicRequest, Error> {
        DynamicRequest::new(self.operation, json)
    }

    /// Reads a stored answer: its headers and body, with the status 200.
    ///
    /// # Errors
    /// The answer reports a failure or does not fit.
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

    /// Reads the payload of an answer, also of one that reports a failure.
    ///
    /// # Errors
    /// The payload does not fit.
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
