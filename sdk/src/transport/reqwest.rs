//! The default transport, on reqwest.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use url::Url;

use super::{
    BoxFuture, HttpRequest, HttpResponse, SettingError, Transport, TransportError,
    TransportErrorKind,
};

/// Sends requests with reqwest on tokio.
///
/// Clones share one connection pool; several clients can share one transport in an `Arc`.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// Uses a client as it is, with its own proxy, certificates and redirect policy. An answer that a redirect brought from
    /// another server is refused all the same; but by then the other server has seen the request, so a policy of
    /// `reqwest::redirect::Policy::none()` is advised.
    pub fn new(client: reqwest::Client) -> Self {
        Self { client }
    }

    /// Settings for a transport of its own, to be shared by several clients.
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
        // reqwest's own Debug shows proxies, which may carry a password.
        formatter
            .debug_struct("ReqwestTransport")
            .finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let limit = request.body_limit;
        // Without a timeout of its own: the client watches the clock.
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

/// A body as it arrives; most come in one piece, which is then not copied.
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

/// Sorts a failure by how far the exchange came. The address goes: its query carries tokens.
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

/// A body over the limit.
#[derive(Debug)]
struct TooLarge(usize);

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the body has more than the {} bytes allowed by `body_limit`",
            self.0
        )
    }
}

impl StdError for TooLarge {}

/// Settings of the default transport.
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
    /// How long making a connection may take, TLS included; 5 seconds unless set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sends everything through this proxy, `http://user:password@proxy:3128`. Unless set, the system's settings
    /// (`HTTPS_PROXY` and so on) hold.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::At(url.into());
        self
    }

    /// Uses no proxy, whatever the system's settings say.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Whether compressed answers are asked for; they are unless switched off.
    pub fn gzip(mut self, gzip: bool) -> Self {
        self.gzip = gzip;
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// Fails if a setting cannot be used; the error names it.
    pub fn build(self) -> Result<ReqwestTransport, SettingError> {
        if self.connect_timeout.is_zero() {
            return Err(SettingError::new(
                "connect_timeout",
                "is zero; give at least a millisecond",
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

/// The text of a proxy's address is not repeated in the error: it may carry a password.
fn proxy(text: &str) -> Result<reqwest::Proxy, SettingError> {
    let wrong = |what: &str| SettingError::new("proxy", what);
    let url = Url::parse(text)
        .map_err(|_| wrong("is not a URL; write it as http://proxy.example:3128"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong("must be an http:// or https:// URL with a host"));
    }
    reqwest::Proxy::all(url).map_err(|_| wrong("is not an address that can be used"))
}

/// An error's text with those of its causes.
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

/// Chooses the TLS library and the trusted certificates by feature: native-tls where it is on, else rustls with the platform's
/// certificates (`rustls`), else rustls with those that are compiled in (`rustls-bundled-roots`).
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
