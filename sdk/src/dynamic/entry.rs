//! Endpoint descriptions from the catalogue.

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

/// An endpoint of the catalogue, along with its description.
#[non_exhaustive]
pub struct Entry {
    /// The properties that determine how the endpoint is called: name, method, host, path, credential, encoding and signature.
    pub endpoint: &'static Endpoint,
    /// The name of the chapter that the endpoint belongs to, such as `login`.
    pub chapter: String,
    /// The Cargo feature that enables the chapter.
    pub feature: Option<String>,
    /// The endpoint's title in the platform's documentation.
    pub title: Option<String>,
    /// A sentence that says what the endpoint does.
    pub summary: String,
    /// The permission that the application needs to call the endpoint.
    pub scope: Option<String>,
    /// Whether the endpoint has been superseded.
    pub legacy: bool,
    /// The endpoint that has superseded this one, such as `schema.query_schema`, if it is known.
    pub replaced_by: Option<String>,
    /// The URLs of the official pages about the endpoint.
    pub pages: Vec<String>,
    /// The names of the endpoint in other SDKs.
    pub aliases: Vec<String>,
    pub(super) operation: &'static Operation,
    pub(super) request: Option<&'static RawValue>,
    pub(super) response: Option<&'static RawValue>,
    pub(super) open_body: bool,
}

impl Entry {
    /// Returns the full name, consisting of the chapter and a short name, such as `login.code_to_session`.
    pub fn name(&self) -> &'static str {
        let endpoint: &'static Endpoint = self.endpoint;
        &endpoint.name
    }

    /// Returns the fields of the request as a list of objects. Each object describes one field with `name`, `in` (path, query, header, body,
    /// local), `required`, `secret`, `doc`, `default`, limits and `schema`.
    ///
    /// A schema is an object with a `type`: `string`, `i32`, `i64`, `f64`, `bool`, `flag`, `json`, `scalar`, `list` (`items` is the schema of the
    /// elements), `map` (`values` is the schema of the values), `json_string` (`value` is the schema of the JSON in the string), `enum` (`values`
    /// lists the values) or `object` (`fields` lists the fields in the same form as those of the request).
    pub fn request_schema(&self) -> Value {
        parse_schema(self.request)
    }

    /// Returns a description of the response: an object with a `kind`, which is `none`, `binary` or `value`. If it is `value`, the object also has
    /// a `schema`.
    pub fn response_schema(&self) -> Value {
        parse_schema(self.response)
    }

    /// Returns whether a request has a member `body` that contains the whole body. This is the case if the catalogue does not describe the body's
    /// fields.
    pub fn has_open_body(&self) -> bool {
        self.open_body
    }

    /// Creates a request from JSON and checks that the JSON matches the endpoint.
    ///
    /// # Errors
    /// Returns an error if `json` is neither an object nor null, contains unknown fields, or contains a value that does not match its field. The
    /// error lists every unknown field and the first value that does not match.
    pub fn request(&'static self, json: Value) -> Result<DynamicRequest, Error> {
        DynamicRequest::new(self.operation, json)
    }

    /// Reads a stored response from its headers and body. The status is assumed to be 200.
    ///
    /// # Errors
    /// Returns an error if the response reports a failure or does not match the endpoint.
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
    /// Returns an error if the payload does not match the endpoint.
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
