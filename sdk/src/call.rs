//! One call: a client, and what is special about this call.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use crate::client::Client;
use crate::error::Error;
use crate::request::Request;
use crate::response::Answer;
use crate::retry::Retry;
use crate::secret::Secret;

/// What is special about one call.
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
    pub(crate) token: Option<Secret>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) fields: Vec<(String, Result<String, String>)>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) base_url: Option<String>,
    pub(crate) retry: Option<Retry>,
}

impl CallOptions {
    /// Nothing special.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses this token instead of the client's. It is not kept, and the call is not repeated with another one.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long each attempt may take, and how long the call may wait for a token.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sends a field that the request type does not have, or another value for one that it has.
    ///
    /// A new field goes into the body, or into the query of a GET.
    pub fn field(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
        let json = serde_json::to_string(&value).map_err(|error| error.to_string());
        self.fields.push((name.into(), json));
        self
    }

    /// Sends a header, in place of one that the client would send under this name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends the call to this server instead; a path may follow the host. What the call carries, tokens and secrets included, goes
    /// there; tokens are still fetched where the client's settings say.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Repeats this call by other rules than the client's.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
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
            .field(
                "base_url",
                &self.base_url.as_deref().map(crate::base_url::shown),
            )
            .field("retry", &self.retry)
            .finish()
    }
}

/// A call in the making: generated call types wrap it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Call {
    client: Client,
    options: CallOptions,
}

impl Call {
    /// A call without special options.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            options: CallOptions::new(),
        }
    }

    /// The same call with these options; earlier ones are replaced.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends a request and gives the payload.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<R: Request>(self, request: R) -> Result<R::Response, Error> {
        let raw = self
            .client
            .execute(request.endpoint(), &request, self.options)
            .await?;
        R::response(&raw)
    }

    /// Sends a request and gives the payload with the raw answer.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send_for_answer<R: Request>(
        self,
        request: R,
    ) -> Result<Answer<R::Response>, Error> {
        let raw = self
            .client
            .execute(request.endpoint(), &request, self.options)
            .await?;
        Ok(Answer::new(R::response(&raw)?, raw))
    }
}
