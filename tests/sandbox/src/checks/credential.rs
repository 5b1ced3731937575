//! Who calls: the token that the catalogue asks for, checked before anything else.

use super::fill;
use crate::catalogue::{Auth, Place};
use crate::request::{Call, FieldValue, ParsedBody};
use crate::response::Refusal;
use crate::state::{Platform, TokenStatus};

/// Whoever made a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The application, where the call says which.
    pub(crate) app_id: Option<String>,
}

impl Caller {
    /// The application's id; of a call that names none, nothing.
    pub(crate) fn app(&self) -> &str {
        self.app_id.as_deref().unwrap_or_default()
    }
}

/// Checks token, application id and secret.
pub(super) fn check(platform: &Platform, call: &Call<'_>) -> Result<Caller, Refusal> {
    if let ParsedBody::Unreadable(reason) = &call.body {
        return Err(Refusal::parameter(reason.clone()));
    }
    let owner = match &call.endpoint.auth {
        None => None,
        Some(auth) => check_token(platform, call, auth)?,
    };
    let named = fill::check(platform, call)?;
    match (owner, named) {
        (Some(owner), Some(named)) if owner != named => Err(Refusal::token(format!(
            "the token belongs to the application {owner}, not to {named}"
        ))),
        (owner, named) => Ok(Caller {
            app_id: named.or(owner),
        }),
    }
}

/// Checks the token; the answer is the application that it belongs to, where that is known.
fn check_token(
    platform: &Platform,
    call: &Call<'_>,
    auth: &Auth,
) -> Result<Option<String>, Refusal> {
    let token = call
        .value_at(auth.place, &auth.parameter)
        .and_then(FieldValue::text)
        .filter(|token| !token.is_empty());
    let Some(token) = token else {
        return Err(Refusal::token(format!(
            "the token is missing: {} must stand in the {}",
            auth.parameter,
            auth.place.word()
        )));
    };
    match platform.tokens.status(token, platform.clock.now()) {
        TokenStatus::Alive { app_id, origin, .. } if origin.serves(&auth.credential) => {
            Ok(Some(app_id))
        }
        TokenStatus::Alive { origin, .. } => Err(Refusal::token(format!(
            "a token of {} is given where one of {} is needed",
            origin.name(),
            auth.credential.name
        ))),
        TokenStatus::Expired => Err(Refusal::token_expired()),
        // How such a token is got is not described in the catalogue, so the sandbox platform cannot know them all.
        TokenStatus::Unknown if auth.credential.issuers.is_empty() && !token.starts_with("bad") => {
            Ok(None)
        }
        TokenStatus::Unknown => Err(Refusal::token(unknown_token_message(call, auth))),
    }
}

/// The message for a token that is not known.
fn unknown_token_message(call: &Call<'_>, auth: &Auth) -> String {
    let place = match auth.place {
        Place::Header => format!("the header {}", auth.parameter),
        place => format!("{} in the {}", auth.parameter, place.word()),
    };
    format!("the token in {place} is not known ({})", call.endpoint.name)
}
