//! Applies faults requested by a test.

use axum::body::Body;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Response, StatusCode};

use super::connection::CloseHandle;
use crate::catalogue::Endpoint;
use crate::response::{Answer, Refusal, build_response, envelope_response};
use crate::state::{Fault, FaultKind, Platform};

/// Builds the response that a fault calls for. `outcome` is the regular result, or `None` if the call was not processed.
pub(super) fn apply_fault(
    platform: &Platform,
    endpoint: &Endpoint,
    fault: Fault,
    outcome: Option<Result<Answer, Refusal>>,
    close: &CloseHandle,
    log_id: &str,
) -> Response<Body> {
    let refuse = |refusal| envelope_response(&platform.catalogue, endpoint, Err(refusal), log_id);
    match fault.kind {
        FaultKind::None => {
            let outcome = outcome.unwrap_or(Ok(Answer::Nothing));
            envelope_response(&platform.catalogue, endpoint, outcome, log_id)
        }
        FaultKind::Code(code, sub_code, message) => {
            let message = message.unwrap_or_else(|| {
                format!("sandbox platform: error code {code}, as requested by a test")
            });
            refuse(Refusal::requested(code, sub_code, message))
        }
        FaultKind::TokenRefused => refuse(Refusal::token(
            "the token is refused, as requested by a test",
        )),
        FaultKind::Close => {
            close.close();
            Response::new(Body::empty())
        }
        FaultKind::Http {
            status,
            headers,
            body,
        } => http_response(status, &headers, body, log_id),
    }
}

fn http_response(
    status: u16,
    headers: &[(String, String)],
    body: Bytes,
    log_id: &str,
) -> Response<Body> {
    // A status below 200 is informational: the client would keep waiting for a final response that never arrives.
    let status = StatusCode::from_u16(status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let content_type = HeaderValue::from_static("text/plain; charset=utf-8");
    let mut response = build_response(status, content_type, Body::from(body), log_id);
    response.headers_mut().remove(CONTENT_TYPE);
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
