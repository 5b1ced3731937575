//! Business capabilities that a user has granted to an application.

use std::sync::Arc;
use std::time::SystemTime;

use super::pair::{Answered, Pair};
use super::subject::Subject;
use crate::client::Client;
use crate::endpoint::Credential;
use crate::error::{Error, ErrorKind};
use crate::platform::credentials;
use crate::tokens::{Fetched, Opened, Step, Supply, Token};

impl Client {
    /// A client that uses the business capabilities (经营能力) that a user has granted to the application: calls that want a business token take
    /// one for this user and scope, with the same settings and connections. It is cheap, so make one for each call.
    ///
    /// The token, which lives thirty days, comes from the token store. It is refreshed before it ends; where there is none, or its refresh token
    /// is refused, a new one is got, which the platform gives for as long as the user's grant lasts. An empty `scope` is not sent.
    ///
    /// Official pages: [BusinessToken 生成](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/interface-request-credential/business-token/get-business-token),
    /// [BusinessToken 刷新](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/interface-request-credential/business-token/refresh-business-token).
    #[must_use]
    pub fn for_business(&self, open_id: impl AsRef<str>, scope: impl AsRef<str>) -> Self {
        let (open_id, scope) = (open_id.as_ref(), scope.as_ref());
        let app = self.granted_to();
        let subject = Business(BusinessTokens {
            app: app.clone(),
            open_id: open_id.to_owned(),
            scope: scope.to_owned(),
        });
        let id = app.id_of(&[open_id, scope]);
        app.acting_for(id, app.app_id(), Arc::new(subject))
    }
}

/// What a user has granted.
struct Business(BusinessTokens);

impl Subject for Business {
    fn base(&self) -> &Client {
        &self.0.app
    }

    fn takes(&self, credential: &'static Credential) -> Option<&'static Credential> {
        (credential.name == credentials::BUSINESS.name).then_some(credential)
    }

    fn supply(&self, _: &'static Credential) -> Option<Arc<dyn Supply>> {
        Some(Arc::new(self.0.clone()))
    }

    fn kept_alive(&self) -> &'static Credential {
        &credentials::BUSINESS
    }

    fn is_person(&self) -> bool {
        true
    }
}

/// How the tokens for business capabilities are got.
#[derive(Clone)]
struct BusinessTokens {
    app: Client,
    open_id: String,
    scope: String,
}

impl Supply for BusinessTokens {
    fn open(&self, stored: Token) -> Option<Opened> {
        Some(Pair::read(&stored)?.open(None))
    }

    fn step(&self, stored: Option<Token>, now: SystemTime) -> Fetched {
        let (tokens, pair) = (self.clone(), stored.as_ref().and_then(Pair::read));
        Box::pin(async move {
            let refreshed = match pair {
                Some(pair) => Some(tokens.refresh(&pair, now).await),
                None => None,
            };
            let pair = match refreshed {
                Some(Ok(pair)) => pair,
                Some(Err(error)) if error.kind() != ErrorKind::Api || error.is_retryable() => {
                    return Err(error);
                }
                // A token is given without the refresh token, too.
                _ => tokens.get(now).await?,
            };
            Ok(Step {
                stored: pair.into_token(now),
                complete: true,
            })
        })
    }

    fn is_precious(&self) -> bool {
        true
    }
}

impl BusinessTokens {
    async fn get(&self, now: SystemTime) -> Result<Pair, Error> {
        let mut call = self.app.credential().get_business_token();
        call = call.open_id(&self.open_id);
        if !self.scope.is_empty() {
            call = call.scope(&self.scope);
        }
        let answer = call.send_for_answer().await.map_err(|error| {
            if !error.is_reauthorise_needed() {
                return error;
            }
            let text = format!(
                "the user {} must grant the business capabilities again",
                self.open_id
            );
            Error::reauthorise(text, Some(error))
        })?;
        let answered = Answered {
            access: &answer.biz_token,
            seconds: answer.biz_expires_in,
            refresh: &answer.biz_refresh_token,
            refresh_seconds: answer.biz_refresh_expires_in,
        };
        Pair::new(&answered, now, &answer.raw)
    }

    async fn refresh(&self, pair: &Pair, now: SystemTime) -> Result<Pair, Error> {
        let call = self.app.credential().refresh_business_token();
        let call = call.refresh_token(pair.refresh.expose());
        let answer = call.send_for_answer().await?;
        let answered = Answered {
            access: &answer.biz_token,
            seconds: answer.biz_expires_in,
            refresh: &answer.biz_refresh_token,
            refresh_seconds: answer.biz_refresh_expires_in,
        };
        pair.refreshed(&answered, now, &answer.raw)
    }
}
