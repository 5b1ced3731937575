//! The callbacks that the platform sends to an application's server. They are created, signed, sent, and repeated until they are
//! acknowledged.
//!
//! Where the documentation leaves a point open, the choice made here is explained in the `schedule` and `acknowledges` methods of each
//! protocol.

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
