//! The default transport, based on reqwest.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use url::Url;

use super::{
    BoxFuture, HttpRequest, HttpResponse, SettingError, Transport, TransportError,
    TransportErrorKind, with_causes,
};

/// A transport that sends requests with reqwest on tokio.
///
/// Clones share one connection pool. Several clients can share one transport that is wrapped in an `Arc`.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// Creates a transport from your own reqwest client. The client's proxy, certificates and redirect policy remain in effect.
    ///
    /// If a redirect leads to a different server, the response from that server is rejected, but by then the server has already received the
    /// request. To prevent this, set your client's redirect policy to `reqwest::redirect::Policy::none()`.
    pub fn new(client: reqwest::Client) -> Self {
        Self { client }
    }

    /// Creates a builder for a transport. Several clients can share the transport that it builds.
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
        // reqwest's own `Debug` output shows proxies, and their URLs can contain a password.
        formatter
            .debug_struct("ReqwestTransport")
            .finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let limit = request.body_limit;
        // The request has no timeout of its own, because the client enforces the timeout.
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

/// The body of a response that is still arriving. Most bodies arrive in one piece and are then not copied.
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

/// Converts an error from reqwest. The URL is removed because its query contains tokens.
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

/// The error for a response body that is larger than the limit.
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
            gzip: cfg!(feature = "gzip"),
        }
    }
}

impl ReqwestTransportBuilder {
    /// Sets the timeout for establishing a connection, including the TLS handshake. Defaults to 5 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sends all requests through the proxy at this URL, for example `http://user:password@proxy:3128`.
    ///
    /// Defaults to the system's proxy settings, such as the `HTTPS_PROXY` environment variable.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::At(url.into());
        self
    }

    /// Disables proxies, even if the system's settings specify one.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Sets whether gzip-compressed responses are requested. Enabled by default if the feature `gzip` is enabled. Without the feature, `true` is an
    /// error of [`build`](Self::build).
    pub fn gzip(mut self, gzip: bool) -> Self {
        self.gzip = gzip;
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// Returns an error if a setting cannot be used. The error names the setting.
    pub fn build(self) -> Result<ReqwestTransport, SettingError> {
        if self.connect_timeout.is_zero() {
            return Err(SettingError::new(
                "connect_timeout",
                "must be at least one millisecond, not zero",
            ));
        }
        if self.gzip && cfg!(not(feature = "gzip")) {
            return Err(SettingError::new(
                "gzip",
                "must be false, or the feature `gzip` enabled",
            ));
        }
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .connect_timeout(self.connect_timeout);
        if !self.gzip {
            builder = builder.no_gzip();
        }
        builder = match self.proxy {
            Proxy::System => builder,
            Proxy::None => builder.no_proxy(),
            Proxy::At(url) => builder.proxy(proxy(&url)?),
        };
        let client = roots(builder)?.build().map_err(|error| {
            SettingError::new(
                "transport",
                format!("could not be set up: {}", with_causes(&error.without_url())),
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

/// Parses the URL of a proxy. The error does not contain the URL, because it may include a password.
fn proxy(text: &str) -> Result<reqwest::Proxy, SettingError> {
    let wrong = |what: &str| SettingError::new("proxy", what);
    let url = Url::parse(text)
        .map_err(|_| wrong("is not a URL; write it as http://proxy.example:3128"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong("must be an http:// or https:// URL with a host"));
    }
    reqwest::Proxy::all(url).map_err(|_| wrong("is not an address that can be used"))
}

/// Chooses the TLS library and the trusted certificates based on the enabled features. If `native-tls` is enabled, the system's TLS library is
/// used. Otherwise, rustls is used: with the system's certificates if `rustls` is enabled, with the compiled-in certificates if
/// `rustls-bundled-roots` is, or with the system's certificates and the process's crypto provider if only `rustls-no-provider` is.
#[cfg_attr(
    not(any(feature = "rustls-bundled-roots", feature = "rustls-no-provider")),
    allow(
        clippy::unnecessary_wraps,
        reason = "only compiled-in certificates can be refused, and only a crypto provider can be missing"
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

    #[cfg(all(
        feature = "rustls-no-provider",
        not(any(
            feature = "rustls",
            feature = "rustls-bundled-roots",
            feature = "native-tls"
        ))
    ))]
    // Without a provider, reqwest panics.
    return match rustls::crypto::CryptoProvider::get_default() {
        Some(_) => Ok(builder.tls_backend_rustls()),
        None => Err(SettingError::new(
            "transport",
            "needs a crypto provider: install one with `rustls::crypto::CryptoProvider::install_default` first, or enable the feature `rustls`",
        )),
    };

    #[cfg(not(any(
        feature = "rustls",
        feature = "rustls-bundled-roots",
        feature = "rustls-no-provider",
        feature = "native-tls"
    )))]
    Ok(builder)
}
