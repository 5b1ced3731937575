//! A single call, with its client and its options.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use serde::Serialize;

use super::Client;
use super::pending_call::PendingCall;
use super::request::Request;
use super::retry::Retry;
use crate::answer::{Answer, Error, ErrorKind, Raw};
use crate::endpoint::{Endpoint, EndpointReference};
use crate::outgoing::{Extra, base_url};
use crate::secret::Secret;
use crate::transport::BoxFuture;
use crate::wire::{Structure, Writer};

/// Options that apply to a single call.
///
/// For options that are not set, the client's settings apply.
///
/// ```
/// use std::time::Duration;
/// use bytedance::CallOptions;
///
/// let options = CallOptions::new()
///     .timeout(Duration::from_secs(3))
///     .field("scene", "checkout")
///     .header("X-Request-Id", "7f3a");
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(super) token: Option<Secret>,
    pub(super) timeout: Option<Duration>,
    pub(super) fields: Vec<(String, Result<String, String>)>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) base_url: Option<String>,
    pub(super) retry: Option<Retry>,
}

/// Empty options. Nearly every call uses them.
pub(super) static NO_OPTIONS: CallOptions = CallOptions {
    token: None,
    timeout: None,
    fields: Vec::new(),
    headers: Vec::new(),
    base_url: None,
    retry: None,
};

impl CallOptions {
    /// Creates empty options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses this token instead of the client's.
    ///
    /// The token is not stored. If the platform rejects it, the call fails and is not repeated with a different token.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets the timeout for each attempt.
    ///
    /// If this timeout is shorter than [`ClientBuilder::token_wait`](crate::ClientBuilder::token_wait), it also limits how long the call waits for
    /// a token.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Adds a field that the request type does not have, or replaces the value of one that it has.
    ///
    /// A new field goes in the body, or in the query string of a GET or HEAD request.
    pub fn field(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
        let json = serde_json::to_string(&value).map_err(|error| error.to_string());
        self.fields.push((name.into(), json));
        self
    }

    /// Adds a header. It replaces any header with the same name that the client would otherwise send.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends the call to this server instead of the endpoint's host.
    ///
    /// The URL can contain a path, which is then prepended to the endpoint's path. Everything in the call is sent to this server, including tokens
    /// and secrets. Tokens are still fetched from the servers that the client is configured to use.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Retries this call according to these rules instead of the client's.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    pub(super) fn extra(&self) -> Extra<'_> {
        Extra {
            fields: &self.fields,
            headers: &self.headers,
        }
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.fields.iter().map(|(name, _)| name).collect();
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("CallOptions")
            .field("token", &self.token)
            .field("timeout", &self.timeout)
            .field("fields", &fields)
            .field("headers", &headers)
            .field("base_url", &self.base_url.as_deref().map(base_url::redact))
            .field("retry", &self.retry)
            .finish()
    }
}

/// A call that has not been sent yet. It consists of the client that a request is bound to and the options for the call.
///
/// Every generated request contains one.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Call {
    client: Option<Client>,
    // Boxed to keep requests small: few of them have options.
    options: Option<Box<CallOptions>>,
}

impl Call {
    /// Creates a call that is bound to this client and has no options.
    pub fn new(client: Client) -> Self {
        Self::default().bind(client)
    }

    /// Binds the call to this client.
    pub fn bind(mut self, client: Client) -> Self {
        self.client = Some(client);
        self
    }

    /// Sets the options for the call, replacing any that were set before.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = Some(Box::new(options));
        self
    }

    /// Returns a future that sends a request and resolves to the payload of the response.
    pub fn send<R: Request>(self, mut request: R) -> Sending<R::Response> {
        Sending::new(self.send_raw(request.endpoint(), &mut request), R::response)
    }

    /// Returns a future that sends a request and resolves to the payload along with the raw response.
    pub fn send_for_answer<R: Request>(self, mut request: R) -> Sending<Answer<R::Response>> {
        Sending::new(self.send_raw(request.endpoint(), &mut request), |raw| {
            Ok(Answer::new(R::response(raw)?, raw.clone()))
        })
    }

    fn send_raw(
        self,
        endpoint: &'static Endpoint,
        request: &mut dyn Structure,
    ) -> BoxFuture<'static, Result<Raw, Error>> {
        let Some(client) = self.client else {
            let text = "the request has no client: create it from one, as in client.login().code_to_session(), or pass it to Client::send";
            let error = Error::new(ErrorKind::Configuration, text).at(endpoint);
            return Box::pin(std::future::ready(Err(error)));
        };
        match Writer::parts(request) {
            Ok((parts, secrets)) => PendingCall {
                endpoint: EndpointReference::Catalogue(endpoint),
                parts,
                secrets,
                options: self.options,
                issuing: false,
            }
            .execute(client),
            Err(faults) => Box::pin(std::future::ready(Err(Error::faults(endpoint, faults)))),
        }
    }
}

/// A future that sends a call and resolves to its result.
///
/// Nothing is sent until the future is awaited.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T> {
    raw: BoxFuture<'static, Result<Raw, Error>>,
    read: fn(&Raw) -> Result<T, Error>,
}

impl<T> Sending<T> {
    pub(super) fn new(
        raw: BoxFuture<'static, Result<Raw, Error>>,
        read: fn(&Raw) -> Result<T, Error>,
    ) -> Self {
        Self { raw, read }
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.raw.as_mut().poll(context).map(|raw| {
            let raw = raw?;
            (self.read)(&raw).map_err(|error| error.after_response(&raw))
        })
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sending").finish_non_exhaustive()
    }
}
