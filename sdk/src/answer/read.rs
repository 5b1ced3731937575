//! Turns a status, headers and a body into a response or an error.

use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::envelope::{self, Contents, NotAnAnswer};
use super::error::classify;
use super::retry_after::retry_after;
use super::{Error, ErrorCode, ErrorKind, Raw};
use crate::endpoint::EndpointReference;
use crate::secret::Secrets;

/// Reads a response and locates its payload. Returns an error if the response reports a failure or cannot be read.
pub(crate) fn read_answer(
    endpoint: &EndpointReference,
    error_codes: &[&'static [ErrorCode]],
    secrets: &Secrets<'_>,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Raw, Error> {
    let text = std::str::from_utf8(&body).ok();
    // A byte order mark is not valid JSON, but some servers send one before the JSON.
    let mark = text.is_some_and(|text| text.starts_with('\u{feff}'));
    let text = text.map(|text| text.trim_start_matches('\u{feff}'));
    let envelope = endpoint.envelope;
    let success = status.is_success();
    let opened = match text {
        Some(text) if !success => Ok(envelope::open_failure(text, envelope, secrets)),
        None if !success => Ok(Contents::default()),
        Some(text) if !endpoint.binary => envelope::open(text, envelope, secrets),
        // Binary content can be anything except a JSON object that reports a failure.
        Some(text) if text.trim_start().starts_with('{') => {
            Ok(envelope::open(text, envelope, secrets).unwrap_or_default())
        }
        _ if endpoint.binary => Ok(Contents::default()),
        _ => Err(NotAnAnswer::NotJson),
    };
    let wrong = opened.as_ref().err().copied();
    let contents = opened.unwrap_or_default();
    let log_id = contents
        .log_id
        .or_else(|| envelope::log_id_in_headers(&headers, secrets));
    let shift = if mark { '\u{feff}'.len_utf8() } else { 0 };
    let payload = contents
        .payload
        .map(|range| range.start + shift..range.end + shift);
    let raw = Raw::new(endpoint.clone(), status, headers, body, log_id, payload);
    match (wrong, contents.failure) {
        (Some(NotAnAnswer::NotJson), _) => Err(Error::decode(&raw, "the response is not JSON")),
        (Some(NotAnAnswer::NotAnObject), _) => Err(Error::decode(
            &raw,
            "the response is JSON, but not an object",
        )),
        (None, None) if success => Ok(raw),
        (None, failure) => {
            let failure = failure.unwrap_or_default();
            let kind = if success {
                ErrorKind::Api
            } else {
                ErrorKind::Http
            };
            let class = classify(error_codes, endpoint, &failure);
            let after = retry_after(raw.headers(), SystemTime::now());
            Err(Error::answer(kind, &raw, failure, class, after))
        }
    }
}
