//! Handles a request: verifies the callback, claims it, calls its handler and acknowledges it.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use tokio::runtime::Handle;
use tokio::time::Instant;
use tracing::{Instrument as _, Span, error, info, info_span, warn};

use super::callbacks::Callbacks;
use super::component_ticket::store_component_ticket_before;
use super::dedup::{ActiveClaim, Claim, DedupEntry, DedupStore};
use super::handlers::Handler;
use super::refusal::Refusal;
use super::reply::{Reply, text_response};
use super::verified::Verified;
use super::verify::verify_address_check;
use crate::client::Client;
use crate::milliseconds::milliseconds;
use crate::transport::with_causes;

impl Callbacks {
    /// Handles a callback and returns the response to send to the platform.
    ///
    /// A callback that is not genuine is refused, and one that has already been handled is acknowledged again. If a different process is
    /// currently handling the callback, the response reports a failure. The platform then sends the callback again, in case the other
    /// process fails. Requests that the platform sends to verify the callback URL are answered automatically. Every other callback is
    /// passed to its handler.
    ///
    /// A genuine callback is handled even if the returned future is dropped, which servers do when the platform closes the connection.
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
            Err(refusal) => return refuse(Some(&self.client), &refusal),
        };
        let span = info_span!(
            "bytedance.callback",
            app_id = self.client.app_id(),
            protocol = callback.protocol().as_str(),
            event = callback.event_name(),
        );
        let log = ReplyLog {
            parent: Span::current(),
            started: Instant::now(),
            client: self.client.clone(),
            callback: callback.clone(),
        };
        self.handle_verified(callback, log).instrument(span).await
    }

    async fn handle_verified(&self, callback: Verified<()>, log: ReplyLog) -> Response<Bytes> {
        if callback.message().challenge().is_some() {
            log.write(ReplyOutcome::Challenge);
            return Reply::acknowledgment().to(&callback);
        }
        let handler = self.handlers.find(&callback).cloned();
        let Some(handler) = store_component_ticket_before(&self.client, &callback, handler) else {
            warn!(
                "no handler for the callback; add one with Callbacks::on or Callbacks::on_others"
            );
            log.write(ReplyOutcome::Unhandled);
            return Reply::failure(&callback);
        };
        if Handle::try_current().is_err() {
            error!("could not handle the callback outside a tokio runtime");
            log.write(ReplyOutcome::Failed);
            return Reply::failure(&callback);
        }
        let entry = DedupEntry::of(self.client.app_id(), callback.message(), &self.periods);
        let store = Arc::clone(&self.dedup_store);
        let failure = Reply::failure(&callback);
        // Run the work in a separate task, because the server drops this future when the platform closes the connection, which it does after
        // a few seconds. Neither the handler nor the claim may be canceled: nobody would release a claim that was granted afterwards.
        let task_log = log.clone();
        let work = async move {
            let (outcome, response) = handle_once(store, entry, handler, callback).await;
            task_log.write(outcome);
            response
        };
        match tokio::spawn(work.in_current_span()).await {
            Ok(response) => response,
            Err(error) => {
                if error.is_panic() {
                    error!("the dedup store panicked; asked for a redelivery");
                }
                log.write(ReplyOutcome::Failed);
                failure
            }
        }
    }
}

/// Claims a callback and, if the claim is granted, calls its handler. Returns the response to the platform.
async fn handle_once(
    store: Arc<dyn DedupStore>,
    entry: DedupEntry,
    handler: Handler,
    callback: Verified<()>,
) -> (ReplyOutcome, Response<Bytes>) {
    let failure = Reply::failure(&callback);
    match store.claim(&entry).await {
        Ok(Claim::Granted) => {}
        Ok(Claim::Completed(reply)) => {
            return (
                ReplyOutcome::Repeated,
                Reply::from_stored(&reply).to(&callback),
            );
        }
        Ok(Claim::InProgress) => return (ReplyOutcome::InProgress, failure),
        Err(error) => {
            error!(%error, "could not claim the callback in the dedup store; asked for a redelivery");
            return (ReplyOutcome::Failed, failure);
        }
    }
    let claim = ActiveClaim::new(store, entry);
    let attempt = callback.clone();
    // The handler is also called inside a task of its own, because it might panic or block before it returns its future.
    let handled = tokio::spawn(async move { handler(attempt).await }.in_current_span());
    match claim.hold_during(handled).await {
        Ok(Ok(reply)) => {
            claim.complete(&reply.to_stored()).await;
            return (ReplyOutcome::Handled, reply.to(&callback));
        }
        Ok(Err(error)) => {
            let error = with_causes(&*error);
            warn!(
                error,
                "the handler of the callback failed; asked for a redelivery"
            );
        }
        Err(_) => error!("the handler of the callback panicked; asked for a redelivery"),
    }
    claim.release().await;
    (ReplyOutcome::Failed, failure)
}

/// How a verified callback was replied to.
#[derive(Debug, Clone, Copy)]
enum ReplyOutcome {
    /// The handler succeeded, and the callback is acknowledged.
    Handled,
    /// The callback had been handled before and is acknowledged again.
    Repeated,
    /// The callback verifies the URL and is answered without a handler.
    Challenge,
    /// An earlier delivery is still being handled. The reply asks for a redelivery.
    InProgress,
    /// The handler or the dedup store failed. The reply asks for a redelivery.
    Failed,
    /// There is no handler for the callback. The reply asks for a redelivery.
    Unhandled,
}

impl ReplyOutcome {
    fn as_str(self) -> &'static str {
        match self {
            Self::Handled => "handled",
            Self::Repeated => "repeated",
            Self::Challenge => "challenge",
            Self::InProgress => "in_progress",
            Self::Failed => "failed",
            Self::Unhandled => "unhandled",
        }
    }
}

/// Logs the reply to a callback, also if the platform no longer waits for it.
#[derive(Clone)]
struct ReplyLog {
    /// The span around the callback's own span. The event belongs to it, because the event contains the fields of the callback's span.
    parent: Span,
    started: Instant,
    client: Client,
    callback: Verified<()>,
}

impl ReplyLog {
    fn write(&self, outcome: ReplyOutcome) {
        info!(
            parent: &self.parent,
            app_id = self.client.app_id(),
            protocol = self.callback.protocol().as_str(),
            event = self.callback.event_name(),
            outcome = outcome.as_str(),
            id = self.callback.id(),
            duration_ms = milliseconds(self.started.elapsed()),
            "replied to a callback"
        );
    }
}

/// Logs why a callback is refused, and returns the response to it. `client` is the receiver of the callback, if it is known.
pub(super) fn refuse(client: Option<&Client>, refusal: &Refusal) -> Response<Bytes> {
    warn!(app_id = client.map(Client::app_id), error = %refusal, "refused a callback");
    Reply::refusal(refusal)
}
