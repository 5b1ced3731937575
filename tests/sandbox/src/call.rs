//! A request as the checks and behaviours see it: every field found where the catalogue says that it stands.

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::catalogue::Endpoint;
use crate::metadata::{Encoding, Place};
use crate::multipart::{self, Content, Entry, Upload};

/// A request for an endpoint.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) headers: &'a HeaderMap,
    /// The body as it came: what signatures are made of.
    pub(crate) raw_body: &'a Bytes,
    pub(crate) body: Body,
    /// Path without the host's name, and query, as they came: what signatures are made of.
    pub(crate) target: Target<'a>,
    path: Vec<(String, String)>,
    query: Vec<(String, String)>,
}

/// Where a request goes, as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) path: &'a str,
    pub(crate) query: Option<&'a str>,
}

/// The body of a request, read.
#[derive(Debug)]
pub(crate) enum Body {
    /// The endpoint has none; what was sent is passed over.
    None,
    Json(Value),
    Form(Vec<(String, String)>),
    Multipart(Vec<Entry>),
    /// Why it could not be read.
    Unreadable(String),
}

/// A value of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Given<'a> {
    /// From a JSON body.
    Json(&'a Value),
    /// From anywhere else.
    Text(&'a str),
    /// From a multipart body.
    File(&'a Upload),
}

impl<'a> Given<'a> {
    /// The value if it is a text.
    pub(crate) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Json(value) => value.as_str(),
            Self::File(_) => None,
        }
    }

    /// Whether it is a text without a character in it.
    pub(crate) fn is_empty(self) -> bool {
        self.text().is_some_and(str::is_empty)
    }

    /// The value as JSON, of a file its name. A text that holds a list, an object, a number or a truth value is read.
    pub(crate) fn value(self) -> Value {
        match self {
            Self::Json(value) => value.clone(),
            Self::File(file) => Value::String(file.name.clone()),
            Self::Text(text) => match serde_json::from_str(text) {
                Ok(value) => value,
                Err(_) => Value::String(text.to_owned()),
            },
        }
    }
}

impl<'a> Call<'a> {
    pub(crate) fn new(
        endpoint: &'a Endpoint,
        path: Vec<(String, String)>,
        target: Target<'a>,
        headers: &'a HeaderMap,
        raw_body: &'a Bytes,
    ) -> Self {
        let body = if endpoint.has_body() {
            read_body(endpoint, headers, raw_body)
        } else {
            Body::None
        };
        Self {
            endpoint,
            headers,
            raw_body,
            body,
            target,
            path,
            query: pairs(target.query.unwrap_or_default()),
        }
    }

    /// The value at a place, if it is there and not null.
    pub(crate) fn given(&self, place: Place, name: &str) -> Option<Given<'_>> {
        match place {
            Place::Path => among(&self.path, name),
            Place::Query => among(&self.query, name),
            Place::Header => self
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(Given::Text),
            Place::Body => match &self.body {
                Body::Json(value) => value
                    .get(name)
                    .filter(|value| !value.is_null())
                    .map(Given::Json),
                Body::Form(pairs) => among(pairs, name),
                Body::Multipart(_) => self.parts(name).next(),
                Body::None | Body::Unreadable(_) => None,
            },
            Place::Local => None,
        }
    }

    /// All parts of a multipart body that have this name.
    pub(crate) fn parts(&self, name: &str) -> impl Iterator<Item = Given<'_>> {
        let entries = match &self.body {
            Body::Multipart(entries) => entries.as_slice(),
            _ => &[],
        };
        entries
            .iter()
            .filter(move |entry| entry.name == name)
            .map(|entry| match &entry.is {
                Content::Text(text) => Given::Text(text),
                Content::File(file) => Given::File(file),
            })
    }

    /// The parameters of the query.
    pub(crate) fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The value of a field of the endpoint, wherever the catalogue puts it.
    pub(crate) fn field(&self, name: &str) -> Option<Given<'_>> {
        self.endpoint
            .request
            .iter()
            .filter(|field| field.name == name)
            .find_map(|field| self.given(field.place?, name))
    }

    /// The text of a field of the endpoint, if it is there and not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.field(name)
            .and_then(Given::text)
            .filter(|text| !text.is_empty())
    }

    /// The first of these fields that has a text.
    pub(crate) fn first_text(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.text(name))
    }
}

fn among<'a>(pairs: &'a [(String, String)], name: &str) -> Option<Given<'a>> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| Given::Text(value))
}

fn read_body(endpoint: &Endpoint, headers: &HeaderMap, raw: &Bytes) -> Body {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    // A boundary keeps its capitals.
    let as_sent = content_type;
    let content_type = content_type.to_ascii_lowercase();
    match endpoint.encoding {
        Encoding::Json if !content_type.contains("json") => Body::Unreadable(format!(
            "the body must be application/json, not {}",
            shown(&content_type)
        )),
        Encoding::Json => match serde_json::from_slice(raw) {
            Ok(value @ Value::Object(_)) => Body::Json(value),
            Ok(value) if endpoint.open_body => Body::Json(value),
            Ok(_) => Body::Unreadable("the body must be a JSON object".to_owned()),
            Err(error) => Body::Unreadable(format!("the body is not JSON: {error}")),
        },
        Encoding::Form if !content_type.starts_with("application/x-www-form-urlencoded") => {
            Body::Unreadable(format!(
                "the body must be application/x-www-form-urlencoded, not {}",
                shown(&content_type)
            ))
        }
        Encoding::Form => match std::str::from_utf8(raw) {
            Ok(text) => Body::Form(pairs(text)),
            Err(_) => Body::Unreadable("the body is not UTF-8".to_owned()),
        },
        Encoding::Multipart if !content_type.starts_with("multipart/form-data") => {
            Body::Unreadable(format!(
                "the body must be multipart/form-data, not {}",
                shown(&content_type)
            ))
        }
        Encoding::Multipart => {
            multipart::read(as_sent, raw).map_or_else(Body::Unreadable, Body::Multipart)
        }
    }
}

fn shown(content_type: &str) -> &str {
    if content_type.is_empty() {
        "without a content type"
    } else {
        content_type
    }
}

/// The pairs of a query or a form.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}
