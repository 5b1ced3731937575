//! Callbacks of guaranteed payment (担保支付): SHA-1 with the callback token.

use super::incoming::{self, Incoming};
use super::verified::Message;
use super::{Protocol, Refusal};
use crate::client::Application;
use crate::signature;
use crate::wire::text_of;

/// The members whose place in the protocol is known.
const KNOWN: [&str; 6] = [
    "msg",
    "msg_signature",
    "nonce",
    "signature",
    "timestamp",
    "type",
];

pub(super) fn verify(
    application: &Application,
    incoming: Incoming<'_>,
) -> Result<Message, Refusal> {
    let tokens = &application.keys.callback_tokens;
    if tokens.is_empty() {
        return Err(Refusal::not_configured("callback_token"));
    }
    let body = incoming.text()?;
    let members = incoming::members(body)?;
    let signature = incoming::member(&members, "msg_signature")?;
    let values: Vec<_> = members
        .0
        .iter()
        .filter(|(name, _)| !signature::ECPAY_CALLBACK_UNSIGNED.contains(&name.as_ref()))
        .map(|(name, value)| (name, text_of(value.get())))
        .collect();
    let is_genuine = tokens.iter().any(|token| {
        let signed = values.iter().map(|(_, value)| value.as_ref());
        signature::ecpay_callback_is_genuine(token.expose(), signed, &signature)
    });
    if !is_genuine {
        return Err(Refusal::forged("callback_token"));
    }
    // The values are joined by nothing, so a stranger could cut a genuine message in pieces and pass one of them off as the whole.
    for (name, value) in &values {
        if !KNOWN.contains(&name.as_ref()) && value.contains(['{', '}', '[', ']', '"']) {
            return Err(Refusal::malformed(format!(
                "{name} is not known to the protocol and may hold a part of the message"
            )));
        }
    }
    // Names are not signed either, so none of those that matter may be missing.
    incoming::member(&members, "nonce")?;
    let time = incoming::time("timestamp", &incoming::member(&members, "timestamp")?)?;
    let message = values.into_iter().find(|(name, _)| *name == "msg");
    let (_, message) = message.ok_or_else(|| Refusal::malformed("msg is missing"))?;
    let content = incoming::object(message)?;
    let name = incoming::optional(&members, "type").into_owned();
    Ok(Message {
        protocol: Protocol::Ecpay,
        name,
        envelope: body.trim().to_owned(),
        id: None,
        time: Some(time),
        key_version: None,
        signature: signature.into_owned(),
        // What is sent again may be signed anew.
        says_who_it_is: true,
        content,
    })
}
