//! The ticket of a third-party platform (服务商): the client keeps it, without a handler.

use super::Verified;
use crate::client::Client;

/// Keeps the ticket if the callback is one. The error is for the log; the next ticket comes in ten minutes.
#[cfg(feature = "third_party_platform")]
pub(super) async fn keep(client: &Client, callback: &Verified<()>) -> Result<bool, String> {
    use super::EventType;
    use crate::component_auth::TicketEvent;

    let ticket = TicketEvent::DESCRIPTION;
    if (callback.protocol(), callback.event_name()) != (ticket.protocol, ticket.event) {
        return Ok(false);
    }
    let event = callback.clone().into_typed::<TicketEvent>();
    let event = event.map_err(|refusal| refusal.to_string())?;
    let kept = client.keep_component_ticket(event.ticket.as_str()).await;
    kept.map(|()| true).map_err(|error| error.to_string())
}

/// Without the chapter nothing needs a ticket.
#[cfg(not(feature = "third_party_platform"))]
pub(super) async fn keep(_: &Client, _: &Verified<()>) -> Result<bool, String> {
    Ok(false)
}
