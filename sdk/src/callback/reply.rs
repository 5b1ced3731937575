//! What a callback is answered with.

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

/// The code of a failure in the life service after which the platform sends a notice again.
const SYSTEM_FAILURE: i64 = 100;

/// What a handler answers the platform.
///
/// `()` is the acknowledgment of the protocol: the platform does not send the callback again. Some callbacks ask for more, such as the
/// page of a refund: that is [`Reply::data`]. A handler that fails makes the platform send the callback again.
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
    /// The acknowledgment of the protocol:
    ///
    /// | protocol | body |
    /// |---|---|
    /// | guaranteed payment, trade system, webhooks | `{"err_no":0,"err_tips":"success"}` |
    /// | a webhook that tries the address, `verify_webhook` | `{"challenge":12345}`, with the number that came |
    /// | encrypted pushes | `success` |
    /// | life service, and events of the trade system whose name is a path | `{"data":{"error_code":0,"description":"success"}}`, there without `data` |
    pub fn acknowledgment() -> Self {
        Self::default()
    }

    /// The acknowledgment with data: in the trade system and in webhooks the member `data`, in the life service members beside `error_code`.
    pub fn data(data: impl Into<Value>) -> Self {
        Self(ReplyBody::Data(data.into()))
    }

    /// A JSON body as it is, such as a business refusal with the platform's own code.
    pub fn json(body: impl Into<Value>) -> Self {
        Self(ReplyBody::Json(body.into()))
    }

    /// Returns the reply as the dedup store holds it: every redelivery of a callback is answered the same.
    pub(super) fn to_stored(&self) -> String {
        match &self.0 {
            ReplyBody::Acknowledgment => String::new(),
            ReplyBody::Data(data) => json!({ "data": data }).to_string(),
            ReplyBody::Json(body) => json!({ "json": body }).to_string(),
        }
    }

    /// Reads what [`to_stored`](Self::to_stored) made; anything else is the acknowledgment.
    pub(super) fn from_stored(text: &str) -> Self {
        let stored = serde_json::from_str::<Value>(text).unwrap_or_default();
        Self(match (stored.get("data"), stored.get("json")) {
            (Some(data), _) => ReplyBody::Data(data.clone()),
            (_, Some(body)) => ReplyBody::Json(body.clone()),
            _ => ReplyBody::Acknowledgment,
        })
    }

    /// The answer to a verified callback.
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

    /// The answer to a genuine callback that could not be handled: the platform sends it again.
    pub fn failure<T>(callback: &Verified<T>) -> Response<Bytes> {
        const TEXT: &str = "not handled";
        let message = callback.message();
        match BodyFormat::of(message) {
            BodyFormat::Text => text_response(StatusCode::INTERNAL_SERVER_ERROR, TEXT),
            // Webhooks go by the status, payments by the code.
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

    /// The answer to a callback that was not accepted: 403, or 413 if its body is too large. It says nothing that a stranger could use: not why, and
    /// not even which protocols the application has keys for. Only to a genuine callback that can't be read is the answer 500,
    /// for that failure is the server's.
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

/// How replies are written.
#[derive(Clone, Copy)]
enum BodyFormat {
    /// `success`.
    Text,
    /// `err_no` and `err_tips`.
    ErrNo,
    /// `error_code` and `description`.
    ErrorCode,
    /// `error_code` and `description` inside `data`.
    ErrorCodeInData,
}

impl BodyFormat {
    fn of(message: &Message) -> Self {
        match message.protocol {
            Protocol::Push => Self::Text,
            Protocol::LifeService => Self::ErrorCodeInData,
            // Interfaces of the life service that are packed as callbacks of the trade system bear their path as their name.
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
