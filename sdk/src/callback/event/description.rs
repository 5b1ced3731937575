//! The catalogue's descriptions of events.

use crate::callback::protocol::Protocol;
use crate::wire::Structure;

/// The catalogue's description of an event.
#[derive(Debug)]
#[non_exhaustive]
pub struct EventDescription {
    /// The chapter and name of the event, for example `ecpay.payment`.
    pub name: &'static str,
    /// The platform's title for the event. Empty if no source specifies a title.
    pub title: &'static str,
    /// The protocol used to sign and encode the event.
    pub protocol: Protocol,
    /// The event's name on the wire, for example `payment`.
    pub event: &'static str,
    /// The fields that a message must contain to be accepted as this event. Used only for protocols that do not sign the event's name.
    pub marks: &'static [&'static str],
    /// The URLs of the official pages.
    pub doc: &'static [&'static str],
}

impl EventDescription {
    /// Creates a description. For generated code only. Separate methods set the optional parts, so that more of them can be added later.
    #[doc(hidden)]
    pub const fn new(name: &'static str, protocol: Protocol, event: &'static str) -> Self {
        Self {
            name,
            title: "",
            protocol,
            event,
            marks: &[],
            doc: &[],
        }
    }

    #[doc(hidden)]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    #[doc(hidden)]
    pub const fn marks(mut self, marks: &'static [&'static str]) -> Self {
        self.marks = marks;
        self
    }

    #[doc(hidden)]
    pub const fn doc(mut self, doc: &'static [&'static str]) -> Self {
        self.doc = doc;
        self
    }
}

/// The type of an event's message. Implementations are generated from the catalogue.
pub trait EventType: Structure + Default + 'static {
    /// The catalogue's description of the event.
    const DESCRIPTION: &'static EventDescription;
}
