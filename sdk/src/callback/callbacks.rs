//! The one entry for all callbacks: verify, and hand over to whoever handles the event.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::Request;

use super::dedup::{DedupStore, MAX_PERIOD, MemoryDedupStore, Periods};
use super::event::{Event, EventType};
use super::handlers::{Handlers, Outcome};
use super::message::Message;
use super::refusal::{Refusal, RefusalKind};
use super::verified::Verified;
use super::verify::verify;
use crate::client::Client;

/// Receives what the platform pushes to an application's server: verifies it, handles each event once, and answers.
///
/// Made by [`Client::callbacks`] with the keys of the client. Which protocol a callback is in shows in the callback; one whose key the
/// client lacks is refused. A clone is cheap and shares the handlers and the dedup store.
///
/// ```no_run
/// # #[cfg(feature = "ecpay")]
/// # async fn example(request: http::Request<bytes::Bytes>) -> Result<(), bytedance::Error> {
/// use bytedance::{Client, callback::Verified, ecpay::PaymentEvent};
///
/// let app = Client::builder("tt_app_id", "secret").callback_token("token").build()?;
/// let callbacks = app.callbacks().on(|payment: Verified<PaymentEvent>| async move {
///     println!("order {} is paid", payment.cp_orderno);
/// });
/// // The request, with the exact bytes of its body, in the types that nearly all servers share.
/// let answer = callbacks.handle(request).await;
/// # Ok(()) }
/// ```
#[derive(Clone)]
#[must_use]
pub struct Callbacks {
    pub(super) client: Client,
    pub(super) body_limit: usize,
    pub(super) periods: Periods,
    pub(super) dedup_store: Arc<dyn DedupStore>,
    pub(super) handlers: Handlers,
}

impl Client {
    /// What receives the callbacks of this application.
    #[cfg_attr(docsrs, doc(cfg(feature = "callbacks")))]
    pub fn callbacks(&self) -> Callbacks {
        Callbacks {
            client: self.clone(),
            body_limit: 1 << 20,
            periods: Periods::default(),
            dedup_store: Arc::new(MemoryDedupStore::default()),
            handlers: Handlers::default(),
        }
    }
}

impl Callbacks {
    /// How far the time at which a callback was signed may be from now, in either direction; 5 minutes unless set.
    ///
    /// It holds for the protocols that sign a time: all but webhooks. Guaranteed payment signs it without its name, see
    /// [what is not signed](crate::guide::payments_and_callbacks#what-is-not-signed). No source says whether the platform signs again what it sends again
    /// hours later: if your logs show redeliveries that are refused as stale, make the window longer; the
    /// [dedup store](Self::dedup_store) still sees to it that each is handled once.
    pub fn window(mut self, window: Duration) -> Self {
        self.periods.window = window;
        self
    }

    /// How many bytes the body of a callback may have; 1 MiB unless set.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Where it is remembered which callbacks have been handled; in this process's memory unless set. Many processes share a
    /// `RedisDedupStore` (feature `redis`).
    pub fn dedup_store(mut self, store: Arc<dyn DedupStore>) -> Self {
        self.dedup_store = store;
        self
    }

    /// How long a callback stays claimed when the process that handles it dies; 30 seconds unless set. While its handler runs, the lease of the
    /// claim is extended. At least a second.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.periods.lease = lease.clamp(Duration::from_secs(1), MAX_PERIOD);
        self
    }

    /// How long it is remembered that a callback was handled; two days unless set: longer than the platform sends any of them again. Where
    /// twice the [`window`](Self::window) is longer, it is remembered for that time. What only its signature tells, a webhook that comes with another
    /// `Msg-Id`, is remembered for the window alone: equal bodies of webhooks have equal signatures.
    pub fn retention(mut self, retention: Duration) -> Self {
        self.periods.retention = retention.min(MAX_PERIOD);
        self
    }

    /// Handles an event, in place of a handler that was given for it before.
    ///
    /// The handler is called once for each callback, whatever is delivered again. It must be done, or have stored what is to be done, when it
    /// returns: then the platform is told so and sends nothing more. If it returns an error or panics, the platform is told to send the
    /// callback again. It goes on when the platform hangs up in the meantime, which it does after 2 to 8 seconds.
    ///
    /// It may be called again for what it has done already, where a process dies between the work and the note of it: let the work begin
    /// with a look at whether the order is paid already.
    pub fn on<T, F, Fut>(mut self, handler: F) -> Self
    where
        T: EventType,
        F: Fn(Verified<T>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.handlers.on(handler);
        self
    }

    /// Handles all events that have no handler of their own. Without it they are answered as failures, so that nothing that the platform
    /// tells is lost unseen.
    pub fn on_others<F, Fut>(mut self, handler: F) -> Self
    where
        F: Fn(Verified<Event>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.handlers.on_others(handler);
        self
    }

    /// Verifies a callback and reads its event. Whether it has been handled before is not asked: see [`handle`](Self::handle).
    ///
    /// # Errors
    /// Why it is not accepted, and what to do. Answer with [`Reply::refusal`](super::Reply::refusal).
    pub fn verify(&self, request: &Request<impl AsRef<[u8]>>) -> Result<Verified<Event>, Refusal> {
        self.verify_at(request, SystemTime::now())
    }

    /// Verifies a callback as if it were `now`, such as the time of a recorded callback.
    ///
    /// # Errors
    /// Those of [`verify`](Self::verify).
    pub fn verify_at(
        &self,
        request: &Request<impl AsRef<[u8]>>,
        now: SystemTime,
    ) -> Result<Verified<Event>, Refusal> {
        self.accept(request, now)?.into_event()
    }

    /// Verifies a callback without reading its event.
    pub(super) fn accept(
        &self,
        request: &Request<impl AsRef<[u8]>>,
        now: SystemTime,
    ) -> Result<Verified<()>, Refusal> {
        if request.body().as_ref().len() > self.body_limit {
            return Err(self.too_large());
        }
        let message = verify(&self.client.inner.application, request)?;
        self.check_time(&message, now)?;
        Ok(Verified::new(message))
    }

    pub(super) fn too_large(&self) -> Refusal {
        let limit = self.body_limit;
        let text = format!("its body has more than {limit} bytes: see Callbacks::body_limit");
        Refusal::new(RefusalKind::TooLarge, text)
    }

    fn check_time(&self, message: &Message, now: SystemTime) -> Result<(), Refusal> {
        let Some(time) = message.time else {
            return Ok(());
        };
        let window = self.periods.window;
        let (age, direction) = match now.duration_since(time) {
            Ok(age) => (age, "ago"),
            Err(early) => (early.duration(), "in the future"),
        };
        if age <= window {
            return Ok(());
        }
        let text = format!(
            "it was signed {} seconds {direction}, more than the window of {} seconds: it was delayed on the way, or a clock is wrong",
            age.as_secs(),
            window.as_secs(),
        );
        Err(Refusal::new(RefusalKind::Stale, text).in_protocol(message.protocol))
    }
}

impl fmt::Debug for Callbacks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Callbacks")
            .field("client", &self.client)
            .field("window", &self.periods.window)
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}
