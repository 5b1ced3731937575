//! Webhooks of the open platform: `X-Douyin-Signature`.

use super::incoming::{self, Incoming};
use super::verified::Message;
use super::{Protocol, Refusal};
use crate::client::Application;
use crate::signature;
use crate::wire::text_of;

/// The event with which the platform tries an address before it uses it.
pub(super) const CHALLENGE: &str = "verify_webhook";

pub(super) fn verify(
    application: &Application,
    incoming: Incoming<'_>,
) -> Result<Message, Refusal> {
    let signature = incoming.header("x-douyin-signature")?;
    let secret = application.keys.webhook_secret.as_ref();
    let secret = secret.unwrap_or(&application.secret);
    if !signature::webhook_is_genuine(secret.expose(), incoming.body, signature) {
        return Err(Refusal::forged(
            "webhook_secret (the app_secret, unless set)",
        ));
    }
    // The secret stands before the body in what is hashed, so a stranger could add to a genuine body: what is added is no JSON.
    let body = incoming.text()?;
    let members = incoming::members(body)?;
    let name = incoming::member(&members, "event")?.into_owned();
    let content = match members.value("content") {
        Some(value) if !text_of(value.get()).trim().is_empty() => incoming::content(value)?,
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
        says_who_it_is: false,
    })
}
