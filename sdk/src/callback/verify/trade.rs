//! Trade system callbacks (交易系统), signed with the platform's RSA key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::incoming::Incoming;
use super::members;
use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::callback::refusal::Refusal;
use crate::signature::{self, Application};

pub(super) fn verify(
    application: &Application,
    incoming: Incoming<'_>,
) -> Result<Message, Refusal> {
    let keys = &application.keys.parsed.platform_public_keys;
    if keys.is_empty() {
        return Err(Refusal::not_configured("platform_public_key"));
    }
    let signature = incoming.header("byte-signature")?;
    let timestamp = incoming.header("byte-timestamp")?;
    let nonce = incoming.header("byte-nonce-str")?;
    let bytes = STANDARD
        .decode(signature)
        .map_err(|_| Refusal::malformed("the header byte-signature is not base64"))?;
    let signed = signature::trade_callback_message(timestamp, nonce, incoming.body);
    let key = keys.iter().find(|(_, key)| key.verifies(&signed, &bytes));
    let (key_version, _) = key.ok_or_else(|| Refusal::forged("platform_public_key"))?;
    let time = members::parse_time("byte-timestamp", timestamp)?;
    let body = incoming.text()?;
    let members = members::parse_members(body)?;
    let content = match members.value("msg") {
        Some(message) => members::message_json(message)?,
        None => body.trim().to_owned(),
    };
    let name = members::optional_member(&members, "type").into_owned();
    Ok(Message {
        protocol: Protocol::Trade,
        name,
        envelope: body.trim().to_owned(),
        id: None,
        time: Some(time),
        key_version: Some(key_version.clone()),
        signature: signature.to_owned(),
        // A redelivery might have a new signature.
        identified_by_content: true,
        content,
    })
}
