//! Users who have granted something to an application.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tracing::warn;

use super::pair::{Answered, Pair};
use super::subject::Subject;
use crate::client::Client;
use crate::endpoint::Credential;
use crate::error::{Error, ErrorKind};
use crate::platform::credentials;
use crate::secret::Secret;
use crate::tokens::{Fetched, Opened, Step, Supply, Token};

/// How often a refresh token can be renewed.
const MOST_RENEWALS: u32 = 5;

/// How long before its end a refresh token is renewed. The later, the longer the five renewals last; the earlier, the surer it is that the user's
/// token is used in that time.
const RENEWAL_LEAD: Duration = Duration::from_secs(5 * 86_400);

/// A user who has authorised an application just now.
#[derive(Clone)]
#[non_exhaustive]
pub struct AuthorizedUser {
    /// A client that acts for the user, as [`Client::for_user`] gives it.
    pub client: Client,
    /// The user's id in the application.
    pub open_id: String,
    /// What the user has granted, separated by commas.
    pub scope: String,
}

impl fmt::Debug for AuthorizedUser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AuthorizedUser")
            .field("client", &self.client)
            .field("open_id", &self.open_id)
            .field("scope", &self.scope)
            .finish()
    }
}

impl Client {
    /// Exchanges the code of the authorisation page, and keeps what comes of it under the user's open_id: the user's token, which lives fifteen
    /// days, and the refresh token, which lives thirty. They take the place of those that were kept for the user before.
    ///
    /// The code is that of `tt.showDouyinOpenAuth` or of the address to which the authorisation page leads back, not that of `tt.login`. It
    /// lives ten minutes and works once.
    ///
    /// Official page: [获取 access_token](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/get-access-token).
    ///
    /// # Errors
    /// Those of a call; [`ErrorKind::Credential`] if the token store does not take the tokens.
    pub async fn authorize_user(&self, code: impl Into<Secret>) -> Result<AuthorizedUser, Error> {
        let now = self.inner().tokens.now();
        let call = self.credential().get_user_access_token();
        let answer = call.code(code.into().expose()).send_for_answer().await?;
        let pair = Pair::new(
            &Answered {
                access: &answer.access_token,
                seconds: answer.expires_in,
                refresh: &answer.refresh_token,
                refresh_seconds: answer.refresh_expires_in,
            },
            now,
            &answer.raw,
        )?;
        if answer.open_id.is_empty() {
            let text = "the answer does not say whose token it holds in open_id";
            return Err(Error::decode(&answer.raw, text));
        }
        let client = self.for_user(&answer.open_id);
        let supply = UserTokens {
            app: client.granted_to().clone(),
            open_id: answer.open_id.clone(),
        };
        let tokens = &client.inner().tokens;
        tokens
            .bring(credentials::USER.name, &supply, pair.into_token(now))
            .await?;
        let answer = answer.into_payload();
        Ok(AuthorizedUser {
            client,
            open_id: answer.open_id,
            scope: answer.scope,
        })
    }

    /// A client that acts for a user who has authorised the application: calls that want a user's token take this user's, with the same settings
    /// and connections. It is cheap, so make one for each call. The user's open_id remains a field of the calls that want it.
    ///
    /// The token comes from the token store, where [`authorize_user`](Self::authorize_user) has put it. It is refreshed before it ends, and so is
    /// the refresh token in the last five days of its thirty: five times, if the application holds the permission `renew_refresh_token`. Then,
    /// or when nobody has called for so long, the calls fail with [`ErrorKind::Reauthorise`], and the user must authorise again.
    ///
    /// Official pages: [刷新 access_token](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/refresh-access-token),
    /// [刷新 refresh_token](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/refresh-token).
    #[must_use]
    pub fn for_user(&self, open_id: impl AsRef<str>) -> Self {
        let open_id = open_id.as_ref();
        let app = self.granted_to();
        let subject = User(UserTokens {
            app: app.clone(),
            open_id: open_id.to_owned(),
        });
        app.acting_for(app.id_of(&[open_id]), app.app_id(), Arc::new(subject))
    }
}

/// A user who has authorised an application.
struct User(UserTokens);

impl Subject for User {
    fn base(&self) -> &Client {
        &self.0.app
    }

    fn takes(&self, credential: &'static Credential) -> Option<&'static Credential> {
        (credential.name == credentials::USER.name).then_some(credential)
    }

    fn supply(&self, _: &'static Credential) -> Option<Arc<dyn Supply>> {
        Some(Arc::new(self.0.clone()))
    }

    fn kept_alive(&self) -> &'static Credential {
        &credentials::USER
    }

    fn is_person(&self) -> bool {
        true
    }
}

/// How the tokens of a user are got.
#[derive(Clone)]
struct UserTokens {
    app: Client,
    open_id: String,
}

impl Supply for UserTokens {
    fn open(&self, stored: Token) -> Option<Opened> {
        let pair = Pair::read(&stored)?;
        let renew_by = renewal_due(&pair);
        Some(pair.open(renew_by))
    }

    fn step(&self, stored: Option<Token>, now: SystemTime) -> Fetched {
        let (tokens, pair) = (self.clone(), stored.as_ref().and_then(Pair::read));
        Box::pin(async move {
            let Some(pair) = pair else {
                return Err(
                    tokens.must_authorise("nothing is stored that could refresh the token", None)
                );
            };
            // A renewal of the refresh token is a step of its own, for it must be stored before anything else is done: the old one has ended.
            if renewal_due(&pair).is_some_and(|due| due <= now) {
                return Ok(Step {
                    stored: tokens.renew(pair, now).await?.into_token(now),
                    complete: false,
                });
            }
            Ok(Step {
                stored: tokens.refresh(&pair, now).await?.into_token(now),
                complete: true,
            })
        })
    }

    fn is_precious(&self) -> bool {
        true
    }
}

/// When the refresh token should be renewed; `None`: it can't be.
fn renewal_due(pair: &Pair) -> Option<SystemTime> {
    let end = pair
        .refresh_ends_at
        .filter(|_| pair.renewals < MOST_RENEWALS)?;
    end.checked_sub(RENEWAL_LEAD)
}

impl UserTokens {
    async fn refresh(&self, pair: &Pair, now: SystemTime) -> Result<Pair, Error> {
        let call = self.app.credential().refresh_user_access_token();
        let call = call.refresh_token(pair.refresh.expose());
        let answer = call.send_for_answer().await.map_err(|error| {
            if error.is_reauthorise_needed() {
                self.must_authorise("the refresh token is of no use any more", Some(error))
            } else {
                error
            }
        })?;
        pair.refreshed(
            &Answered {
                access: &answer.access_token,
                seconds: answer.expires_in,
                refresh: &answer.refresh_token,
                refresh_seconds: answer.refresh_expires_in,
            },
            now,
            &answer.raw,
        )
    }

    /// The pair with a refresh token that lives longer. Where the platform gives none, the old one serves until its end.
    async fn renew(&self, mut pair: Pair, now: SystemTime) -> Result<Pair, Error> {
        let call = self.app.credential().renew_user_refresh_token();
        let call = call.refresh_token(pair.refresh.expose());
        match call.send().await {
            Ok(answer) if !answer.refresh_token.is_empty() => {
                Ok(pair.renewed(&answer.refresh_token, answer.expires_in, now))
            }
            Err(error)
                if error.kind() != ErrorKind::Api
                    || error.is_retryable()
                    || error.is_configuration() =>
            {
                Err(error)
            }
            refused => {
                let error = refused.err();
                warn!(
                    error = error.map(tracing::field::display),
                    open_id = self.open_id,
                    "the refresh token of a user can't be renewed; the user must authorise again before it ends"
                );
                pair.renewals = MOST_RENEWALS;
                Ok(pair)
            }
        }
    }

    fn must_authorise(&self, why: &str, cause: Option<Error>) -> Error {
        let text = format!(
            "the user {} must authorise the application again: {why}",
            self.open_id
        );
        Error::reauthorise(text, cause)
    }
}
