//! The default transport, which uses reqwest.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use url::Url;

use super::{
    BoxFuture, HttpRequest, HttpResponse, SettingError, Transport, TransportError,
    TransportErrorKind,
};

/// A transport that sends requests with reqwest on tokio.
///
/// Clones share one connection pool. Several clients can share one transport in an `Arc`.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// Creates a transport from your own reqwest client, with its proxy, certificates and redirect policy.
    ///
    /// A response that comes from another server after a redirect is rejected, but by then the other server has already received the request.
    /// Therefore, set the policy of your client to `reqwest::redirect::Policy::none()`.
    pub fn new(client: reqwest::Client) -> Self {
        Self { client }
    }

    /// Creates a builder for a transport, which several clients can share.
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder::default()
    }
}

impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self::new(client)
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The Debug output of reqwest shows proxies, which may contain a password.
        formatter
            .debug_struct("ReqwestTransport")
            .finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let limit = request.body_limit;
        // The request has no timeout of its own, because the client measures the time.
        let mut whole = reqwest::Request::new(request.method, request.url);
        *whole.headers_mut() = request.headers;
        *whole.body_mut() = Some(request.body.into());
        let call = self.client.execute(whole);
        Box::pin(async move {
            let mut answer = call.await.map_err(failure)?;
            let too_large =
                || TransportError::with_source(TransportErrorKind::Other, TooLarge(limit));
            if answer
                .content_length()
                .is_some_and(|length| length > limit as u64)
            {
                return Err(too_large());
            }
            let url = answer.url().clone();
            let status = answer.status();
            let headers = std::mem::take(answer.headers_mut());
            let mut body = Chunks::default();
            while let Some(chunk) = answer.chunk().await.map_err(failure)? {
                if body.length() + chunk.len() > limit {
                    return Err(too_large());
                }
                body.add(chunk);
            }
            Ok(HttpResponse {
                url,
                status,
                headers,
                body: body.whole(),
            })
        })
    }
}

/// The body of a response while it arrives. Most bodies arrive in one piece, which is then not copied.
#[derive(Default)]
struct Chunks {
    first: Bytes,
    all: Option<BytesMut>,
}

impl Chunks {
    fn length(&self) -> usize {
        self.all.as_ref().map_or(self.first.len(), BytesMut::len)
    }

    fn add(&mut self, chunk: Bytes) {
        if self.length() == 0 {
            self.first = chunk;
            return;
        }
        let first = &self.first;
        self.all
            .get_or_insert_with(|| BytesMut::from(first.as_ref()))
            .extend_from_slice(&chunk);
    }

    fn whole(self) -> Bytes {
        self.all.map_or(self.first, BytesMut::freeze)
    }
}

/// Converts an error of reqwest. The URL is removed from the error, because its query contains tokens.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Other
    };
    TransportError::with_source(kind, error.without_url())
}

/// The error of a body that is larger than the limit.
#[derive(Debug)]
struct TooLarge(usize);

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the response body is larger than the {} bytes that `body_limit` allows",
            self.0
        )
    }
}

impl StdError for TooLarge {}

/// A builder for the default transport.
#[derive(Clone)]
#[must_use]
pub struct ReqwestTransportBuilder {
    connect_timeout: Duration,
    proxy: Proxy,
    gzip: bool,
}

#[derive(Clone)]
enum Proxy {
    System,
    None,
    At(String),
}

impl Default for ReqwestTransportBuilder {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            proxy: Proxy::System,
            gzip: true,
        }
    }
}

impl ReqwestTransportBuilder {
    /// Sets the timeout for making a connection, including TLS. Defaults to 5 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sends all requests through this proxy, such as `http://user:password@proxy:3128`.
    ///
    /// Defaults to the system's settings, such as the variable `HTTPS_PROXY`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::At(url.into());
        self
    }

    /// Uses no proxy, whatever the system's settings are.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Sets whether compressed responses are requested. Enabled by default.
    pub fn gzip(mut self, gzip: bool) -> Self {
        self.gzip = gzip;
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// Returns an error that names the setting if a setting cannot be used.
    pub fn build(self) -> Result<ReqwestTransport, SettingError> {
        if self.connect_timeout.is_zero() {
            return Err(SettingError::new(
                "connect_timeout",
                "must be at least one millisecond, not zero",
            ));
        }
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .connect_timeout(self.connect_timeout)
            .gzip(self.gzip);
        builder = match self.proxy {
            Proxy::System => builder,
            Proxy::None => builder.no_proxy(),
            Proxy::At(url) => builder.proxy(proxy(&url)?),
        };
        let client = roots(builder)?.build().map_err(|error| {
            SettingError::new(
                "transport",
                format!("could not be set up: {}", causes(&error.without_url())),
            )
        })?;
        Ok(ReqwestTransport { client })
    }
}

impl fmt::Debug for ReqwestTransportBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proxy = match self.proxy {
            Proxy::System => "system",
            Proxy::None => "none",
            Proxy::At(_) => "set",
        };
        formatter
            .debug_struct("ReqwestTransportBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &proxy)
            .field("gzip", &self.gzip)
            .finish()
    }
}

/// Parses the address of a proxy. The error does not contain the address, because it may include a password.
fn proxy(text: &str) -> Result<reqwest::Proxy, SettingError> {
    let wrong = |what: &str| SettingError::new("proxy", what);
    let url = Url::parse(text)
        .map_err(|_| wrong("is not a URL; write it as http://proxy.example:3128"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong("must be an http:// or https:// URL with a host"));
    }
    reqwest::Proxy::all(url).map_err(|_| wrong("is not an address that can be used"))
}

/// Returns the text of an error with the texts of its causes.
fn causes(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Chooses the TLS library and the trusted certificates by feature: native-tls if it is enabled, else rustls with the platform's
/// certificates (`rustls`), else rustls with the certificates that are compiled in (`rustls-bundled-roots`).
#[cfg_attr(
    not(feature = "rustls-bundled-roots"),
    allow(
        clippy::unnecessary_wraps,
        reason = "only compiled-in certificates can be refused"
    )
)]
fn roots(builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, SettingError> {
    #[cfg(feature = "native-tls")]
    return Ok(builder.tls_backend_native());

    #[cfg(all(feature = "rustls", not(feature = "native-tls")))]
    return Ok(builder.tls_backend_rustls());

    #[cfg(all(
        feature = "rustls-bundled-roots",
        not(any(feature = "rustls", feature = "native-tls"))
    ))]
    return webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|root| reqwest::Certificate::from_der(root))
        .collect::<Result<Vec<_>, _>>()
        .map(|roots| builder.tls_backend_rustls().tls_certs_only(roots))
        .map_err(|_| SettingError::new("transport", "cannot use the compiled-in certificates"));

    #[cfg(not(any(
        feature = "rustls",
        feature = "rustls-bundled-roots",
        feature = "native-tls"
    )))]
    Ok(builder)
}
