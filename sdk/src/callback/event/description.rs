//! The descriptions of events in the catalogue.

use crate::callback::protocol::Protocol;
use crate::wire::Structure;

/// The description of an event in the catalogue.
#[derive(Debug)]
#[non_exhaustive]
pub struct EventDescription {
    /// The chapter and the name of the event, such as `ecpay.payment`.
    pub name: &'static str,
    /// The platform's title of the event. Empty if no source has one.
    pub title: &'static str,
    /// The protocol in which the event is signed and encoded.
    pub protocol: Protocol,
    /// The name of the event on the wire, such as `payment`.
    pub event: &'static str,
    /// The fields that the message must have, in protocols that do not sign the name of the event.
    pub marks: &'static [&'static str],
    /// The addresses of the official pages.
    pub doc: &'static [&'static str],
}

impl EventDescription {
    /// Creates a description. Only for generated code. The optional parts have separate methods, so that more can be added.
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

/// The message type of an event. Implementations are generated from the catalogue.
pub trait EventType: Structure + Default + 'static {
    /// The description of the event in the catalogue.
    const DESCRIPTION: &'static EventDescription;
}
