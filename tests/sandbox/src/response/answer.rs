//! The response to a request: a payload or a refusal, wrapped in the endpoint's envelope, or an image without an envelope.

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method, Response, StatusCode};
use serde_json::{Map, Value, json};

use axum::body::Body;

use super::refusal::Refusal;
use crate::catalogue::{Catalogue, Endpoint};

/// The header that contains the platform's log id.
const LOG_ID: HeaderName = HeaderName::from_static("x-tt-logid");
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// What an endpoint responds with when a call succeeds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// An envelope without a payload.
    Nothing,
    /// A payload to be wrapped in the envelope.
    Payload(Value),
    /// Bytes, sent without an envelope.
    Binary {
        content_type: &'static str,
        bytes: Bytes,
    },
}

/// Builds the response for an answer or a refusal, in the endpoint's envelope.
pub(crate) fn envelope_response(
    catalogue: &Catalogue,
    endpoint: &Endpoint,
    outcome: Result<Answer, Refusal>,
    log_id: &str,
) -> Response<Body> {
    match outcome {
        Ok(Answer::Binary {
            content_type,
            bytes,
        }) => build_response(
            StatusCode::OK,
            HeaderValue::from_static(content_type),
            Body::from(bytes),
            log_id,
        ),
        Ok(Answer::Payload(payload)) => json_response(
            wrap_payload(endpoint, Some(payload), 0, None, "success", log_id),
            log_id,
        ),
        Ok(Answer::Nothing) => json_response(
            wrap_payload(endpoint, None, 0, None, "success", log_id),
            log_id,
        ),
        Err(refusal) => {
            let (code, sub_code) = refusal.codes(catalogue, endpoint);
            let document = wrap_payload(endpoint, None, code, sub_code, refusal.message(), log_id);
            json_response(document, log_id)
        }
    }
}

/// Builds the response to a request that does not match any endpoint.
pub(crate) fn error_response(status: StatusCode, message: &str, log_id: &str) -> Response<Body> {
    let document = json!({ "message": format!("sandbox platform: {message}"), "log_id": log_id });
    let mut response = json_response(document, log_id);
    *response.status_mut() = status;
    response
}

/// Lists the methods that a path supports in the `Allow` header.
pub(crate) fn set_allow_header(response: &mut Response<Body>, methods: &[Method]) {
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    if let Ok(value) = HeaderValue::from_str(&names.join(", ")) {
        response.headers_mut().insert(ALLOW, value);
    }
}

/// Builds a response with the given status and content. The log id is sent in a header.
pub(crate) fn build_response(
    status: StatusCode,
    content_type: HeaderValue,
    body: Body,
    log_id: &str,
) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    if let Ok(value) = HeaderValue::from_str(log_id) {
        response.headers_mut().insert(LOG_ID, value);
    }
    response
}

fn json_response(document: Value, log_id: &str) -> Response<Body> {
    build_response(
        StatusCode::OK,
        JSON,
        Body::from(document.to_string()),
        log_id,
    )
}

/// Builds the envelope, with the code, message, log id and payload at the locations that it specifies for them.
fn wrap_payload(
    endpoint: &Endpoint,
    payload: Option<Value>,
    code: i64,
    sub_code: Option<i64>,
    message: &str,
    log_id: &str,
) -> Value {
    let envelope = &endpoint.envelope;
    let mut document = Value::Object(Map::new());
    if let Some(payload) = payload {
        set_at(&mut document, &envelope.payload, payload);
    }
    if let Some(path) = &envelope.code {
        set_at(&mut document, path, code.into());
    }
    if let (Some(path), Some(sub_code)) = (&envelope.sub_code, sub_code) {
        set_at(&mut document, path, sub_code.into());
    }
    if let Some(path) = &envelope.message {
        set_at(&mut document, path, message.into());
    }
    if let Some(path) = &envelope.log_id {
        set_at(&mut document, path, log_id.into());
    }
    document
}

/// Sets the value at a path, creating objects along the way as needed. The value is dropped if the path leads through something other than
/// an object, for example if a code belongs inside a payload that is a list.
fn set_at(document: &mut Value, path: &[String], value: Value) {
    let mut place = document;
    for step in path {
        let Value::Object(map) = place else { return };
        place = map
            .entry(step.as_str())
            .or_insert_with(|| Value::Object(Map::new()));
    }
    *place = value;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<String> {
        text.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn a_value_goes_to_its_path_and_leaves_its_neighbors() {
        let mut document = json!({ "data": { "openid": "o" } });
        set_at(&mut document, &path("data.error_code"), 7.into());
        set_at(&mut document, &path("extra.logid"), "l".into());
        assert_eq!(
            document,
            json!({ "data": { "openid": "o", "error_code": 7 }, "extra": { "logid": "l" } })
        );
    }

    #[test]
    fn a_list_in_the_way_stays_as_it_is() {
        let mut document = json!({ "data": [1] });
        set_at(&mut document, &path("data.error_code"), 7.into());
        assert_eq!(document, json!({ "data": [1] }));
    }

    #[test]
    fn an_empty_path_is_the_document_itself() {
        let mut document = json!({});
        set_at(&mut document, &[], json!({ "token": "t" }));
        assert_eq!(document, json!({ "token": "t" }));
    }
}
