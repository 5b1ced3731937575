//! The client: an application at the platform.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method};

use crate::base_url::{Address, BaseUrls};
use crate::builder::ClientBuilder;
use crate::call::{Call, CallOptions};
use crate::endpoint::{Credential, Endpoint, Host, Issuer};
use crate::environment::Environment;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::execute::Work;
use crate::raw_call::RawCall;
use crate::request::Request;
use crate::response::{EndpointReference, Raw};
use crate::retry::Retry;
use crate::secret::Secret;
use crate::signature::Keys;
use crate::tokens::{Issued, Source, Tokens};
use crate::transport::{BoxFuture, Transport};
use crate::wire::{Fields, Structure, Value, Writer};

/// An application at the platform. Every call starts here.
///
/// A clone is cheap and shares connections, settings and tokens with the original. Tokens are got when a call first needs one, kept, renewed
/// in time, and replaced once when the platform refuses one.
///
/// ```no_run
/// # async fn example() -> Result<(), bytedance::Error> {
/// use bytedance::Client;
///
/// let app = Client::builder("tt_app_id", "secret").build()?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

/// The application's id and secret, and what it signs with.
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) keys: Keys,
}

pub(crate) struct Inner {
    pub(crate) application: Application,
    pub(crate) environment: Environment,
    pub(crate) base_urls: BaseUrls,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) timeout: Duration,
    pub(crate) token_wait: Duration,
    pub(crate) body_limit: usize,
    pub(crate) user_agent: HeaderValue,
    pub(crate) retry: Retry,
    pub(crate) error_codes: Vec<&'static [ErrorCode]>,
    pub(crate) issuers: HashMap<&'static str, &'static Issuer>,
    pub(crate) fixed_tokens: HashMap<&'static str, Secret>,
    pub(crate) tokens: Tokens,
    pub(crate) background_renewal: bool,
}

impl Client {
    /// Starts the settings of a client for an application.
    pub fn builder(app_id: impl Into<String>, app_secret: impl Into<Secret>) -> ClientBuilder {
        ClientBuilder::new(app_id.into(), app_secret.into())
    }

    pub(crate) fn from_inner(inner: Inner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The application's id.
    pub fn app_id(&self) -> &str {
        &self.inner.application.id
    }

    /// The environment that the client talks to.
    pub fn environment(&self) -> Environment {
        self.inner.environment
    }

    /// Sends a request and gives the payload.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<R: Request>(&self, mut request: R) -> Result<R::Response, Error> {
        request.take_call().bind(self.clone()).send(request).await
    }

    /// Sends a request with options of its own.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send_with<R: Request>(
        &self,
        request: R,
        options: CallOptions,
    ) -> Result<R::Response, Error> {
        Call::new(self.clone())
            .with_options(options)
            .send(request)
            .await
    }

    /// Starts a call to an endpoint that the catalogue does not have.
    pub fn raw(&self, method: Method, host: &'static Host, path: impl Into<String>) -> RawCall {
        RawCall::new(
            self.clone(),
            method,
            host,
            path.into(),
            &crate::platform::envelopes::ERR_NO,
        )
    }

    /// A live token of this kind, got or renewed if need be. For handing it to something else: calls of this client take it by
    /// themselves.
    ///
    /// # Errors
    /// It can't be got; [`ErrorKind::Credential`] if only the caller can know it.
    pub async fn token(&self, credential: &'static Credential) -> Result<Secret, Error> {
        if let Some(token) = self.token_at_hand(credential) {
            return Ok(token);
        }
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Error::new(
                ErrorKind::Configuration,
                "tokens must be asked for inside a tokio runtime",
            ));
        }
        match self.fixed_token(credential) {
            Some(token) => Ok(token.clone()),
            None => Box::pin(self.cached_token(credential, self.inner.token_wait)).await,
        }
    }

    /// A token that is there without waiting. Kept apart, for it is the case of nearly every call.
    fn token_at_hand(&self, credential: &Credential) -> Option<Secret> {
        match self.fixed_token(credential) {
            Some(token) => Some(token.clone()),
            None => self.inner.tokens.at_hand(credential.name),
        }
    }

    /// Says that the platform refused this token. It is dropped if it is still the client's; a newer one stays.
    pub fn invalidate_token(&self, credential: &'static Credential, token: &Secret) {
        self.inner.tokens.reject(credential.name, token);
    }

    /// Makes a typed call.
    pub(crate) fn execute(
        self,
        endpoint: &'static Endpoint,
        request: &mut dyn Structure,
        options: Option<Box<CallOptions>>,
    ) -> BoxFuture<'static, Result<Raw, Error>> {
        match Writer::parts(request) {
            Ok((parts, secrets)) => self.run(Work {
                endpoint: EndpointReference::Catalogue(endpoint),
                parts,
                secrets,
                options,
                issuing: false,
            }),
            Err(faults) => Box::pin(std::future::ready(Err(Error::faults(endpoint, faults)))),
        }
    }

    /// Makes a call. Boxed, so that the futures of user code stay small.
    pub(crate) fn run(self, work: Work) -> BoxFuture<'static, Result<Raw, Error>> {
        // Borrowed inside: a future keeps what is moved into it and what it moves on in two places.
        Box::pin(async move { work.run(&self).await })
    }

    /// The token that the client keeps.
    pub(crate) async fn cached_token(
        &self,
        credential: &'static Credential,
        wait: Duration,
    ) -> Result<Secret, Error> {
        if let Some(token) = self.inner.tokens.at_hand(credential.name) {
            return Ok(token);
        }
        let chosen = self.inner.issuers.get(credential.name);
        let Some(issuer) = chosen.or(credential.issuers.first()).copied() else {
            return Err(Error::new(
                ErrorKind::Credential,
                format!(
                    "this needs a {name} token, which only the caller knows: give it with CallOptions::token, or with ClientBuilder::token for all calls",
                    name = credential.name,
                ),
            ));
        };
        let fetch = || self.fetch(issuer);
        let tokens = &self.inner.tokens;
        let keep = || {
            if self.inner.background_renewal {
                tokens.keep(credential.name, || self.source(issuer));
            }
        };
        tokens.get(credential.name, wait, fetch, keep).await
    }

    /// What fetches tokens from an issuer for as long as there is a clone of this client.
    fn source(&self, issuer: &'static Issuer) -> Source {
        let client = Arc::downgrade(&self.inner);
        Box::new(move || {
            let client = Self {
                inner: client.upgrade()?,
            };
            Some(client.fetch(issuer))
        })
    }

    /// Gets a token from its issuer.
    fn fetch(&self, issuer: &'static Issuer) -> BoxFuture<'static, Result<Issued, Error>> {
        let call = self.clone().run(Work {
            endpoint: EndpointReference::Catalogue(issuer.endpoint),
            parts: Vec::new(),
            secrets: Vec::new(),
            options: None,
            issuing: true,
        });
        Box::pin(async move {
            let raw = call.await?;
            let mut answer = TokenAnswer {
                issuer,
                token: String::new(),
                seconds: 0,
            };
            raw.payload(|reader| answer.read(reader))?;
            let TokenAnswer { token, seconds, .. } = answer;
            if token.is_empty() {
                return Err(Error::decode(
                    &raw,
                    format!("the answer holds no token in {}", issuer.token),
                ));
            }
            match u64::try_from(seconds) {
                Ok(seconds) if seconds > 0 => Ok(Issued {
                    value: Secret::from(token),
                    life: Duration::from_secs(seconds),
                }),
                _ => Err(Error::decode(
                    &raw,
                    format!(
                        "the answer holds no life of the token in {}",
                        issuer.expires_in
                    ),
                )),
            }
        })
    }

    /// Whether the client's environment has an endpoint.
    pub(crate) fn check_environment(
        &self,
        endpoint: &Endpoint,
        issuing: bool,
    ) -> Result<(), Error> {
        if self.inner.environment == Environment::Sandbox && !endpoint.sandbox && !issuing {
            let text = "the platform does not document this endpoint in its sandbox, so nothing was sent; use a production client";
            return Err(Error::new(ErrorKind::Environment, text).at(endpoint));
        }
        Ok(())
    }

    /// Where an endpoint is.
    pub(crate) fn address(&self, endpoint: &EndpointReference) -> Result<Address, Error> {
        let found = self
            .inner
            .base_urls
            .address(endpoint, self.inner.environment);
        found.map_err(|error| error.at(endpoint))
    }

    pub(crate) fn fixed_token(&self, credential: &Credential) -> Option<&Secret> {
        self.inner.fixed_tokens.get(credential.name)
    }

    pub(crate) fn application(&self) -> &Application {
        &self.inner.application
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.inner.transport
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        &self.inner.tokens
    }

    pub(crate) fn retry(&self) -> &Retry {
        &self.inner.retry
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.inner.timeout
    }

    pub(crate) fn token_wait(&self) -> Duration {
        self.inner.token_wait
    }

    pub(crate) fn body_limit(&self) -> usize {
        self.inner.body_limit
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.inner.user_agent
    }

    pub(crate) fn error_codes(&self) -> &[&'static [ErrorCode]] {
        &self.inner.error_codes
    }
}

/// What is read of an issuer's answer.
struct TokenAnswer {
    issuer: &'static Issuer,
    token: String,
    seconds: i64,
}

impl Structure for TokenAnswer {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.secret().field(self.issuer.token, &mut self.token);
        fields.field(self.issuer.expires_in, &mut self.seconds);
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("app_id", &self.inner.application.id)
            .field("environment", &self.inner.environment)
            .finish_non_exhaustive()
    }
}
