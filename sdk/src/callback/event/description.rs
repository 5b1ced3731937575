//! What the catalogue says of an event.

use crate::callback::protocol::Protocol;
use crate::wire::Structure;

/// An event of the catalogue.
#[derive(Debug)]
#[non_exhaustive]
pub struct EventDescription {
    /// Chapter and name: `ecpay.payment`.
    pub name: &'static str,
    /// The platform's own title, empty where no source has one.
    pub title: &'static str,
    /// How it is signed and packed.
    pub protocol: Protocol,
    /// What names it on the wire: `payment`.
    pub event: &'static str,
    /// Fields that its message must have, in protocols that do not sign the name.
    pub marks: &'static [&'static str],
    /// The official pages.
    pub doc: &'static [&'static str],
}

impl EventDescription {
    /// For generated code, whatever the catalogue may come to say.
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

/// The message of an event, as a type. Generated from the catalogue.
pub trait EventType: Structure + Default + 'static {
    /// What the catalogue says of it.
    const DESCRIPTION: &'static EventDescription;
}
