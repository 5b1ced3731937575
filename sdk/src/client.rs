//! The client: an application at the platform.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method};

use crate::authorization::{self, Principal};
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
use crate::tokens::{IssuerTokens, SourceFactory, SubjectTokens, TokenSource, Tokens};
use crate::transport::{BoxFuture, Transport};
use crate::wire::{Structure, Writer};

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
    /// The application that calls are about: the client's own, or one that has authorized it.
    pub(crate) app_id: String,
    /// Whose application makes the calls.
    pub(crate) application: Arc<Application>,
    pub(crate) common: Arc<Common>,
    pub(crate) tokens: Arc<Tokens>,
    /// For whom the client acts, unless it is for its own application.
    pub(crate) principal: Option<Arc<dyn Principal>>,
}

/// What all clients of an application share, for whomever they act.
pub(crate) struct Common {
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
    pub(crate) background_renewal: bool,
    /// The tokens of those for whom clients act.
    pub(crate) subject_tokens: SubjectTokens,
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

    /// The id of the application that calls are about: the client's own, or that of the app on whose behalf it acts.
    pub fn app_id(&self) -> &str {
        &self.inner.app_id
    }

    /// The environment that the client talks to.
    pub fn environment(&self) -> Environment {
        self.inner.common.environment
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
            None => Box::pin(self.cached_token(credential, self.inner.common.token_wait)).await,
        }
    }

    /// A token that is there without waiting. Kept apart, for it is the case of nearly every call.
    fn token_at_hand(&self, credential: &'static Credential) -> Option<Secret> {
        match self.fixed_token(credential) {
            Some(token) => Some(token.clone()),
            None => {
                let (owner, credential) = self.owner_client(credential);
                owner.inner.tokens.try_get(credential.name)
            }
        }
    }

    /// Says that the platform refused this token. It is dropped if it is still the client's; a newer one stays.
    pub fn invalidate_token(&self, credential: &'static Credential, token: &Secret) {
        self.reject(credential, token);
    }

    /// The same; `true`: a call that used it may be repeated with the token that is there then.
    pub(crate) fn reject(&self, credential: &'static Credential, token: &Secret) -> bool {
        let (owner, credential) = self.owner_client(credential);
        owner.inner.tokens.reject(credential.name, token)
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
        let (owner, credential) = self.owner_client(credential);
        let tokens = &owner.inner.tokens;
        if let Some(token) = tokens.try_get(credential.name) {
            return Ok(token);
        }
        let Some(token_source) = owner.token_source(credential) else {
            return Err(authorization::unknown_token_error(credential));
        };
        let start_background_refresh = || {
            // Those for whom an application acts may be thousands, so theirs are renewed when they are used.
            if owner.inner.principal.is_none() && owner.inner.common.background_renewal {
                tokens.refresh_in_background(credential.name, || owner.source_factory(credential));
            }
        };
        tokens
            .get(
                credential.name,
                wait,
                &token_source,
                start_background_refresh,
            )
            .await
    }

    /// The client that keeps tokens of a kind for this one, and the kind that it takes for it.
    fn owner_client(&self, credential: &'static Credential) -> (&Self, &'static Credential) {
        match &self.inner.principal {
            None => (self, credential),
            Some(principal) => match principal.map_credential(credential) {
                Some(taken) => (self, taken),
                None => principal.grantee().owner_client(credential),
            },
        }
    }

    /// What gets tokens of a kind; `None`: only the caller knows them.
    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>> {
        let granted = self
            .inner
            .principal
            .as_ref()
            .and_then(|principal| principal.token_source(credential));
        granted.or_else(|| {
            let issuers = &self.inner.common.issuers;
            let chosen = issuers.get(credential.name).copied();
            let issuer = chosen.or(credential.issuers.first().copied())?;
            Some(Arc::new(IssuerTokens {
                client: self.clone(),
                issuer,
            }))
        })
    }

    /// What gets tokens of a kind for as long as there is a clone of this client.
    fn source_factory(&self, credential: &'static Credential) -> SourceFactory {
        let client = Arc::downgrade(&self.inner);
        Box::new(move || {
            let client = Self {
                inner: client.upgrade()?,
            };
            client.token_source(credential)
        })
    }

    /// Calls an endpoint that issues tokens.
    pub(crate) fn issue(
        self,
        endpoint: &'static Endpoint,
    ) -> BoxFuture<'static, Result<Raw, Error>> {
        self.run(Work {
            endpoint: EndpointReference::Catalogue(endpoint),
            parts: Vec::new(),
            secrets: Vec::new(),
            options: None,
            issuing: true,
        })
    }

    /// Whether the client's environment has an endpoint.
    pub(crate) fn check_environment(
        &self,
        endpoint: &Endpoint,
        issuing: bool,
    ) -> Result<(), Error> {
        if self.inner.common.environment == Environment::Sandbox && !endpoint.sandbox && !issuing {
            let text = "the platform does not document this endpoint in its sandbox, so nothing was sent; use a production client";
            return Err(Error::new(ErrorKind::Environment, text).at(endpoint));
        }
        Ok(())
    }

    /// Where an endpoint is.
    pub(crate) fn address(&self, endpoint: &EndpointReference) -> Result<Address, Error> {
        let found = self
            .inner
            .common
            .base_urls
            .address(endpoint, self.inner.common.environment);
        found.map_err(|error| error.at(endpoint))
    }

    /// A token that was given for all calls. Those of others have tokens of their own.
    pub(crate) fn fixed_token(&self, credential: &'static Credential) -> Option<&Secret> {
        let (owner, credential) = self.owner_client(credential);
        let own = owner.inner.principal.is_none();
        own.then(|| owner.inner.common.fixed_tokens.get(credential.name))?
    }

    pub(crate) fn application(&self) -> &Application {
        &self.inner.application
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.inner.common.transport
    }

    pub(crate) fn retry(&self) -> &Retry {
        &self.inner.common.retry
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.inner.common.timeout
    }

    pub(crate) fn token_wait(&self) -> Duration {
        self.inner.common.token_wait
    }

    pub(crate) fn body_limit(&self) -> usize {
        self.inner.common.body_limit
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.inner.common.user_agent
    }

    pub(crate) fn error_codes(&self) -> &[&'static [ErrorCode]] {
        &self.inner.common.error_codes
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("app_id", &self.inner.app_id)
            .field("environment", &self.inner.common.environment)
            .finish_non_exhaustive()
    }
}
