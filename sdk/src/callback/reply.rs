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

/// The error code that makes the life service send a notification again.
const SYSTEM_FAILURE: i64 = 100;

/// A handler's reply to the platform.
///
/// If a handler returns `()`, the platform receives the protocol's acknowledgment and does not send the callback again. Some callbacks
/// require data in the reply, for example your own refund number and the page that shows the order. For these, use [`Reply::data`]. If a
/// handler fails, the platform sends the callback again.
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
    /// Creates the protocol's acknowledgment:
    ///
    /// | protocol | body |
    /// |---|---|
    /// | guaranteed payment, trade system, webhooks | `{"err_no":0,"err_tips":"success"}` |
    /// | the webhook `verify_webhook`, sent to verify the callback URL | `{"challenge":12345}`, with the number from the webhook |
    /// | encrypted pushes | `success` |
    /// | life service | `{"data":{"error_code":0,"description":"success"}}` |
    /// | trade system events named by a path | `{"error_code":0,"description":"success"}` |
    pub fn acknowledgment() -> Self {
        Self::default()
    }

    /// Creates an acknowledgment that includes data. In a reply with `err_no`, the data becomes the member `data`. In a reply with
    /// `error_code`, the data must be an object, and its members are placed next to `error_code`. The reply to an encrypted push cannot
    /// include data.
    pub fn data(data: impl Into<Value>) -> Self {
        Self(ReplyBody::Data(data.into()))
    }

    /// Creates a reply with exactly the given JSON body, for example to reject a request with one of the platform's error codes.
    pub fn json(body: impl Into<Value>) -> Self {
        Self(ReplyBody::Json(body.into()))
    }

    /// Converts the reply to text that a dedup store can save. Every redelivery of the callback then receives the same reply.
    pub(super) fn to_stored(&self) -> String {
        match &self.0 {
            ReplyBody::Acknowledgment => String::new(),
            ReplyBody::Data(data) => json!({ "data": data }).to_string(),
            ReplyBody::Json(body) => json!({ "json": body }).to_string(),
        }
    }

    /// Restores a reply from the text returned by [`to_stored`](Self::to_stored). Any other text is treated as an acknowledgment.
    pub(super) fn from_stored(text: &str) -> Self {
        let stored = serde_json::from_str::<Value>(text).unwrap_or_default();
        Self(match (stored.get("data"), stored.get("json")) {
            (Some(data), _) => ReplyBody::Data(data.clone()),
            (_, Some(body)) => ReplyBody::Json(body.clone()),
            _ => ReplyBody::Acknowledgment,
        })
    }

    /// Creates the response to a verified callback.
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

    /// Creates the response to a verified callback that could not be handled. The response makes the platform send the callback again.
    pub fn failure<T>(callback: &Verified<T>) -> Response<Bytes> {
        const TEXT: &str = "not handled";
        let message = callback.message();
        match BodyFormat::of(message) {
            BodyFormat::Text => text_response(StatusCode::INTERNAL_SERVER_ERROR, TEXT),
            // For webhooks, the platform checks the status. For payments, it checks the code.
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

    /// Creates the response to a refused callback. The status is 413 if the body is too large, 500 if the callback is genuine but the
    /// server cannot read it, and 403 otherwise. The response reveals neither the reason for the refusal nor the protocols that the
    /// application has keys for.
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

/// The format of a reply's body.
#[derive(Clone, Copy)]
enum BodyFormat {
    /// The text `success`.
    Text,
    /// An object with `err_no` and `err_tips`.
    ErrNo,
    /// An object with `error_code` and `description`.
    ErrorCode,
    /// An object whose member `data` is an object with `error_code` and `description`.
    ErrorCodeInData,
}

impl BodyFormat {
    fn of(message: &Message) -> Self {
        match message.protocol {
            Protocol::Push => Self::Text,
            Protocol::LifeService => Self::ErrorCodeInData,
            // Some life service interfaces use the encoding of trade system callbacks. The name of such an interface is its path.
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
