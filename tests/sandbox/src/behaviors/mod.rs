//! What endpoints do beyond checking a request. Which endpoint does what is decided by its name; its path, its fields and its envelope
//! come from the catalogue.

mod answers;
mod authorizer;
mod business_token;
mod content_check;
mod login;
mod messages;
mod phone_number;
mod qr_code;
mod token_issue;
mod user_storage;
mod user_token;

use crate::catalogue::Endpoint;
use crate::checks::Caller;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::Platform;

type Run = fn(&Platform, &Call<'_>, &Caller) -> Result<Answer, Refusal>;

/// What an endpoint does when its request is in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Behavior {
    pub(crate) run: Run,
    /// The greatest lengths of the catalogue are checked before it runs. Without it the behavior does that itself, with codes of its own.
    pub(crate) limits: bool,
}

/// Looks up the behavior of an endpoint.
pub(crate) fn find(endpoint: &Endpoint) -> Behavior {
    let (run, limits): (Run, bool) = match endpoint.name.as_str() {
        _ if endpoint.issuer.is_some() => (token_issue::issue_token, true),
        "login.code_to_session" | "login.code_to_session_v1" => (login::log_in, true),
        "login.get_phone_number" => (phone_number::get_phone_number, true),
        "credential.get_user_access_token" => (user_token::exchange, true),
        "credential.refresh_user_access_token" => (user_token::refresh, true),
        "credential.renew_user_refresh_token" => (user_token::renew, true),
        "credential.get_business_token" => (business_token::issue_tokens, true),
        "credential.refresh_business_token" => (business_token::refresh, true),
        "component_auth.get_authorizer_token" | "component_auth.get_authorizer_token_v1" => {
            (authorizer::exchange, true)
        }
        "component_auth.retrieve_authorization_code"
        | "component_auth.retrieve_authorization_code_v1" => (authorizer::reissue_code, true),
        "component_auth.list_authorized_apps" => (authorizer::list_apps, true),
        "user_storage.set_user_storage" => (user_storage::set, false),
        "user_storage.remove_user_storage" => (user_storage::remove, true),
        "qr_code.create_qr_code" | "qr_code.create_qr_code_v1" => (qr_code::create_qr_code, true),
        "content_security.detect_text" | "content_security.detect_text_v1" => {
            (content_check::check_texts, true)
        }
        "content_security.detect_image"
        | "content_security.detect_image_v1"
        | "content_security.detect_image_v2" => (content_check::check_images, true),
        "subscribe_notification.notify_user"
        | "subscribe_notification.notify_user_v1"
        | "template_message.send_template_message" => (messages::send, true),
        _ => (answers::sample_answer, true),
    };
    Behavior { run, limits }
}
