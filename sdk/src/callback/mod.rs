//! Callbacks: the requests that the platform sends to an application's server.
//!
//! [`Client::callbacks`](crate::Client::callbacks) returns a [`Callbacks`], which receives callbacks of every protocol. It verifies each
//! callback, calls the handler for each event only once, and replies in the protocol's format.
//! [`guide::payments_and_callbacks`](crate::guide::payments_and_callbacks) describes the whole process, from obtaining the keys to running
//! a server in production.
//!
//! | protocol | used for | verified with |
//! |---|---|---|
//! | [`Ecpay`](Protocol::Ecpay) | guaranteed payment (担保支付回调): payments, refunds, settlements and withdrawals | `callback_token` |
//! | [`Trade`](Protocol::Trade) | the trade system (交易系统回调): payments, refunds, settlements and other events | `platform_public_key` |
//! | [`Webhook`](Protocol::Webhook) | open platform events (Webhooks 事件订阅) | `webhook_secret`, or the application's secret |
//! | [`Push`](Protocol::Push) | customer service messages (客服消息推送), and tickets and events for third-party platforms (消息推送) | `push_token`, after which the content is decrypted with `encoding_aes_key` |
//! | [`LifeService`](Protocol::LifeService) | life service requests (生活服务 SPI) | the application's secret |
//!
//! Every event in the catalogue has its own type in the module of its chapter, for example `trade::PaymentEvent`. The enum [`Event`] covers
//! all of them. Verified events are wrapped in a [`Verified`]. Only verification can create one, so code that accepts a `Verified` never
//! sees unverified content.
//!
//! A third-party platform's tickets (component_ticket) need no handler. [`Callbacks::handle`] stores them, just as
//! `Client::store_component_ticket` does. Calls that need a `component_access_token` then obtain one automatically.
//!
//! - With axum, or with any other server that accepts a tower service, enable the feature `axum` and use the `Callbacks` as a service. In
//!   axum, pass it to `Router::route_service`. Alternatively, use the extractor `Verified<Event>`, which only verifies the callback and
//!   leaves the rest to your function.
//! - With any other server, call [`Callbacks::handle`], which accepts and returns types from the `http` crate.
//! - To verify a callback without handling it, call [`Callbacks::verify`].

// Each module depends only on modules below it. The modules that process a request:
#[cfg(feature = "axum")]
mod axum;
mod handle;

mod callbacks;
mod component_ticket;

// The modules that handle each event once and reply to the platform.
mod dedup;
mod handlers;
mod reply;

// The modules that verify callbacks and read their events.
mod verified;
mod verify;

mod event;
mod message;

mod protocol;
mod refusal;

pub use callbacks::Callbacks;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use dedup::RedisDedupStore;
pub use dedup::{Claim, DedupEntry, DedupKey, DedupStore, MemoryDedupStore};
pub use event::{Event, EventDescription, EventType, UnknownEvent, known_events};
pub use handlers::Outcome;
pub use protocol::Protocol;
pub use refusal::{Refusal, RefusalKind};
pub use reply::Reply;
pub use verified::Verified;
