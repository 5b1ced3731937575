//! Checks the credential and identifies the caller, usually by the token that the catalogue requires. This check runs before all others.

use super::fill;
use crate::catalogue::{Auth, Place};
use crate::request::{Call, FieldValue, ParsedBody};
use crate::response::Refusal;
use crate::state::{Platform, TokenStatus};

/// The caller of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The id of the calling application, or `None` if the call does not identify one.
    pub(crate) app_id: Option<String>,
}

impl Caller {
    /// Returns the application's id, or an empty string if the call does not identify an application.
    pub(crate) fn app(&self) -> &str {
        self.app_id.as_deref().unwrap_or_default()
    }
}

/// Checks the token, the application's id and its secret, and returns the caller.
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

/// Checks the token and returns the id of the application that it belongs to, or `None` if the owner is unknown.
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
            "the token is missing: send it as {} in the {}",
            auth.parameter,
            auth.place.word()
        )));
    };
    match platform.tokens.status(token, platform.clock.now()) {
        TokenStatus::Alive { app_id, origin, .. } if origin.serves(&auth.credential) => {
            Ok(Some(app_id))
        }
        TokenStatus::Alive { origin, .. } => Err(Refusal::token(format!(
            "a token of the kind {} was sent, but the endpoint requires one of the kind {}",
            origin.name(),
            auth.credential.name
        ))),
        TokenStatus::Expired => Err(Refusal::token_expired()),
        // The catalogue has no issuer for tokens of this kind, so the token may come from somewhere other than the sandbox platform.
        TokenStatus::Unknown if auth.credential.issuers.is_empty() && !token.starts_with("bad") => {
            Ok(None)
        }
        TokenStatus::Unknown => Err(Refusal::token(unknown_token_message(call, auth))),
    }
}

fn unknown_token_message(call: &Call<'_>, auth: &Auth) -> String {
    let place = match auth.place {
        Place::Header => format!("the header {}", auth.parameter),
        place => format!("{} in the {}", auth.parameter, place.word()),
    };
    format!(
        "the token in {place} of a call to {} is unknown",
        call.endpoint.name
    )
}
