//! Verifies callbacks: detects the protocol, checks the signature and reads the message. Each protocol has its own module.

mod address_check;
mod ecpay;
mod incoming;
mod life_service;
mod members;
mod push;
mod trade;
mod webhook;
mod xml;

use http::{Method, Request};

pub(super) use self::address_check::verify_address_check;
use self::incoming::Incoming;
use super::message::Message;
use super::protocol::Protocol;
use super::refusal::Refusal;
use crate::signature::Application;

/// Verifies the signature of a callback and reads its message. Does not check the age of the callback.
pub(super) fn verify(
    application: &Application,
    request: &Request<impl AsRef<[u8]>>,
) -> Result<Message, Refusal> {
    let incoming = Incoming::new(request.uri(), request.headers(), request.body().as_ref());
    let protocol = incoming.detect_protocol()?;
    // Only the life service sends GET requests.
    if request.method() != Method::POST && protocol != Protocol::LifeService {
        let text = format!("its method is {}, not POST", request.method());
        return Err(Refusal::malformed(text).in_protocol(protocol));
    }
    let message = match protocol {
        Protocol::Ecpay => ecpay::verify(application, incoming),
        Protocol::Trade => trade::verify(application, incoming),
        Protocol::Webhook => webhook::verify(application, incoming),
        Protocol::Push => push::verify(application, incoming),
        Protocol::LifeService => life_service::verify(application, incoming),
    };
    message.map_err(|refusal| refusal.in_protocol(protocol))
}
