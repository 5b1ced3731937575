//! The callbacks that the platform sends to an application's server: made, signed, sent, and sent again until they are acknowledged.
//!
//! What no document tells is said where it is decided: see `schedule` and `acknowledges` of each protocol.

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
