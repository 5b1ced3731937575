//! The endpoints that issue tokens to applications.

use serde_json::Value;

use super::answers::payload_answer;
use crate::catalogue::FillSource;
use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::{FetchPolicy, Platform};

/// The token endpoint that is rate-limited.
const CLIENT_TOKEN: &str = "credential.get_client_token";
/// The endpoints for which only the two newest tokens are valid.
const NEWEST_TWO: [&str; 2] = [CLIENT_TOKEN, "component_auth.get_component_token"];
/// The third-party platform's documentation lists this code for a wrong parameter. The code that the platform returns for a wrong ticket is
/// unknown.
const TICKET_INVALID: i64 = 40_001;

/// Issues a token. Normally, this shortens the lifetime of older tokens of the same kind. A shared issuer affects only tokens that it
/// issued itself.
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
            "this token was fetched too many times within five minutes",
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

/// Checks that every ticket in the call was pushed to the caller and has not expired.
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
