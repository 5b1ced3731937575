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

// What the catalogue's events become: `Event`, and the descriptions of all of them.
include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// What the catalogue says of the events of all chapters that are compiled in, in the order of their chapters.
pub fn known_events() -> impl Iterator<Item = &'static EventDescription> {
    DESCRIPTIONS_.iter().copied()
}
