//! A call that has been described but not made yet.

use tokio::time::Instant;
use tracing::{Instrument, debug_span};

use super::Client;
use super::call::{self, CallOptions};
use super::logs::log_call;
use super::ready_call::ReadyCall;
use super::retry_loop::retry_loop;
use crate::answer::{Attempts, Error, Raw};
use crate::endpoint::EndpointReference;
use crate::transport::BoxFuture;
use crate::wire::Part;

/// The endpoint, parameters and options of one call.
pub(crate) struct PendingCall {
    pub(crate) endpoint: EndpointReference,
    pub(crate) parts: Vec<Part>,
    /// The parameter values that are secret.
    pub(crate) secrets: Vec<String>,
    /// Boxed because few calls have options.
    pub(crate) options: Option<Box<CallOptions>>,
    /// Whether the purpose of the call is to fetch a token for other calls.
    pub(crate) issuing: bool,
}

impl PendingCall {
    /// Makes the call inside its own tracing span, and logs its result. The future is boxed to keep the futures of calling code small.
    pub(crate) fn execute(self, client: Client) -> BoxFuture<'static, Result<Raw, Error>> {
        // The block only borrows from `self` and `client`, because a future that moves a captured value reserves space for it twice.
        Box::pin(async move {
            let span = debug_span!(
                "bytedance.call",
                app_id = client.app_id(),
                endpoint = %self.endpoint.name,
                host = self.endpoint.host.name,
            );
            let started = Instant::now();
            let mut attempts = 0;
            let call = async {
                let mut ready = ReadyCall::new(&client, &self).await?;
                let retry = self.options().retry.as_ref();
                let retry = retry.unwrap_or(&client.inner.common.retry);
                let outcome = Attempts::new(&self.endpoint, retry.allowed(), self.issuing);
                let result = retry_loop(retry, &self.endpoint, outcome, &mut ready).await;
                attempts = ready.attempts();
                result
            };
            let result = call.instrument(span).await;
            log_call(&client, &self.endpoint, attempts, started, &result);
            result
        })
    }

    pub(super) fn options(&self) -> &CallOptions {
        self.options.as_deref().unwrap_or(&call::NO_OPTIONS)
    }
}
