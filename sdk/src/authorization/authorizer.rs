//! Clients that act on behalf of apps that have authorized a third-party platform.

use std::sync::Arc;
use std::time::SystemTime;

use super::pair::{
    Pair, PairFields, PairResponse, explain_refusal, may_be_withdrawn, run_to_completion,
};
use crate::answer::{Answer, Error};
use crate::client::{Call, Client, Principal, Request};
use crate::component_auth::{
    AuthorizePermission, GetAuthorizerToken, GetAuthorizerTokenResponse, GetAuthorizerTokenV1,
    GetAuthorizerTokenV1Response, RetrieveAuthorizationCode, RetrieveAuthorizationCodeV1,
};
use crate::endpoint::Credential;
use crate::platform::credentials;
use crate::secret::Secret;
use crate::tokens::{Fetch, FetchFuture, Token, TokenSource, Usable};

impl PairResponse for GetAuthorizerTokenResponse {
    fn pair_fields(&self) -> PairFields<'_> {
        PairFields {
            access: &self.authorizer_access_token,
            seconds: self.expires_in,
            refresh: &self.authorizer_refresh_token,
            refresh_seconds: self.refresh_expires_in,
        }
    }
}

impl PairResponse for GetAuthorizerTokenV1Response {
    fn pair_fields(&self) -> PairFields<'_> {
        PairFields {
            access: &self.authorizer_access_token,
            seconds: self.expires_in,
            refresh: &self.authorizer_refresh_token,
            refresh_seconds: self.refresh_expires_in,
        }
    }
}

/// An app that has just authorized a third-party platform.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AuthorizedApp {
    /// A client that acts on behalf of the app, like one returned by [`Client::on_behalf_of`]. Its [`app_id`](Client::app_id) is the app's
    /// id.
    pub client: Client,
    /// The permissions that the app's owner has granted.
    pub permissions: Vec<AuthorizePermission>,
}

impl Client {
    /// Exchanges an app's authorization code for the app's tokens and stores them. The `authorizer_access_token` is valid for two hours and
    /// the refresh token for a month.
    ///
    /// The event `AUTHORIZED` contains the code, which is also sent to the `redirect_uri` of the authorization link. The code can be used
    /// only once. If the response to the exchange is lost, the first call made with [`on_behalf_of`](Self::on_behalf_of) retrieves an
    /// authorization code again and exchanges it. In that case, do not exchange the code in the event `UPDATE_AUTHORIZED`: it is the
    /// retrieved code and has already been exchanged.
    ///
    /// The exchange continues even if the caller is canceled. If the token store cannot save the tokens, only this process uses them, and
    /// it saves them as soon as it can.
    ///
    /// Official pages: [推送授权相关通知](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/notify),
    /// [获取授权码](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/authorizationcode),
    /// [获取授权小程序接口调用凭据V2](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/authorizeraccesstoken-v2).
    ///
    /// # Errors
    /// Returns the same errors as any other call. Also returns an error of kind [`ErrorKind::Credential`](crate::ErrorKind::Credential) if
    /// no component_ticket is stored.
    pub async fn authorize_app(
        &self,
        authorization_code: impl Into<Secret>,
    ) -> Result<AuthorizedApp, Error> {
        let (component, code) = (self.calling_client().clone(), authorization_code.into());
        run_to_completion(async move { authorize(&component, code).await }).await
    }

    /// Returns a client that acts on behalf of an app that has authorized this third-party platform. The returned client supports all
    /// endpoints and shares the settings and connections of this client. It is cheap to create, so create one for each call.
    ///
    /// Its calls apply to the app: fields that are filled in automatically with the application's id contain the app's id. Depending on
    /// what the endpoint requires, a call uses one of the following tokens:
    /// - The `authorizer_access_token`, in the version that the endpoint requires. Version 1 is also used for endpoints that require a mini
    ///   program's own `access_token`.
    /// - The app's `client_token`. It is fetched with the app's id and with the app's `authorizer_access_token` in place of the app's
    ///   secret. Tokens of the app's users (see `for_user`) are fetched in the same way.
    /// - The third-party platform's `component_access_token`.
    ///
    /// Requests are signed with the third-party platform's keys.
    ///
    /// The app's tokens come from the token store. Only one process refreshes them at a time, and new tokens are saved before they are
    /// used. If the refresh token has been lost, has already been used or has expired, the client retrieves an authorization code again
    /// (找回授权码) and exchanges it. It does the same if no tokens were ever stored.
    ///
    /// Official pages: [代调用环节说明](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/overview-guide/smallprogram/callinterface),
    /// [调用抖音开放能力](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/auth-app-manage/develop/douyin),
    /// [刷新授权小程序接口调用凭据V2](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/authorizerrefreshtoken-v2),
    /// [找回授权码V2](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/findauthorizationcode-v2).
    #[must_use]
    pub fn on_behalf_of(&self, app_id: impl AsRef<str>) -> Self {
        let app_id = app_id.as_ref();
        let component = self.calling_client();
        let principal = AppPrincipal {
            component: component.clone(),
            app_id: app_id.to_owned(),
        };
        let id = component.principal_id(&[app_id]);
        component.for_principal(&id, app_id, Arc::new(principal))
    }
}

/// An app that has authorized the third-party platform.
struct AppPrincipal {
    component: Client,
    app_id: String,
}

impl Principal for AppPrincipal {
    fn grantee(&self) -> &Client {
        &self.component
    }

    fn map_credential(&self, credential: &'static Credential) -> Option<&'static Credential> {
        let is = |other: &Credential| credential.name == other.name;
        if is(&credentials::COMPONENT)
            || is(&credentials::COMPONENT_V1)
            || is(&credentials::COMPONENT_TICKET)
        {
            None
        } else if is(&credentials::MINI_APP) {
            Some(&credentials::AUTHORIZER_V1)
        } else {
            Some(credential)
        }
    }

    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>> {
        let version = if credential.name == credentials::AUTHORIZER.name {
            Version::Two
        } else if credential.name == credentials::AUTHORIZER_V1.name {
            Version::One
        } else {
            return None;
        };
        let tokens = AuthorizerTokens::new(&self.component, &self.app_id, version);
        Some(Arc::new(tokens))
    }

    fn refreshable_credential(&self) -> &'static Credential {
        &credentials::AUTHORIZER
    }

    fn secret_credential(&self) -> Option<&'static Credential> {
        // The official pages for this call do not specify a version. According to the pages of both versions, this means version 1.
        Some(&credentials::AUTHORIZER_V1)
    }
}

/// The version of an app's tokens. A token of one version cannot be used in place of a token of the other.
#[derive(Clone, Copy)]
enum Version {
    One,
    Two,
}

/// The source of an app's tokens.
#[derive(Clone)]
struct AuthorizerTokens {
    component: Client,
    app_id: String,
    version: Version,
}

impl TokenSource for AuthorizerTokens {
    fn read(&self, stored: Token) -> Option<Usable> {
        Some(Pair::read(&stored)?.into_usable(None))
    }

    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture {
        let (tokens, pair) = (self.clone(), stored.as_ref().and_then(Pair::read));
        Box::pin(async move {
            let pair = match pair {
                Some(pair) => match tokens.refresh(&pair, now).await {
                    // It is safe to retrieve the code again.
                    Err(error) if may_be_withdrawn(&error) => {
                        tracing::warn!(%error, app_id = tokens.app_id, "the refresh token of an authorized app was refused; retrieving its authorization code again");
                        tokens.recover(now).await
                    }
                    refreshed => refreshed,
                },
                None => tokens.recover(now).await,
            };
            Ok(Fetch {
                stored: pair?.into_token(now),
                complete: true,
            })
        })
    }

    fn is_irreplaceable(&self) -> bool {
        true
    }
}

impl AuthorizerTokens {
    fn new(component: &Client, app_id: &str, version: Version) -> Self {
        Self {
            component: component.clone(),
            app_id: app_id.to_owned(),
            version,
        }
    }

    async fn refresh(&self, pair: &Pair, now: SystemTime) -> Result<Pair, Error> {
        let token = pair.refresh.expose();
        match self.version {
            Version::Two => {
                let request = GetAuthorizerToken::new()
                    .grant_type(REFRESH)
                    .authorizer_refresh_token(token);
                let answer = send(&self.component, request).await?;
                pair.refreshed(&answer, now)
            }
            Version::One => {
                let request = GetAuthorizerTokenV1::new()
                    .grant_type(REFRESH)
                    .authorizer_refresh_token(token);
                let answer = send(&self.component, request).await?;
                pair.refreshed(&answer, now)
            }
        }
    }

    /// Retrieves an authorization code again and exchanges it for tokens.
    async fn recover(&self, now: SystemTime) -> Result<Pair, Error> {
        let component = &self.component;
        match self.version {
            Version::Two => {
                let request = RetrieveAuthorizationCode::new().authorization_appid(&self.app_id);
                let code = send(component, request)
                    .await
                    .map_err(|error| self.explain_retrieval(error))?;
                let code = Secret::from(code.authorization_code.as_str());
                exchange(component, code, now).await.map(|(_, pair)| pair)
            }
            Version::One => {
                let request = RetrieveAuthorizationCodeV1::new().authorization_appid(&self.app_id);
                let code = send(component, request)
                    .await
                    .map_err(|error| self.explain_retrieval(error))?;
                let request = GetAuthorizerTokenV1::new()
                    .grant_type(EXCHANGE)
                    .authorization_code(&code.authorization_code);
                let answer = send(component, request).await?;
                Pair::new(&answer, now)
            }
        }
    }

    /// If no code was retrieved because the app must authorize again, converts the error to one that names the app.
    fn explain_retrieval(&self, error: Error) -> Error {
        let text = format!(
            "the app {} has not authorized the third-party platform, or has withdrawn its authorization",
            self.app_id
        );
        explain_refusal(error, Error::needs_reauthorization, text)
    }
}

const EXCHANGE: &str = "app_to_tp_authorization_code";
const REFRESH: &str = "app_to_tp_refresh_token";

async fn authorize(component: &Client, code: Secret) -> Result<AuthorizedApp, Error> {
    let now = component.inner.tokens.now();
    let (answer, pair) = exchange(component, code, now).await?;
    if answer.authorizer_appid.is_empty() {
        return Err(Error::decode(
            &answer.raw,
            "the response has no authorizer_appid, so the owner of the token is unknown",
        ));
    }
    let client = component.on_behalf_of(&answer.authorizer_appid);
    let token_source = AuthorizerTokens::new(component, client.app_id(), Version::Two);
    let tokens = &client.inner.tokens;
    tokens
        .insert(
            credentials::AUTHORIZER.name,
            &token_source,
            pair.into_token(now),
        )
        .await?;
    Ok(AuthorizedApp {
        client,
        permissions: answer.into_payload().authorize_permission,
    })
}

async fn exchange(
    component: &Client,
    code: Secret,
    now: SystemTime,
) -> Result<(Answer<GetAuthorizerTokenResponse>, Pair), Error> {
    let request = GetAuthorizerToken::new()
        .grant_type(EXCHANGE)
        .authorization_code(code.expose());
    let answer = send(component, request).await?;
    let pair = Pair::new(&answer, now)?;
    Ok((answer, pair))
}

async fn send<R: Request>(client: &Client, request: R) -> Result<Answer<R::Response>, Error> {
    Call::new(client.clone()).send_for_answer(request).await
}
