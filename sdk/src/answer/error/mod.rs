//! The error type.

mod attempts;
mod class;
mod kind;
mod text;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use url::Url;

pub(crate) use self::attempts::Attempts;
pub(super) use self::class::classify;
pub use self::class::{ErrorClass, ErrorCode};
pub use self::kind::ErrorKind;
use super::Raw;
use crate::endpoint::Endpoint;
use crate::transport::{TransportError, TransportErrorKind};
use crate::wire::{Misfit, RequestFaults};

/// The error returned when a call fails or a client cannot be built.
///
/// The error's text says what happened and what to do about it. It contains none of the call's secrets. To handle errors in code, use the
/// predicates, such as [`is_rate_limited`](Self::is_rate_limited), or [`kind`](Self::kind) and [`code`](Self::code).
///
/// `{:?}`, which Rust prints for an error that `main` returns, prints the same text in one line, followed by the texts of the sources.
/// `{:#?}` prints the fields. A source says only what the error's own text does not say.
///
/// Cloning an error is cheap. If refreshing a token fails, all calls that are waiting for this token receive the same error.
#[derive(Clone)]
pub struct Error {
    inner: Arc<ErrorInner>,
}

#[derive(Clone)]
struct ErrorInner {
    kind: ErrorKind,
    text: String,
    endpoint: Option<Cow<'static, str>>,
    failure: Failure,
    class: Option<ErrorClass>,
    log_id: Option<String>,
    status: Option<StatusCode>,
    retry_after: Option<Duration>,
    missing: Vec<String>,
    attempts: Attempts,
    raw: Option<Raw>,
    cause: Option<Arc<dyn StdError + Send + Sync>>,
    repeated: Repeated,
}

/// How much of its cause's text an error's own text contains. [`StdError::source`] leaves this part out, so that nothing is printed twice.
#[derive(Clone, Copy)]
enum Repeated {
    /// Nothing.
    Nothing,
    /// The text of the cause, but not the texts of its sources.
    Cause,
    /// The texts of the cause and of all its sources, as far as they matter.
    Chain,
}

/// The failure that a response reports. Secrets are masked in its message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) code: Option<i64>,
    pub(crate) sub_code: Option<i64>,
    pub(crate) message: Option<String>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Self::from_inner(ErrorInner {
            kind,
            text: text.into(),
            endpoint: None,
            failure: Failure::default(),
            class: None,
            log_id: None,
            status: None,
            retry_after: None,
            missing: Vec::new(),
            attempts: Attempts::default(),
            raw: None,
            cause: None,
            repeated: Repeated::Nothing,
        })
    }

    fn from_inner(inner: ErrorInner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    fn with(self, change: impl FnOnce(&mut ErrorInner)) -> Self {
        let mut inner = Arc::unwrap_or_clone(self.inner);
        change(&mut inner);
        Self::from_inner(inner)
    }

    /// Creates an error for a setting that cannot be used, along with the reason.
    pub(crate) fn setting(name: &str, what: impl fmt::Display) -> Self {
        Self::new(ErrorKind::Configuration, format!("setting `{name}` {what}"))
    }

    /// Creates an error for a request that cannot be sent.
    pub(crate) fn request(endpoint: &Endpoint, what: impl Into<String>) -> Self {
        Self::new(ErrorKind::Request, what).at(endpoint)
    }

    /// Creates an error for a request with missing fields or with values outside their limits.
    pub(crate) fn faults(endpoint: &Endpoint, faults: RequestFaults) -> Self {
        Self::request(endpoint, format!("the request was not sent: {faults}"))
            .with(|inner| inner.missing = faults.missing)
    }

    /// Creates an error for data that is not signed because of missing fields or values outside their limits.
    #[cfg(feature = "crypto")]
    pub(crate) fn not_signed(uri: &str, faults: RequestFaults) -> Self {
        let what = format!("the data for `{uri}` was not signed: {faults}");
        Self::new(ErrorKind::Request, what).with(|inner| inner.missing = faults.missing)
    }

    /// Creates an error from a transport failure. `url` is the address of the request. The error shows only its server.
    pub(crate) fn transport(endpoint: &Endpoint, url: &Url, error: TransportError) -> Self {
        let kind = match error.kind() {
            TransportErrorKind::Connect => ErrorKind::Connect,
            TransportErrorKind::Timeout => ErrorKind::Timeout,
            TransportErrorKind::Other => ErrorKind::Transport,
        };
        let server = url.origin().ascii_serialization();
        let text = match error.innermost_cause() {
            Some(cause) => format!("{error} ({server}: {cause})"),
            None => format!("{error} ({server})"),
        };
        Self::new(kind, text)
            .at(endpoint)
            .with_cause(Arc::new(error), Repeated::Chain)
    }

    /// Creates an error of the kind [`ErrorKind::Api`] or [`ErrorKind::Http`] from a response that reports a failure.
    pub(crate) fn answer(
        kind: ErrorKind,
        raw: &Raw,
        failure: Failure,
        class: Option<ErrorClass>,
        retry_after: Option<Duration>,
    ) -> Self {
        let text = match kind {
            ErrorKind::Http => format!("the server responded with HTTP status {}", raw.status()),
            _ => "the platform refused the call".to_owned(),
        };
        Self::new(kind, text).about(raw).with(|inner| {
            inner.failure = failure;
            inner.class = class;
            inner.retry_after = retry_after;
        })
    }

    /// Creates an error for a response that does not match its description in the catalogue.
    pub(crate) fn decode(raw: &Raw, what: impl Into<String>) -> Self {
        Self::new(ErrorKind::Decode, what).about(raw)
    }

    /// Creates an error for a value in a response that does not match its documented type.
    pub(crate) fn misfit(raw: &Raw, misfit: Misfit) -> Self {
        Self::decode(
            raw,
            format!("the response does not fit its description: {misfit}"),
        )
        .repeating(misfit)
    }

    /// Creates an error that asks the user or app to authorize again. The details that the platform reported in `cause` are preserved.
    #[cfg(any(feature = "credential", feature = "third_party_platform"))]
    pub(crate) fn reauthorize(text: impl Into<String>, cause: Option<Self>) -> Self {
        let error = Self::new(ErrorKind::Reauthorize, text);
        error.with(|inner| {
            inner.class = Some(ErrorClass::Reauthorize);
            if let Some(cause) = cause {
                inner.endpoint.clone_from(&cause.inner.endpoint);
                inner.failure.clone_from(&cause.inner.failure);
                inner.log_id.clone_from(&cause.inner.log_id);
                inner.status = cause.inner.status;
                inner.raw.clone_from(&cause.inner.raw);
                inner.cause = Some(Arc::new(cause));
                inner.repeated = Repeated::Cause;
            }
        })
    }

    pub(crate) fn at(self, endpoint: &Endpoint) -> Self {
        self.with(|inner| inner.endpoint = Some(endpoint.name.clone()))
    }

    /// Sets what the attempts of the call say about its outcome.
    pub(crate) fn after(self, attempts: Attempts) -> Self {
        self.with(|inner| inner.attempts = attempts)
    }

    /// Sets a cause that this error's text does not mention.
    #[cfg(any(
        feature = "encrypted",
        feature = "credential",
        feature = "third_party_platform"
    ))]
    pub(crate) fn caused_by(self, cause: impl StdError + Send + Sync + 'static) -> Self {
        self.with_cause(Arc::new(cause), Repeated::Nothing)
    }

    /// Sets a cause whose text is part of this error's text.
    pub(crate) fn repeating(self, cause: impl StdError + Send + Sync + 'static) -> Self {
        self.with_cause(Arc::new(cause), Repeated::Cause)
    }

    fn with_cause(self, cause: Arc<dyn StdError + Send + Sync>, repeated: Repeated) -> Self {
        self.with(|inner| {
            inner.cause = Some(cause);
            inner.repeated = repeated;
        })
    }

    /// Returns the cause, even if this error's text repeats it.
    pub(crate) fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        let cause = self.inner.cause.as_deref()?;
        Some(cause)
    }

    pub(crate) fn about(self, raw: &Raw) -> Self {
        let error = self.at(raw.endpoint());
        error.with(|inner| {
            inner.status = Some(raw.status());
            inner.log_id = raw.log_id().map(str::to_owned);
            inner.raw = Some(raw.clone());
        })
    }

    /// Returns the kind of this error.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// Returns the meaning of the platform's error code, if it is known.
    pub fn class(&self) -> Option<ErrorClass> {
        self.inner.class
    }

    /// Returns the platform's error code, if the response contained one.
    pub fn code(&self) -> Option<i64> {
        self.inner.failure.code
    }

    /// Returns the platform's sub code, if the response contained one. It is more specific than the error code.
    pub fn sub_code(&self) -> Option<i64> {
        self.inner.failure.sub_code
    }

    /// Returns the platform's error message, with the call's secrets masked.
    pub fn message(&self) -> Option<&str> {
        self.inner.failure.message.as_deref()
    }

    /// Returns the platform's log id. The platform's support team needs it to look up the call.
    pub fn log_id(&self) -> Option<&str> {
        self.inner.log_id.as_deref()
    }

    /// Returns the name of the endpoint that was called, such as `login.code_to_session`.
    ///
    /// If the call failed because a token could not be fetched, this is the endpoint that issues the token.
    pub fn endpoint(&self) -> Option<&str> {
        self.inner.endpoint.as_deref()
    }

    /// Returns the HTTP status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.status
    }

    /// Returns how long the server asks the client to wait before the next call, as specified in the `Retry-After` header.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// Returns the response, if there was one.
    ///
    /// The response may contain secrets. The error's `Display` and `Debug` output does not include it.
    pub fn raw(&self) -> Option<&Raw> {
        self.inner.raw.as_ref()
    }

    /// Returns the transport's error if the request could not be sent or the response could not be received.
    ///
    /// This error's text contains its text and that of its innermost cause. It is therefore not the `source` of this error.
    pub fn transport_error(&self) -> Option<&TransportError> {
        self.cause()?.downcast_ref()
    }

    /// Returns the names of all required fields that are missing from the request.
    pub fn missing_fields(&self) -> &[String] {
        &self.inner.missing
    }

    /// Returns whether the token was invalid or expired.
    ///
    /// If the client fetched the token itself, it has already replaced the token and tried again.
    pub fn is_token_invalid(&self) -> bool {
        self.class() == Some(ErrorClass::TokenInvalid)
    }

    /// Returns whether the user or app on whose behalf the call was made must authorize again.
    pub fn needs_reauthorization(&self) -> bool {
        self.kind() == ErrorKind::Reauthorize || self.class() == Some(ErrorClass::Reauthorize)
    }

    /// Returns whether a quota is used up. See [`is_throttled`](Self::is_throttled) for too many calls in a short time.
    pub fn is_rate_limited(&self) -> bool {
        self.class() == Some(ErrorClass::RateLimited)
    }

    /// Returns whether there were too many calls in a short time. The platform did not process the call.
    ///
    /// The client has already repeated the call as often as its [retry rules](crate::retry::Retry) allow.
    pub fn is_throttled(&self) -> bool {
        match self.class() {
            Some(class) => class == ErrorClass::Throttled,
            None => self.status() == Some(StatusCode::TOO_MANY_REQUESTS),
        }
    }

    /// Returns whether the platform is busy.
    pub fn is_busy(&self) -> bool {
        self.class() == Some(ErrorClass::Busy)
            || self.status() == Some(StatusCode::SERVICE_UNAVAILABLE)
    }

    /// Returns whether the platform found a parameter missing or wrong. Its [`message`](Self::message) often says which one.
    pub fn is_parameter_invalid(&self) -> bool {
        self.class() == Some(ErrorClass::ParameterInvalid)
    }

    /// Returns whether a code from the front end is wrong, expired or already used.
    pub fn is_code_invalid(&self) -> bool {
        self.class() == Some(ErrorClass::CodeInvalid)
    }

    /// Returns whether the platform rejected the signature.
    pub fn is_signature_invalid(&self) -> bool {
        self.class() == Some(ErrorClass::SignatureInvalid)
    }

    /// Returns whether a setting is wrong, as determined either by the client or by the platform. Retrying does not help.
    pub fn is_configuration(&self) -> bool {
        self.kind() == ErrorKind::Configuration || self.class() == Some(ErrorClass::Configuration)
    }

    /// Returns whether no response arrived in time.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Returns whether no connection could be made. In that case, nothing was sent.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Returns whether required fields are missing from the request. See [`missing_fields`](Self::missing_fields).
    pub fn is_missing_field(&self) -> bool {
        !self.inner.missing.is_empty()
    }

    /// Returns whether the call may have taken effect although it failed, so that it must not simply be repeated.
    ///
    /// This is the case if the request may have reached the platform, but no response says what became of it: after a timeout, a lost connection,
    /// a response that cannot be read, HTTP 5xx or a busy code. If the call was repeated, it is enough that this happened to one of the attempts.
    /// [`outcome_query`](Self::outcome_query) names the query that tells what became of the call.
    ///
    /// It is never the case for endpoints whose calls have no effect, such as queries, or have the same effect however often they are repeated. An
    /// endpoint of the latter kind counts nevertheless if the catalogue names a query for it.
    pub fn is_outcome_unknown(&self) -> bool {
        self.inner.attempts.is_outcome_unknown(self)
    }

    /// Returns the name of the endpoint that tells what became of the call, such as `trade.query_refund`, if the outcome is
    /// [unknown](Self::is_outcome_unknown) and there is such an endpoint.
    pub fn outcome_query(&self) -> Option<&'static str> {
        self.inner
            .attempts
            .query
            .filter(|_| self.is_outcome_unknown())
    }

    /// Returns whether the platform may have processed the request that failed with this error.
    pub(crate) fn is_unclear(&self) -> bool {
        match self.kind() {
            ErrorKind::Timeout
            | ErrorKind::Transport
            | ErrorKind::Decode
            | ErrorKind::ForeignAnswer => true,
            ErrorKind::Http if self.class().is_none() => {
                self.status().is_some_and(|status| status.is_server_error())
            }
            ErrorKind::Http | ErrorKind::Api => self.class() == Some(ErrorClass::Busy),
            _ => false,
        }
    }

    /// Returns whether the same call might succeed later.
    ///
    /// This is the case if there was no connection or no response, if the platform is busy or failed internally, if there were too many calls, or
    /// if a quota is used up. It does not mean that the call is safe to repeat; see [`is_outcome_unknown`](Self::is_outcome_unknown).
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.kind(),
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport
        ) || self.is_busy()
            || self.is_throttled()
            || self.is_rate_limited()
            || self.status().is_some_and(|status| status.is_server_error())
    }
}

#[cfg(feature = "reqwest")]
impl From<crate::transport::SettingError> for Error {
    fn from(error: crate::transport::SettingError) -> Self {
        Self::setting(error.setting(), error.reason())
    }
}
