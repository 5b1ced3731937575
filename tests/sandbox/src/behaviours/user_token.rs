//! Tokens of a user: an authorisation code becomes a token and a refresh token, a refresh token becomes a new token or, five times, a
//! refresh token that lives longer.

use std::time::Duration;

use super::login::derived_id;
use crate::answer::Answer;
use crate::call::Call;
use crate::credential::Caller;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::tokens::{Issue, Standing};

const DAY: Duration = Duration::from_secs(86_400);
/// Life of a user's token.
const LIFE: Duration = Duration::from_secs(15 * DAY.as_secs());
/// Life of a refresh token.
const REFRESH_LIFE: Duration = Duration::from_secs(30 * DAY.as_secs());
/// The kind of token, as the catalogue names it.
const USER: &str = "user";
/// Kinds of refresh token: one fresh from a code or a refresh, and those that were renewed once, twice and so on. After the last there is
/// no renewal.
const REFRESH: [&str; 6] = [
    "refresh_token",
    "refresh_token_renewed_once",
    "refresh_token_renewed_twice",
    "refresh_token_renewed_thrice",
    "refresh_token_renewed_four_times",
    "refresh_token_renewed_five_times",
];

/// Exchanges the code of the authorisation page.
pub(super) fn exchange(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let code = call.text("code").unwrap_or_default();
    let user = platform
        .sessions
        .take(&[code])
        .map_err(|_| Refusal::code_invalid("the code is wrong or was used before"))?;
    let open_id = user
        .into_iter()
        .next()
        .flatten()
        .unwrap_or_else(|| derived_id("openid", &[caller.app(), code]));
    let refresh_token = issue(platform, caller, REFRESH[0], REFRESH_LIFE);
    Ok(super::payload(
        call.endpoint,
        &[
            ("access_token", issue(platform, caller, USER, LIFE).into()),
            ("expires_in", LIFE.as_secs().into()),
            ("refresh_token", refresh_token.into()),
            ("refresh_expires_in", REFRESH_LIFE.as_secs().into()),
            ("open_id", open_id.into()),
            ("scope", "user_info".into()),
        ],
    ))
}

/// Exchanges a refresh token for a new token of the user. The refresh token lives on as it was.
pub(super) fn refresh(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let held = Held::find(platform, call, caller)?;
    Ok(super::payload(
        call.endpoint,
        &[
            ("access_token", issue(platform, caller, USER, LIFE).into()),
            ("expires_in", LIFE.as_secs().into()),
            ("refresh_token", held.token.into()),
            ("refresh_expires_in", held.left.as_secs().into()),
            ("scope", "user_info".into()),
        ],
    ))
}

/// Exchanges a refresh token for one that lives on. The old one ends.
pub(super) fn renew(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let held = Held::find(platform, call, caller)?;
    let Some(kind) = REFRESH.get(held.renewals + 1) else {
        return Err(Refusal::renewals_used_up());
    };
    platform.tokens.revoke(held.token);
    Ok(super::payload(
        call.endpoint,
        &[
            (
                "refresh_token",
                issue(platform, caller, kind, REFRESH_LIFE).into(),
            ),
            ("expires_in", REFRESH_LIFE.as_secs().into()),
        ],
    ))
}

/// The refresh token of a call.
struct Held<'a> {
    token: &'a str,
    /// How often it was renewed.
    renewals: usize,
    left: Duration,
}

impl<'a> Held<'a> {
    fn find(platform: &Platform, call: &'a Call<'_>, caller: &Caller) -> Result<Self, Refusal> {
        let token = call.text("refresh_token").unwrap_or_default();
        let unknown = || Refusal::reauthorize("the refresh token is not known");
        match platform.tokens.standing(token, platform.clock.now()) {
            Standing::Alive {
                issue,
                app_id,
                left,
            } if app_id == caller.app() => Ok(Self {
                token,
                renewals: REFRESH
                    .iter()
                    .position(|kind| *kind == issue.name())
                    .ok_or_else(unknown)?,
                left,
            }),
            Standing::Expired => Err(Refusal::reauthorize("the refresh token has expired")),
            _ => Err(unknown()),
        }
    }
}

/// Issues a token of a kind.
fn issue(platform: &Platform, caller: &Caller, kind: &str, life: Duration) -> String {
    let issue = Issue::Credential(kind.to_owned());
    let now = platform.clock.now();
    platform.tokens.issue(caller.app(), issue, life, now).token
}
