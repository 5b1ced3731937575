//! The log events of calls and attempts. Their fields are evaluated only if a subscriber is interested in the event.

use std::time::Duration;

use tokio::time::Instant;
use tracing::{Level, Span, debug, event_enabled, trace};

use super::Client;
use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;
use crate::milliseconds::milliseconds;

/// Logs the result of a call. The event is created outside the call's span, so it has the fields of the span itself.
pub(super) fn log_call(
    client: &Client,
    endpoint: &Endpoint,
    attempts: u32,
    started: Instant,
    result: &Result<Raw, Error>,
) {
    match result {
        Ok(raw) => debug!(
            app_id = client.app_id(),
            endpoint = %endpoint.name,
            host = endpoint.host.name,
            status = raw.status().as_u16(),
            attempts,
            duration_ms = milliseconds(started.elapsed()),
            log_id = raw.log_id(),
            "the call succeeded"
        ),
        Err(error) => debug!(
            app_id = client.app_id(),
            endpoint = %endpoint.name,
            host = endpoint.host.name,
            status = error.status().map(|status| status.as_u16()),
            code = error.code(),
            attempts,
            duration_ms = milliseconds(started.elapsed()),
            log_id = error.log_id(),
            %error,
            "the call failed"
        ),
    }
}

/// Logs that another attempt follows an attempt that has failed, and why.
pub(super) fn log_retry(attempt: u32, wait: Duration, error: &Error) {
    debug!(
        attempt,
        wait_ms = milliseconds(wait),
        kind = ?error.kind(),
        status = error.status().map(|status| status.as_u16()),
        code = error.code(),
        log_id = error.log_id(),
        "retrying the call"
    );
}

/// Returns the time at which an attempt begins, or `None` if its duration will not be logged, which saves looking at the clock.
pub(super) fn attempt_start(span: &Span) -> Option<Instant> {
    (!span.is_disabled() || event_enabled!(Level::TRACE)).then(Instant::now)
}

/// Records the result of an attempt in its span, and logs it in the span of its call.
pub(super) fn log_attempt(
    span: &Span,
    attempt: u32,
    started: Option<Instant>,
    result: &Result<Raw, Error>,
) {
    let duration_ms = started.map(|started| milliseconds(started.elapsed()));
    if !span.is_disabled() {
        span.record("status", status(result));
        span.record("code", code(result));
        span.record("log_id", log_id(result));
        span.record("duration_ms", duration_ms);
    }
    trace!(
        attempt,
        status = status(result),
        code = code(result),
        duration_ms,
        log_id = log_id(result),
        "the attempt ended"
    );
}

fn status(result: &Result<Raw, Error>) -> Option<u16> {
    let status = match result {
        Ok(raw) => Some(raw.status()),
        Err(error) => error.status(),
    };
    status.map(|status| status.as_u16())
}

fn code(result: &Result<Raw, Error>) -> Option<i64> {
    match result {
        Ok(_) => Some(0),
        Err(error) => error.code(),
    }
}

fn log_id(result: &Result<Raw, Error>) -> Option<&str> {
    match result {
        Ok(raw) => raw.log_id(),
        Err(error) => error.log_id(),
    }
}
