//! Stores the tickets sent to a third-party platform (服务商), so that the application needs no handler for them.

use super::handlers::Handler;
use super::verified::Verified;
use crate::client::Client;

/// If the callback delivers a ticket, returns a handler that stores the ticket and then calls `handler`. Otherwise, returns `handler`
/// unchanged. Each callback is handled only once, so an old ticket that is delivered again does not replace a newer one.
#[cfg(feature = "third_party_platform")]
pub(super) fn store_component_ticket_before(
    client: &Client,
    callback: &Verified<()>,
    handler: Option<Handler>,
) -> Option<Handler> {
    use std::sync::Arc;

    use super::event::EventType;
    use super::reply::Reply;
    use crate::component_auth::TicketEvent;

    let ticket = TicketEvent::DESCRIPTION;
    if (callback.protocol(), callback.event_name()) != (ticket.protocol, ticket.event) {
        return handler;
    }
    let client = client.clone();
    Some(Arc::new(move |callback| {
        let (client, handler) = (client.clone(), handler.clone());
        Box::pin(async move {
            let event = callback.clone().into_typed::<TicketEvent>()?;
            client.store_component_ticket(event.ticket.as_str()).await?;
            match handler {
                Some(handler) => handler(callback).await,
                None => Ok(Reply::acknowledgment()),
            }
        })
    }))
}

/// Returns `handler` unchanged. Without the feature `third_party_platform`, no call needs a ticket.
#[cfg(not(feature = "third_party_platform"))]
pub(super) fn store_component_ticket_before(
    _: &Client,
    _: &Verified<()>,
    handler: Option<Handler>,
) -> Option<Handler> {
    handler
}
