//! A request as seen by the checks and behaviors. Each field is looked up at the location that the catalogue specifies.

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::Value;

use super::form::parse_pairs;
use super::multipart::{self, Content, Part, Upload};
use crate::catalogue::{Encoding, Endpoint, Place};

/// A request to an endpoint.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) headers: &'a HeaderMap,
    /// The body exactly as received. Signatures cover it in this form.
    pub(crate) raw_body: &'a Bytes,
    pub(crate) body: ParsedBody,
    /// The path, without the name of the host, and the query. Both are exactly as received, because signatures cover them.
    pub(crate) target: Target<'a>,
    path_values: Vec<(String, String)>,
    query: Vec<(String, String)>,
}

/// The path and query of a request, as received.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) path: &'a str,
    pub(crate) query: Option<&'a str>,
}

/// The parsed body of a request.
#[derive(Debug)]
pub(crate) enum ParsedBody {
    /// The endpoint has no body. If the client sent one anyway, it is ignored.
    None,
    Json(Value),
    Form(Vec<(String, String)>),
    Multipart(Vec<Part>),
    /// The body could not be parsed. Contains the reason.
    Unreadable(String),
}

/// A value in a request.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FieldValue<'a> {
    /// A value in a JSON body.
    Json(&'a Value),
    /// A text anywhere else.
    Text(&'a str),
    /// A file in a multipart body.
    File(&'a Upload),
}

impl<'a> FieldValue<'a> {
    /// Returns the value if it is a string.
    pub(crate) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Json(value) => value.as_str(),
            Self::File(_) => None,
        }
    }

    /// Returns whether the value is an empty string.
    pub(crate) fn is_empty(self) -> bool {
        self.text().is_some_and(str::is_empty)
    }

    /// Converts the value to JSON. A text outside a JSON body is parsed if it is valid JSON and remains a string otherwise. A file is
    /// represented by its name.
    pub(crate) fn to_json(self) -> Value {
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
        path_values: Vec<(String, String)>,
        target: Target<'a>,
        headers: &'a HeaderMap,
        raw_body: &'a Bytes,
    ) -> Self {
        let body = if endpoint.has_body() {
            read_body(endpoint, headers, raw_body)
        } else {
            ParsedBody::None
        };
        Self {
            endpoint,
            headers,
            raw_body,
            body,
            target,
            path_values,
            query: parse_pairs(target.query.unwrap_or_default()),
        }
    }

    /// Returns the value at a location, or `None` if it is missing or null.
    pub(crate) fn value_at(&self, place: Place, name: &str) -> Option<FieldValue<'_>> {
        match place {
            Place::Path => find_value(&self.path_values, name),
            Place::Query => find_value(&self.query, name),
            Place::Header => self
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(FieldValue::Text),
            Place::Body => match &self.body {
                ParsedBody::Json(value) => value
                    .get(name)
                    .filter(|value| !value.is_null())
                    .map(FieldValue::Json),
                ParsedBody::Form(pairs) => find_value(pairs, name),
                ParsedBody::Multipart(_) => self.parts(name).next(),
                ParsedBody::None | ParsedBody::Unreadable(_) => None,
            },
            Place::Local => None,
        }
    }

    /// Returns the parts of a multipart body that have this name.
    pub(crate) fn parts(&self, name: &str) -> impl Iterator<Item = FieldValue<'_>> {
        let parts = match &self.body {
            ParsedBody::Multipart(parts) => parts.as_slice(),
            _ => &[],
        };
        parts
            .iter()
            .filter(move |part| part.name == name)
            .map(|part| match &part.content {
                Content::Text(text) => FieldValue::Text(text),
                Content::File(file) => FieldValue::File(file),
            })
    }

    /// Returns the query parameters.
    pub(crate) fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// Returns the value of one of the endpoint's fields, from the location that the catalogue specifies.
    pub(crate) fn field(&self, name: &str) -> Option<FieldValue<'_>> {
        self.endpoint
            .request
            .iter()
            .filter(|field| field.name == name)
            .find_map(|field| self.value_at(field.place?, name))
    }

    /// Returns the text of one of the endpoint's fields, or `None` if it is missing or empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.field(name)
            .and_then(FieldValue::text)
            .filter(|text| !text.is_empty())
    }

    /// Returns the text of the first of these fields that is neither missing nor empty.
    pub(crate) fn first_text(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.text(name))
    }
}

fn find_value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<FieldValue<'a>> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| FieldValue::Text(value))
}

fn read_body(endpoint: &Endpoint, headers: &HeaderMap, raw: &Bytes) -> ParsedBody {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    // The boundary is case-sensitive, so it must be read from the original text.
    let as_sent = content_type;
    let content_type = content_type.to_ascii_lowercase();
    match endpoint.encoding {
        Encoding::Json if !content_type.contains("json") => ParsedBody::Unreadable(format!(
            "the content type must be application/json, but is {}",
            describe_content_type(&content_type)
        )),
        Encoding::Json => match serde_json::from_slice(raw) {
            Ok(value @ Value::Object(_)) => ParsedBody::Json(value),
            Ok(value) if endpoint.open_body => ParsedBody::Json(value),
            Ok(_) => ParsedBody::Unreadable("the body must be a JSON object".to_owned()),
            Err(error) => ParsedBody::Unreadable(format!("the body is not JSON: {error}")),
        },
        Encoding::Form if !content_type.starts_with("application/x-www-form-urlencoded") => {
            ParsedBody::Unreadable(format!(
                "the content type must be application/x-www-form-urlencoded, but is {}",
                describe_content_type(&content_type)
            ))
        }
        Encoding::Form => match std::str::from_utf8(raw) {
            Ok(text) => ParsedBody::Form(parse_pairs(text)),
            Err(_) => ParsedBody::Unreadable("the body is not UTF-8".to_owned()),
        },
        Encoding::Multipart if !content_type.starts_with("multipart/form-data") => {
            ParsedBody::Unreadable(format!(
                "the content type must be multipart/form-data, but is {}",
                describe_content_type(&content_type)
            ))
        }
        Encoding::Multipart => multipart::parse(as_sent, raw)
            .map_or_else(ParsedBody::Unreadable, ParsedBody::Multipart),
    }
}

fn describe_content_type(content_type: &str) -> &str {
    if content_type.is_empty() {
        "missing"
    } else {
        content_type
    }
}
