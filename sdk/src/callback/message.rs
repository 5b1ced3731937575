//! What a genuine callback is made of.

use std::time::SystemTime;

use super::protocol::Protocol;
use crate::wire::Members;

/// What a genuine callback is made of, whatever its event.
pub(super) struct Message {
    pub(super) protocol: Protocol,
    /// What names the event on the wire.
    pub(super) name: String,
    /// The event itself: JSON without white space around it.
    pub(super) content: String,
    /// What the event came in, as JSON.
    pub(super) envelope: String,
    pub(super) id: Option<String>,
    pub(super) time: Option<SystemTime>,
    pub(super) key_version: Option<String>,
    /// Its signature, which a stranger who sends it again can't change.
    pub(super) signature: String,
    /// Whether its content tells it from all other events, however often and with whatever signature it is sent.
    pub(super) identified_by_content: bool,
}

/// A text that tells a callback from all others.
pub(super) struct Identity {
    pub(super) text: String,
    /// Whether another event may have the same text after the time window.
    pub(super) only_within_window: bool,
}

impl Message {
    /// Returns the identities by which another delivery of it is recognized; any of them is enough.
    pub(super) fn identities(&self) -> Vec<Identity> {
        let signature = match self.protocol {
            // The name is not signed: under another one, which nobody knows, the message would count as handled.
            Protocol::Ecpay => format!("{} {}", self.name, self.signature),
            _ => self.signature.clone(),
        };
        let lasting = |text| Identity {
            text,
            only_within_window: false,
        };
        let mut identities = vec![Identity {
            text: signature,
            // Webhooks of equal bodies have equal signatures: a user may grant, withdraw and grant again.
            only_within_window: self.id.is_some(),
        }];
        identities.extend(self.id.clone().map(lasting));
        if self.identified_by_content {
            identities.push(lasting(format!("{} {}", self.name, self.content)));
        }
        identities
    }

    /// Returns the number to answer with when the platform tries the address of a webhook before it uses it, as the JSON that it is.
    pub(super) fn challenge(&self) -> Option<&str> {
        let is_check = (self.protocol, self.name.as_str()) == (Protocol::Webhook, "verify_webhook");
        Members::parse(&self.content)
            .filter(|_| is_check)?
            .get("challenge")
    }
}
