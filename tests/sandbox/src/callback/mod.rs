//! The callbacks that the platform sends to an application's server: made, signed, sent, and sent again until they are acknowledged.
//!
//! What no document tells is said where it is decided: see `schedule` and `acknowledges` of each protocol.

mod address_check;
mod attempt;
mod ecpay;
mod life_service;
mod made;
mod notifier;
mod protocol;
mod push;
mod rsa;
mod sending;
mod trade;
mod webhook;

pub use made::Callback;
pub use notifier::Notifier;
pub use sending::Delivered;
