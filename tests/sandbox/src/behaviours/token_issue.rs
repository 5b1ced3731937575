//! The endpoints that issue tokens of the application.

use serde_json::Value;

use crate::answer::Answer;
use crate::call::{Call, Given};
use crate::credential::Caller;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::tokens::Manner;

/// The endpoint whose newest two tokens live, and no others, and whose fetches are counted.
const CLIENT_TOKEN: &str = "credential.get_client_token";

/// Issues a token. Tokens of one kind end one another; a shared issuer keeps to itself.
pub(super) fn issue(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let Some(issuer) = &call.endpoint.issuer else {
        return Ok(Answer::Payload(call.endpoint.sample.clone()));
    };
    let now = platform.clock.now();
    let is_client_token = call.endpoint.name == CLIENT_TOKEN;
    if is_client_token && !platform.tokens.within_quota(caller.app(), now) {
        return Err(Refusal::rate_limited(
            "too many fetches of this token within five minutes",
        ));
    }
    let manner = Manner {
        shared: issuer.shared,
        alive_at_most: is_client_token.then_some(2),
        forced: call.field("force_refresh").map(Given::value) == Some(Value::Bool(true)),
    };
    let credential = platform
        .catalogue
        .credentials
        .values()
        .find(|credential| credential.issuers.contains(&issuer.name));
    let pool = match credential {
        Some(credential) if !issuer.shared => &credential.name,
        _ => &issuer.name,
    };
    let issued = platform
        .tokens
        .fetch(caller.app(), issuer, pool, manner, now);
    Ok(super::payload(
        call.endpoint,
        &[
            (&issuer.token, issued.token.into()),
            (&issuer.expires_in, issued.expires_in.as_secs().into()),
        ],
    ))
}
