//! The settings of a client.

mod build;
mod keys;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use self::keys::KeySettings;
use super::retry::Retry;
use crate::answer::ErrorCode;
use crate::endpoint::{Credential, Host, Issuer};
use crate::environment::Environment;
use crate::outgoing::base_url;
use crate::secret::Secret;
use crate::tokens::TokenStore;
use crate::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::transport::{ReqwestTransport, ReqwestTransportBuilder};

/// The settings of a [`Client`](crate::Client). Nothing is checked before [`build`](Self::build), which then names every setting that can't
/// be used.
#[derive(Clone)]
#[must_use]
pub struct ClientBuilder {
    app_id: String,
    app_secret: Secret,
    environment: Environment,
    base_urls: Vec<(String, String)>,
    transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "reqwest")]
    connection: Option<ReqwestTransportBuilder>,
    timeout: Duration,
    token_wait: Duration,
    body_limit: usize,
    user_agent: Option<String>,
    retry: Retry,
    error_codes: Vec<&'static [ErrorCode]>,
    issuers: Vec<(&'static Credential, &'static Issuer)>,
    tokens: Vec<(&'static Credential, Secret)>,
    store: Option<Arc<dyn TokenStore>>,
    background_refresh: bool,
    keys: KeySettings,
}

impl ClientBuilder {
    pub(crate) fn new(app_id: String, app_secret: Secret) -> Self {
        Self {
            app_id,
            app_secret,
            environment: Environment::Production,
            base_urls: Vec::new(),
            transport: None,
            #[cfg(feature = "reqwest")]
            connection: None,
            timeout: Duration::from_secs(20),
            token_wait: Duration::from_secs(30),
            body_limit: 32 << 20,
            user_agent: None,
            retry: Retry::new(),
            error_codes: vec![crate::platform::ERROR_CODES],
            issuers: Vec::new(),
            tokens: Vec::new(),
            store: None,
            background_refresh: false,
            keys: KeySettings::new(),
        }
    }

    /// The environment; production unless set.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Sends requests for a host to another address, such as a test server or your own gateway. The address may end in a path.
    ///
    /// The host is one of [`platform::hosts`](crate::platform::hosts), or its name. Tokens and the application's secret go to the address
    /// too, in clear if it begins with `http://`.
    ///
    /// ```
    /// use bytedance::{Client, platform::hosts};
    ///
    /// let app = Client::builder("tt_app_id", "secret").base_url(&hosts::TOUTIAO, "http://127.0.0.1:4000/toutiao");
    /// ```
    pub fn base_url(mut self, host: impl AsRef<str>, url: impl Into<String>) -> Self {
        self.base_urls.push((host.as_ref().to_owned(), url.into()));
        self
    }

    /// Sends requests for several hosts to other addresses. See [`base_url`](Self::base_url).
    pub fn base_urls<H: AsRef<str>, U: Into<String>>(
        self,
        urls: impl IntoIterator<Item = (H, U)>,
    ) -> Self {
        urls.into_iter()
            .fold(self, |builder, (host, url)| builder.base_url(host, url))
    }

    /// Sends requests over this transport, which several clients may share. Unless set, and with the feature `reqwest`, the client makes a
    /// `ReqwestTransport`.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.transport = Some(transport);
        self
    }

    /// Sends requests with your own reqwest client; see [`ReqwestTransport::new`].
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Arc::new(ReqwestTransport::new(client)))
    }

    /// How long making a connection may take, TLS included; 5 seconds unless set.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        self.connection(|connection| connection.connect_timeout(timeout))
    }

    /// Sends everything through this proxy, `http://user:password@proxy:3128`. Unless set, the system's settings (`HTTPS_PROXY`
    /// and so on) hold.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn proxy(self, url: impl Into<String>) -> Self {
        let url = url.into();
        self.connection(|connection| connection.proxy(url))
    }

    /// Uses no proxy, whatever the system's settings say.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn no_proxy(self) -> Self {
        self.connection(ReqwestTransportBuilder::no_proxy)
    }

    /// Whether the client asks for compressed answers; it does unless switched off.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn gzip(self, gzip: bool) -> Self {
        self.connection(|connection| connection.gzip(gzip))
    }

    #[cfg(feature = "reqwest")]
    fn connection(
        mut self,
        change: impl FnOnce(ReqwestTransportBuilder) -> ReqwestTransportBuilder,
    ) -> Self {
        self.connection = Some(change(self.connection.unwrap_or_default()));
        self
    }

    /// How long an attempt may take in all; 20 seconds unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long a call may wait for a token; 30 seconds unless set.
    pub fn token_wait(mut self, wait: Duration) -> Self {
        self.token_wait = wait;
        self
    }

    /// How many bytes the body of an answer may have; 32 MiB unless set.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// What follows `bytedance-sdk/VERSION` in the user agent, such as `shop/2.1`.
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// Whether, when and how often calls are repeated.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// The meaning of more error codes, for endpoints that the catalogue does not have. They go before those of the catalogue.
    pub fn error_codes(mut self, table: &'static [ErrorCode]) -> Self {
        self.error_codes.push(table);
        self
    }

    /// Chooses the endpoint that issues tokens of a kind; the first of [`Credential::issuers`] unless set.
    pub fn issuer(mut self, credential: &'static Credential, issuer: &'static Issuer) -> Self {
        self.issuers.push((credential, issuer));
        self
    }

    /// A token for all calls that take this kind, such as a user's token for a client that acts for one user. It is used as it is and
    /// never refreshed.
    pub fn token(mut self, credential: &'static Credential, token: impl Into<Secret>) -> Self {
        self.tokens.push((credential, token.into()));
        self
    }

    /// The store for tokens; this client's memory unless set.
    pub fn token_store(mut self, store: Arc<dyn TokenStore>) -> Self {
        self.store = Some(store);
        self
    }

    /// Refreshes tokens before they expire even while no call is made, so that no call waits for one once the first was fetched. Off unless
    /// set: then the next call refreshes a token that has expired meanwhile, and waits for it.
    ///
    /// This applies to the application's own kinds of token once a call has used them, and to every store. The tokens are refreshed on the
    /// runtime of the first call that used them, until the last clone of the client is dropped. Tokens of users and of apps on whose behalf
    /// the client acts are refreshed when a call finds them close to their expiry; see [`authorization`](crate::authorization).
    pub fn background_refresh(mut self, refresh: bool) -> Self {
        self.background_refresh = refresh;
        self
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base_urls: Vec<_> = self
            .base_urls
            .iter()
            .map(|(host, url)| (host, base_url::redact(url)))
            .collect();
        formatter
            .debug_struct("ClientBuilder")
            .field("app_id", &self.app_id)
            .field("app_secret", &self.app_secret)
            .field("environment", &self.environment)
            .field("base_urls", &base_urls)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

impl AsRef<str> for Host {
    fn as_ref(&self) -> &str {
        self.name
    }
}
