//! Clients that use the business capabilities that a user has granted to an application.

use std::sync::Arc;
use std::time::SystemTime;

use super::pair::{Pair, PairFields, PairResponse, explain_refusal, may_be_withdrawn};
use super::user_principal::UserPrincipal;
use crate::answer::{Error, ErrorKind};
use crate::client::Client;
use crate::credential::{GetBusinessTokenResponse, RefreshBusinessTokenResponse};
use crate::platform::credentials;
use crate::tokens::{Fetch, FetchFuture, Token, TokenSource, Usable};

impl PairResponse for GetBusinessTokenResponse {
    fn pair_fields(&self) -> PairFields<'_> {
        PairFields {
            access: &self.biz_token,
            seconds: self.biz_expires_in,
            refresh: &self.biz_refresh_token,
            refresh_seconds: self.biz_refresh_expires_in,
        }
    }
}

impl PairResponse for RefreshBusinessTokenResponse {
    fn pair_fields(&self) -> PairFields<'_> {
        PairFields {
            access: &self.biz_token,
            seconds: self.biz_expires_in,
            refresh: &self.biz_refresh_token,
            refresh_seconds: self.biz_refresh_expires_in,
        }
    }
}

impl Client {
    /// Returns a client that uses the business capabilities (经营能力) that a user has granted to the application. Calls that need a business
    /// token use the one for this user and scope. The returned client shares the settings and connections of this client. It is cheap to
    /// create, so create one for each call.
    ///
    /// The token comes from the token store and is valid for 30 days. It is refreshed before it expires. If there is no token, or if its
    /// refresh token is refused, a new token is fetched. The platform issues new tokens for as long as the user's grant is valid. If
    /// `scope` is empty, it is not sent.
    ///
    /// Official pages: [BusinessToken 生成](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/interface-request-credential/business-token/get-business-token),
    /// [BusinessToken 刷新](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/interface-request-credential/business-token/refresh-business-token).
    #[must_use]
    pub fn for_business(&self, open_id: impl AsRef<str>, scope: impl AsRef<str>) -> Self {
        let (open_id, scope) = (open_id.as_ref(), scope.as_ref());
        let app = self.grantee();
        let principal = UserPrincipal {
            grantee: app.clone(),
            credential: &credentials::BUSINESS,
            token_source: Arc::new(BusinessTokens {
                app: app.clone(),
                open_id: open_id.to_owned(),
                scope: scope.to_owned(),
            }),
        };
        let id = app.principal_id(&[open_id, scope]);
        app.for_principal(&id, app.app_id(), Arc::new(principal))
    }
}

/// The source of the tokens for a user's business capabilities.
#[derive(Clone)]
struct BusinessTokens {
    app: Client,
    open_id: String,
    scope: String,
}

impl TokenSource for BusinessTokens {
    fn read(&self, stored: Token) -> Option<Usable> {
        Some(Pair::read(&stored)?.into_usable(None))
    }

    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture {
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
                // The platform also issues a token without being given a refresh token.
                _ => tokens.fetch_without_refresh_token(now).await?,
            };
            Ok(Fetch {
                stored: pair.into_token(now),
                complete: true,
            })
        })
    }

    fn is_irreplaceable(&self) -> bool {
        true
    }
}

impl BusinessTokens {
    async fn fetch_without_refresh_token(&self, now: SystemTime) -> Result<Pair, Error> {
        let mut call = self.app.credential().get_business_token();
        call = call.open_id(&self.open_id);
        if !self.scope.is_empty() {
            call = call.scope(&self.scope);
        }
        let answer = call.send_for_answer().await.map_err(|error| {
            let user = &self.open_id;
            let text = format!("the user {user} must grant the business capabilities again");
            explain_refusal(error, may_be_withdrawn, text)
        })?;
        Pair::new(&answer, now)
    }

    async fn refresh(&self, pair: &Pair, now: SystemTime) -> Result<Pair, Error> {
        let call = self.app.credential().refresh_business_token();
        let call = call.refresh_token(pair.refresh.expose());
        let answer = call.send_for_answer().await?;
        pair.refreshed(&answer, now)
    }
}
