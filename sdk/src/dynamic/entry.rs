//! What the catalogue says about an endpoint.

use std::collections::HashMap;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Method, Payload, Request};
use crate::answer::{Error, Raw, read_answer};
use crate::endpoint::{Endpoint, EndpointReference};
use crate::secret;

/// What the generator has written about the whole catalogue, chapters included that are not compiled in.
const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

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
    method: &'static Method,
    request: Option<&'static RawValue>,
    response: Option<&'static RawValue>,
    open_body: bool,
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
        parsed(self.request)
    }

    /// The answer: an object whose `kind` is `none`, `binary`, or `value` with a `schema`.
    pub fn response_schema(&self) -> Value {
        parsed(self.response)
    }

    /// Whether the request has the member `body` for the whole body, because the catalogue leaves its fields open.
    pub fn has_open_body(&self) -> bool {
        self.open_body
    }

    /// A request in JSON, read and checked for what the endpoint does not have.
    ///
    /// # Errors
    /// It is no object, or has fields that are unknown or do not fit; the error names them all.
    pub fn request(&'static self, json: Value) -> Result<Request, Error> {
        Request::new(self.method, json)
    }

    /// Reads an answer that was kept: its headers and body, with the status 200.
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
        Payload::read(self.method, raw)
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

fn parsed(json: Option<&RawValue>) -> Value {
    json.and_then(|json| serde_json::from_str(json.get()).ok())
        .unwrap_or_default()
}

/// The compiled endpoints with what the document says of them.
pub(super) fn entries(methods: &'static [&'static [Method]]) -> Vec<Entry> {
    // The generator wrote the document in the same build; a test sees to it that it can be read.
    let document: Document<'static> = serde_json::from_str(DOCUMENT).unwrap_or_default();
    let mut written = HashMap::new();
    for chapter in document.chapters {
        for endpoint in chapter.endpoints {
            written.insert(endpoint.name.clone(), (chapter.feature.clone(), endpoint));
        }
    }
    methods
        .iter()
        .copied()
        .flatten()
        .map(|method| {
            let (feature, written) = written
                .remove(method.endpoint.name.as_ref())
                .unwrap_or_default();
            let chapter = method.endpoint.name.split('.').next().unwrap_or_default();
            Entry {
                endpoint: method.endpoint,
                chapter: chapter.to_owned(),
                feature,
                title: written.title,
                summary: written.summary,
                scope: written.scope,
                legacy: written.legacy,
                replaced_by: written.replaced_by,
                pages: written.doc,
                aliases: written.aliases,
                method,
                request: written.request,
                response: written.response,
                open_body: written.open_body,
            }
        })
        .collect()
}

#[derive(Default, Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    chapters: Vec<WrittenChapter<'a>>,
}

#[derive(Deserialize)]
struct WrittenChapter<'a> {
    feature: Option<String>,
    #[serde(borrow)]
    endpoints: Vec<WrittenEndpoint<'a>>,
}

/// The schemas are not parsed before somebody asks: they are nearly all of the document.
#[derive(Default, Deserialize)]
struct WrittenEndpoint<'a> {
    name: String,
    title: Option<String>,
    summary: String,
    #[serde(default)]
    doc: Vec<String>,
    scope: Option<String>,
    legacy: bool,
    replaced_by: Option<String>,
    aliases: Vec<String>,
    open_body: bool,
    #[serde(borrow)]
    request: Option<&'a RawValue>,
    #[serde(borrow)]
    response: Option<&'a RawValue>,
}
