//! Tokens of a user. An authorization code is exchanged for a token and a refresh token. The refresh token can then be exchanged for a new
//! token. It can also be renewed, up to five times: it is exchanged for another refresh token that expires later.

use std::time::Duration;

use super::answers::payload_answer;
use crate::checks::Caller;
use crate::crypto::derive::derive_id;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::{Platform, TokenOrigin, TokenStatus};

const DAY: Duration = Duration::from_secs(86_400);
const LIFE: Duration = Duration::from_secs(15 * DAY.as_secs());
const REFRESH_LIFE: Duration = Duration::from_secs(30 * DAY.as_secs());
/// The catalogue's name for user tokens.
const USER: &str = "user";
/// The kinds of refresh token, indexed by the number of times they have been renewed. An authorization code yields the first kind, and the
/// last kind cannot be renewed again.
const REFRESH: [&str; 6] = [
    "refresh_token",
    "refresh_token_renewed_once",
    "refresh_token_renewed_twice",
    "refresh_token_renewed_thrice",
    "refresh_token_renewed_four_times",
    "refresh_token_renewed_five_times",
];

/// Exchanges an authorization code for a token and a refresh token.
pub(super) fn exchange(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let code = call.text("code").unwrap_or_default();
    let user = platform
        .sessions
        .redeem_codes(&[code])
        .map_err(|_| Refusal::code_invalid("the code is wrong or was already used"))?;
    let open_id = user
        .into_iter()
        .next()
        .flatten()
        .unwrap_or_else(|| derive_id("openid", &[caller.app(), code]));
    let refresh_token = issue(platform, caller, REFRESH[0], REFRESH_LIFE);
    Ok(payload_answer(
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

/// Exchanges a refresh token for a new user token. The refresh token remains valid until its original expiry.
pub(super) fn refresh(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let given = RefreshToken::find(platform, call, caller)?;
    Ok(payload_answer(
        call.endpoint,
        &[
            ("access_token", issue(platform, caller, USER, LIFE).into()),
            ("expires_in", LIFE.as_secs().into()),
            ("refresh_token", given.token.into()),
            ("refresh_expires_in", given.left.as_secs().into()),
            ("scope", "user_info".into()),
        ],
    ))
}

/// Renews a refresh token: exchanges it for a new one that expires later. The old one becomes invalid.
pub(super) fn renew(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let given = RefreshToken::find(platform, call, caller)?;
    let Some(kind) = REFRESH.get(given.renewals + 1) else {
        return Err(Refusal::renewals_used_up());
    };
    platform.tokens.revoke(given.token);
    Ok(payload_answer(
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

/// The refresh token sent in a call.
struct RefreshToken<'a> {
    token: &'a str,
    /// How many times the token has been renewed.
    renewals: usize,
    left: Duration,
}

impl<'a> RefreshToken<'a> {
    fn find(platform: &Platform, call: &'a Call<'_>, caller: &Caller) -> Result<Self, Refusal> {
        let token = call.text("refresh_token").unwrap_or_default();
        let unknown = || Refusal::reauthorize("the refresh token is unknown");
        match platform.tokens.status(token, platform.clock.now()) {
            TokenStatus::Alive {
                origin,
                app_id,
                left,
            } if app_id == caller.app() => Ok(Self {
                token,
                renewals: REFRESH
                    .iter()
                    .position(|kind| *kind == origin.name())
                    .ok_or_else(unknown)?,
                left,
            }),
            TokenStatus::Expired => Err(Refusal::reauthorize("the refresh token has expired")),
            _ => Err(unknown()),
        }
    }
}

/// Issues a token of the given kind.
fn issue(platform: &Platform, caller: &Caller, kind: &str, life: Duration) -> String {
    let origin = TokenOrigin::Credential(kind.to_owned());
    let now = platform.clock.now();
    platform.tokens.issue(caller.app(), origin, life, now).token
}
