//! The verified content of a callback.

use std::time::SystemTime;

use super::protocol::Protocol;
use crate::wire::Members;

/// The verified content of a callback, independent of its event.
pub(super) struct Message {
    pub(super) protocol: Protocol,
    /// The name of the event on the wire.
    pub(super) name: String,
    /// The message of the event, as JSON without surrounding white space.
    pub(super) content: String,
    /// The envelope of the message, as JSON.
    pub(super) envelope: String,
    pub(super) id: Option<String>,
    pub(super) time: Option<SystemTime>,
    pub(super) key_version: Option<String>,
    /// The signature. An attacker who replays the callback cannot change it.
    pub(super) signature: String,
    /// Whether the content distinguishes the event from all other events, even if the event is sent several times with different
    /// signatures.
    pub(super) identified_by_content: bool,
}

/// A string that identifies a callback.
pub(super) struct Identity {
    pub(super) text: String,
    /// Whether another event may have the same string after the time window.
    pub(super) only_within_window: bool,
}

impl Message {
    /// Returns the identities by which another delivery of the callback is recognized. One match is enough.
    pub(super) fn identities(&self) -> Vec<Identity> {
        let signature = match self.protocol {
            // The name is not signed. Without it in the identity, the same message under an unknown name would count as handled.
            Protocol::Ecpay => format!("{} {}", self.name, self.signature),
            _ => self.signature.clone(),
        };
        let lasting = |text| Identity {
            text,
            only_within_window: false,
        };
        let mut identities = vec![Identity {
            text: signature,
            // Webhooks with equal bodies have equal signatures, for example if a user grants, withdraws and grants again.
            only_within_window: self.id.is_some(),
        }];
        identities.extend(self.id.clone().map(lasting));
        if self.identified_by_content {
            identities.push(lasting(format!("{} {}", self.name, self.content)));
        }
        identities
    }

    /// Returns the challenge, as JSON, if this is the webhook with which the platform checks the address.
    pub(super) fn challenge(&self) -> Option<&str> {
        let is_check = (self.protocol, self.name.as_str()) == (Protocol::Webhook, "verify_webhook");
        Members::parse(&self.content)
            .filter(|_| is_check)?
            .get("challenge")
    }
}
