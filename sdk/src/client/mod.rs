//! The client. It calls the platform on behalf of one application.

mod builder;
mod call;
mod check;
mod fill;
mod issued;
mod logs;
pub mod pages;
mod pending_call;
#[cfg_attr(
    not(any(feature = "third_party_platform", feature = "credential")),
    allow(dead_code, reason = "nobody is acted for without these chapters")
)]
mod principal;
mod raw_call;
mod ready_call;
mod request;
pub mod retry;
mod retry_loop;
mod sign;
mod token;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method};

pub use self::builder::ClientBuilder;
pub use self::call::{Call, CallOptions, Sending};
pub(crate) use self::fill::missing_credential_error;
pub use self::pages::{Items, Paged, Pages};
pub(crate) use self::pending_call::PendingCall;
pub(crate) use self::principal::Principal;
pub use self::raw_call::RawCall;
pub use self::request::Request;
use self::retry::Retry;
use crate::answer::{Error, ErrorCode};
use crate::endpoint::{Host, Issuer};
use crate::environment::Environment;
use crate::outgoing::base_url::BaseUrls;
use crate::secret::Secret;
use crate::signature::Application;
#[cfg(all(feature = "redis", feature = "callbacks"))]
use crate::tokens::SharedRedis;
use crate::tokens::{SubjectTokens, Tokens};
use crate::transport::Transport;

/// A client that calls the platform on behalf of one application. Every call starts here.
///
/// Cloning a client is cheap. All clones share connections, settings and tokens. A token is fetched when a call first needs it, cached, and
/// refreshed before it expires. If the platform rejects a token, the client replaces it once and sends the call again.
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
    pub(crate) inner: Arc<ClientInner>,
}

pub(crate) struct ClientInner {
    /// The id of the application that calls act on: the client's own application, or an app that has authorized it.
    pub(crate) app_id: String,
    /// The application that makes the calls.
    pub(crate) application: Arc<Application>,
    pub(crate) common: Arc<Common>,
    pub(crate) tokens: Arc<Tokens>,
    /// The app or user that the client acts for, or `None` if it acts for its own application.
    pub(crate) principal: Option<Arc<dyn Principal>>,
}

/// The state shared by all clients of an application, regardless of which principal each of them acts for.
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
    pub(crate) background_refresh: bool,
    /// The redis in which the settings store tokens, if they do.
    #[cfg(all(feature = "redis", feature = "callbacks"))]
    pub(crate) shared_redis: Option<SharedRedis>,
    /// The tokens of the apps and users that clients act for.
    pub(crate) subject_tokens: SubjectTokens,
}

impl Client {
    /// Creates a builder for a client of the application with the given id and secret.
    pub fn builder(app_id: impl Into<String>, app_secret: impl Into<Secret>) -> ClientBuilder {
        ClientBuilder::new(app_id.into(), app_secret.into())
    }

    pub(crate) fn from_inner(inner: ClientInner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Returns the id of the application that calls are about: the client's own application, or the app on whose behalf the client acts.
    pub fn app_id(&self) -> &str {
        &self.inner.app_id
    }

    /// Returns the environment that the client sends its calls to.
    pub fn environment(&self) -> Environment {
        self.inner.common.environment
    }

    /// Sends a request and returns the payload of the response.
    ///
    /// # Errors
    /// Returns an error if the request cannot be sent or the call fails. See [`Error`].
    pub async fn send<R: Request>(&self, mut request: R) -> Result<R::Response, Error> {
        request.take_call().bind(self.clone()).send(request).await
    }

    /// Sends a request with the given options and returns the payload of the response.
    ///
    /// Any options that were set on the request itself are ignored.
    ///
    /// # Errors
    /// Returns an error if the request cannot be sent or the call fails. See [`Error`].
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

    /// Starts a call to an endpoint that is not in the catalogue.
    pub fn raw(&self, method: Method, host: &'static Host, path: impl Into<String>) -> RawCall {
        RawCall::new(
            self.clone(),
            method,
            host,
            path.into(),
            &crate::platform::envelopes::ERR_NO,
        )
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
