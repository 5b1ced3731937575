//! Open platform webhooks. Their signature is in the header `X-Douyin-Signature`.

use super::incoming::Incoming;
use super::members;
use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::callback::refusal::Refusal;
use crate::secret::Secret;
use crate::signature::{self, Application};
use crate::wire::text_of;

pub(super) fn verify(
    application: &Application,
    incoming: Incoming<'_>,
) -> Result<Message, Refusal> {
    let signature = incoming.header("x-douyin-signature")?;
    let is_genuine =
        |secret: &Secret| signature::webhook_is_genuine(secret.expose(), incoming.body, signature);
    if !application.keys.webhook_secrets.iter().any(is_genuine) {
        return Err(Refusal::forged(
            "webhook_secret, or app_secret if that is not set",
        ));
    }
    // The signature is a hash of the secret followed by the body. An attacker could therefore append data to a genuine body and compute the
    // matching hash, but the resulting body would not be valid JSON.
    let body = incoming.text()?;
    let members = members::parse_members(body)?;
    let name = members::required_member(&members, "event")?.into_owned();
    let content = match members.value("content") {
        Some(value) if !text_of(value.get()).trim().is_empty() => members::message_json(value)?,
        _ => "{}".to_owned(),
    };
    let id = incoming.headers.get("msg-id");
    let id = id.and_then(|id| id.to_str().ok()).map(str::to_owned);
    Ok(Message {
        protocol: Protocol::Webhook,
        name,
        content,
        envelope: body.trim().to_owned(),
        id,
        time: None,
        key_version: None,
        signature: signature.to_owned(),
        identified_by_content: false,
    })
}
