//! The settings of a client.

mod keys;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

use self::keys::KeySettings;
use super::retry::Retry;
use super::{Client, ClientInner, Common};
use crate::answer::{Error, ErrorCode, ErrorKind};
use crate::endpoint::{Credential, Host, Issuer};
use crate::environment::Environment;
use crate::outgoing::base_url::{self, BaseUrls};
use crate::secret::Secret;
use crate::signature::Application;
use crate::tokens::{MemoryStore, SubjectTokens, TokenStore, Tokens};
use crate::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::transport::{ReqwestTransport, ReqwestTransportBuilder};

/// The settings of a [`Client`]. Nothing is checked before [`build`](Self::build), which then names every setting that can't be used.
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

    /// Sends what is meant for a host to another address, such as a test server or a gateway of one's own. A path may follow the
    /// address.
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

    /// The same for several hosts.
    pub fn base_urls<H: AsRef<str>, U: Into<String>>(
        self,
        urls: impl IntoIterator<Item = (H, U)>,
    ) -> Self {
        urls.into_iter()
            .fold(self, |builder, (host, url)| builder.base_url(host, url))
    }

    /// How requests are carried. Several clients may share one transport. Unless set, and with the feature `reqwest`, a
    /// `ReqwestTransport` is made.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.transport = Some(transport);
        self
    }

    /// Carries requests with a program's own reqwest client; see [`ReqwestTransport::new`].
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

    /// Whether compressed answers are asked for; they are unless switched off.
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
    /// never renewed.
    pub fn token(mut self, credential: &'static Credential, token: impl Into<Secret>) -> Self {
        self.tokens.push((credential, token.into()));
        self
    }

    /// Where tokens are kept; in this client's memory unless set.
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

    /// Builds the client.
    ///
    /// # Errors
    /// A configuration error that names every setting that can't be used and says why.
    pub fn build(mut self) -> Result<Client, Error> {
        let mut wrong = Vec::new();
        self.check(&mut wrong);
        let base_urls = self.checked_base_urls(&mut wrong);
        let issuers = self.checked_issuers(&mut wrong);
        let agent = user_agent(self.user_agent.as_deref());
        if agent.is_none() {
            wrong.push(Error::setting(
                "user_agent",
                "holds a line break or another character that HTTP does not allow",
            ));
        }
        let keys =
            std::mem::take(&mut self.keys).checked(&self.app_id, &self.app_secret, &mut wrong);
        let transport = self
            .take_transport()
            .map_err(|error| wrong.push(error))
            .ok();
        let (Some(transport), Some(user_agent), true) = (transport, agent, wrong.is_empty()) else {
            let texts: Vec<String> = wrong.iter().map(Error::to_string).collect();
            return Err(Error::new(ErrorKind::Configuration, texts.join("; ")));
        };
        let store = self.store.unwrap_or_else(|| Arc::new(MemoryStore::new()));
        let tokens = Tokens::new(
            self.app_id.clone(),
            self.environment,
            store,
            // A little less than a call waits, so that the call is told what held the renewal up.
            self.token_wait.mul_f64(0.9),
        );
        let common = Common {
            environment: self.environment,
            base_urls,
            transport,
            timeout: self.timeout,
            token_wait: self.token_wait,
            body_limit: self.body_limit,
            user_agent,
            retry: self.retry,
            error_codes: self.error_codes,
            issuers,
            fixed_tokens: self
                .tokens
                .into_iter()
                .map(|(credential, token)| (credential.name, token))
                .collect(),
            background_refresh: self.background_refresh,
            subject_tokens: SubjectTokens::default(),
        };
        Ok(Client::from_inner(ClientInner {
            app_id: self.app_id.clone(),
            application: Arc::new(Application {
                id: self.app_id,
                secret: self.app_secret,
                keys,
            }),
            common: Arc::new(common),
            tokens: Arc::new(tokens),
            principal: None,
        }))
    }

    fn check(&self, wrong: &mut Vec<Error>) {
        for (name, text) in [
            ("app_id", self.app_id.as_str()),
            ("app_secret", self.app_secret.expose()),
        ] {
            check_text(name, text, wrong);
        }
        for (name, time) in [("timeout", self.timeout), ("token_wait", self.token_wait)] {
            if time.is_zero() {
                wrong.push(Error::setting(name, "is zero; give at least a millisecond"));
            }
        }
        if self.body_limit == 0 {
            wrong.push(Error::setting(
                "body_limit",
                "is zero, so no answer could be read",
            ));
        }
        for (credential, token) in &self.tokens {
            if token.expose().trim().is_empty() {
                wrong.push(Error::setting(
                    "token",
                    format!("for {} is empty", credential.name),
                ));
            }
        }
    }

    fn checked_base_urls(&self, wrong: &mut Vec<Error>) -> BaseUrls {
        let mut checked = BaseUrls::default();
        for (host, url) in &self.base_urls {
            match base_url::checked("base_url", url) {
                Ok(url) => checked.replace(host, url),
                Err(error) => wrong.push(Error::new(
                    ErrorKind::Configuration,
                    format!("{error} (host {host})"),
                )),
            }
        }
        checked
    }

    fn checked_issuers(&self, wrong: &mut Vec<Error>) -> HashMap<&'static str, &'static Issuer> {
        let mut checked = HashMap::new();
        for (credential, issuer) in &self.issuers {
            if credential
                .issuers
                .iter()
                .any(|known| known.name == issuer.name)
            {
                checked.insert(credential.name, *issuer);
                continue;
            }
            let known: Vec<&str> = credential
                .issuers
                .iter()
                .map(|issuer| issuer.name)
                .collect();
            let known = if known.is_empty() {
                "nothing".to_owned()
            } else {
                known.join(", ")
            };
            wrong.push(Error::setting(
                "issuer",
                format!(
                    "is {}, but {} tokens are issued by {known}",
                    issuer.name, credential.name
                ),
            ));
        }
        checked
    }

    #[cfg(feature = "reqwest")]
    fn take_transport(&mut self) -> Result<Arc<dyn Transport>, Error> {
        match (self.transport.take(), self.connection.take()) {
            (None, connection) => Ok(Arc::new(connection.unwrap_or_default().build()?)),
            (Some(transport), None) => Ok(transport),
            (Some(_), Some(_)) => Err(Error::setting(
                "transport",
                "is given together with connect_timeout, proxy, no_proxy or gzip, which hold for the default transport only: set them on your own",
            )),
        }
    }

    #[cfg(not(feature = "reqwest"))]
    fn take_transport(&mut self) -> Result<Arc<dyn Transport>, Error> {
        self.transport.take().ok_or_else(|| {
            Error::setting("transport", "is missing: give one, or switch on one of the features rustls, rustls-bundled-roots and native-tls for the default one")
        })
    }
}

/// The user agent, with a program's own suffix.
fn user_agent(suffix: Option<&str>) -> Option<HeaderValue> {
    const OWN: &str = concat!("bytedance-sdk/", env!("CARGO_PKG_VERSION"));
    match suffix {
        None => Some(HeaderValue::from_static(OWN)),
        Some(suffix) => HeaderValue::from_str(&format!("{OWN} {suffix}")).ok(),
    }
}

/// A text that the platform's console gives: nothing of it is lost or added when it is copied.
fn check_text(name: &str, text: &str, wrong: &mut Vec<Error>) {
    if text.is_empty() {
        wrong.push(Error::setting(name, "is empty"));
    } else if text.trim() != text || text.contains(char::is_control) {
        wrong.push(Error::setting(
            name,
            "has white space around it or a control character in it",
        ));
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base_urls: Vec<_> = self
            .base_urls
            .iter()
            .map(|(host, url)| (host, base_url::shown(url)))
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
