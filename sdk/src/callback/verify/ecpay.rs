//! Guaranteed-payment callbacks (担保支付), signed with SHA-1 and the callback token.

use super::incoming::Incoming;
use super::members;
use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::callback::refusal::Refusal;
use crate::secret::Secret;
use crate::signature::{self, Application};
use crate::wire::Texts;

/// The members that the protocol defines.
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
    let mut texts = Texts::parse(body).ok_or_else(members::not_an_object_error)?;
    if texts.has_one_name_twice() {
        return Err(members::repeated_member_error());
    }
    let member = |name| {
        texts
            .get(name)
            .ok_or_else(|| members::missing_member_error(name))
    };
    let signature = member("msg_signature")?.to_owned();
    let is_genuine =
        |token: &Secret| signature::ecpay_callback_texts_are_genuine(token.expose(), &texts);
    if !tokens.iter().any(is_genuine) {
        return Err(Refusal::forged("callback_token"));
    }
    // The signed values are concatenated without a separator, so an attacker could split a genuine message and pass off one part of it as
    // the whole.
    for (name, value) in signature::signed_callback_fields(&texts) {
        if !KNOWN.contains(&name) && value.contains(['{', '}', '[', ']', '"']) {
            return Err(Refusal::malformed(format!(
                "the protocol does not define {name}, which could contain a part of the message"
            )));
        }
    }
    // The names of members are not signed either, so all required members must be present.
    member("nonce")?;
    let time = members::parse_time("timestamp", member("timestamp")?)?;
    let name = texts.get("type").unwrap_or_default().to_owned();
    let message = texts
        .take("msg")
        .ok_or_else(|| members::missing_member_error("msg"))?;
    Ok(Message {
        protocol: Protocol::Ecpay,
        name,
        content: members::require_object(message)?,
        envelope: body.trim().to_owned(),
        id: None,
        time: Some(time),
        key_version: None,
        signature,
        // A redelivery might have a new signature.
        identified_by_content: true,
    })
}
