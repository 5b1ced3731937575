//! The entry point for callbacks: verifies each callback and passes its event to a handler.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::Request;

use super::dedup::{DedupStore, MAX_PERIOD, Periods, default_store};
use super::event::{Event, EventType};
use super::handlers::{Handlers, Outcome};
use super::message::Message;
use super::refusal::{Refusal, RefusalKind};
use super::verified::Verified;
use super::verify::verify;
use crate::client::Client;

/// Receives the callbacks that the platform sends to an application's server. Verifies each callback, handles each event only once, and
/// replies.
///
/// Create one with [`Client::callbacks`]. It uses the client's keys. The protocol of each callback is detected automatically. If the client
/// does not have the key for that protocol, the callback is refused. Clones are cheap and share the handlers and the dedup store.
///
/// ```no_run
/// # #[cfg(feature = "trade")]
/// # async fn example(platform_public_key: &str, request: http::Request<bytes::Bytes>) -> Result<(), bytedance::Error> {
/// use bytedance::{Client, callback::Verified, trade::PaymentEvent};
///
/// let app = Client::builder("tt_app_id", "secret").platform_public_key("1", platform_public_key).build()?;
/// let callbacks = app.callbacks().on(|payment: Verified<PaymentEvent>| async move {
///     println!("order {}: {}", payment.out_order_no, payment.status);
/// });
/// // Pass the request with the exact bytes of its body, in the types of the `http` crate.
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
    /// Returns a receiver for this application's callbacks.
    ///
    /// If the client was built from [settings](crate::settings) that store tokens in redis, that redis also records which callbacks have been
    /// handled, for all processes. Otherwise, and if `token_store` has been set on the client's builder, the records are in the memory of this
    /// process. See [`Callbacks::dedup_store`].
    #[cfg_attr(docsrs, doc(cfg(feature = "callbacks")))]
    pub fn callbacks(&self) -> Callbacks {
        Callbacks {
            client: self.clone(),
            body_limit: 1 << 20,
            periods: Periods::default(),
            dedup_store: default_store(self),
            handlers: Handlers::default(),
        }
    }
}

impl Callbacks {
    /// Sets the maximum difference between a callback's signing time and the current time, in either direction. The default is 5 minutes.
    ///
    /// The window applies to every protocol except webhooks, which do not sign a time. Guaranteed payment signs the value of the timestamp
    /// but not the name of its field; see [what is not signed](crate::guide::payments_and_callbacks#what-is-not-signed).
    ///
    /// It is not documented whether the platform creates a new signature when it sends a callback again hours later. If your logs show that
    /// redeliveries are refused as stale, increase the window. The [dedup store](Self::dedup_store) still ensures that each callback is
    /// handled only once.
    pub fn window(mut self, window: Duration) -> Self {
        self.periods.window = window;
        self
    }

    /// Sets the maximum size of a callback's body, in bytes. The default is 1 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sets the store that records which callbacks have been handled.
    ///
    /// If the client was built from [settings](crate::settings) that store tokens in redis, the default store keeps the records in that redis.
    /// With `access_token_type = "auto"`, it does so while redis is available; during an outage, each process knows only what it has handled
    /// itself. With `access_token_type = "redis"`, no callback is handled during an outage, and the platform sends those callbacks again.
    ///
    /// Without such settings, the default store keeps the records in the memory of this process. To share them between processes, use a
    /// `RedisDedupStore` (feature `redis`).
    pub fn dedup_store(mut self, store: Arc<dyn DedupStore>) -> Self {
        self.dedup_store = store;
        self
    }

    /// Sets how long a callback stays claimed after the process that was handling it has died. The default is 30 seconds and the minimum is
    /// one second. While the handler is running, the lease of the claim is extended automatically.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.periods.lease = lease.clamp(Duration::from_secs(1), MAX_PERIOD);
        self
    }

    /// Sets how long a handled callback is remembered. The default is two days, which is longer than the platform keeps sending any
    /// callback. If twice the [`window`](Self::window) is longer than this setting, twice the window applies instead.
    ///
    /// A webhook that is delivered again with a different `Msg-Id` can be recognized only by its signature. The signatures of webhooks are
    /// remembered only for the length of the window, because separate webhooks with equal bodies have equal signatures.
    pub fn retention(mut self, retention: Duration) -> Self {
        self.periods.retention = retention.min(MAX_PERIOD);
        self
    }

    /// Sets the handler for an event, replacing any previous handler for it.
    ///
    /// The handler is called once for each callback, even if the platform delivers the callback several times. By the time the handler
    /// returns, its work must be complete or safely stored, because the platform then receives an acknowledgment and does not send the
    /// callback again. If the handler returns an error or panics, the platform is asked to send the callback again. The platform closes the
    /// connection after 2 to 8 seconds, but the handler continues to run.
    ///
    /// If the process dies after the handler has finished but before this is recorded, the handler is called again for the same callback. A
    /// handler should therefore first check whether its work has already been done, for example whether the order is already marked as
    /// paid.
    pub fn on<T, F, Fut>(mut self, handler: F) -> Self
    where
        T: EventType,
        F: Fn(Verified<T>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.handlers.on(handler);
        self
    }

    /// Sets the handler for all events that have no handler of their own. If none is set, the reply to such an event reports a failure, so
    /// that the event is not lost unnoticed.
    pub fn on_others<F, Fut>(mut self, handler: F) -> Self
    where
        F: Fn(Verified<Event>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.handlers.on_others(handler);
        self
    }

    /// Sets the handler for an event, and passes it a clone of `state` for each callback. Use it for what the handler needs from the
    /// program, such as a database pool, an `Arc`, or a struct of several of these.
    ///
    /// In all other respects, this method is equal to [`on`](Self::on).
    ///
    /// ```no_run
    /// # #[cfg(feature = "trade")]
    /// # mod example {
    /// use std::io;
    /// use std::sync::Arc;
    ///
    /// use bytedance::{callback::{Callbacks, Verified}, trade::PaymentEvent};
    ///
    /// struct Orders; // such as a pool of database connections
    ///
    /// impl Orders {
    ///     async fn mark_as_paid(&self, order: &str, amount: i64) -> io::Result<()> {
    ///         # let _ = (order, amount);
    ///         Ok(())
    ///     }
    /// }
    ///
    /// async fn paid(orders: Arc<Orders>, payment: Verified<PaymentEvent>) -> io::Result<()> {
    ///     if payment.status != "SUCCESS" {
    ///         return Ok(());
    ///     }
    ///     orders.mark_as_paid(&payment.out_order_no, payment.total_amount).await
    /// }
    ///
    /// fn register(callbacks: Callbacks, orders: Arc<Orders>) -> Callbacks {
    ///     callbacks.on_with(orders, paid)
    /// }
    /// # }
    /// ```
    pub fn on_with<S, T, F, Fut>(self, state: S, handler: F) -> Self
    where
        S: Clone + Send + Sync + 'static,
        T: EventType,
        F: Fn(S, Verified<T>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.on(move |event| handler(state.clone(), event))
    }

    /// Sets the handler for all events that have no handler of their own, and passes it a clone of `state` for each callback. See
    /// [`on_with`](Self::on_with) and [`on_others`](Self::on_others).
    pub fn on_others_with<S, F, Fut>(self, state: S, handler: F) -> Self
    where
        S: Clone + Send + Sync + 'static,
        F: Fn(S, Verified<Event>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.on_others(move |event| handler(state.clone(), event))
    }

    /// Verifies a callback and reads its event. This method does not check whether the callback has already been handled. For that, use
    /// [`handle`](Self::handle).
    ///
    /// # Errors
    /// If the callback is not accepted, returns a [`Refusal`] that explains the reason and what to do about it. Respond to the platform
    /// with [`Reply::refusal`](super::Reply::refusal).
    pub fn verify(&self, request: &Request<impl AsRef<[u8]>>) -> Result<Verified<Event>, Refusal> {
        self.verify_at(request, SystemTime::now())
    }

    /// Verifies a callback as if `now` were the current time. Use this method for callbacks that were recorded earlier.
    ///
    /// # Errors
    /// Returns the same errors as [`verify`](Self::verify).
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
        let text = format!(
            "its body is larger than {limit} bytes; increase Callbacks::body_limit to accept it"
        );
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
            "it was signed {} seconds {direction}, which is outside the window of {} seconds; it was delayed, or a clock is wrong",
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
