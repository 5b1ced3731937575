//! The callbacks that the platform sends to an application's server: created, signed, sent, and repeated until they are acknowledged.
//!
//! Decisions that no documentation settles are explained where they are made, at `schedule` and `acknowledges` of each protocol.

mod address_check;
mod client;
mod ecpay;
mod life_service;
mod notifier;
mod outgoing;
mod protocol;
mod push;
mod trade;
mod webhook;

pub use notifier::Notifier;
pub use outgoing::{Callback, Delivery};
