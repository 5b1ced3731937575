//! Callbacks.

mod address_check;
#[cfg(feature = "axum")]
mod axum;
mod callbacks;
mod deliveries;
mod ecpay;
mod event_type;
mod handle;
mod handlers;
mod incoming;
mod life_service;
mod protocol;
mod push;
mod refusal;
mod reply;
mod trade;
mod unknown_event;
mod verified;
mod webhook;
mod xml;

pub use callbacks::Callbacks;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use deliveries::RedisDeliveries;
pub use deliveries::{Claim, Delivery, DeliveryStore, MemoryDeliveries};
pub use event_type::{EventDescription, EventType};
pub use handlers::Outcome;
pub use protocol::Protocol;
pub use refusal::{Refusal, RefusalKind};
pub use reply::Reply;
pub use unknown_event::UnknownEvent;
pub use verified::Verified;
mod event_tmp;
pub use event_tmp::Event;
