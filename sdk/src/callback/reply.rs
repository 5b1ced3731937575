//! Replies to callbacks.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use serde_json::{Value, json};

use super::message::Message;
use super::protocol::Protocol;
use super::refusal::{Refusal, RefusalKind};
use super::verified::Verified;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// The error code after which the life service sends a notification again.
const SYSTEM_FAILURE: i64 = 100;

/// The reply of a handler to the platform.
///
/// A handler that returns `()` sends the acknowledgment of the protocol, and the platform does not send the callback again. Some callbacks
/// require more, such as the page of a refund; use [`Reply::data`] for these. If a handler fails, the platform sends the callback again.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Reply(ReplyBody);

#[derive(Debug, Clone, Default, PartialEq)]
enum ReplyBody {
    #[default]
    Acknowledgment,
    Data(Value),
    Json(Value),
}

impl Reply {
    /// Creates the acknowledgment of the protocol:
    ///
    /// | protocol | body |
    /// |---|---|
    /// | guaranteed payment, trade system, webhooks | `{"err_no":0,"err_tips":"success"}` |
    /// | the webhook `verify_webhook`, which checks the address | `{"challenge":12345}`, with the number from the webhook |
    /// | encrypted pushes | `success` |
    /// | life service | `{"data":{"error_code":0,"description":"success"}}` |
    /// | events of the trade system whose name is a path | `{"error_code":0,"description":"success"}` |
    pub fn acknowledgment() -> Self {
        Self::default()
    }

    /// Creates an acknowledgment with data. In a reply with `err_no`, the data is the member `data`. In a reply with `error_code`, the data
    /// must be an object, whose members are added next to `error_code`. The reply to an encrypted push has no data.
    pub fn data(data: impl Into<Value>) -> Self {
        Self(ReplyBody::Data(data.into()))
    }

    /// Creates a reply with the given JSON body, such as a business refusal with a code of the platform.
    pub fn json(body: impl Into<Value>) -> Self {
        Self(ReplyBody::Json(body.into()))
    }

    /// Returns the form in which the dedup store saves the reply. Each redelivery of a callback receives the same reply.
    pub(super) fn to_stored(&self) -> String {
        match &self.0 {
            ReplyBody::Acknowledgment => String::new(),
            ReplyBody::Data(data) => json!({ "data": data }).to_string(),
            ReplyBody::Json(body) => json!({ "json": body }).to_string(),
        }
    }

    /// Restores a reply from the result of [`to_stored`](Self::to_stored). Any other text becomes the acknowledgment.
    pub(super) fn from_stored(text: &str) -> Self {
        let stored = serde_json::from_str::<Value>(text).unwrap_or_default();
        Self(match (stored.get("data"), stored.get("json")) {
            (Some(data), _) => ReplyBody::Data(data.clone()),
            (_, Some(body)) => ReplyBody::Json(body.clone()),
            _ => ReplyBody::Acknowledgment,
        })
    }

    /// Returns the response to a verified callback.
    pub fn to<T>(&self, callback: &Verified<T>) -> Response<Bytes> {
        let message = callback.message();
        let data = match &self.0 {
            ReplyBody::Json(body) => return json_response(StatusCode::OK, body),
            ReplyBody::Data(data) => Some(data),
            ReplyBody::Acknowledgment => match message.challenge() {
                Some(challenge) => return challenge_response(challenge),
                None => None,
            },
        };
        match BodyFormat::of(message) {
            BodyFormat::Text => text_response(StatusCode::OK, "success"),
            BodyFormat::ErrNo => {
                let mut body = json!({"err_no": 0, "err_tips": "success"});
                if let (Some(data), Some(body)) = (data, body.as_object_mut()) {
                    body.insert("data".to_owned(), data.clone());
                }
                json_response(StatusCode::OK, &body)
            }
            format @ (BodyFormat::ErrorCode | BodyFormat::ErrorCodeInData) => {
                let mut body = error_code(0, "success");
                if let (Some(Value::Object(data)), Some(body)) = (data, body.as_object_mut()) {
                    body.extend(data.clone());
                }
                format.error_code_response(body)
            }
        }
    }

    /// Returns the response to a verified callback that could not be handled. The platform then sends the callback again.
    pub fn failure<T>(callback: &Verified<T>) -> Response<Bytes> {
        const TEXT: &str = "not handled";
        let message = callback.message();
        match BodyFormat::of(message) {
            BodyFormat::Text => text_response(StatusCode::INTERNAL_SERVER_ERROR, TEXT),
            // Webhooks check the status, payments check the code.
            BodyFormat::ErrNo => {
                let status = match message.protocol {
                    Protocol::Webhook => StatusCode::INTERNAL_SERVER_ERROR,
                    _ => StatusCode::OK,
                };
                json_response(status, &json!({"err_no": 1, "err_tips": TEXT}))
            }
            format @ (BodyFormat::ErrorCode | BodyFormat::ErrorCodeInData) => {
                format.error_code_response(error_code(SYSTEM_FAILURE, TEXT))
            }
        }
    }

    /// Returns the response to a callback that was not accepted. Its status is 413 if the body is too large, 500 if the callback is genuine
    /// but cannot be read, which is a failure of the server, and 403 otherwise. It reveals nothing to an attacker: neither the reason nor
    /// the protocols for which the application has keys.
    pub fn refusal(refusal: &Refusal) -> Response<Bytes> {
        let status = match refusal.kind() {
            RefusalKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            RefusalKind::Unreadable => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::FORBIDDEN,
        };
        json_response(status, &json!({"err_no": 1, "err_tips": "refused"}))
    }
}

impl From<()> for Reply {
    fn from((): ()) -> Self {
        Self::acknowledgment()
    }
}

/// The format of a reply.
#[derive(Clone, Copy)]
enum BodyFormat {
    /// The text `success`.
    Text,
    /// An object with `err_no` and `err_tips`.
    ErrNo,
    /// An object with `error_code` and `description`.
    ErrorCode,
    /// An object with `error_code` and `description` in its member `data`.
    ErrorCodeInData,
}

impl BodyFormat {
    fn of(message: &Message) -> Self {
        match message.protocol {
            Protocol::Push => Self::Text,
            Protocol::LifeService => Self::ErrorCodeInData,
            // Life service interfaces that are encoded like callbacks of the trade system have their path as their name.
            Protocol::Trade if message.name.starts_with('/') => Self::ErrorCode,
            Protocol::Ecpay | Protocol::Trade | Protocol::Webhook => Self::ErrNo,
        }
    }

    fn error_code_response(self, body: Value) -> Response<Bytes> {
        let body = match self {
            Self::ErrorCodeInData => json!({ "data": body }),
            _ => body,
        };
        json_response(StatusCode::OK, &body)
    }
}

fn error_code(code: i64, description: &str) -> Value {
    json!({"error_code": code, "description": description})
}

fn challenge_response(challenge: &str) -> Response<Bytes> {
    let body = format!("{{\"challenge\":{challenge}}}");
    response(StatusCode::OK, JSON, body)
}

pub(super) fn text_response(status: StatusCode, text: &str) -> Response<Bytes> {
    response(status, TEXT, text.to_owned())
}

fn json_response(status: StatusCode, body: &Value) -> Response<Bytes> {
    response(status, JSON, body.to_string())
}

fn response(status: StatusCode, content_type: HeaderValue, body: String) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    response
}
