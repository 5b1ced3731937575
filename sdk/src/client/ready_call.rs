//! A call that is ready to be sent. All work that is needed only once per call has been done. Attempts differ only in the token and the signature.

use std::borrow::Cow;
use std::sync::Arc;

use http::header::HeaderValue;
use tracing::{Instrument, debug, debug_span, field};
use url::Url;

use super::Client;
use super::logs::{attempt_start, log_attempt};
use super::pending_call::PendingCall;
use super::retry_loop::{Attempt, AttemptError};
use super::token::HeldToken;
use crate::answer::{Error, ErrorKind, Raw, log_id_in_headers, read_answer};
use crate::endpoint::{Encoding, Fill, Scheme};
use crate::environment::Environment;
use crate::outgoing::base_url::{self, Address, same_server};
use crate::outgoing::{self, Draft, ResolvedFill};
use crate::secret::{Secret, Secrets};
use crate::signature;
use crate::transport::{HttpRequest, HttpResponse, TransportError, TransportErrorKind};
use crate::wire::Part;

/// A call that is complete except for its token.
pub(super) struct ReadyCall<'a> {
    client: &'a Client,
    call: &'a PendingCall,
    address: Address,
    /// The delimiter between the parts of a multipart body. Empty for other bodies.
    boundary: String,
    /// The parameters, with the contents of all files in memory.
    parts: Cow<'a, [Part]>,
    fill: ResolvedFill,
    /// The number of the current or last attempt, or zero before the first one. An attempt begins when its token is known.
    attempts: u32,
    /// Whether a rejected token has already been replaced. This happens at most once per call.
    token_replaced: bool,
}

impl<'a> ReadyCall<'a> {
    /// Prepares a call by doing all work that is needed only once per call.
    ///
    /// The address and the signing key are checked first. A call that cannot be sent therefore fetches nothing and reads no files.
    pub(super) async fn new(client: &'a Client, call: &'a PendingCall) -> Result<Self, Error> {
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Error::new(
                ErrorKind::Configuration,
                "calls must be made inside a tokio runtime",
            )
            .at(&call.endpoint));
        }
        let address = address(client, call)?;
        let application = &client.inner.application;
        let extra = call.options().extra();
        outgoing::check_signature(application, &call.endpoint, &call.parts, extra)?;
        // Few calls send files. Boxing this future keeps all other calls small.
        let loaded = if call.parts.iter().any(|part| part.file.is_some()) {
            Box::pin(outgoing::load_files(&call.endpoint, &call.parts)).await?
        } else {
            None
        };
        Ok(Self {
            client,
            call,
            address,
            boundary: match call.endpoint.encoding {
                Encoding::Multipart => outgoing::boundary(),
                _ => String::new(),
            },
            parts: loaded.map_or(Cow::Borrowed(&call.parts), Cow::Owned),
            fill: resolve_fill(client, call).await?,
            attempts: 0,
            token_replaced: false,
        })
    }

    /// Returns how many attempts have been made.
    pub(super) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the token for the call, or `None` if the endpoint needs none.
    async fn token(&self) -> Result<Option<HeldToken>, Error> {
        let options = self.call.options();
        let Some(auth) = self.call.endpoint.auth else {
            if options.token.is_some() {
                return Err(Error::request(
                    &self.call.endpoint,
                    "a token was set, but the endpoint does not use one",
                ));
            }
            return Ok(None);
        };
        if let Some(token) = &options.token {
            return Ok(Some(HeldToken {
                token: token.clone(),
                replaceable: false,
            }));
        }
        let wait = self.client.inner.common.token_wait;
        let wait = options.timeout.map_or(wait, |timeout| timeout.min(wait));
        match self.client.token_for(auth.credential, wait).await {
            Ok(held) => Ok(Some(held)),
            // An error without an endpoint is attributed to the call's endpoint, because that is the one the caller knows.
            Err(error) if error.endpoint().is_none() => Err(error.at(&self.call.endpoint)),
            Err(error) => Err(error),
        }
    }

    /// Discards a token that the platform rejected. Returns whether another attempt may be made with a new token.
    fn replaces_token(&mut self, held: Option<HeldToken>, error: &Error) -> bool {
        let (Some(auth), Some(held)) = (self.call.endpoint.auth, held) else {
            return false;
        };
        if !held.replaceable
            || self.token_replaced
            || !error.is_token_invalid()
            || !self.client.reject_token(auth.credential, &held.token)
        {
            return false;
        }
        debug!(
            credential = auth.credential.name,
            "the platform rejected the token; replacing it"
        );
        self.token_replaced = true;
        true
    }

    /// Sends the request once and reads the response, inside its own tracing span, and logs the result.
    async fn exchange(&self, token: Option<&Secret>, attempt: u32) -> Result<Raw, Error> {
        let common = &self.client.inner.common;
        let timeout = self.call.options().timeout.unwrap_or(common.timeout);
        let draft = self.draft(token, &common.user_agent);
        let prepared = outgoing::prepare(&draft)?;
        let request = HttpRequest {
            method: self.call.endpoint.method.clone(),
            url: prepared.url,
            headers: prepared.headers,
            body: prepared.body,
            timeout,
            body_limit: common.body_limit,
        };
        let span = debug_span!(
            "bytedance.attempt",
            attempt,
            status = field::Empty,
            code = field::Empty,
            log_id = field::Empty,
            duration_ms = field::Empty,
        );
        let started = attempt_start(&span);
        let exchange = span.in_scope(|| common.transport.send(request));
        let sent = tokio::time::timeout(timeout, exchange)
            .instrument(span.clone())
            .await;
        let sent = sent.unwrap_or_else(|_| Err(TransportError::new(TransportErrorKind::Timeout)));
        let result = sent
            .map_err(|error| Error::transport(&self.call.endpoint, &self.address.url, error))
            .and_then(|response| self.read(&draft, response));
        log_attempt(&span, attempt, started, &result);
        result
    }

    fn draft<'b>(&'b self, token: Option<&'b Secret>, user_agent: &'b HeaderValue) -> Draft<'b> {
        Draft {
            application: &self.client.inner.application,
            app_id: &self.client.inner.app_id,
            fill: &self.fill,
            endpoint: &self.call.endpoint,
            address: &self.address,
            parts: &self.parts,
            boundary: &self.boundary,
            extra: self.call.options().extra(),
            token,
            user_agent,
        }
    }

    /// Reads a response and locates its payload. Returns an error if the response reports a failure or cannot be read.
    fn read(&self, draft: &Draft<'_>, response: HttpResponse) -> Result<Raw, Error> {
        self.check_origin_and_size(&draft.address.url, &response)?;
        let secrets = &outgoing::secrets(draft, &self.call.secrets);
        self.verify(&response, secrets)?;
        read_answer(
            &self.call.endpoint,
            &self.client.inner.common.error_codes,
            secrets,
            response.status,
            response.headers,
            response.body,
        )
    }

    /// Rejects a response that came from a different server or is too large.
    fn check_origin_and_size(&self, asked: &Url, response: &HttpResponse) -> Result<(), Error> {
        if !same_server(&response.url, asked) {
            let text = format!(
                "the response came from {} instead of {}, so it was not read; the transport must not follow redirects",
                response.url.origin().ascii_serialization(),
                asked.origin().ascii_serialization(),
            );
            return Err(Error::new(ErrorKind::ForeignAnswer, text).at(&self.call.endpoint));
        }
        let limit = self.client.inner.common.body_limit;
        if response.body.len() > limit {
            let error = TransportError::with_source(
                TransportErrorKind::Other,
                format!(
                    "the response body is larger than the {limit} bytes that `body_limit` allows"
                ),
            );
            return Err(Error::transport(&self.call.endpoint, asked, error));
        }
        Ok(())
    }

    /// Rejects a response if its signature matches none of the platform's public keys. A response is accepted if it is unsigned or if the client
    /// has no keys to verify it with.
    fn verify(&self, response: &HttpResponse, secrets: &Secrets<'_>) -> Result<(), Error> {
        let scheme = self
            .call
            .endpoint
            .signature
            .map(|signature| signature.scheme);
        let keys = &self.client.inner.application.keys.parsed;
        if scheme != Some(Scheme::Trade)
            || signature::trade_answer_is_genuine(keys, &response.headers, &response.body)
                != Some(false)
        {
            return Ok(());
        }
        let mut text = "the signature of the response matches none of the platform's public keys, so the response was not read: check `platform_public_key`".to_owned();
        if let Some(log_id) = log_id_in_headers(&response.headers, secrets) {
            text = format!("{text} (log id {log_id})");
        }
        Err(Error::new(ErrorKind::ForeignAnswer, text).at(&self.call.endpoint))
    }
}

impl Attempt for ReadyCall<'_> {
    /// Sends the call, and sends it once more if the platform rejects a token that the client can replace.
    async fn attempt(&mut self, number: u32) -> Result<Raw, AttemptError> {
        loop {
            let held = self.token().await.map_err(AttemptError::NotBegun)?;
            self.attempts = number;
            let token = held.as_ref().map(|held| &held.token);
            let error = match self.exchange(token, number).await {
                Ok(raw) => return Ok(raw),
                Err(error) => error,
            };
            if !self.replaces_token(held, &error) {
                return Err(AttemptError::Failed(error));
            }
        }
    }
}

/// Returns the address to send the call to, or an error if the call has no valid address in the client's environment.
fn address(client: &Client, call: &PendingCall) -> Result<Address, Error> {
    let endpoint = &call.endpoint;
    let common = &client.inner.common;
    if common.environment == Environment::Sandbox && !endpoint.sandbox && !call.issuing {
        let text = "the platform does not document this endpoint in its sandbox, so nothing was sent; use a production client";
        return Err(Error::new(ErrorKind::Environment, text).at(endpoint));
    }
    let address = match &call.options().base_url {
        Some(url) => base_url::parse("CallOptions::base_url", url).map(|url| Address {
            url: Arc::new(url),
            whole: false,
        }),
        None => common.base_urls.address(endpoint, common.environment),
    };
    address.map_err(|error| error.at(endpoint))
}

/// Looks up the values of filled-in parameters, except for those that the caller has set.
async fn resolve_fill(client: &Client, call: &PendingCall) -> Result<ResolvedFill, Error> {
    let is_given = |fill: &Fill| {
        let mut extra = call.options().fields.iter();
        let mut parts = call.parts.iter();
        extra.any(|(name, _)| name == fill.name)
            || parts.any(|part| part.place == fill.place && part.name == fill.name)
    };
    let sources = client.fill_to_resolve(&call.endpoint, is_given);
    if sources.is_empty() {
        Ok(ResolvedFill::default())
    } else {
        Box::pin(client.resolve_fill(&call.endpoint, &sources)).await
    }
}
