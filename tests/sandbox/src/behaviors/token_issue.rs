//! The endpoints that issue an application's tokens.

use serde_json::Value;

use super::answers::payload_answer;
use crate::catalogue::FillSource;
use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::{FetchPolicy, Platform};

/// The endpoint whose fetches are limited by a quota.
const CLIENT_TOKEN: &str = "credential.get_client_token";
/// The endpoints of which only the newest two tokens are valid.
const NEWEST_TWO: [&str; 2] = [CLIENT_TOKEN, "component_auth.get_component_token"];
/// Documented by the third-party platform for a wrong parameter. The platform's code for a wrong ticket is unknown.
const TICKET_INVALID: i64 = 40_001;

/// Issues a token. Tokens of the same kind end one another, but a shared issuer ends only its own.
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

/// Checks that every ticket the client fills in was pushed to the caller and has not expired.
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
