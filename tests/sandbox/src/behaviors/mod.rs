//! The behavior of each endpoint. It is selected by the endpoint's name; the path, fields and envelope come from the catalogue.

mod answers;
mod authorizer;
mod business_token;
mod content_check;
mod login;
mod messages;
mod orders;
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

/// What an endpoint does with a valid call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Behavior {
    pub(crate) run: Run,
    /// Whether the maximum lengths in the catalogue are checked before the behavior runs. If `false`, the behavior checks the lengths
    /// itself and refuses the call with its own error codes.
    pub(crate) limits: bool,
}

impl Behavior {
    const fn new(run: Run) -> Self {
        Self { run, limits: true }
    }

    const fn without_limits(run: Run) -> Self {
        Self { run, limits: false }
    }
}

/// The behaviors, keyed by endpoint name.
#[rustfmt::skip]
const BEHAVIORS: [(&str, Behavior); 27] = [
    ("login.code_to_session", Behavior::new(login::log_in)),
    ("login.code_to_session_v1", Behavior::new(login::log_in)),
    ("login.get_phone_number", Behavior::new(phone_number::get_phone_number)),
    ("credential.get_user_access_token", Behavior::new(user_token::exchange)),
    ("credential.refresh_user_access_token", Behavior::new(user_token::refresh)),
    ("credential.renew_user_refresh_token", Behavior::new(user_token::renew)),
    ("credential.get_business_token", Behavior::new(business_token::issue_tokens)),
    ("credential.refresh_business_token", Behavior::new(business_token::refresh)),
    ("component_auth.get_authorizer_token", Behavior::new(authorizer::exchange)),
    ("component_auth.get_authorizer_token_v1", Behavior::new(authorizer::exchange)),
    ("component_auth.retrieve_authorization_code", Behavior::new(authorizer::reissue_code)),
    ("component_auth.retrieve_authorization_code_v1", Behavior::new(authorizer::reissue_code)),
    ("component_auth.list_authorized_apps", Behavior::new(authorizer::list_apps)),
    ("user_storage.set_user_storage", Behavior::without_limits(user_storage::set)),
    ("user_storage.remove_user_storage", Behavior::new(user_storage::remove)),
    ("qr_code.create_qr_code", Behavior::new(qr_code::create_qr_code)),
    ("qr_code.create_qr_code_v1", Behavior::new(qr_code::create_qr_code)),
    ("content_security.detect_text", Behavior::new(content_check::check_texts)),
    ("content_security.detect_text_v1", Behavior::new(content_check::check_texts)),
    ("content_security.detect_image", Behavior::new(content_check::check_images)),
    ("content_security.detect_image_v1", Behavior::new(content_check::check_images)),
    ("content_security.detect_image_v2", Behavior::new(content_check::check_images)),
    ("subscribe_notification.notify_user", Behavior::new(messages::send)),
    ("subscribe_notification.notify_user_v1", Behavior::new(messages::send)),
    ("template_message.send_template_message", Behavior::new(messages::send)),
    ("trade.query_order", Behavior::new(orders::query_order)),
    ("trade.create_refund", Behavior::new(orders::create_refund)),
];

/// Returns the behavior of an endpoint. Endpoints without one of their own respond with sample values.
pub(crate) fn find(endpoint: &Endpoint) -> Behavior {
    if endpoint.issuer.is_some() {
        return Behavior::new(token_issue::issue_token);
    }
    BEHAVIORS
        .iter()
        .find(|(name, _)| *name == endpoint.name)
        .map_or(Behavior::new(answers::sample_answer), |(_, behavior)| {
            *behavior
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    /// Without this test, renaming an endpoint in the catalogue would silently disable its behavior.
    #[test]
    fn every_behavior_has_an_endpoint() {
        let catalogue = catalogue::load(&[catalogue::PLATFORM]).unwrap_or_default();
        for (name, _) in BEHAVIORS {
            assert!(catalogue.endpoint(name).is_some(), "no endpoint {name}");
        }
    }
}
