//! Callbacks, which are the requests that the platform pushes to an application's server.
//!
//! [`Client::callbacks`](crate::Client::callbacks) returns a [`Callbacks`], which receives all of them. It verifies each callback, passes
//! each event once to the handler of its type, and replies in the format of the protocol.
//! [`guide::payments_and_callbacks`](crate::guide::payments_and_callbacks) describes the whole way from the keys to a server in production.
//!
//! | protocol | used for | verified with |
//! |---|---|---|
//! | [`Ecpay`](Protocol::Ecpay) | payments, refunds, settlements and withdrawals of guaranteed payment (担保支付回调) | `callback_token` |
//! | [`Trade`](Protocol::Trade) | payments, refunds, settlements and other events of the trade system (交易系统回调) | `platform_public_key` |
//! | [`Webhook`](Protocol::Webhook) | events of the open platform (Webhooks 事件订阅) | `webhook_secret`, or the application's secret |
//! | [`Push`](Protocol::Push) | customer service messages (客服消息推送), and tickets and events of a third-party platform (消息推送) | `push_token`, decrypted with `encoding_aes_key` |
//! | [`LifeService`](Protocol::LifeService) | requests of the life service (生活服务 SPI) | the application's secret |
//!
//! Every event of the catalogue has a type in its chapter, such as `ecpay::PaymentEvent`. [`Event`] is the enum of all events. Unverified
//! content has no type, because only verification creates a [`Verified`].
//!
//! The tickets of a third-party platform (component_ticket) need no handler. [`Callbacks::handle`] stores them like
//! `Client::store_component_ticket`, and calls that need a `component_access_token` then obtain one.
//!
//! - In axum and other servers that accept a tower service, enable the feature `axum` and pass the `Callbacks` to `Router::route_service`.
//!   The extractor `Verified<Event>` only verifies a callback and leaves the rest to your function.
//! - In other servers, use [`Callbacks::handle`], which accepts and returns types of the `http` crate.
//! - To only verify a callback, use [`Callbacks::verify`].

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
