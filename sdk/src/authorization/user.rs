//! Clients that act on behalf of users who have authorized an application.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tracing::{field, warn};

use super::pair::{Pair, PairFields, PairResponse, explain_refusal, run_to_completion};
use super::user_principal::UserPrincipal;
use crate::answer::{Error, ErrorKind};
use crate::client::Client;
use crate::credential::{GetUserAccessTokenResponse, RefreshUserAccessTokenResponse};
use crate::platform::credentials;
use crate::secret::Secret;
use crate::tokens::{Fetch, FetchFuture, Token, TokenSource, Usable};

/// The maximum number of times that a refresh token can be renewed.
const MOST_RENEWALS: u32 = 5;

/// A refresh token is renewed when it expires in less than this time. With a shorter time, the five renewals last longer in total, but it
/// is less likely that a call is made for the user within that time.
const RENEWAL_LEAD: Duration = Duration::from_secs(5 * 86_400);

/// How long to wait before a refused renewal is tried again, in case the application has received the permission by then. The pause is
/// shorter than a day so that a program that refreshes its authorizations once a day makes one attempt each day.
const REFUSAL_PAUSE: Duration = Duration::from_secs(20 * 3600);

/// How long to wait before a renewal that failed for any other reason is tried again.
const FAILURE_PAUSE: Duration = Duration::from_secs(3600);

impl PairResponse for GetUserAccessTokenResponse {
    fn pair_fields(&self) -> PairFields<'_> {
        PairFields {
            access: &self.access_token,
            seconds: self.expires_in,
            refresh: &self.refresh_token,
            refresh_seconds: self.refresh_expires_in,
        }
    }
}

impl PairResponse for RefreshUserAccessTokenResponse {
    fn pair_fields(&self) -> PairFields<'_> {
        PairFields {
            access: &self.access_token,
            seconds: self.expires_in,
            refresh: &self.refresh_token,
            refresh_seconds: self.refresh_expires_in,
        }
    }
}

/// A user who has just authorized an application.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AuthorizedUser {
    /// A client that acts on behalf of the user, like one returned by [`Client::for_user`].
    pub client: Client,
    /// The user's id in the application.
    pub open_id: String,
    /// The scopes that the user has granted, separated by commas.
    pub scope: String,
}

impl Client {
    /// Exchanges an authorization code for the user's tokens and stores them under the user's open_id. These tokens replace any that were
    /// previously stored for the user. The access token is valid for 15 days and the refresh token for 30 days.
    ///
    /// The code comes from `tt.showDouyinOpenAuth` or from the URL that the authorization page redirects to, not from `tt.login`. It is
    /// valid for ten minutes and can be used only once.
    ///
    /// The exchange continues even if the caller is canceled. If the token store cannot save the tokens, only this process uses them, and
    /// it saves them as soon as it can.
    ///
    /// Official page: [获取 access_token](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/get-access-token).
    ///
    /// # Errors
    /// Returns the same errors as any other call.
    pub async fn authorize_user(&self, code: impl Into<Secret>) -> Result<AuthorizedUser, Error> {
        let (app, code) = (self.grantee().clone(), code.into());
        run_to_completion(async move { authorize(app, code).await }).await
    }

    /// Returns a client that acts on behalf of a user who has authorized the application. Calls that need a user's token use this user's
    /// token. The returned client shares the settings and connections of this client. It is cheap to create, so create one for each call.
    /// If a call has a field for the user's open_id, you still have to set it.
    ///
    /// The token comes from the token store, where [`authorize_user`](Self::authorize_user) saved it. It is refreshed before it expires.
    /// The refresh token is valid for 30 days. If the application has the permission `renew_refresh_token`, the refresh token is renewed in
    /// the last five of these days, up to five times. Once the last renewal has expired, or if no call was made in time, calls fail with
    /// [`ErrorKind::Reauthorize`]. The user must then authorize again.
    ///
    /// Official pages: [刷新 access_token](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/refresh-access-token),
    /// [刷新 refresh_token](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/refresh-token).
    #[must_use]
    pub fn for_user(&self, open_id: impl AsRef<str>) -> Self {
        let open_id = open_id.as_ref();
        let app = self.grantee();
        let principal = UserPrincipal {
            grantee: app.clone(),
            credential: &credentials::USER,
            token_source: Arc::new(UserTokens {
                app: app.clone(),
                open_id: open_id.to_owned(),
            }),
        };
        let id = app.principal_id(&[open_id]);
        app.for_principal(&id, app.app_id(), Arc::new(principal))
    }
}

async fn authorize(app: Client, code: Secret) -> Result<AuthorizedUser, Error> {
    let now = app.inner.tokens.now();
    let call = app.credential().get_user_access_token();
    let answer = call.code(code.expose()).send_for_answer().await?;
    let pair = Pair::new(&answer, now)?;
    if answer.open_id.is_empty() {
        let text = "the response has no open_id, so the owner of the token is unknown";
        return Err(Error::decode(&answer.raw, text));
    }
    let answer = answer.into_payload();
    let client = app.for_user(&answer.open_id);
    let token_source = UserTokens {
        app,
        open_id: answer.open_id.clone(),
    };
    let tokens = &client.inner.tokens;
    tokens
        .insert(credentials::USER.name, &token_source, pair.into_token(now))
        .await?;
    Ok(AuthorizedUser {
        client,
        open_id: answer.open_id,
        scope: answer.scope,
    })
}

/// The source of a user's tokens.
#[derive(Clone)]
struct UserTokens {
    app: Client,
    open_id: String,
}

impl TokenSource for UserTokens {
    fn read(&self, stored: Token) -> Option<Usable> {
        let pair = Pair::read(&stored)?;
        let refresh_by = renewal_due(&pair);
        Some(pair.into_usable(refresh_by))
    }

    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture {
        let (tokens, pair) = (self.clone(), stored.as_ref().and_then(Pair::read));
        Box::pin(async move {
            let Some(pair) = pair else {
                return Err(tokens.reauthorization_error("no refresh token is stored"));
            };
            // Renewing the refresh token is a separate fetch. The new refresh token must be stored before anything else happens, because
            // the old one is no longer valid.
            if renewal_due(&pair).is_some_and(|due| due <= now) {
                return Ok(Fetch {
                    stored: tokens.renew(pair, now).await.into_token(now),
                    complete: false,
                });
            }
            if has_ended(&pair, now) {
                return Err(tokens.reauthorization_error("the refresh token has expired"));
            }
            Ok(Fetch {
                stored: tokens.refresh(&pair, now).await?.into_token(now),
                complete: true,
            })
        })
    }

    fn is_irreplaceable(&self) -> bool {
        true
    }

    fn is_permanent_failure(&self, error: &Error) -> bool {
        error.needs_reauthorization()
    }
}

/// Returns the time at which the refresh token should be renewed, or `None` if it cannot be renewed.
fn renewal_due(pair: &Pair) -> Option<SystemTime> {
    let end = pair
        .refresh_ends_at
        .filter(|_| pair.renewals < MOST_RENEWALS)?;
    let due = end.checked_sub(RENEWAL_LEAD)?;
    Some(pair.no_renewal_before.map_or(due, |pause| pause.max(due)))
}

fn has_ended(pair: &Pair, now: SystemTime) -> bool {
    pair.refresh_ends_at.is_some_and(|end| end <= now)
}

impl UserTokens {
    async fn refresh(&self, pair: &Pair, now: SystemTime) -> Result<Pair, Error> {
        let call = self.app.credential().refresh_user_access_token();
        let call = call.refresh_token(pair.refresh.expose());
        let answer = call.send_for_answer().await.map_err(|error| {
            let text = self.reauthorization_text("the refresh token is no longer valid");
            explain_refusal(error, Error::needs_reauthorization, text)
        })?;
        pair.refreshed(&answer, now)
    }

    /// Renews the refresh token. Returns the pair with the new refresh token or, if the renewal failed, with the time of the next attempt.
    /// After a failure, the old refresh token can still be used until it expires.
    async fn renew(&self, mut pair: Pair, now: SystemTime) -> Pair {
        if has_ended(&pair, now) {
            pair.renewals = MOST_RENEWALS;
            return pair;
        }
        let call = self.app.credential().renew_user_refresh_token();
        let call = call.refresh_token(pair.refresh.expose());
        let failure = match call.send().await {
            Ok(answer) if !answer.refresh_token.is_empty() => {
                return pair.renewed(&answer.refresh_token, answer.expires_in, now);
            }
            answer => answer.err(),
        };
        warn!(
            error = failure.as_ref().map(field::display),
            open_id = self.open_id,
            "could not renew the refresh token of a user; the user must authorize again unless it is renewed before it expires"
        );
        let pause = match &failure {
            Some(error) if error.needs_reauthorization() => {
                pair.renewals = MOST_RENEWALS;
                return pair;
            }
            Some(error) if error.kind() != ErrorKind::Api || error.is_retryable() => FAILURE_PAUSE,
            _ => REFUSAL_PAUSE,
        };
        pair.no_renewal_before = now.checked_add(pause);
        pair
    }

    fn reauthorization_error(&self, why: &str) -> Error {
        Error::reauthorize(self.reauthorization_text(why), None)
    }

    fn reauthorization_text(&self, why: &str) -> String {
        let user = &self.open_id;
        format!("the user {user} must authorize the application again: {why}")
    }
}
