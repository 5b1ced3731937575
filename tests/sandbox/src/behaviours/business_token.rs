//! Tokens for the business capabilities that a user has granted.

use std::time::Duration;

use crate::answer::Answer;
use crate::call::Call;
use crate::credential::Caller;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::tokens::{Issue, Standing};

/// Life of a token.
const LIFE: Duration = Duration::from_secs(30 * 86_400);
/// A refresh token has no end.
const REFRESH_LIFE: Duration = Duration::MAX;
/// The kinds of token.
const BUSINESS: &str = "business";
const REFRESH: &str = "business_refresh_token";

/// Gives a token for a user's open_id.
pub(super) fn get(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let refresh = issue(platform, caller, REFRESH, REFRESH_LIFE);
    Ok(answer(platform, call, caller, refresh))
}

/// Exchanges a refresh token, which lives on.
pub(super) fn refresh(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let token = call.text("refresh_token").unwrap_or_default();
    match platform.tokens.standing(token, platform.clock.now()) {
        Standing::Alive { app_id, issue, .. }
            if app_id == caller.app() && issue.name() == REFRESH =>
        {
            Ok(answer(platform, call, caller, token.to_owned()))
        }
        _ => Err(Refusal::parameter("the refresh token is not known")),
    }
}

fn answer(platform: &Platform, call: &Call<'_>, caller: &Caller, refresh: String) -> Answer {
    super::payload(
        call.endpoint,
        &[
            ("biz_token", issue(platform, caller, BUSINESS, LIFE).into()),
            ("biz_expires_in", LIFE.as_secs().into()),
            ("biz_refresh_token", refresh.into()),
        ],
    )
}

fn issue(platform: &Platform, caller: &Caller, kind: &str, life: Duration) -> String {
    let issue = Issue::Credential(kind.to_owned());
    let now = platform.clock.now();
    platform.tokens.issue(caller.app(), issue, life, now).token
}
