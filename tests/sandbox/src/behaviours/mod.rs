//! What endpoints do beyond checking a request. Which endpoint does what is decided by its name; its path, its fields and its envelope
//! come from the catalogue.

mod content_check;
mod login;
mod messages;
mod phone_number;
mod qr_code;
mod token_issue;
mod user_storage;
mod user_token;

use serde_json::Value;

use crate::answer::Answer;
use crate::call::Call;
use crate::catalogue::Endpoint;
use crate::credential::Caller;
use crate::metadata::Response;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::sample;

pub use login::Session;
pub(crate) use login::{Sessions, Strictness, derived};
pub use messages::SentMessage;
pub(crate) use user_storage::UserStorage;

type Run = fn(&Platform, &Call<'_>, &Caller) -> Result<Answer, Refusal>;

/// What an endpoint does when its request is in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Behaviour {
    pub(crate) run: Run,
    /// The greatest lengths of the catalogue are checked before it runs. Without it the behaviour does that itself, with codes of its own.
    pub(crate) limits: bool,
}

/// The behaviour of the endpoint of this name.
pub(crate) fn of(name: &str, is_issuer: bool) -> Behaviour {
    let (run, limits): (Run, bool) = match name {
        _ if is_issuer => (token_issue::issue, true),
        "login.code_to_session" | "login.code_to_session_v1" => (login::log_in, true),
        "login.get_phone_number" => (phone_number::by_code, true),
        "credential.get_user_access_token" => (user_token::exchange, true),
        "credential.refresh_user_access_token" => (user_token::refresh, true),
        "credential.renew_user_refresh_token" => (user_token::renew, true),
        "user_storage.set_user_storage" => (user_storage::set, false),
        "user_storage.remove_user_storage" => (user_storage::remove, true),
        "qr_code.create_qr_code" | "qr_code.create_qr_code_v1" => (qr_code::create, true),
        "content_security.detect_text" | "content_security.detect_text_v1" => {
            (content_check::texts, true)
        }
        "content_security.detect_image"
        | "content_security.detect_image_v1"
        | "content_security.detect_image_v2" => (content_check::images, true),
        "subscribe_notification.notify_user"
        | "subscribe_notification.notify_user_v1"
        | "template_message.send_template_message" => (messages::send, true),
        _ => (sample_answer, true),
    };
    Behaviour { run, limits }
}

/// An answer of the documented form, with sample values.
fn sample_answer(_: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    Ok(match call.endpoint.response {
        Response::None => Answer::Nothing,
        Response::Binary => Answer::Binary {
            content_type: "application/octet-stream",
            bytes: "sample".into(),
        },
        Response::Value { .. } => Answer::Payload(call.endpoint.sample.clone()),
    })
}

/// A payload with these fields, each written with the type that the catalogue gives it. The other documented fields are left out, as the
/// platform leaves out what is empty; fields that the catalogue does not have for this endpoint are too.
fn payload(endpoint: &Endpoint, fields: &[(&str, Value)]) -> Answer {
    let map = fields
        .iter()
        .filter_map(|(name, value)| {
            let schema = endpoint.answer_field(name)?;
            Some(((*name).to_owned(), sample::coerce(schema, value.clone())))
        })
        .collect();
    Answer::Payload(Value::Object(map))
}
