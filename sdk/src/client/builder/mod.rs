//! A builder that collects a client's settings.

mod build;
mod keys;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use self::keys::KeySettings;
use super::retry::Retry;
use crate::answer::ErrorCode;
use crate::endpoint::{Credential, Host, HostName, Issuer};
use crate::environment::Environment;
use crate::outgoing::base_url;
use crate::secret::Secret;
#[cfg(all(feature = "redis", feature = "callbacks"))]
use crate::tokens::SharedRedis;
use crate::tokens::TokenStore;
use crate::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::transport::{ReqwestTransport, ReqwestTransportBuilder};

/// A builder for a [`Client`](crate::Client).
///
/// Settings are checked only when [`build`](Self::build) is called. If any of them cannot be used, it returns a single error that lists them all.
#[derive(Clone)]
#[must_use]
pub struct ClientBuilder {
    app_id: String,
    app_secret: Secret,
    environment: Environment,
    base_urls: Vec<BaseUrl>,
    own_hosts: Vec<&'static Host>,
    transport: Option<Arc<dyn Transport>>,
    /// Whether `transport` is the default transport of several clients.
    #[cfg(feature = "reqwest")]
    is_transport_shared: bool,
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
    #[cfg(all(feature = "redis", feature = "callbacks"))]
    shared_redis: Option<SharedRedis>,
    /// The application to name at the start of errors of `build`, if there are several applications.
    error_prefix: Option<String>,
    background_refresh: bool,
    keys: KeySettings,
}

/// The address to which requests for a host are sent.
#[derive(Clone)]
struct BaseUrl {
    host: HostName,
    url: String,
    /// The setting that contains the address and where it was set, if it does not come from the program.
    setting: Option<String>,
}

impl ClientBuilder {
    pub(crate) fn new(app_id: String, app_secret: Secret) -> Self {
        Self {
            app_id,
            app_secret,
            environment: Environment::Production,
            base_urls: Vec::new(),
            own_hosts: Vec::new(),
            transport: None,
            #[cfg(feature = "reqwest")]
            is_transport_shared: false,
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
            #[cfg(all(feature = "redis", feature = "callbacks"))]
            shared_redis: None,
            error_prefix: None,
            background_refresh: false,
            keys: KeySettings::new(),
        }
    }

    /// Sets which of the platform's environments the client uses. Defaults to production.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Sends requests for a host to a different address, such as a test server or your own gateway.
    ///
    /// The host is one of [`platform::hosts`](crate::platform::hosts) or a host of your own, given as a value or by its name. The address can end
    /// in a path, which is then prepended to the path of each endpoint. Tokens and the application's secret are sent to this address too. If it
    /// begins with `http://`, they are sent in plain text.
    ///
    /// ```
    /// use bytedance::{Client, platform::hosts};
    ///
    /// let app = Client::builder("tt_app_id", "secret").base_url(&hosts::TOUTIAO, "http://127.0.0.1:4000/toutiao");
    /// ```
    ///
    /// A name that no host has is an error of [`build`](Self::build), because the requests that were meant for this address would go to the
    /// platform's servers. The client knows the names of [`platform::HOSTS`](crate::platform::HOSTS), of the hosts that are passed to this method as
    /// values, and of those that are declared with [`own_hosts`](Self::own_hosts).
    ///
    /// ```
    /// # let builder = bytedance::Client::builder("tt_app_id", "secret");
    /// let error = builder.base_url("totiao", "http://127.0.0.1:4000/toutiao").build().expect_err("no host has this name");
    /// assert!(error.to_string().contains("did you mean `toutiao`?"));
    /// ```
    pub fn base_url(mut self, host: impl Into<HostName>, url: impl Into<String>) -> Self {
        self.base_urls.push(BaseUrl {
            host: host.into(),
            url: url.into(),
            setting: None,
        });
        self
    }

    /// Sets a base URL that comes from a setting. `setting` says which setting and where it was set; an error about the host's name begins with it.
    pub(crate) fn base_url_of_setting(
        mut self,
        host: &str,
        url: &str,
        setting: Option<String>,
    ) -> Self {
        self.base_urls.push(BaseUrl {
            host: host.into(),
            url: url.to_owned(),
            setting,
        });
        self
    }

    /// Sends requests for several hosts to different addresses. See [`base_url`](Self::base_url).
    pub fn base_urls<H: Into<HostName>, U: Into<String>>(
        self,
        urls: impl IntoIterator<Item = (H, U)>,
    ) -> Self {
        urls.into_iter()
            .fold(self, |builder, (host, url)| builder.base_url(host, url))
    }

    /// Declares hosts that are not in the SDK's catalogue, so that [`base_url`](Self::base_url) and the setting `base_urls` accept their names.
    ///
    /// If your own crate generates code from a catalogue with hosts, pass its `platform::HOSTS`. Hosts need to be declared only if they are given by
    /// name. A host that is passed to [`base_url`](Self::base_url) as a value is always accepted.
    ///
    /// ```
    /// use bytedance::{Client, Host};
    ///
    /// static GATEWAY: Host = Host::new("gateway", "https://gateway.example.com", None, "open");
    ///
    /// let app = Client::builder("tt_app_id", "secret")
    ///     .own_hosts(&[&GATEWAY])
    ///     .base_url("gateway", "http://127.0.0.1:4000/gateway");
    /// ```
    pub fn own_hosts(mut self, hosts: &[&'static Host]) -> Self {
        self.own_hosts.extend(hosts);
        self
    }

    /// Sends requests over this transport. Several clients can share a transport.
    ///
    /// Defaults to a new `ReqwestTransport` if the `reqwest` feature is enabled. Without this feature, you must set a transport.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.transport = Some(transport);
        #[cfg(feature = "reqwest")]
        {
            self.is_transport_shared = false;
        }
        self
    }

    /// Sends requests with your own reqwest client. See [`ReqwestTransport::new`].
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Arc::new(ReqwestTransport::new(client)))
    }

    /// Sets the timeout for establishing a connection, including the TLS handshake. Defaults to 5 seconds.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        self.connection(|connection| connection.connect_timeout(timeout))
    }

    /// Sends all requests through the proxy at this URL, for example `http://user:password@proxy:3128`.
    ///
    /// Defaults to the system's proxy settings, such as the `HTTPS_PROXY` environment variable.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn proxy(self, url: impl Into<String>) -> Self {
        let url = url.into();
        self.connection(|connection| connection.proxy(url))
    }

    /// Disables proxies, even if the system's settings specify one.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn no_proxy(self) -> Self {
        self.connection(ReqwestTransportBuilder::no_proxy)
    }

    /// Sets whether the client requests gzip-compressed responses. Enabled by default if the feature `gzip` is enabled. Without the feature, `true`
    /// is an error of [`build`](Self::build).
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

    /// Sets the total timeout for each attempt. Defaults to 20 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long a call may wait for a token. Defaults to 30 seconds.
    pub fn token_wait(mut self, wait: Duration) -> Self {
        self.token_wait = wait;
        self
    }

    /// Sets the maximum size of a response body in bytes. Defaults to 32 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sets the text that is appended to `bytedance-sdk/VERSION` in the user agent, such as `shop/2.1`.
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// Sets the rules that decide whether, when and how often calls are retried.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Adds a table of error codes for endpoints that are not in the catalogue. The table takes precedence over the catalogue's error codes.
    pub fn error_codes(mut self, table: &'static [ErrorCode]) -> Self {
        self.error_codes.push(table);
        self
    }

    /// Chooses which endpoint issues tokens of the given kind. Defaults to the first of [`Credential::issuers`].
    pub fn issuer(mut self, credential: &'static Credential, issuer: &'static Issuer) -> Self {
        self.issuers.push((credential, issuer));
        self
    }

    /// Sets a fixed token for all calls that need this kind of token, such as a user's token for a client that acts for only one user.
    ///
    /// The token is used as is and never refreshed.
    pub fn token(mut self, credential: &'static Credential, token: impl Into<Secret>) -> Self {
        self.tokens.push((credential, token.into()));
        self
    }

    /// Sets where tokens are stored. By default, they are kept in this client's memory.
    pub fn token_store(mut self, store: Arc<dyn TokenStore>) -> Self {
        self.store = Some(store);
        #[cfg(all(feature = "redis", feature = "callbacks"))]
        {
            self.shared_redis = None;
        }
        self
    }

    /// Sets the redis in which settings store tokens. [`token_store`](Self::token_store) unsets it.
    #[cfg(all(feature = "redis", feature = "callbacks"))]
    pub(crate) fn shared_redis(mut self, redis: Option<SharedRedis>) -> Self {
        self.shared_redis = redis;
        self
    }

    /// Sets a transport that several clients share. Settings for the default transport have been applied to it.
    pub(crate) fn shared_transport(self, transport: Arc<dyn Transport>) -> Self {
        Self {
            #[cfg(feature = "reqwest")]
            is_transport_shared: true,
            #[cfg(feature = "reqwest")]
            connection: None,
            transport: Some(transport),
            ..self
        }
    }

    /// Sets what precedes the text of an error of [`build`](Self::build).
    pub(crate) fn error_prefix(mut self, prefix: String) -> Self {
        self.error_prefix = Some(prefix);
        self
    }

    /// Sets whether tokens are refreshed in the background, before they expire and even while no calls are being made. Disabled by default.
    ///
    /// With background refresh, no call has to wait for a token once the first one has been fetched. Without it, a call that finds its token
    /// expired refreshes the token and waits for the new one.
    ///
    /// This setting works with every store. It applies only to the application's own tokens, and to each kind of token only after a call has used
    /// that kind. The tokens are refreshed on the tokio runtime of the first call that used them, until the last clone of the client is dropped.
    /// The tokens of users, and of apps on whose behalf the client acts, are never refreshed in the background. They are refreshed when a call
    /// finds that they are about to expire. See [`authorization`](crate::authorization).
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
            .map(|BaseUrl { host, url, .. }| (host.as_str(), base_url::redact(url)))
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
