//! Tokens for the business capabilities that a user has authorized.

use std::time::Duration;

use super::answers::payload_answer;
use crate::checks::Caller;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::{Platform, TokenOrigin, TokenStatus};

const LIFE: Duration = Duration::from_secs(30 * 86_400);
/// Refresh tokens never expire.
const REFRESH_LIFE: Duration = Duration::MAX;
const BUSINESS: &str = "business";
const REFRESH: &str = "business_refresh_token";

/// Issues a token and a refresh token for any open_id.
pub(super) fn issue_tokens(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let refresh = issue(platform, caller, REFRESH, REFRESH_LIFE);
    Ok(token_answer(platform, call, caller, refresh))
}

/// Exchanges a refresh token for a new token. The refresh token remains valid.
pub(super) fn refresh(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let token = call.text("refresh_token").unwrap_or_default();
    match platform.tokens.status(token, platform.clock.now()) {
        TokenStatus::Alive { app_id, origin, .. }
            if app_id == caller.app() && origin.name() == REFRESH =>
        {
            Ok(token_answer(platform, call, caller, token.to_owned()))
        }
        _ => Err(Refusal::parameter("the refresh token is unknown")),
    }
}

fn token_answer(platform: &Platform, call: &Call<'_>, caller: &Caller, refresh: String) -> Answer {
    payload_answer(
        call.endpoint,
        &[
            ("biz_token", issue(platform, caller, BUSINESS, LIFE).into()),
            ("biz_expires_in", LIFE.as_secs().into()),
            ("biz_refresh_token", refresh.into()),
        ],
    )
}

fn issue(platform: &Platform, caller: &Caller, kind: &str, life: Duration) -> String {
    let origin = TokenOrigin::Credential(kind.to_owned());
    let now = platform.clock.now();
    platform.tokens.issue(caller.app(), origin, life, now).token
}
