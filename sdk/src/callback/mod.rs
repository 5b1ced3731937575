//! Callbacks: what the platform pushes to an application's server.
//!
//! [`Client::callbacks`](crate::Client::callbacks) makes the one entry for all of them, [`Callbacks`]: it verifies, hands each event once to the
//! handler of its type, and answers in the words of the protocol. [`guide::payments_and_callbacks`](crate::guide::payments_and_callbacks) leads from
//! the keys to a server in production.
//!
//! | protocol | what comes that way | verified with |
//! |---|---|---|
//! | [`Ecpay`](Protocol::Ecpay) | payments, refunds, settlements, withdrawals of guaranteed payment (担保支付回调) | `callback_token` |
//! | [`Trade`](Protocol::Trade) | the same and more of the trade system (交易系统回调) | `platform_public_key` |
//! | [`Webhook`](Protocol::Webhook) | events of the open platform (Webhooks 事件订阅) | `webhook_secret`, or the application's secret |
//! | [`Push`](Protocol::Push) | messages to customer service (客服消息推送), tickets and events of a third-party platform (消息推送) | `push_token`, decrypted with `encoding_aes_key` |
//! | [`LifeService`](Protocol::LifeService) | requests of the life service (生活服务 SPI) | the application's secret |
//!
//! Every event of the catalogue is a type of its chapter, `ecpay::PaymentEvent`; all of them together are [`Event`]. Unverified content has no
//! type: a [`Verified`] is made by verification alone.
//!
//! The tickets of a third-party platform (component_ticket) need no handler in [`Callbacks::handle`]: the client stores them as
//! `Client::store_component_ticket` does, and then the calls that need a `component_access_token` get one.
//!
//! - In axum, and in any server that takes a tower service, with the feature `axum`: `Router::route_service("/callback", callbacks)`. As an
//!   extractor, `Verified<Event>` verifies and leaves the rest to the function.
//! - In other servers: [`Callbacks::handle`] takes and gives the types of the crate `http`.
//! - [`Callbacks::verify`] only verifies.

// The storeys of the room, from top to bottom. From a request to the answer:
#[cfg(feature = "axum")]
mod axum;
mod handle;

mod callbacks;
mod component_ticket;

// Who handles an event, once, and what the platform is answered.
mod dedup;
mod handlers;
mod reply;

// What is genuine, and what it says.
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
