//! Who calls: the token that the catalogue asks for, checked before anything else.

use crate::applications;
use crate::call::{Body, Call, Given};
use crate::catalogue::Auth;
use crate::metadata::Place;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::tokens::Standing;

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
pub(crate) fn check(platform: &Platform, call: &Call<'_>) -> Result<Caller, Refusal> {
    if let Body::Unreadable(reason) = &call.body {
        return Err(Refusal::parameter(reason.clone()));
    }
    let owner = match &call.endpoint.auth {
        None => None,
        Some(auth) => token_owner(platform, call, auth)?,
    };
    let named = applications::check(platform, call)?;
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
fn token_owner(
    platform: &Platform,
    call: &Call<'_>,
    auth: &Auth,
) -> Result<Option<String>, Refusal> {
    let token = call
        .given(auth.place, &auth.parameter)
        .and_then(Given::text)
        .filter(|token| !token.is_empty());
    let Some(token) = token else {
        return Err(Refusal::token(format!(
            "the token is missing: {} must stand in the {}",
            auth.parameter,
            auth.place.words()
        )));
    };
    match platform.tokens.standing(token, platform.clock.now()) {
        Standing::Alive { app_id, issue, .. } if issue.serves(&auth.credential) => Ok(Some(app_id)),
        Standing::Alive { issue, .. } => Err(Refusal::token(format!(
            "a token of {} is given where one of {} is needed",
            issue.name(),
            auth.credential.name
        ))),
        Standing::Expired => Err(Refusal::token_expired()),
        // How such a token is got is not described in the catalogue, so the sandbox platform cannot know them all.
        Standing::Unknown if auth.credential.issuers.is_empty() && !token.starts_with("bad") => {
            Ok(None)
        }
        Standing::Unknown => Err(Refusal::token(misplaced(call, auth))),
    }
}

/// What to say of a token that is not known.
fn misplaced(call: &Call<'_>, auth: &Auth) -> String {
    let place = match auth.place {
        Place::Header => format!("the header {}", auth.parameter),
        place => format!("{} in the {}", auth.parameter, place.words()),
    };
    format!("the token in {place} is not known ({})", call.endpoint.name)
}
