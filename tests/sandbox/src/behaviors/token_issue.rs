//! The endpoints that issue tokens of the application.

use serde_json::Value;

use super::answers::payload_answer;
use crate::catalogue::FillSource;
use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::{FetchPolicy, Platform};

/// The endpoint whose fetches are counted.
const CLIENT_TOKEN: &str = "credential.get_client_token";
/// The endpoints whose newest two tokens live, and no others.
const NEWEST_TWO: [&str; 2] = [CLIENT_TOKEN, "component_auth.get_component_token"];
/// The pages of the third-party platform list it for a wrong parameter. What the platform says of a wrong ticket is not known.
const TICKET_INVALID: i64 = 40_001;

/// Issues a token. Tokens of one kind end one another; a shared issuer keeps to itself.
pub(super) fn issue_token(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let Some(issuer) = &call.endpoint.issuer else {
        return Ok(Answer::Payload(call.endpoint.sample.clone()));
    };
    let now = platform.clock.now();
    let is_client_token = call.endpoint.name == CLIENT_TOKEN;
    if is_client_token && !platform.tokens.use_quota(caller.app(), now) {
        return Err(Refusal::rate_limited(
            "too many fetches of this token within five minutes",
        ));
    }
    check_tickets(platform, call, caller)?;
    let policy = FetchPolicy {
        shared: issuer.shared,
        alive_at_most: NEWEST_TWO
            .contains(&call.endpoint.name.as_str())
            .then_some(2),
        forced: call.field("force_refresh").map(FieldValue::to_json) == Some(Value::Bool(true)),
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
        .fetch(caller.app(), issuer, pool, policy, now);
    Ok(payload_answer(
        call.endpoint,
        &[
            (&issuer.token, issued.token.into()),
            (&issuer.expires_in, issued.expires_in.as_secs().into()),
        ],
    ))
}

/// A ticket among what clients fill in must be one that was pushed to the caller.
fn check_tickets(platform: &Platform, call: &Call<'_>, caller: &Caller) -> Result<(), Refusal> {
    let tickets = call.endpoint.fill.iter();
    for fill in tickets.filter(|fill| fill.source == FillSource::Credential) {
        let ticket = call
            .value_at(fill.place, &fill.name)
            .and_then(FieldValue::text);
        let now = platform.clock.now();
        let is_known = ticket.is_some_and(|ticket| {
            let authorizations = &platform.authorizations;
            authorizations.is_valid_ticket(caller.app(), ticket, now)
        });
        if !is_known {
            let message = format!("{} is wrong or has expired", fill.name);
            return Err(Refusal::code(TICKET_INVALID, message));
        }
    }
    Ok(())
}
