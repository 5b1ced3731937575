//! The verified content of a callback.

use std::time::SystemTime;

use super::protocol::Protocol;
use crate::wire::Members;

/// The verified content of a callback. All types of events share this representation.
pub(super) struct Message {
    pub(super) protocol: Protocol,
    /// The event's name on the wire.
    pub(super) name: String,
    /// The event's message, as JSON without surrounding whitespace.
    pub(super) content: String,
    /// The envelope around the message, as JSON.
    pub(super) envelope: String,
    pub(super) id: Option<String>,
    pub(super) time: Option<SystemTime>,
    pub(super) key_version: Option<String>,
    /// The callback's signature. An attacker who replays the callback cannot change it.
    pub(super) signature: String,
    /// Whether the content alone identifies the event. If it does, the event is recognized even if it is sent again with a different
    /// signature.
    pub(super) identified_by_content: bool,
}

/// A string that identifies a callback.
pub(super) struct Identity {
    pub(super) text: String,
    /// Whether a different event could have the same string once the time window has passed.
    pub(super) only_within_window: bool,
}

impl Message {
    /// Returns the identifiers used to detect a repeated delivery of this callback. A match on any one of them is enough.
    pub(super) fn identities(&self) -> Vec<Identity> {
        let signature = match self.protocol {
            // The name is not signed. If it were not part of the identity, handling the same message under a forged, unknown name would
            // make the genuine callback count as already handled.
            Protocol::Ecpay => format!("{} {}", self.name, self.signature),
            _ => self.signature.clone(),
        };
        let lasting = |text| Identity {
            text,
            only_within_window: false,
        };
        let mut identities = vec![Identity {
            text: signature,
            // Webhooks with equal bodies have equal signatures. This happens, for example, if a user grants a permission, withdraws it and
            // grants it again.
            only_within_window: self.id.is_some(),
        }];
        identities.extend(self.id.clone().map(lasting));
        if self.identified_by_content {
            identities.push(lasting(format!("{} {}", self.name, self.content)));
        }
        identities
    }

    /// Returns the challenge, as JSON, if this is the webhook that the platform sends to verify the callback URL.
    pub(super) fn challenge(&self) -> Option<&str> {
        let is_check = (self.protocol, self.name.as_str()) == (Protocol::Webhook, "verify_webhook");
        Members::parse(&self.content)
            .filter(|_| is_check)?
            .get("challenge")
    }
}
