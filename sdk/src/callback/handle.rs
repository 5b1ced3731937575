//! Handles a request: verifies the callback, claims it, calls its handler and acknowledges it.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use tokio::runtime::Handle;
use tokio::time::Instant;
use tracing::{Instrument as _, Span, debug, error, info, info_span, warn};

use super::callbacks::Callbacks;
use super::component_ticket::store_component_ticket_before;
use super::dedup::{ActiveClaim, Claim, DedupEntry};
use super::refusal::Refusal;
use super::reply::{Reply, text_response};
use super::verified::Verified;
use super::verify::verify_address_check;
use crate::milliseconds::milliseconds;

impl Callbacks {
    /// Handles a callback and returns the response to send to the platform.
    ///
    /// A callback that is not genuine is refused, and one that has already been handled is acknowledged again. If a different process is
    /// currently handling the callback, the response reports a failure. The platform then sends the callback again, in case the other
    /// process fails. Requests that the platform sends to verify the callback URL are answered automatically. Every other callback is
    /// passed to its handler.
    ///
    /// This method must be called within a tokio runtime whose timer is enabled.
    pub async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        if request.method() == Method::GET
            && let Some(text) = verify_address_check(&self.client.inner.application, request.uri())
        {
            return text_response(StatusCode::OK, &text);
        }
        let callback = match self.accept(&request, SystemTime::now()) {
            Ok(callback) => callback,
            Err(refusal) => return refuse(&refusal),
        };
        if callback.message().challenge().is_some() {
            return Reply::acknowledgment().to(&callback);
        }
        let span = info_span!(
            "bytedance.callback",
            protocol = callback.protocol().as_str(),
            event = callback.event_name(),
        );
        let log = ReplyLog {
            parent: Span::current(),
            started: Instant::now(),
        };
        self.handle_verified(callback, log).instrument(span).await
    }

    async fn handle_verified(&self, callback: Verified<()>, log: ReplyLog) -> Response<Bytes> {
        let failure = Reply::failure(&callback);
        let handler = self.handlers.find(&callback).cloned();
        let Some(handler) = store_component_ticket_before(&self.client, &callback, handler) else {
            warn!(
                "no handler for the callback; add one with Callbacks::on or Callbacks::on_others"
            );
            return failure;
        };
        if Handle::try_current().is_err() {
            error!("could not handle the callback outside a tokio runtime");
            return failure;
        }
        let entry = DedupEntry::of(self.client.app_id(), callback.message(), &self.periods);
        match self.dedup_store.claim(&entry).await {
            Ok(Claim::Granted) => {}
            Ok(Claim::Completed(reply)) => {
                log.write(&callback, "repeated");
                return Reply::from_stored(&reply).to(&callback);
            }
            Ok(Claim::InProgress) => {
                debug!("the callback is already being handled; asked for a redelivery");
                return failure;
            }
            Err(error) => {
                error!(%error, "could not claim the callback in the dedup store; asked for a redelivery");
                return failure;
            }
        }
        let claim = ActiveClaim::new(Arc::clone(&self.dedup_store), entry);
        // Run the work in a separate task: the platform closes the connection after a few seconds, and the handler must not be canceled.
        let work = async move {
            let attempt = callback.clone();
            // The handler is also called inside the task, because it might panic or block before it returns its future.
            let handled = tokio::spawn(async move { handler(attempt).await }.in_current_span());
            match claim.hold_during(handled).await {
                Ok(Ok(reply)) => {
                    claim.complete(&reply.to_stored()).await;
                    log.write(&callback, "handled");
                    return reply.to(&callback);
                }
                Ok(Err(error)) => {
                    warn!(%error, "the handler of the callback failed; asked for a redelivery");
                }
                Err(_) => error!("the handler of the callback panicked; asked for a redelivery"),
            }
            claim.release().await;
            Reply::failure(&callback)
        };
        match tokio::spawn(work.in_current_span()).await {
            Ok(response) => response,
            Err(_) => failure,
        }
    }
}

/// Logs the reply to a callback, also if the platform no longer waits for it.
struct ReplyLog {
    /// The span around the callback's own span. The event belongs to it, because the event contains the fields of the callback's span.
    parent: Span,
    started: Instant,
}

impl ReplyLog {
    fn write(&self, callback: &Verified<()>, outcome: &str) {
        info!(
            parent: &self.parent,
            protocol = callback.protocol().as_str(),
            event = callback.event_name(),
            outcome,
            id = callback.id(),
            duration_ms = milliseconds(self.started.elapsed()),
            "replied to a callback"
        );
    }
}

/// Logs why a callback is refused, and returns the response to it.
pub(super) fn refuse(refusal: &Refusal) -> Response<Bytes> {
    warn!(error = %refusal, "refused a callback");
    Reply::refusal(refusal)
}
