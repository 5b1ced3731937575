//! The one loop that all calls go through: environment, credential, request, transport, answer, renewal of the token, repetition.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::HeaderValue;
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;
use tracing::{Instrument, Span, debug, debug_span, field};
use url::Url;

use crate::authorization::Filling;
use crate::base_url::{self, Address, same_server};
use crate::call::{self, CallOptions};
use crate::client::Client;
use crate::endpoint::{Credential, Encoding, Fill, Scheme};
use crate::envelope::{self, Contents, NotAnAnswer};
use crate::error::{Error, ErrorCode, ErrorKind, classify};
use crate::file;
use crate::multipart;
use crate::prepare::{self, Draft};
use crate::response::{EndpointReference, Raw};
use crate::retry::retry_after;
use crate::secret::{Secret, Secrets};
use crate::signature;
use crate::transport::{self, Response, TransportError, TransportErrorKind};
use crate::wire::Part;

/// All that is particular to one call.
pub(crate) struct Work {
    pub(crate) endpoint: EndpointReference,
    pub(crate) parts: Vec<Part>,
    pub(crate) secrets: Vec<String>,
    /// Boxed, for few calls have any.
    pub(crate) options: Option<Box<CallOptions>>,
    /// The call gets a token for other calls.
    pub(crate) issuing: bool,
}

/// A token and whether the client may replace it.
struct Held {
    token: Secret,
    credential: &'static Credential,
    replaceable: bool,
}

impl Work {
    fn options(&self) -> &CallOptions {
        self.options.as_deref().unwrap_or(&call::NO_OPTIONS)
    }

    /// Makes the call, in a span of its own.
    pub(crate) async fn run(&self, client: &Client) -> Result<Raw, Error> {
        let span = debug_span!(
            "bytedance.call",
            endpoint = %self.endpoint.name,
            host = self.endpoint.host.name,
        );
        self.attempts(client).instrument(span).await
    }

    async fn attempts(&self, client: &Client) -> Result<Raw, Error> {
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Error::new(
                ErrorKind::Configuration,
                "calls must be made inside a tokio runtime",
            )
            .at(&self.endpoint));
        }
        let address = self.address(client)?;
        // Few calls send files, and the others must not pay for them.
        let is_multipart = self.endpoint.encoding == Encoding::Multipart;
        let boundary = is_multipart.then(multipart::boundary).unwrap_or_default();
        let mut draft = Draft {
            application: client.application(),
            app_id: client.app_id(),
            filling: &Filling::default(),
            endpoint: &self.endpoint,
            address: &address,
            parts: &self.parts,
            boundary: &boundary,
            options: self.options(),
            token: None,
            user_agent: client.user_agent(),
        };
        // Before a token is fetched in vain.
        prepare::check_signature(&draft)?;
        // Once: all attempts send the same bytes.
        let loaded = if self.parts.iter().any(|part| part.file.is_some()) {
            Box::pin(file::load(&self.endpoint, &self.parts)).await?
        } else {
            None
        };
        if let Some(loaded) = &loaded {
            draft.parts = loaded;
        }
        // What the caller gives need not be looked up.
        let is_given = |fill: &Fill| {
            let mut extra = self.options().fields.iter();
            let mut parts = self.parts.iter();
            extra.any(|(name, _)| name == fill.name)
                || parts.any(|part| part.place == fill.place && part.name == fill.name)
        };
        let wanted = client.wanted(&self.endpoint, is_given);
        let filling = if wanted.is_empty() {
            None
        } else {
            Some(Box::pin(client.filling(&self.endpoint, &wanted)).await?)
        };
        if let Some(filling) = &filling {
            draft.filling = filling;
        }
        let retry = self.options().retry.as_ref().unwrap_or(client.retry());
        let started = Instant::now();
        let mut attempt = 1;
        let mut replaced = false;
        loop {
            let held = self.token(client).await?;
            let draft = Draft {
                token: held.as_ref().map(|held| &held.token),
                ..draft
            };
            let error = match self.attempt(client, &draft, attempt).await {
                Ok(raw) => return Ok(raw),
                Err(error) => error,
            };
            if let Some(held) = held.filter(|held| held.replaceable && !replaced)
                && error.is_token_invalid()
                && client.reject(held.credential, &held.token)
            {
                debug!(
                    credential = held.credential.name,
                    "token refused, replacing it"
                );
                replaced = true;
                continue;
            }
            let Some(wait) = retry.next(&self.endpoint, &error, attempt, started.elapsed()) else {
                return Err(error);
            };
            debug!(attempt, wait_ms = milliseconds(wait), kind = ?error.kind(), "repeating the call");
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    /// The address of the server, or why there is none. Comes before everything else, so that no token is fetched in vain.
    fn address(&self, client: &Client) -> Result<Address, Error> {
        client.check_environment(&self.endpoint, self.issuing)?;
        match &self.options().base_url {
            Some(url) => base_url::checked("CallOptions::base_url", url)
                .map(|url| Address {
                    url: Arc::new(url),
                    whole: false,
                })
                .map_err(|error| error.at(&self.endpoint)),
            None => client.address(&self.endpoint),
        }
    }

    async fn token(&self, client: &Client) -> Result<Option<Held>, Error> {
        let Some(auth) = self.endpoint.auth else {
            if self.options().token.is_some() {
                return Err(Error::request(
                    &self.endpoint,
                    "a token was given, but the endpoint takes none",
                ));
            }
            return Ok(None);
        };
        let credential = auth.credential;
        let held = |token, replaceable| {
            Some(Held {
                token,
                credential,
                replaceable,
            })
        };
        if let Some(token) = &self.options().token {
            return Ok(held(token.clone(), false));
        }
        if let Some(token) = client.fixed_token(credential) {
            return Ok(held(token.clone(), false));
        }
        let wait = client.token_wait();
        let wait = self
            .options()
            .timeout
            .map_or(wait, |timeout| timeout.min(wait));
        let token = client.cached_token(credential, wait).await;
        // The endpoint of an error that has none yet: that of the call, which is the one that the caller knows.
        let token = token.map_err(|error| {
            if error.endpoint().is_some() {
                error
            } else {
                error.at(&self.endpoint)
            }
        });
        Ok(held(token?, true))
    }

    /// Sends the request once and sorts what comes of it.
    async fn attempt(
        &self,
        client: &Client,
        draft: &Draft<'_>,
        attempt: u32,
    ) -> Result<Raw, Error> {
        let timeout = self.options().timeout.unwrap_or(client.timeout());
        let request = self.request(client, draft, timeout)?;
        let span = debug_span!(
            "bytedance.attempt",
            attempt,
            status = field::Empty,
            code = field::Empty,
            log_id = field::Empty,
            duration_ms = field::Empty,
        );
        let started = (!span.is_disabled()).then(Instant::now);
        let exchange = span.in_scope(|| client.transport().send(request));
        let sent = tokio::time::timeout(timeout, exchange)
            .instrument(span.clone())
            .await;
        let sent = sent.unwrap_or_else(|_| Err(TransportError::new(TransportErrorKind::Timeout)));
        let result = sent
            .map_err(|error| Error::transport(&self.endpoint, error))
            .and_then(|response| self.read(client, draft, response));
        if let Some(started) = started {
            record(&span, &result, started.elapsed());
        }
        result
    }

    fn request(
        &self,
        client: &Client,
        draft: &Draft<'_>,
        timeout: Duration,
    ) -> Result<transport::Request, Error> {
        let prepared = prepare::prepare(draft)?;
        Ok(transport::Request {
            method: self.endpoint.method.clone(),
            url: prepared.url,
            headers: prepared.headers,
            body: prepared.body,
            timeout,
            body_limit: client.body_limit(),
        })
    }

    /// Refuses an answer that is not the asked server's, or too large.
    fn check(&self, client: &Client, asked: &Url, response: &Response) -> Result<(), Error> {
        if !same_server(&response.url, asked) {
            let text = format!(
                "the answer came from {} instead of {}, so it was not read; the transport must not follow redirects",
                response.url.origin().ascii_serialization(),
                asked.origin().ascii_serialization(),
            );
            return Err(Error::new(ErrorKind::ForeignAnswer, text).at(&self.endpoint));
        }
        if response.body.len() > client.body_limit() {
            let error = TransportError::with_source(
                TransportErrorKind::Other,
                format!(
                    "the body has more than the {} bytes allowed by `body_limit`",
                    client.body_limit()
                ),
            );
            return Err(Error::transport(&self.endpoint, error));
        }
        Ok(())
    }

    /// Refuses an answer whose signature is not the platform's. Not every answer is signed, and not every client has keys to tell.
    fn verify(
        &self,
        client: &Client,
        response: &Response,
        secrets: &Secrets<'_>,
    ) -> Result<(), Error> {
        let scheme = self.endpoint.signature.map(|signature| signature.scheme);
        let keys = &client.application().keys.parsed;
        if scheme != Some(Scheme::Trade)
            || signature::trade_answer_is_genuine(keys, &response.headers, &response.body)
                != Some(false)
        {
            return Ok(());
        }
        let mut text = "the signature of the answer was made by none of the platform's public keys, so it was not read: see `platform_public_key`".to_owned();
        if let Some(log_id) = envelope::log_id_header(&response.headers, secrets) {
            text = format!("{text} (log id {log_id})");
        }
        Err(Error::new(ErrorKind::ForeignAnswer, text).at(&self.endpoint))
    }

    /// Sorts an answer: a success with its payload located, or the error that it is.
    fn read(&self, client: &Client, draft: &Draft<'_>, response: Response) -> Result<Raw, Error> {
        self.check(client, &draft.address.url, &response)?;
        let secrets = &prepare::secrets(draft, &self.secrets);
        self.verify(client, &response, secrets)?;
        sort(
            &self.endpoint,
            client.error_codes(),
            secrets,
            response.status,
            response.headers,
            response.body,
        )
    }
}

/// Sorts an answer that may be read.
pub(crate) fn sort(
    endpoint: &EndpointReference,
    error_codes: &[&'static [ErrorCode]],
    secrets: &Secrets<'_>,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Raw, Error> {
    let text = std::str::from_utf8(&body).ok();
    // A byte order mark is no JSON, but some servers put one before it.
    let mark = text.is_some_and(|text| text.starts_with('\u{feff}'));
    let text = text.map(|text| text.trim_start_matches('\u{feff}'));
    let envelope = endpoint.envelope;
    let success = status.is_success();
    let opened = match text {
        Some(text) if !success => Ok(envelope::open_failure(text, envelope, secrets)),
        None if !success => Ok(Contents::default()),
        Some(text) if !endpoint.binary => envelope::open(text, envelope, secrets),
        // An image may be anything but an object of JSON that reports a failure.
        Some(text) if text.trim_start().starts_with('{') => {
            Ok(envelope::open(text, envelope, secrets).unwrap_or_default())
        }
        _ if endpoint.binary => Ok(Contents::default()),
        _ => Err(NotAnAnswer::NotJson),
    };
    let wrong = opened.as_ref().err().copied();
    let contents = opened.unwrap_or_default();
    let log_id = contents
        .log_id
        .or_else(|| envelope::log_id_header(&headers, secrets));
    let shift = if mark { '\u{feff}'.len_utf8() } else { 0 };
    let payload = contents
        .payload
        .map(|range| range.start + shift..range.end + shift);
    let raw = Raw::new(endpoint.clone(), status, headers, body, log_id, payload);
    match (wrong, contents.failure) {
        (Some(NotAnAnswer::NotJson), _) => Err(Error::decode(&raw, "the answer is not JSON")),
        (Some(NotAnAnswer::NotAnObject), _) => {
            Err(Error::decode(&raw, "the answer is JSON, but not an object"))
        }
        (None, None) if success => Ok(raw),
        (None, failure) => {
            let failure = failure.unwrap_or_default();
            let kind = if success {
                ErrorKind::Api
            } else {
                ErrorKind::Http
            };
            let class = classify(error_codes, endpoint, failure.code, failure.sub_code);
            let after = retry_after(raw.headers(), SystemTime::now());
            Err(Error::answer(kind, &raw, failure, class, after))
        }
    }
}

fn record(span: &Span, result: &Result<Raw, Error>, duration: Duration) {
    let (status, log_id, code) = match result {
        Ok(raw) => (Some(raw.status()), raw.log_id(), Some(0)),
        Err(error) => (error.status(), error.log_id(), error.code()),
    };
    span.record("status", status.map(|status| status.as_u16()));
    span.record("log_id", log_id);
    span.record("code", code);
    span.record("duration_ms", milliseconds(duration));
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// The user agent with a program's own suffix.
pub(crate) fn user_agent(suffix: Option<&str>) -> Option<HeaderValue> {
    const OWN: &str = concat!("bytedance-sdk/", env!("CARGO_PKG_VERSION"));
    match suffix {
        None => Some(HeaderValue::from_static(OWN)),
        Some(suffix) => HeaderValue::from_str(&format!("{OWN} {suffix}")).ok(),
    }
}
