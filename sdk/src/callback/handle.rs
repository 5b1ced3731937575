//! From a request to the answer: verified, claimed, handled, acknowledged.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use tokio::runtime::Handle;
use tracing::{Instrument as _, debug, error, info_span, warn};

use super::deliveries::{Claim, Claimed, Delivery};
use super::reply::{Reply, text_response};
use super::{Callbacks, Refusal, Verified, address_check, component_ticket, webhook};

impl Callbacks {
    /// Receives a callback and gives the answer to it, whatever comes.
    ///
    /// What is not genuine is refused; what has been handled is acknowledged; what another process is handling is answered as a
    /// failure, so that it comes again should that process fail. The platform's own checks of the address are answered. Everything else goes to
    /// its handler. Must be called inside a tokio runtime whose timer is enabled.
    pub async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        if request.method() == Method::GET
            && let Some(text) = address_check::answer(&self.client.inner.application, request.uri())
        {
            return text_response(StatusCode::OK, &text);
        }
        let callback = match self.accept(&request, SystemTime::now()) {
            Ok(callback) => callback,
            Err(refusal) => return self.refuse(&refusal),
        };
        if webhook::challenge(callback.message()).is_some() {
            return Reply::acknowledgement().to(&callback);
        }
        let span = info_span!(
            "bytedance.callback",
            protocol = callback.protocol().as_str(),
            event = callback.event_name(),
        );
        self.handle_verified(callback).instrument(span).await
    }

    pub(super) fn refuse(&self, refusal: &Refusal) -> Response<Bytes> {
        warn!(%refusal, "a callback was refused");
        Reply::refusal(refusal)
    }

    async fn handle_verified(&self, callback: Verified<()>) -> Response<Bytes> {
        let failure = Reply::failure(&callback);
        let handler = self.handlers.find(&callback).cloned();
        let Some(handler) = component_ticket::kept_first(&self.client, &callback, handler) else {
            warn!("a callback has no handler: give one with Callbacks::on or Callbacks::on_others");
            return failure;
        };
        if Handle::try_current().is_err() {
            error!("a callback can't be handled outside a tokio runtime");
            return failure;
        }
        let claimed = Claimed {
            store: Arc::clone(&self.deliveries),
            delivery: Delivery::of(self, callback.message()),
        };
        match claimed.store.claim(&claimed.delivery).await {
            Ok(Claim::Granted) => {}
            Ok(Claim::Completed(answer)) => {
                debug!("a callback that has been handled came again");
                return Reply::from_stored(&answer).to(&callback);
            }
            Ok(Claim::Held) => {
                debug!("a callback that is being handled came again");
                return failure;
            }
            Err(error) => {
                error!(%error, "a callback was not handled, because it can't be known whether it has been");
                return failure;
            }
        }
        // A task of its own: the platform hangs up after some seconds, and a handler must not stop in the middle.
        let work = async move {
            let attempt = callback.clone();
            // The call itself too: what a handler does before its future begins may panic or take long as well.
            let handled = tokio::spawn(async move { handler(attempt).await }.in_current_span());
            let outcome = claimed.during(handled).await;
            let reply = match outcome {
                Ok(Ok(reply)) => reply,
                Ok(Err(error)) => {
                    warn!(error = %error, "a callback was not handled");
                    return claimed.give_back(&callback).await;
                }
                Err(_) => {
                    error!("the handler of a callback panicked");
                    return claimed.give_back(&callback).await;
                }
            };
            if let Err(error) = claimed
                .store
                .complete(&claimed.delivery, &reply.to_stored())
                .await
            {
                warn!(%error, "a callback was handled, but not noted as such: if it comes again, it is handled again");
            }
            reply.to(&callback)
        };
        match tokio::spawn(work.in_current_span()).await {
            Ok(response) => response,
            Err(_) => failure,
        }
    }
}

impl Claimed {
    /// Lets the next delivery be handled, and makes the platform send one.
    async fn give_back(&self, callback: &Verified<()>) -> Response<Bytes> {
        if let Err(error) = self.store.release(&self.delivery).await {
            warn!(%error, "a callback that was not handled stays claimed for a while");
        }
        Reply::failure(callback)
    }
}
